// What docs/security.md and docs/safety.md promise is held by tests: those that it names are there, under the titles that it quotes.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './pages.ts';

const FILES = ['test', 'src'].flatMap((room) =>
  readdirSync(join(root, room), { recursive: true, encoding: 'utf8' }).map((name) => join(room, name)),
);
const FAULTS = FILES.filter((name) => /^test\/servers\/faults\/.*\.test\.ts$/u.test(name));

interface Row {
  readonly files: readonly string[];
  readonly titles: readonly string[];
}

/** The rows of the tables of promises and of faults, with the tests that stand in their second cell. */
function rows(): readonly Row[] {
  const cells = ['docs/security.md', 'docs/safety.md']
    .flatMap((page) => readFileSync(join(root, page), 'utf8').split('\n'))
    .map((line) => (line.startsWith('| ') ? (line.split(' | ')[1] ?? '') : ''));
  return cells
    .map((cell) => ({
      files: [...cell.matchAll(/`([\w/.*-]+\.ts)`/gu)].map(([, file = '']) => file),
      titles: [...cell.matchAll(/\*([^*`]+)\*/gu)].map(([, title = '']) => title),
    }))
    .filter(({ files, titles }) => files.length + titles.length > 0);
}

function found(file: string): readonly string[] {
  const pattern = new RegExp(`(?:^|/)${file.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`, 'u');
  return FILES.filter((name) => pattern.test(name));
}

describe('what docs/security.md and docs/safety.md promise', () => {
  const all = rows();

  it('is read from its tables', () => {
    expect(all.length).toBeGreaterThan(70);
  });

  it('names only tests that are there', () => {
    expect(all.flatMap(({ files }) => files.filter((file) => found(file).length === 0))).toEqual([]);
  });

  it('quotes only titles that stand in them', () => {
    const wrong = all.flatMap(({ files, titles }) => {
      const names = files.length === 0 ? FAULTS : files.flatMap(found);
      const source = names.map((name) => readFileSync(join(root, name), 'utf8')).join('\n');
      return titles.filter((title) => !source.includes(title));
    });
    expect(wrong).toEqual([]);
  });
});
