import { execFile, spawn } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { icsFileAgenda } from '../../../src/adapters/agenda/ics-file.ts';
import { asideOf } from '../../../src/adapters/files/replace-files.ts';
import type { AgendaChange, AgendaState } from '../../../src/domain/agenda.ts';
import type { FilesSource } from '../../../src/domain/agenda-source.ts';
import { aPractice, NOW, ZONE } from '../../build/builders.ts';
import { aSpan, calendarText, eventText } from '../../core/agenda/calendars.ts';
import { compiled } from '../compiled.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'agenda-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const TEXT = calendarText(
  eventText('DTSTART;TZID=Europe/Paris:20261126T090000', 'DURATION:PT30M', 'SUMMARY:Été'),
);
const AT_NINE = aSpan('2026-11-26T09:00', '2026-11-26T09:30');
const AT_TEN = aSpan('2026-11-26T10:00', '2026-11-26T10:30');

function aSource(different: Partial<FilesSource> = {}): FilesSource {
  return {
    kind: 'files',
    name: 'Marie',
    path: 'marie.ics',
    practitioner: null,
    writable: true,
    ...different,
  };
}

function anAgenda(sources: readonly FilesSource[] = [aSource()], patience = 200) {
  const practice = aPractice();
  return icsFileAgenda({
    practice: { ...practice, folder, agenda: { ...practice.agenda, sources } },
    now: () => NOW,
    patience,
  });
}

