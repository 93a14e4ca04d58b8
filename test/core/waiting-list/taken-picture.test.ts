import { describe, expect, it } from 'vitest';
import { freedTimes, lookUntil, takenPicture } from '../../../src/core/waiting-list/taken-picture.ts';
import type { Occurrence } from '../../../src/domain/agenda.ts';
import type { Practice } from '../../../src/domain/practice.ts';
import { dayOf, toLocal } from '../../../src/domain/time.ts';
import { anOccurrence, aPractice, moment, NOW, ZONE } from '../../build/builders.ts';

const usual = aPractice();
const [type] = usual.slotTypes;
const group = (capacity: number): Practice => ({ ...usual, slotTypes: [{ ...type, capacity }] });
const marked = (capacity: number | null): Practice => ({
  ...usual,
  agenda: { ...usual.agenda, openMarks: [{ word: 'ouvert', types: null, capacity }] },
});
const OPEN = anOccurrence('2026-11-26T09:00', {
  ...{ uid: 'open', summary: 'ouvert', patientId: null },
  end: moment('2026-11-26T12:00'),
});

/** Somebody's place, from ten to half past unless the test says otherwise. */
function place(uid: string, from = '10:00', to = '10:30'): Occurrence {
  const end = moment(`2026-11-26T${to}`);
  return anOccurrence(`2026-11-26T${from}`, { uid, patientId: uid, categories: [type.id], end });
}

/** What came free between two looks, as clock times. */
function freed(
  before: readonly Occurrence[],
  after: readonly Occurrence[],
  practice: Practice = usual,
  earlier: Practice = practice,
): readonly string[] {
  const look = (occurrences: readonly Occurrence[], by: Practice) =>
    takenPicture({ practice: by, occurrences, now: NOW, until: lookUntil(usual, NOW) });
  const found = freedTimes({
    ...{ before: look(before, earlier), after: look(after, practice) },
    ...{ now: NOW, atOnce: 5, dayOf: (instant: number) => dayOf(toLocal(instant, ZONE)) },
  });
  const clock = (instant: number) => toLocal(instant, ZONE).slice(11);
  return found.map(({ start, end }) => `${clock(start)}–${clock(end)}`);
}

describe('what came free between two looks', () => {
  it('is the time of an appointment that is gone', () => {
    expect(freed([place('a'), place('b', '11:00', '11:30')], [place('a')])).toEqual(['11:00–11:30']);
  });

  it('lies inside an open range, which takes nothing', () => {
    expect(freed([OPEN, place('a')], [OPEN], marked(null))).toEqual(['10:00–10:30']);
    expect(freed([OPEN], [], marked(null))).toEqual([]);
  });

  it('is a place of a group that was full', () => {
    const [a, b, c] = [place('a'), place('b'), place('c')];
    expect(freed([a, b, c], [a, b], group(3))).toEqual(['10:00–10:30']);
    expect(freed([OPEN, a, b, c], [OPEN, a, c], marked(3))).toEqual(['10:00–10:30']);
  });

  it('is no place of a group that had one left', () => {
    expect(freed([place('a'), place('b')], [place('a')], group(3))).toEqual([]);
    expect(freed([place('a')], [], group(3))).toEqual([]);
  });

  it('is only the part of a group’s time that was full', () => {
    const [a, b] = [place('a', '10:00', '11:00'), place('b', '10:30', '11:30')];
    expect(freed([a, b], [a], group(2))).toEqual(['10:30–11:00']);
  });

  it('is nothing when only the settings see the agenda with other eyes', () => {
    expect(freed([OPEN, place('a')], [OPEN], marked(null), usual)).toEqual([]);
    expect(freed([place('a'), place('b')], [place('a'), place('b')], group(3), group(2))).toEqual([]);
  });
});
