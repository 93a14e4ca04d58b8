import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { importsOf } from './imports-of.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const src = join(root, 'src');

/** Who may import whom (docs/flow.md). A room may always import from itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  core: ['domain'],
  ports: ['domain', 'core'],
  config: ['domain'],
  flow: ['domain', 'core', 'ports'],
  adapters: ['domain', 'core', 'ports'],
  daemon: ['domain', 'ports', 'flow'],
  tui: ['domain', 'core'],
  cli: ['domain', 'core', 'ports', 'config', 'flow', 'daemon', 'tui'],
  'post-office': ['domain', 'ports', 'adapters'],
  'world-parts': ['domain', 'core', 'ports', 'adapters'],
  'backup-doors': ['domain', 'core', 'adapters', 'cli', 'world-parts'],
  'privacy-doors': ['adapters', 'cli', 'world-parts'],
  'dry-world': ['domain', 'core', 'ports', 'adapters', 'cli', 'world-parts'],
  world: ['domain', 'core', 'ports', 'adapters', 'post-office', 'world-parts'],
  'setup-doors': ['config', 'adapters', 'cli'],
  doors: [
    'domain',
    'ports',
    'config',
    'adapters',
    'cli',
    'world',
    'world-parts',
    'backup-doors',
    'privacy-doors',
    'dry-world',
    'post-office',
    'setup-doors',
  ],
  main: ['cli', 'doors'],
};

/** Doors to the outside that pure rooms may not have, beside pure libraries. */
const NODE_FOR_PURE = ['node:crypto'];

/** What makes code depend on when, where or how often it runs. */
const FORBIDDEN_WORDS = [
  /\bawait\b/,
  /\basync\b/,
  /\bDate\.now\b/,
  /\bnew Date\(\)/,
  /\bMath\.random\b/,
  /\bprocess\./,
  /\bconsole\./,
];

/** An exported function, or a constant that is one, on whose line before no doc comment ends. */
const WITHOUT_COMMENT =
  /(?<!\*\/\n)^export (?:async )?(?:function\*? (\w+)|const (\w+)(?:: [^=\n]+)? = (?:async )?[(<])/gm;

interface Source {
  readonly path: string;
  readonly room: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const sources: readonly Source[] = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => {
    const text = readFileSync(join(src, file), 'utf8');
    return { path: file, room: roomOf(file), text, imports: importsOf(text) };
  });

function roomOf(file: string): string {
  return (file.split('/')[0] ?? '').replace(/\.tsx?$/, '');
}

function targetOf(source: Source, imported: string): string {
  return relative(src, resolve(src, dirname(source.path), imported));
}

describe('the house', () => {
  it('has rooms that the import table knows', () => {
    expect([...new Set(sources.map(({ room }) => room))].filter((room) => !(room in MAY_IMPORT))).toEqual([]);
  });

  it('lets each room import only what the table allows', () => {
    const wrong = sources.flatMap((source) =>
      source.imports
        .filter((imported) => imported.startsWith('.'))
        .map((imported) => targetOf(source, imported))
        .filter(
          (target) => roomOf(target) !== source.room && !MAY_IMPORT[source.room]?.includes(roomOf(target)),
        )
        .map((target) => `${source.path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('has no circle of imports', () => {
    expect(circlesIn(sources)).toEqual([]);
  });

  it('keeps clock, dice, waiting and the terminal out of domain and core', () => {
    const wrong = sources
      .filter(({ room }) => room === 'domain' || room === 'core')
      .flatMap(({ path, text }) => {
        const code = withoutComments(text);
        return FORBIDDEN_WORDS.filter((word) => word.test(code)).map((word) => `${path}: ${word.source}`);
      });
    expect(wrong).toEqual([]);
  });

  it('gives domain and core no door of Node but hashing', () => {
    const wrong = sources
      .filter(({ room }) => room === 'domain' || room === 'core')
      .flatMap(({ path, imports }) =>
        imports
          .filter((name) => name.startsWith('node:') && !NODE_FOR_PURE.includes(name))
          .map((name) => `${path}: ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  it('has no file over 300 lines but pure data', () => {
    const long = sources
      .filter(({ text }) => text.split('\n').length > 301 && !isData(text))
      .map(({ path, text }) => `${path}: ${text.split('\n').length}`);
    expect(long).toEqual([]);
  });

  it('tells of every exported function of core, flow and ports what its name does not', () => {
    const bare = sources
      .filter(({ room }) => room === 'core' || room === 'flow' || room === 'ports')
      .flatMap(({ path, text }) =>
        [...text.matchAll(WITHOUT_COMMENT)].map(([, name, other]) => `${path}: ${name ?? other}`),
      );
    expect(bare).toEqual([]);
  });

  it('writes to the terminal in one place only', () => {
    const wrong = sources.filter(
      ({ path, text }) =>
        path !== 'cli/print.ts' && /\bconsole\.|\.stdout\.write|\.stderr\.write/.test(withoutComments(text)),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

/** A file without functions or control flow is data: word lists, tables. */
function isData(text: string): boolean {
  return !/\bfunction\b|\bif \(|\bfor \(|\bwhile \(/.test(withoutComments(text));
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '$1');
}

function circlesIn(all: readonly Source[]): readonly string[] {
  const next = new Map(
    all.map((source) => [
      source.path,
      source.imports.filter((name) => name.startsWith('.')).map((name) => targetOf(source, name)),
    ]),
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
      return;
    }
    if (done.has(path)) return;
    for (const target of next.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const { path } of all) visit(path, []);
  return circles;
}