function put(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const text = (name = 'marie.ics') => readFileSync(join(folder, name), 'utf8');
const version = (state: AgendaState) => (state.kind === 'readable' ? state.version : '');
const sentence = (state: AgendaState) => (state.kind === 'unreadable' ? state.sentence : '');

const moved: AgendaChange = {
  kind: 'move',
  ref: { file: 'Marie', uid: 'a@example.org', recurrenceId: null },
  from: AT_NINE,
  to: AT_TEN,
};

function booking(uid: string, file = 'Marie'): AgendaChange {
  return {
    kind: 'book',
    file,
    uid,
    span: AT_TEN,
    title: 'A.L.',
    patient: 'p1',
    status: 'CONFIRMED',
    zone: ZONE,
  };
}

describe('files that another program renews', () => {
  const writtenAgo = (name: string, minutes: number) =>
    utimesSync(put(name, TEXT), NOW / 1000, NOW / 1000 - minutes * 60);

  it('are no longer believed when they are older than the practice says', async () => {
    writtenAgo('marie.ics', 25 * 60);
    const agenda = anAgenda([aSource({ renewedWithin: 24 * 60 })]);
    expect(sentence(await agenda.read())).toBe(
      `L'agenda « Marie » n'a pas été renouvelé depuis 25 heures (renewed-within : 24 heures). Regardez pourquoi l'autre programme ne l'écrit plus.`,
    );
    expect(await agenda.apply([moved], '')).toMatchObject({ kind: 'failed' });
    writtenAgo('marie.ics', 60);
    expect(await agenda.read()).toMatchObject({ kind: 'readable', written: { Marie: NOW - 3_600_000 } });
  });

  it('are as old as the newest of a folder', async () => {
    mkdirSync(join(folder, 'marie'));
    writtenAgo('marie/old.ics', 90 * 24 * 60);
    writtenAgo('marie/new.ics', 30);
    const agenda = anAgenda([aSource({ path: 'marie', renewedWithin: 60 })]);
    expect(await agenda.read()).toMatchObject({ kind: 'readable', written: { Marie: NOW - 1_800_000 } });
    writtenAgo('marie/new.ics', 90);
    expect((await agenda.read()).kind).toBe('unreadable');
  });

  it('are believed at any age when the practice says nothing', async () => {
    writtenAgo('marie.ics', 900 * 24 * 60);
    expect((await anAgenda().read()).kind).toBe('readable');
  });
});

describe('reading calendar files', () => {
  it('gives the text exactly as stored, with a byte order mark', async () => {
    put('marie.ics', `\uFEFF${TEXT}`);
    const state = await anAgenda().read();
    expect(state).toMatchObject({
      kind: 'readable',
      readAt: NOW,
      files: [{ name: 'Marie', text: `\uFEFF${TEXT}` }],
    });
  });

  it('gives the same object for an unchanged file, so that it is not parsed again', async () => {
    put('marie.ics', TEXT);
    const agenda = anAgenda();
    const [first, second] = [await agenda.read(), await agenda.read()];
    expect(
      first.kind === 'readable' && second.kind === 'readable' && first.files[0] === second.files[0],
    ).toBe(true);
  });

  it('changes the version with any byte of any file', async () => {
    put('marie.ics', TEXT);
    const agenda = anAgenda();
    const before = version(await agenda.read());
    put('marie.ics', TEXT.replace('Été', 'Ete'));
    expect(version(await agenda.read())).not.toBe(before);
  });

  it('reads a folder with one file for each appointment', async () => {
    mkdirSync(join(folder, 'vdir'));
    put('vdir/b.ics', TEXT);
    put('vdir/a.ics', TEXT);
    put('vdir/.draft.ics', 'half');
    put('vdir/notes.txt', 'x');
    const state = await anAgenda([aSource({ path: 'vdir' })]).read();
    expect(state.kind === 'readable' && state.files.map(({ name }) => name)).toEqual([
      'Marie/a.ics',
      'Marie/b.ics',
    ]);
  });

  it.each<[string, string | Buffer | null, string]>([
    ['is missing', null, "L'agenda « Marie » n'est pas là : le fichier n'existe pas."],
    ['is empty', '', "L'agenda « Marie » est un fichier vide."],
    ['holds only a byte order mark', '\uFEFF\r\n', "L'agenda « Marie » est un fichier vide."],
    [
      'is no calendar',
      '<html>',
      "L'agenda « Marie » n'est pas un fichier iCalendar (BEGIN:VCALENDAR manque).",
    ],
    [
      'is cut off',
      TEXT.slice(0, -20),
      "L'agenda « Marie » est incomplet : la fin du fichier manque (END:VCALENDAR).",
    ],
    [
      'is UTF-16',
      Buffer.from(`\uFEFF${TEXT}`, 'utf16le'),
      "L'agenda « Marie » est écrit en UTF-16 ; enregistrez-le en UTF-8.",
    ],
  ])('is unreadable when the file %s', async (_, content, expected) => {
    if (content !== null) put('marie.ics', content);
    expect(sentence(await anAgenda().read())).toBe(expected);
  });

  it.each(['marie.ics', 'vdir/a.ics'])('waits for %s while another program is replacing it', async (name) => {
    mkdirSync(join(folder, 'vdir'));
    put('marie.ics', TEXT);
    put('vdir/a.ics', TEXT);
    const path = join(folder, name);
    renameSync(path, asideOf(path));
    const reading = anAgenda([aSource(), aSource({ name: 'Paul', path: 'vdir' })]).read();
    await wait(50);
    renameSync(asideOf(path), path);
    const state = await reading;
    expect(state.kind === 'readable' && state.files.map((file) => file.name)).toEqual([
      'Marie',
      'Paul/a.ics',
    ]);
  });

  it('is unreadable as a whole when one of several calendars is', async () => {
    put('marie.ics', TEXT);
    const state = await anAgenda([aSource(), aSource({ name: 'Paul', path: 'paul.ics' })]).read();
    expect(sentence(state)).toBe("L'agenda « Paul » n'est pas là : le fichier n'existe pas.");
  });
});

describe('writing calendar files', () => {
  it('moves an appointment and keeps the rights of the file', async () => {
    chmodSync(put('marie.ics', TEXT), 0o640);
    const agenda = anAgenda();
    const outcome = await agenda.apply([moved], version(await agenda.read()));
    expect(outcome).toEqual({ kind: 'done', note: '' });
    expect(text()).toContain('DTSTART;TZID=Europe/Paris:20261126T100000');
    expect(text()).toContain('SUMMARY:Été');
    expect(statSync(join(folder, 'marie.ics')).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder)).toEqual(['marie.ics']);
  });

  it('is stale when anybody changed the agenda since', async () => {
    put('marie.ics', TEXT);
    const agenda = anAgenda();
    const before = version(await agenda.read());
    put('marie.ics', TEXT.replace('Été', 'Hiver'));
    expect(await agenda.apply([moved], before)).toEqual({
      kind: 'stale',
      sentence: "L'agenda a changé depuis la décision ; rien n'y a été écrit.",
    });
    expect(text()).toContain('Hiver');
  });

  it('makes all changes or none', async () => {
    put('marie.ics', TEXT);
    put('paul.ics', TEXT);
    const agenda = anAgenda([aSource(), aSource({ name: 'Paul', path: 'paul.ics' })]);
    const stale: AgendaChange = { ...moved, ref: { ...moved.ref, file: 'Paul' }, from: AT_TEN };
    expect((await agenda.apply([moved, stale], version(await agenda.read()))).kind).toBe('stale');
    expect([text(), text('paul.ics')]).toEqual([TEXT, TEXT]);
    const both: AgendaChange = { ...moved, ref: { ...moved.ref, file: 'Paul' } };
    expect((await agenda.apply([moved, both], version(await agenda.read()))).kind).toBe('done');
    expect(text()).toBe(text('paul.ics'));
  });

  it('does not write a feed, nor a calendar nobody configured', async () => {
    put('marie.ics', TEXT);
    const agenda = anAgenda([aSource({ writable: false })]);
    const before = version(await agenda.read());
    expect(await agenda.apply([moved], before)).toEqual({
      kind: 'failed',
      sentence: "L'agenda « Marie » ne peut pas être modifié ; rien n'a été écrit.",
      retry: false,
    });
    expect((await agenda.apply([booking('x', 'Paul')], before)).kind).toBe('failed');
  });

  it('keeps every byte of a file that is not UTF-8', async () => {
    put('marie.ics', Buffer.from(TEXT, 'latin1'));
    const agenda = anAgenda();
    expect((await agenda.apply([moved], version(await agenda.read()))).kind).toBe('done');
    expect(readFileSync(join(folder, 'marie.ics'), 'latin1')).toContain('SUMMARY:Été');
  });

  it('books into a folder with a file of its own', async () => {
    mkdirSync(join(folder, 'vdir'));
    const agenda = anAgenda([aSource({ path: 'vdir' })]);
    expect((await agenda.apply([booking('c-1@practice-agent')], version(await agenda.read()))).kind).toBe(
      'done',
    );
    expect(readdirSync(join(folder, 'vdir'))).toEqual(['c-1@practice-agent.ics']);
  });

  it('follows a link and leaves it a link', async () => {
    put('real.ics', TEXT);
    symlinkSync(join(folder, 'real.ics'), join(folder, 'marie.ics'));
    const agenda = anAgenda();
    expect((await agenda.apply([moved], version(await agenda.read()))).kind).toBe('done');
    expect(text('real.ics')).toContain('T100000');
  });

  it('waits for another writer, and gives up with nothing written', async () => {
    put('marie.ics', TEXT);
    put('.marie.ics.lock', 'elsewhere 1\n');
    const agenda = anAgenda([aSource()], 60);
    expect(await agenda.apply([moved], version(await agenda.read()))).toEqual({
      kind: 'failed',
      sentence: "Un autre programme écrit dans l'agenda ; rien n'y a été écrit.",
      retry: true,
    });
    expect(text()).toBe(TEXT);
  });

  it('takes over the lock of a program that died', async () => {
    put('marie.ics', TEXT);
    const dead = spawn('true');
    await new Promise((resolve) => dead.on('exit', resolve));
    put('.marie.ics.lock', `${hostname()} ${dead.pid}\n`);
    const agenda = anAgenda();
    expect((await agenda.apply([moved], version(await agenda.read()))).kind).toBe('done');
  });

  it('lets exactly one of many simultaneous bookings of one version win', async () => {
    put('marie.ics', calendarText([]));
    const agendas = Array.from({ length: 6 }, () => anAgenda([aSource()], 5000));
    const before = version(await anAgenda().read());
    const outcomes = await Promise.all(
      agendas.map((agenda, index) => agenda.apply([booking(`c-${index}`)], before)),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual([
      'done',
      'stale',
      'stale',
      'stale',
      'stale',
      'stale',
    ]);
    expect(text().match(/BEGIN:VEVENT/g)).toHaveLength(1);
  });

  it('loses no booking of two programs that write at the same time', async () => {
    put('marie.ics', calendarText([]));
    const booker = compiled('test/adapters/agenda/ics-booker.ts');
    const run = promisify(execFile);
    const runs = ['a', 'b'].map((name) => run(process.execPath, [booker.script, folder, name, '40']));
    const booked = (await Promise.all(runs)).flatMap(({ stdout }): unknown[] => JSON.parse(stdout));
    booker.remove();
    expect([...text().matchAll(/^UID:(.*)\r$/gm)].map(([, uid]) => uid).sort()).toEqual(booked.sort());
    expect(booked.length).toBeGreaterThanOrEqual(40);
    expect(readdirSync(folder)).toEqual(['marie.ics']);
  }, 60_000);
});
