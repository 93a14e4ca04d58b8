import { describe, expect, it } from 'vitest';
import { editCalendar } from '../../../src/core/agenda/edit/edit.ts';
import { expand } from '../../../src/core/agenda/recurrence/expand.ts';
import type { AgendaChange, CalendarFile } from '../../../src/domain/agenda.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { seriesEnding } from '../../../src/flow/clock/series-ending.ts';
import { aPractice, moment, NOW, ZONE } from '../../build/builders.ts';
import { anAgendaOf, aWorld } from '../../build/world.ts';

const SERIES = 'c-1a2b3c4d5e6f';
const OPTIONS = { zone: ZONE, prodId: '-//example.org//EN' };

function edited(file: CalendarFile, change: AgendaChange): CalendarFile {
  const edit = editCalendar(file.text, change, NOW, OPTIONS);
  if (edit.kind !== 'edited') throw new Error(edit.sentence);
  return { ...file, text: edit.text };
}

/** Five weekly dates of one series, the first at this moment. */
function aSeries(first: number): CalendarFile {
  return Array.from({ length: 5 }, (_, index) => index).reduce((file, index) => {
    const start = first + index * 7 * DAY;
    return edited(file, {
      kind: 'book',
      file: 'agenda',
      uid: `${SERIES}-s0${index + 1}@practice-agent`,
      span: { start, end: start + 30 * MINUTE },
      title: 'A.L.',
      patient: 'p1',
      status: 'CONFIRMED',
      zone: ZONE,
    });
  }, anAgendaOf());
}

function dates({ text }: CalendarFile) {
  const file = { ...anAgendaOf(), text };
  return expand([file], { start: NOW - 60 * DAY, end: NOW + 60 * DAY }, ZONE).occurrences.map(
    ({ uid, start, status }) => ({ uid, start, status }),
  );
}

describe('a series in the agenda', () => {
  const first = moment('2026-11-26T09:00');
  const second = { file: 'agenda', uid: `${SERIES}-s02@practice-agent`, recurrenceId: null };
  const span = { start: first + 7 * DAY, end: first + 7 * DAY + 30 * MINUTE };

  it('keeps every other date where it is when one is moved or cancelled', () => {
    const before = aSeries(first);
    const others = (file: CalendarFile) => dates(file).filter(({ uid }) => uid !== second.uid);
    const to = { start: span.start + DAY, end: span.end + DAY };
    expect(others(edited(before, { kind: 'move', ref: second, from: span, to }))).toEqual(others(before));
    expect(others(edited(before, { kind: 'cancel', ref: second, from: span }))).toEqual(others(before));
  });

  it('tells the practitioner once when three dates are left, and the patient never', async () => {
    const world = aWorld({ calendars: [aSeries(NOW - 10 * DAY)] });
    expect(await seriesEnding(world, aPractice())).toBe(1);
    world.turnClock(NOW + 2 * HOUR);
    expect(await seriesEnding(world, aPractice())).toBe(0);
    expect((await world.store.cases('waiting')).map(({ reason }) => reason)).toEqual([
      { code: 'series-ending', left: 3 },
    ]);
    expect(world.sent).toEqual([]);
  });

  it('says nothing while more are left, or before it has begun', async () => {
    const far = aWorld({ calendars: [aSeries(NOW - 2 * DAY)] });
    expect(await seriesEnding(far, aPractice())).toBe(0);
    const [practice, ahead] = [aPractice(), aWorld({ calendars: [aSeries(first)] })];
    expect(await seriesEnding(ahead, practice)).toBe(0);
  });
});
