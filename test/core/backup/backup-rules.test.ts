import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backupName, madeAt } from '../../../src/core/backup/backup-name.ts';
import { belongs } from '../../../src/core/backup/belongs.ts';
import { longestKept, parseKeep, toDrop } from '../../../src/core/backup/keep.ts';
import { keyId, keyOfPhrase, recoveryPhrase } from '../../../src/core/backup/recovery-phrase.ts';
import { backupDue, backupVerdict } from '../../../src/core/backup/verdict.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import { moment, NOW, ZONE } from '../../build/builders.ts';

const aKey = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => Buffer.from(bytes).toString('hex'));

describe('the recovery phrase', () => {
  it('is the key again, however it is spaced and whichever letters look alike', () => {
    fc.assert(
      fc.property(aKey, (key) => {
        const phrase = recoveryPhrase(key);
        expect(phrase).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}$/u);
        const sloppy = phrase.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
        expect(keyOfPhrase(phrase)).toBe(key);
        expect(keyOfPhrase(sloppy)).toBe(key);
      }),
    );
  });

  it('with one letter wrong is refused, not another key', () => {
    fc.assert(
      fc.property(aKey, fc.nat({ max: 51 }), fc.constantFrom(...'23456789ABCDEFGH'), (key, at, letter) => {
        const letters = recoveryPhrase(key).replaceAll('-', '');
        fc.pre(letters[at] !== letter);
        expect(keyOfPhrase(letters.slice(0, at) + letter + letters.slice(at + 1))).toBeNull();
      }),
      // The check has twenty bits.
      { numRuns: 200, seed: 7 },
    );
  });

  it('tells keys apart by an id that says nothing of them', () => {
    const key = 'ab'.repeat(32);
    expect(keyId(key)).toMatch(/^k-[0-9a-f]{12}$/u);
    expect(keyId(key.toUpperCase())).toBe(keyId(key));
    expect(keyId('cd'.repeat(32))).not.toBe(keyId(key));
  });
});

describe('which backups stay', () => {
  const nightly = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ file: `b${index}`, made: NOW - index * DAY }));

  it('keeps one of each day and week that is asked for', () => {
    const keep = parseKeep('7d,4w');
    if (keep === null) throw new Error('a list');
    const all = nightly(60);
    const gone = toDrop(all, keep, NOW, ZONE);
    const left = all.filter(({ file }) => !gone.includes(file)).map(({ file }) => file);
    // Tuesday 24 November; weeks end with their Sundays: 22, 15, 8 November.
    expect(left).toEqual(['b0', 'b1', 'b2', 'b3', 'b4', 'b5', 'b6', 'b9', 'b16']);
  });

  it('never drops the youngest, whatever is asked for and however old it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 4000 }), { minLength: 1, maxLength: 60 }),
        fc.nat({ max: 9 }),
        fc.nat({ max: 9 }),
        fc.nat({ max: 9 }),
        (ages, days, weeks, months) => {
          const all = ages.map((age, index) => ({ file: `b${index}`, made: NOW - age * 6 * HOUR }));
          const gone = toDrop(all, { days, weeks, months }, NOW, ZONE);
          const youngest = Math.max(...all.map(({ made }) => made));
          expect(all.some(({ file, made }) => made === youngest && !gone.includes(file))).toBe(true);
          expect(all.length - gone.length).toBeLessThanOrEqual(1 + days + weeks + months);
        },
      ),
    );
  });

  it('drops what is older than the longest term, also after a pause, and never the youngest', () => {
    const keep = { days: 7, weeks: 4, months: 0 };
    const holidays = [
      { file: 'back', made: NOW },
      ...nightly(60).filter(({ made }) => made < NOW - 29 * DAY),
    ];
    expect(holidays.filter(({ file }) => !toDrop(holidays, keep, NOW, ZONE).includes(file))).toEqual([
      { file: 'back', made: NOW },
    ]);
    expect(toDrop(nightly(60).slice(40), keep, NOW, ZONE)).not.toContain('b40');
  });

  it('leaves what bears a date to come', () => {
    const all = [{ file: 'of-tomorrow', made: NOW + DAY }, ...nightly(3)];
    expect(toDrop(all, { days: 1, weeks: 0, months: 0 }, NOW, ZONE)).toEqual(['b2', 'b1']);
  });

  it.each([
    ['7d,4w,12m', { days: 7, weeks: 4, months: 12 }],
    ['7j, 4s', { days: 7, weeks: 4, months: 0 }],
    ['', null],
    ['7', null],
    ['0d', null],
    ['7d;4w', null],
  ])('reads "%s"', (written, keep) => {
    expect(parseKeep(written)).toEqual(keep);
  });

  it('says how old the oldest may become', () => {
    expect(longestKept({ days: 7, weeks: 4, months: 0 })).toBe(28);
    expect(longestKept({ days: 7, weeks: 4, months: 12 })).toBe(372);
  });
});

