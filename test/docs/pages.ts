// The pages that people read, and what stands in them.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export interface Block {
  /** What stands behind the opening fence: `yaml`, `text`; empty for commands. */
  readonly language: string;
  readonly text: string;
  /** Line of the opening fence. */
  readonly line: number;
}

/** Every page, by its path from the root. */
export const PAGES: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  'examples/README.md',
  ...readdirSync(`${root}docs`)
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

export function readPage(path: string): string {
  return readFileSync(root + path, 'utf8');
}

/** The fenced blocks of a page. */
export function blocksOf(page: string): readonly Block[] {
  return [...page.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gmu)].map(
    ({ 1: language = '', 2: text = '', index }) => ({
      language,
      text,
      line: page.slice(0, index).split('\n').length,
    }),
  );
}

/**
 * The command lines of a block, without what explains them: behind two spaces or a `#`. A block with lines that begin
 * with `$` shows what they print, too.
 */
export function commandsIn({ text }: Block): readonly string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const typed = lines.some((line) => line.startsWith('$ '))
    ? lines.filter((line) => line.startsWith('$ ')).map((line) => line.slice(2))
    : lines;
  return typed.map((line) => (line.split(/ {2,}| #/u)[0] ?? '').trim()).filter((line) => line !== '');
}
