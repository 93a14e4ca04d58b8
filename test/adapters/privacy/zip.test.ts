import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { zip } from '../../../src/adapters/privacy/zip.ts';
import { unzipped } from '../../build/unzipped.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zip-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const MODIFIED = Date.parse('2026-11-24T09:12:34Z');
const FILES = {
  'export-Léa/all.json': '{"made":"2026-11-24"}\n',
  'export-Léa/readable.md': `# Ce qui est gardé\n${'Bonjour, à jeudi.\n'.repeat(5000)}`,
  'export-Léa/empty.txt': '',
};
const hasUnzip = spawnSync('unzip', ['-v']).error === undefined;

/** Runs unzip as a person would, whose machine speaks UTF-8. */
function unzip(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync('unzip', words, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC' },
  });
  return { status, said: stdout + stderr };
}

describe('an archive for somebody who asks for their data', () => {
  it.skipIf(!hasUnzip)('is whole for unzip, and gives back every file as it was, for its owner alone', () => {
    writeFileSync(join(folder, 'out.zip'), zip(FILES, MODIFIED));
    expect(unzip('-t', 'out.zip')).toMatchObject({ status: 0 });
    expect(unzip('out.zip').status).toBe(0);
    for (const [name, text] of Object.entries(FILES)) {
      expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
      expect(statSync(join(folder, name)).mtimeMs).toBe(MODIFIED);
    }
  });

  it('is smaller than what lies in it', () => {
    expect(zip(FILES, MODIFIED).length).toBeLessThan(2000);
  });

  it('is the same for the same files, whenever it is made', () => {
    expect(zip(FILES, MODIFIED)).toEqual(zip(FILES, MODIFIED));
  });

  it('loses no byte of any text', () => {
    const files = fc.dictionary(
      fc.stringMatching(/^[\p{L}0-9]{1,20}\.txt$/u),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(files, (given) => {
        expect(unzipped(zip(given, MODIFIED))).toEqual({ ...given });
      }),
    );
  });
});
