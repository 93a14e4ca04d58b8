import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOpen } from '../../../src/core/autonomy/alone-now.ts';
import { newRecord, nextRecord } from '../../../src/core/autonomy/next-record.ts';
import type { AutonomyNote, KindRecord } from '../../../src/domain/autonomy.ts';

const NEEDED = 25;
const of = { kind: 'question', at: 0, case: 'c-1', alone: false } as const;
const yes: AutonomyNote = { ...of, note: 'approved', grounds: { 'faq:parking/fr': 'h1' } };
const on: AutonomyNote = { kind: 'question', at: 1, note: 'on', by: 'Claire', only: [], needed: NEEDED };

function recordAfter(notes: readonly AutonomyNote[]): KindRecord {
  return notes.reduce(nextRecord, newRecord('question'));
}

function times<T>(count: number, one: T): readonly T[] {
  return Array.from({ length: count }, () => one);
}

describe('how a kind earns its autonomy', () => {
  it('is switched on by a human after so many clean approvals in a row', () => {
    expect(recordAfter([...times(24, yes), on]).standing.state).toBe('as-written');
    expect(recordAfter([...times(25, yes), on]).standing).toMatchObject({ state: 'on', by: 'Claire' });
  });

  it('is never switched on by approvals alone', () => {
    expect(recordAfter(times(500, yes)).standing.state).toBe('as-written');
  });

  it.each(['edited', 'refused', 'stopped', 'complaint'] as const)('falls back when one is %s', (note) => {
    const bad = { ...of, alone: true, note, words: null, at: 9 } as AutonomyNote;
    expect(recordAfter([...times(25, yes), on, bad])).toMatchObject({
      row: 0,
      standing: { state: 'fell-back', why: note, at: 9 },
    });
    expect(recordAfter([...times(25, yes), on, bad, on]).standing.state).toBe('fell-back');
    expect(recordAfter([...times(25, yes), on, bad, ...times(25, yes), on]).standing.state).toBe('on');
  });

  it('begins the row again when the practice answers in its own way, without taking anything back', () => {
    const own: AutonomyNote = { ...of, note: 'by-hand' };
    expect(recordAfter([...times(24, yes), own, yes, on]).standing.state).toBe('as-written');
    expect(recordAfter([...times(25, yes), on, own]).standing.state).toBe('on');
  });

  it('keeps what it rests on, and may get other hours, after the practice answered in its own way', () => {
    const own: AutonomyNote = { ...of, note: 'by-hand' };
    const evenings: AutonomyNote = { ...on, note: 'on', only: [{ kind: 'evenings' }] } as AutonomyNote;
    const record = recordAfter([...times(25, yes), on, own, evenings]);
    expect(record.standing).toMatchObject({ state: 'on', only: [{ kind: 'evenings' }] });
    expect(record.grounds).toEqual({ 'faq:parking/fr': 'h1' });
  });

  it('begins the row again when a text is another one than the approved answers had', () => {
    const other: AutonomyNote = { ...of, note: 'approved', grounds: { 'faq:parking/fr': 'h2' } };
    expect(recordAfter([...times(24, yes), other])).toMatchObject({ row: 1, approved: 25 });
  });

  it('falls back when a text changed, and forgets what it rested on', () => {
    const changed: AutonomyNote = { kind: 'question', at: 3, note: 'text-changed' };
    expect(recordAfter([...times(25, yes), on, changed])).toMatchObject({
      row: 0,
      grounds: {},
      standing: { state: 'fell-back', why: 'text-changed' },
    });
  });

  it('stays off after an edit when a human had switched it off', () => {
    const off: AutonomyNote = { kind: 'question', at: 2, note: 'off', by: 'Claire' };
    const edit: AutonomyNote = { ...of, note: 'edited', words: { changed: 3, of: 40 } };
    expect(recordAfter([...times(25, yes), on, off, edit])).toMatchObject({
      edited: 1,
      words: { changed: 3, of: 40 },
      standing: { state: 'off' },
    });
  });
});

const grounds = fc.constantFrom({}, { 'offer/fr': 'a' }, { 'offer/fr': 'b' }, { 'moved/fr': 'c' });
const note: fc.Arbitrary<AutonomyNote> = fc.oneof(
  { weight: 12, arbitrary: grounds.map((one): AutonomyNote => ({ ...of, note: 'approved', grounds: one })) },
  { weight: 6, arbitrary: fc.constant({ ...on, needed: 3 }) },
  fc
    .constantFrom('refused', 'stopped', 'complaint', 'by-hand')
    .chain((name) => fc.boolean().map((alone) => ({ ...of, alone, note: name }) as AutonomyNote)),
  fc.constant<AutonomyNote>({ ...of, note: 'edited', words: null }),
  fc.constantFrom<AutonomyNote>(
    { kind: 'question', at: 0, note: 'text-changed' },
    { kind: 'question', at: 0, note: 'model-changed' },
    { kind: 'question', at: 0, note: 'off', by: 'x' },
    { kind: 'question', at: 0, note: 'used', grounds: { 'late/fr': 'd' } },
  ),
);

/** Clean approvals since the last thing that was none, told without the code under test. */
function cleanBefore(notes: readonly AutonomyNote[], until: number): number {
  let count = 0;
  for (const one of notes.slice(0, until)) {
    if (one.note === 'approved') count += 1;
    else if (!['on', 'off', 'used'].includes(one.note)) count = 0;
  }
  return count;
}

describe('no sequence of verdicts', () => {
  it('gives autonomy without so many clean approvals in a row since the last fall-back', () => {
    let opened = 0;
    fc.assert(
      fc.property(fc.array(note, { maxLength: 60 }), (notes) => {
        let record = newRecord('question');
        notes.forEach((one, at) => {
          const before = isOpen('suggest', record);
          record = nextRecord(record, one);
          if (before || !isOpen('suggest', record)) return;
          opened += 1;
          expect(one.note).toBe('on');
          expect(cleanBefore(notes, at)).toBeGreaterThanOrEqual(3);
        });
      }),
      { numRuns: 2000 },
    );
    expect(opened).toBeGreaterThan(100);
  });

  it('leaves a kind open after something that was no clean approval', () => {
    const bad = ['edited', 'refused', 'stopped', 'complaint', 'text-changed', 'model-changed'];
    fc.assert(
      fc.property(fc.array(note, { maxLength: 60 }), (notes) => {
        const record = recordAfter(notes);
        const last = notes.findLastIndex(({ note: name }) => bad.includes(name));
        const reopened = notes.slice(last + 1).some(({ note: name }) => name === 'on');
        if (last >= 0 && !reopened) expect(isOpen('suggest', record)).toBe(false);
      }),
    );
  });
});
