import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayClosed } from '../../../../src/core/agenda/open/open-hours.ts';
import { planSeries, type SeriesInput } from '../../../../src/core/agenda/series/plan-series.ts';
import type { Practice } from '../../../../src/domain/practice.ts';
import { type PlannedSeries, type SeriesQuery, usualGap } from '../../../../src/domain/series.ts';
import {
  addDays,
  dayOf,
  daysBetween,
  MINUTE,
  overlap,
  parseLocalDate,
  toLocal,
  weekdayOf,
} from '../../../../src/domain/time.ts';
import { anOccurrence, aPractice, aWish, moment, NOW, ZONE } from '../../../build/builders.ts';

function day(text: string) {
  const parsed = parseLocalDate(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}

type Different = Partial<Omit<SeriesInput, 'query'>> & { readonly query?: Partial<SeriesQuery> };

function plan({ query = {}, ...different }: Different = {}): PlannedSeries {
  const practice = different.practice ?? aPractice();
  return planSeries({
    practice,
    occurrences: [],
    warnings: [],
    holds: [],
    now: NOW,
    ...different,
    query: {
      count: 6,
      perWeek: 2,
      everyWeeks: 1,
      from: null,
      minGapDays: 1,
      skipHolidays: false,
      wishes: [],
      type: practice.slotTypes[0].id,
      practitioner: null,
      ...query,
    },
  });
}

function times({ sessions }: PlannedSeries): readonly string[] {
  return sessions.map(({ start }) => toLocal(start, ZONE));
}

const TUESDAY_AND_THURSDAY_MORNING = [
  aWish('2026-12-01T08:00', '2026-12-01T12:00'),
  aWish('2026-11-26T08:00', '2026-11-26T12:00'),
];

describe('a series planned in one go', () => {
  it('keeps the same weekdays and the same clock time', () => {
    const planned = plan({ query: { wishes: TUESDAY_AND_THURSDAY_MORNING } });
    const found = times(planned);
    expect(found).toHaveLength(6);
    expect(new Set(found.map((time) => time.slice(11)))).toHaveProperty('size', 1);
    expect(new Set(found.map((time) => weekdayOf(dayOf(time as never))))).toEqual(new Set([2, 4]));
    expect(planned).toMatchObject({ exceptions: [], missing: 0 });
  });

  it('names the holiday, takes the nearest time of the same week, and goes on as before over the new year', () => {
    const friday = [aWish('2026-12-04T09:00', '2026-12-04T10:00', { exact: true })];
    const planned = plan({ query: { count: 6, perWeek: 1, wishes: friday, from: day('2026-12-07') } });
    expect(planned.exceptions).toEqual([
      expect.objectContaining({ wanted: '2026-12-25T09:00', why: 'holiday' }),
      expect.objectContaining({ wanted: '2027-01-01T09:00', why: 'holiday' }),
    ]);
    expect(times(planned)).toEqual([
      '2026-12-11T09:00',
      '2026-12-18T09:00',
      '2026-12-24T09:00',
      '2026-12-31T09:00',
      '2027-01-08T09:00',
      '2027-01-15T09:00',
    ]);
  });

  it('leaves holidays out when asked to, and stops at the number all the same', () => {
    const friday = [aWish('2026-12-04T09:00', '2026-12-04T10:00', { exact: true })];
    const planned = plan({
      query: { count: 4, perWeek: 1, wishes: friday, from: day('2026-12-14'), skipHolidays: true },
    });
    expect(times(planned)).toEqual([
      '2026-12-18T09:00',
      '2027-01-08T09:00',
      '2027-01-15T09:00',
      '2027-01-22T09:00',
    ]);
    expect(planned.exceptions.map(({ wanted, replaced }) => [wanted, replaced])).toEqual([
      ['2026-12-25T09:00', null],
      ['2027-01-01T09:00', null],
    ]);
  });

  it('keeps the clock time over the night when the clock changes', () => {
    const planned = plan({
      now: moment('2027-03-15T09:00'),
      query: { count: 8, perWeek: 2, wishes: TUESDAY_AND_THURSDAY_MORNING },
    });
    expect(new Set(times(planned).map((time) => time.slice(11)))).toHaveProperty('size', 1);
    expect(planned.sessions.at(-1)?.start).toBeGreaterThan(moment('2027-03-28T12:00'));
  });

  it('passes over a closed week without losing the rhythm', () => {
    const closures = [{ from: day('2026-12-07'), to: day('2026-12-11'), reason: 'congés' }];
    const planned = plan({
      practice: aPractice({ closures }),
      query: { wishes: TUESDAY_AND_THURSDAY_MORNING, from: day('2026-11-30') },
    });
    expect(times(planned).map((time) => time.slice(5, 10))).toEqual([
      '12-01',
      '12-03',
      '12-15',
      '12-17',
      '12-22',
      '12-24',
    ]);
    expect(planned.exceptions.map(({ why, replaced }) => [why, replaced])).toEqual([
      ['closed', null],
      ['closed', null],
    ]);
  });

  it('prefers a time that is free every week to one that is taken once', () => {
    const taken = anOccurrence('2026-12-08T09:00', { patientId: 'p2' });
    const monday = [aWish('2026-12-08T09:00', '2026-12-08T10:00')];
    const planned = plan({ occurrences: [taken], query: { count: 4, perWeek: 1, wishes: monday } });
    expect(new Set(times(planned).map((time) => time.slice(11)))).toEqual(new Set(['09:30']));
    expect(planned.exceptions).toEqual([]);
  });

  it('says how many dates found no time', () => {
    const planned = plan({
      practice: aPractice({ closures: [{ from: day('2026-12-01'), to: day('2029-12-01'), reason: '' }] }),
    });
    expect(planned.sessions.length + planned.missing).toBe(6);
    expect(planned.missing).toBeGreaterThan(0);
  });

  it('has no answer for five dates a week with a day between them', () => {
    expect(plan({ query: { perWeek: 5, minGapDays: 1 } })).toEqual({
      sessions: [],
      exceptions: [],
      missing: 6,
    });
  });

  it('keeps a day between two dates when one falls out, unless neighbouring days are allowed', () => {
    const wednesday = { start: moment('2026-12-02T00:00'), end: moment('2026-12-03T00:00') };
    const wishes = [
      aWish('2026-11-30T09:00', '2026-11-30T12:00'),
      aWish('2026-12-02T09:00', '2026-12-02T12:00'),
    ];
    const replacedBy = (minGapDays: number) => {
      const occurrences = [anOccurrence('2026-12-02T00:00', wednesday)];
      const { exceptions } = plan({ occurrences, query: { count: 6, wishes, minGapDays } });
      return exceptions.map(({ replaced }) => toLocal(replaced?.start ?? 0, ZONE).slice(0, 10));
    };
    expect(replacedBy(1)).toEqual(['2026-12-03']);
    expect(replacedBy(0)).toEqual(['2026-12-01']);
    expect([1, 3, 4, 7].map(usualGap)).toEqual([1, 1, 0, 0]);
  });

  it('comes every second week when that is asked', () => {
    const found = plan({ query: { count: 3, perWeek: 1, everyWeeks: 2 } }).sessions;
    const gaps = found
      .slice(1)
      .map(({ start }, place) => (start - (found[place]?.start ?? 0)) / (24 * 60 * MINUTE));
    expect(gaps.map(Math.round)).toEqual([14, 14]);
  });

  it('never takes a Wednesday when every Wednesday is ruled out', () => {
    const never = ['11-25', '12-02', '12-09'].map((date) =>
      aWish(`2026-${date}T00:00`, `2026-${date}T23:59`, { include: false }),
    );
    const found = times(plan({ query: { count: 12, perWeek: 3, wishes: never } }));
    expect(found.some((time) => weekdayOf(dayOf(time as never)) === 3)).toBe(false);
  });
});

const anyEvent = fc.record({
  day: fc.integer({ min: 0, max: 200 }),
  minute: fc.integer({ min: 28, max: 80 }).map((quarters) => quarters * 15),
  length: fc.integer({ min: 1, max: 32 }).map((quarters) => quarters * 15),
});

/** Days on which the tests begin: before the new year, and before both nights when the clock changes. */
const anyNow = fc.constantFrom(
  NOW,
  moment('2026-12-20T08:00'),
  moment('2027-03-20T18:00'),
  moment('2027-10-20T07:00'),
);

const anyCase = fc.record({
  now: anyNow,
  events: fc.array(anyEvent, { maxLength: 120 }),
  closed: fc.array(fc.tuple(fc.integer({ min: 0, max: 150 }), fc.integer({ min: 0, max: 12 })), {
    maxLength: 3,
  }),
  count: fc.integer({ min: 1, max: 25 }),
  perWeek: fc.integer({ min: 1, max: 5 }),
  everyWeeks: fc.constantFrom(1, 1, 2),
  minGapDays: fc.integer({ min: 0, max: 3 }),
  skipHolidays: fc.boolean(),
});

describe('whatever the agenda looks like, a planned series', () => {
  it('is never on a taken, closed or past time, keeps the distance, and is as long as asked or says it is short', () => {
    fc.assert(
      fc.property(anyCase, ({ now, events, closed, ...query }) => {
        const today = dayOf(toLocal(now, ZONE));
        const occurrences = events.map(({ day: after, minute, length }, index) => {
          const start = moment(`${addDays(today, after)}T00:00`) + minute * MINUTE;
          return anOccurrence('2026-11-24T09:00', { uid: `e${index}`, start, end: start + length * MINUTE });
        });
        const closures = closed.map(([after, days]) => ({
          from: addDays(today, after),
          to: addDays(today, after + days),
          reason: 'x',
        }));
        const practice: Practice = aPractice({ closures });
        const planned = plan({ practice, now, occurrences, query });
        const { sessions, missing, exceptions } = planned;
        expect(sessions.length + missing).toBe(query.count);
        const days = sessions.map(({ start }) => dayOf(toLocal(start, ZONE)));
        for (const [place, session] of sessions.entries()) {
          expect(session.start).toBeGreaterThan(now);
          expect(occurrences.some((one) => overlap(one, session))).toBe(false);
          expect(dayClosed(practice, days[place] ?? today)).toBeNull();
          const before = days[place - 1];
          if (before !== undefined)
            expect(daysBetween(before, days[place] ?? before)).toBeGreaterThan(query.minGapDays);
        }
        for (const { replaced } of exceptions) if (replaced !== null) expect(sessions).toContain(replaced);
        expect(plan({ practice, now, occurrences, query })).toEqual(planned);
      }),
      { numRuns: 60 },
    );
  });
});
