import { mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ownProgram } from '../../src/adapters/own-program.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'program-'));
  file = join(folder, 'main.js');
  writeFileSync(file, 'one');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the program of a secretary that runs', () => {
  it('is its own as long as nobody touches it', () => {
    expect(ownProgram([file, join(folder, 'never-there')])()).toBe(false);
    expect(ownProgram()()).toBe(false);
  });

  it('is its own while the disk does not say', () => {
    const replaced = ownProgram([file]);
    rmSync(file);
    symlinkSync(file, file);
    expect(replaced()).toBe(false);
  });

  it.each([
    [
      'another file takes its place',
      () => {
        writeFileSync(`${file}.new`, 'one');
        renameSync(`${file}.new`, file);
      },
    ],
    ['it is written over', () => writeFileSync(file, 'another')],
    ['it is gone', () => rmSync(file)],
  ])('is another one when %s', (_, change) => {
    const replaced = ownProgram([file]);
    change();
    expect(replaced()).toBe(true);
  });
});
