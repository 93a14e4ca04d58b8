import { describe, expect, it } from 'vitest';
import { conflictsIn, overlapsIn } from '../../../src/core/agenda/conflicts.ts';
import type { Occurrence } from '../../../src/domain/agenda.ts';
import { anOccurrence, aPractice, moment, NOW } from '../../build/builders.ts';

const practice = aPractice();
const [{ agenda: file }] = practice.practitioners;

/** An event that somebody entered by hand, for nobody the program knows. */
function byHand(uid: string, from: string, to: string, different: Partial<Occurrence> = {}): Occurrence {
  const times = { start: moment(`2026-11-26T${from}`), end: moment(`2026-11-26T${to}`) };
  return anOccurrence('2026-11-26T10:00', { uid, file, patientId: null, ...times, ...different });
}

const dupont = byHand('a', '10:00', '10:30');

function found(...others: readonly Occurrence[]) {
  const all = [dupont, ...others];
  const uids = (list: typeof overlapsIn) =>
    list(all, practice, NOW).map(({ appointment, other }) => `${appointment.uid} ${other.uid}`);
  return { listed: uids(overlapsIn), raised: uids(conflictsIn) };
}

describe('two events of one practitioner at one time', () => {
  it('are listed when both were entered by hand; an alarm is raised for a patient’s appointment alone', () => {
    expect(found(byHand('b', '10:15', '10:45'))).toEqual({ listed: ['a b'], raised: [] });
    const booked = byHand('b', '10:15', '10:45', { patientId: 'p1' });
    expect(found(booked)).toEqual({ listed: ['b a'], raised: ['b a'] });
  });

  it('are listed when one has no end, without an alarm', () => {
    const noEnd = byHand('b', '10:15', '10:15', { patientId: 'p1' });
    expect(found(noEnd)).toEqual({ listed: ['b a'], raised: [] });
  });

  it('are no overlap when one is all day, the same event, free, kept time, or beside it', () => {
    const others = [
      byHand('b', '00:00', '23:59', { allDay: true }),
      byHand('a', '10:15', '10:45'),
      byHand('b', '10:15', '10:45', { transparent: true }),
      byHand('b', '10:30', '10:45'),
    ];
    for (const other of others) expect(found(other)).toEqual({ listed: [], raised: [] });
  });
});