describe('the name of a backup', () => {
  it('is its moment', () => {
    expect(backupName(NOW)).toBe('practice-20261124T080000Z.backup');
    expect(madeAt(backupName(NOW))).toBe(NOW);
    expect(madeAt('practice-20261399T080000Z.backup')).toBeNull();
    expect(madeAt('notes.backup')).toBeNull();
  });
});

describe('what belongs into a backup', () => {
  const places = { state: 'state.db', apart: ['inbox', 'outbox', 'backups'], secrets: ['mail-password'] };

  it.each([
    'practice.yaml',
    'faq/parking.md',
    'templates/offer.fr.md',
    'patients.csv',
    'learned/sentences.tsv',
    'followups/recall.yaml',
    'agenda.ics',
  ])('%s: yes', (path) => expect(belongs(path, places)).toBe('yes'));

  it.each([
    'state.db',
    'state.db-journal',
    'state.db.lock',
    'state.db.key-id',
    'inbox/1.eml',
    'backups/practice-20261124T080000Z.backup',
    'usb/practice-20261124T080000Z.backup',
    '.agent/agent.log',
    '.agent/control.sock',
    '.patients.csv.4711.draft',
    'practice.yaml~',
  ])('%s: no', (path) => expect(belongs(path, places)).toBe('no'));

  it.each(['secrets/agenda', 'mail-password', 'state.db.sign-in', 'state.db.sign-in-key'])(
    '%s: only when asked',
    (path) => expect(belongs(path, places)).toBe('secret'),
  );
});

describe('what is to be said of the backups', () => {
  const made = { file: 'b', at: NOW - HOUR, bytes: 1 };
  const tried = { file: 'b', at: NOW - HOUR, sentence: '' };

  it.each([
    ['well', { made, tried, trouble: '' }],
    ['never', { made: null, tried: null, trouble: '' }],
    ['failed', { made, tried, trouble: 'The disk is full.' }],
    ['old', { made: { ...made, at: NOW - 37 * HOUR }, tried, trouble: '' }],
    ['untried', { made, tried: null, trouble: '' }],
    ['untried', { made, tried: { ...tried, at: NOW - 9 * DAY }, trouble: '' }],
    ['broken', { made, tried: { ...tried, sentence: 'cut off' }, trouble: '' }],
    ['untried', { made, tried: { ...tried, at: NOW - 40 * DAY, sentence: 'of before' }, trouble: '' }],
  ] as const)('%s', (kind, standing) => {
    expect(backupVerdict({ ...standing, lost: null }, NOW).kind).toBe(kind);
  });

  it('is lost when its file is gone or cut, whatever was noted', () => {
    for (const how of ['gone', 'cut'] as const)
      expect(backupVerdict({ made, tried, trouble: '', lost: how }, NOW)).toEqual({
        kind: 'lost',
        file: 'b',
        how,
      });
  });

  it('is due once its hour has come, also for a machine that was off then', () => {
    const at = moment('2026-11-24T03:30');
    expect(backupDue(at - DAY, at, at - HOUR)).toBe(false);
    expect(backupDue(at - DAY, at, at)).toBe(true);
    expect(backupDue(at, at, at + HOUR)).toBe(false);
    expect(backupDue(at - 2 * DAY, at, at - HOUR)).toBe(true);
    expect(backupDue(null, at, at - HOUR)).toBe(true);
  });
});
