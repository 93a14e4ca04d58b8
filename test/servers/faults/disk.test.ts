import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, copyFileSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Cell } from './cell.ts';
import { type Field, startField, type Wanted } from './field.ts';
import { type SmallDisk, smallDisk } from './small-disk.ts';
import { tampered } from './tampered.ts';

let field: Field;
let disk: SmallDisk | null = null;

beforeAll(async () => {
  field = await startField();
});
afterEach(() => {
  disk?.remove();
  disk = null;
});
afterAll(() => field.end());

type Ending = () => void | Promise<void>;

/** While nothing can be kept nothing is done, and nothing is lost; who must know does. */
async function worksNothing(
  begin: (cell: Cell) => Ending | Promise<Ending>,
  sentence: RegExp,
  {
    wanted,
    meanwhile,
  }: { readonly wanted?: Wanted; readonly meanwhile?: (cell: Cell) => Promise<void> } = {},
): Promise<void> {
  const cell = await field.open(wanted);
  const before = await cell.write('when', 'parking');
  await cell.settled();
  const end = await begin(cell);
  const during = await cell.write('when', 'parking', 'confirm', 'thanks', 'chest');
  const shown = await cell.until(({ needs, failing }) => needs.includes('failing') && failing !== null);
  expect(shown.failing?.code).toMatch(sentence);
  await cell.until(() => cell.alerts().some(({ level }) => level === 'amber'));
  await meanwhile?.(cell);
  await end();
  await cell.alarmed(during[4] ?? '');
  const after = await cell.write('when');
  await cell.known();
  await cell.settled(...after);
  // What was begun just before may still be under way somewhere: it is looked up after a quarter of an hour.
  cell.pass();
  await cell.letters(7);
  await isWell(cell, [...before, ...during.filter((_, at) => at !== 3), ...after]);
}

async function isWell(cell: Cell, answered: readonly string[]): Promise<void> {
  await cell.settled();
  await cell.until(({ needs }) => needs.every((need) => need === 'urgent'));
  const finished = await cell.finish();
  expect(finished.faults).toEqual([]);
  expect(finished.answered.toSorted()).toEqual(answered.toSorted());
}

const WRITING = ['pwrite64', 'write', 'ftruncate', 'fdatasync', 'fsync'];
const stateFiles = ({ folder }: Cell) => [join(folder, 'state.db'), join(folder, 'state.db-journal')];

describe('the disk', () => {
  it('disk down: a disk that answers with errors', () =>
    worksNothing(async (cell) => {
      const broken = await tampered(cell.pid, stateFiles(cell), [...WRITING, 'pread64', 'read'], 'error=EIO');
      return broken.end;
    }, /state\.db/));

  it('disk refused: a disk that became read-only', () =>
    worksNothing(async (cell) => {
      const broken = await tampered(cell.pid, stateFiles(cell), WRITING, 'error=EROFS');
      return broken.end;
    }, /state\.db/));

  it('disk slow: everything takes longer, nothing is lost', async () => {
    const cell = await field.open();
    const before = await cell.write('when');
    await cell.letters(1);
    const slow = await tampered(cell.pid, stateFiles(cell), ['fdatasync', 'fsync'], 'delay_enter=10000');
    const during = await cell.write('when', 'parking', 'confirm', 'chest');
    await cell.alarmed(during[3] ?? '');
    await slow.end();
    await cell.letters(5);
    await isWell(cell, [...before, ...during]);
  });

  it('disk cut: a writing that is cut off in the middle', () =>
    worksNothing((cell) => {
      const limit = (bytes: string) =>
        execFileSync('prlimit', ['--pid', String(cell.pid), `--fsize=${bytes}:`]);
      limit(String(statSync(join(cell.folder, 'state.db')).size - 5000));
      return () => {
        limit('unlimited');
      };
    }, /state\.db/));

  it('disk garbage: a memory that was overwritten is never taken for an empty one', () =>
    worksNothing((cell) => {
      const [file = ''] = stateFiles(cell);
      copyFileSync(file, `${file}.saved`);
      overwrite(file, randomBytes(statSync(file).size));
      return () => overwrite(file, readFileSync(`${file}.saved`));
    }, /state\.db/));

  it('disk full: nothing is done that could not be kept but the alarm, and all goes on when there is room', async () => {
    const small = smallDisk(4);
    disk = small;
    await worksNothing(
      () => {
        small.fill();
        return small.free;
      },
      /le disque est plein/,
      {
        wanted: {
          settings: (yaml) => `${yaml}state: ${join(small.folder, 'state.db')}\n`,
          prepare: (folder) => copyFileSync(join(folder, 'state.db'), join(small.folder, 'state.db')),
        },
        meanwhile: async (cell) => {
          await cell.until(() => cell.alerts().some(({ level }) => level === 'red'));
        },
      },
    );
  });
});

/** In place, as a failing disk or another program does it. */
function overwrite(file: string, bytes: Uint8Array): void {
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, bytes, 0, bytes.length, 0);
  closeSync(descriptor);
}
