// The package as an installer gets it: the same bytes twice, and at work where nothing but a C library is.

import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const place = mkdtempSync(join(tmpdir(), 'package-'));
const empty = join(place, 'root');
/** What a shell script and the runtime are linked against, and the programs that the launcher calls. */
const PROGRAMS = ['/bin/sh', '/usr/bin/dirname', '/usr/bin/readlink'];

function run(program: string, ...words: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, words, {
    encoding: 'utf8',
    cwd: repository,
    maxBuffer: 64 * 1024 * 1024,
  });
  expect(status, `${program} ${words.join(' ')}\n${error?.message ?? ''}${stdout}${stderr}`).toBe(0);
  return stdout;
}

/** Copies a program, and the libraries it is linked with, to the same places under another root. */
function giveProgram(program: string): void {
  for (const file of [program, ...librariesOf(program)]) {
    mkdirSync(dirname(join(empty, file)), { recursive: true });
    copyFileSync(file, join(empty, file));
  }
}

/** Only what the package depends on: the C and C++ libraries and the loader. */
function librariesOf(program: string): readonly string[] {
  const linked = spawnSync('ldd', [program], { encoding: 'utf8' }).stdout.match(/\/\S+/g) ?? [];
  return linked.filter((name) => name !== program && existsSync(name) && !name.endsWith(':'));
}

function databaseLibraries(): readonly string[] {
  const database = join(repository, 'node_modules/@libsql');
  const native = readdirSync(database).find((name) => name.startsWith('linux-') && name.endsWith('-gnu'));
  return librariesOf(join(database, native ?? '', 'index.node'));
}

/** The program's own words, in the empty root, with an empty environment. */
function agent(...words: readonly string[]) {
  return spawnSync('chroot', [empty, '/usr/bin/env', '-i', '/usr/bin/agent', ...words], { encoding: 'utf8' });
}

beforeAll(() => {
  for (const out of ['one', 'two']) run(process.execPath, 'scripts/package.js', '--out', join(place, out));
}, 600_000);
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('the package', () => {
  const named = (end: string) => readdirSync(join(place, 'one')).find((name) => name.endsWith(end)) ?? '';

  it('has the same bytes twice', () => {
    const names = readdirSync(join(place, 'one'));
    expect(names.filter((name) => /\.(?:deb|tar\.gz)$/.test(name))).toHaveLength(2);
    for (const name of names)
      expect(readFileSync(join(place, 'one', name)).equals(readFileSync(join(place, 'two', name)))).toBe(
        true,
      );
  });

  it('has nothing in it that is only needed for building, and nothing of anybody', () => {
    const listed = run('tar', '-tzf', join(place, 'one', named('.tar.gz')));
    expect(listed).not.toMatch(/node_modules\/(?:typescript|vitest|rolldown|@biomejs)\/|\.git\//);
    expect(listed).not.toMatch(/^practice-agent-[^/]+\/(?:src|test|scripts)\//m);
    expect(listed).not.toMatch(/state\.db|\.agent\/|musl/);
    for (const file of ['runtime/node', 'dist/main.js', 'sbom.cdx.json', 'LICENCES.txt'])
      expect(listed).toContain(`/${file}\n`);
  });

  it('works where there is nothing but a C library', () => {
    for (const program of [...PROGRAMS, '/usr/bin/env', process.execPath]) giveProgram(program);
    rmSync(join(empty, process.execPath));
    for (const library of databaseLibraries()) giveProgram(library);
    mkdirSync(join(empty, 'tmp'), { recursive: true });
    mkdirSync(join(empty, 'dev'), { recursive: true });
    run('dpkg-deb', '-x', join(place, 'one', named('.deb')), empty);
    expect(agent('--version').stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    const demo = agent('demo', '--lang', 'en');
    expect(demo.stderr).toBe('');
    expect(demo.status).toBe(0);
    expect(demo.stdout).toContain('agent dry-run YOUR-MAILS/');
  }, 300_000);
});
