import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Cell } from './cell.ts';
import { type Field, startField } from './field.ts';
import { type SmallDisk, smallDisk } from './small-disk.ts';

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

/** An agenda that can't be read is full: nobody is told a date, a human reads; alarms and plain answers go on. */
async function isFullFor(
  begin: (file: string) => void,
  end: (file: string) => void,
  sentence: string | RegExp,
): Promise<void> {
  const cell = await field.open();
  const before = await cell.write('when');
  await cell.letters(1);
  const file = join(cell.folder, 'agenda.ics');
  begin(file);
  const during = await cell.write('cancel', 'parking', 'chest', 'when');
  await cell.alarmed(during[2] ?? '');
  await cell.settled();
  const shown = await cell.until(({ needs }) => needs.includes('agenda'));
  expect(shown.needs).toEqual(['agenda', 'urgent']);
  expect(shown.agenda?.trouble).toMatch(sentence);
  end(file);
  await cell.until(({ needs }) => !needs.includes('agenda'));
  const rows = await cell.review();
  expect(rows.map(({ reason }) => reason).toSorted()).toEqual([
    'agenda-unreadable',
    'agenda-unreadable',
    'emergency-wording',
  ]);
  expect(rows.find(({ reason }) => reason === 'agenda-unreadable')?.why).toMatch(
    /^L'agenda n'est pas sûr, aucun horaire n'est donné : /,
  );
  const after = await cell.write('cancel');
  await cell.letters(4);
  await isWell(cell, [...before, during[1] ?? '', during[2] ?? '', ...after]);
  expect(readFileSync(file, 'utf8').match(/STATUS:CANCELLED/g) ?? []).toHaveLength(1);
}

async function isWell(cell: Cell, answered: readonly string[]): Promise<void> {
  await cell.settled();
  await cell.until(({ needs }) => needs.every((need) => need === 'urgent'));
  const finished = await cell.finish();
  expect(finished.faults).toEqual([]);
  expect(finished.answered.toSorted()).toEqual(answered.toSorted());
}

/** A change that can't be written waits, its letter with it; both are made by themselves when it can. */
async function letsChangesWait(
  begin: (disk: SmallDisk) => void,
  end: (disk: SmallDisk) => void,
  sentence: RegExp,
) {
  const small = smallDisk(1);
  disk = small;
  const cell = await field.open({
    settings: (yaml) => yaml.replace('file: agenda.ics', `file: ${join(small.folder, 'agenda.ics')}`),
    prepare: (folder) => copyFileSync(join(folder, 'agenda.ics'), join(small.folder, 'agenda.ics')),
  });
  const before = await cell.write('cancel');
  await cell.letters(1);
  begin(small);
  const during = await cell.write('cancel', 'when', 'chest');
  await cell.alarmed(during[2] ?? '');
  const shown = await cell.until(({ putOff }) => putOff !== null);
  expect(shown.needs).toContain('put-off');
  expect(shown.putOff?.trouble).toMatch(sentence);
  await cell.letters(3);
  end(small);
  await cell.letters(4);
  await isWell(cell, [...before, ...during]);
  const calendar = readFileSync(join(small.folder, 'agenda.ics'), 'utf8');
  expect(calendar.match(/STATUS:CANCELLED/g)).toHaveLength(2);
  expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(40);
}

describe('the agenda', () => {
  it('agenda down: a file that is gone is a full agenda', () =>
    isFullFor(
      (file) => renameSync(file, `${file}.away`),
      (file) => renameSync(`${file}.away`, file),
      /^L'agenda « .* » n'est pas là : le fichier n'existe pas\.$/,
    ));

  it('agenda refused: what may not be written is written when it may, and only then answered', () =>
    letsChangesWait(
      (small) => small.readOnly(true),
      (small) => small.readOnly(false),
      /EROFS/,
    ));

  it('agenda slow: a folder that hangs is waited for once, and holds no alarm up', () =>
    isFullFor(
      (file) => {
        renameSync(file, `${file}.away`);
        // Opening it waits for a writer who never comes, as a network folder does whose server is gone.
        execFileSync('mkfifo', [file]);
      },
      (file) => {
        renameSync(file, `${file}.fifo`);
        renameSync(`${file}.away`, file);
        writeFileSync(`${file}.fifo`, '');
      },
      /^L’agenda ne répond pas/,
    ));

  it('agenda cut: half a file is a full agenda', () => {
    let whole = '';
    return isFullFor(
      (file) => {
        whole = readFileSync(file, 'utf8');
        writeFileSync(file, whole.slice(0, whole.length / 2));
      },
      (file) => writeFileSync(file, whole),
      /^L'agenda « .* » est incomplet : la fin du fichier manque/,
    );
  });

  it('agenda garbage: what is no calendar is a full agenda', () => {
    let whole = '';
    return isFullFor(
      (file) => {
        whole = readFileSync(file, 'utf8');
        writeFileSync(file, randomBytes(whole.length));
      },
      (file) => writeFileSync(file, whole),
      /^L'agenda « .* » n'est pas un fichier iCalendar/,
    );
  });

  it('agenda full: a change for which the disk has no room waits, and its letter with it', () =>
    letsChangesWait(
      (small) => small.fill(),
      (small) => small.free(),
      /ENOSPC/,
    ));
});
