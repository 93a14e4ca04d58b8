import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeSlots, type SlotsInput } from '../../../../src/core/agenda/slots/slots.ts';
import type { Slot } from '../../../../src/domain/agenda.ts';
import type { MinuteRange, Practice } from '../../../../src/domain/practice.ts';
import type { SlotQuery } from '../../../../src/domain/situation.ts';
import { DAY, MINUTE, overlap, parseLocalDate, toLocal } from '../../../../src/domain/time.ts';
import type { Wish } from '../../../../src/domain/wish.ts';
import { anOccurrence, aPractice, aWish, moment, NOW, ZONE } from '../../../build/builders.ts';

const WORKDAY: readonly MinuteRange[] = [
  [540, 720],
  [840, 1140],
];
const WEEK = { 1: WORKDAY, 2: WORKDAY, 3: WORKDAY, 4: WORKDAY, 5: WORKDAY, 6: [], 7: [] };

/** One practitioner, Monday to Friday 9–12 and 14–19, half-hour slots, four weeks ahead, two hours' notice. */
function theCabinet(different: Partial<Practice> = {}): Practice {
  const practice = aPractice();
  const [practitioner] = practice.practitioners;
  const [type] = practice.slotTypes;
  return {
    ...practice,
    practitioners: [{ ...practitioner, id: 'marie', hours: WEEK, agenda: 'Marie' }],
    slotTypes: [
      { ...type, id: 'visit', duration: 30, bufferBefore: 0, bufferAfter: 0, step: 30, open: true },
    ],
    agenda: { ...practice.agenda, sources: [] },
    closures: [],
    booking: { ...practice.booking, notice: 120, horizon: 28 },
    ...different,
  };
}

function slots(different: Partial<Omit<SlotsInput, 'query'>> & Partial<SlotQuery> = {}): readonly Slot[] {
  const { wishes = [], count = 3, minutes, practitioner = null, type = 'visit', ...input } = different;
  const query = {
    wishes,
    type,
    practitioner,
    firstVisit: false,
    count,
    ...(minutes === undefined ? {} : { minutes }),
  };
  return freeSlots({
    practice: theCabinet(),
    occurrences: [],
    warnings: [],
    holds: [],
    now: NOW,
    query,
    ...input,
  });
}

function starts(found: readonly Slot[]): readonly string[] {
  return found.map(({ start }) => toLocal(start, ZONE));
}

const busy = (start: string, end: string) =>
  anOccurrence(start, { end: moment(end), uid: start, file: 'Marie' });
const day = (text: string) => parseLocalDate(text) ?? (text as never);

describe('free slots', () => {
  it('lie on different days and in both halves of the day when nothing particular was asked for', () => {
    expect(starts(slots())).toEqual(['2026-11-24T11:30', '2026-11-25T14:00', '2026-11-26T09:00']);
  });

  it('answer a narrow wish on its one day, apart from each other', () => {
    expect(starts(slots({ wishes: [aWish('2026-11-26T14:00', '2026-11-26T18:00')] }))).toEqual([
      '2026-11-26T14:00',
      '2026-11-26T15:00',
      '2026-11-26T16:00',
    ]);
  });

  it('keep the order of the wishes, the first one first', () => {
    const wishes = [
      aWish('2026-11-27T09:00', '2026-11-27T12:00'),
      aWish('2026-11-25T00:00', '2026-11-27T00:00'),
    ];
    expect(starts(slots({ wishes }))).toEqual(['2026-11-27T09:00', '2026-11-25T14:00', '2026-11-26T09:00']);
  });

  it('leave out what was excluded', () => {
    const wishes: readonly Wish[] = [
      aWish('2026-11-25T00:00', '2026-11-28T00:00'),
      aWish('2026-11-25T00:00', '2026-11-26T00:00', { include: false }),
      aWish('2026-11-26T00:00', '2026-11-28T00:00', { include: false, daily: [0, 720] }),
    ];
    expect(starts(slots({ wishes, count: 2 }))).toEqual(['2026-11-26T14:00', '2026-11-27T14:00']);
  });

  it('keep to the daily hours of a wish', () => {
    const wishes = [aWish('2026-11-23T00:00', '2026-12-07T00:00', { daily: [1080, 1260] })];
    expect(starts(slots({ wishes }))).toEqual(['2026-11-24T18:30', '2026-11-25T18:30', '2026-11-26T18:30']);
  });

  it('put the minute that was named first', () => {
    const wishes = [aWish('2026-11-27T17:30', '2026-11-27T18:30', { exact: true })];
    expect(starts(slots({ wishes }))).toEqual(['2026-11-27T17:30', '2026-11-27T18:00']);
  });

  it('lie near the minute that was named when it is taken', () => {
    const wishes = [aWish('2026-11-27T17:30', '2026-11-27T18:30', { exact: true })];
    const occurrences = [busy('2026-11-27T17:00', '2026-11-27T18:30')];
    expect(starts(slots({ wishes, occurrences }))).toEqual([
      '2026-11-27T15:30',
      '2026-11-27T16:30',
      '2026-11-27T18:30',
    ]);
  });

  it('fill the day beside what is there rather than tear it apart', () => {
    const practice = theCabinet();
    const [type] = practice.slotTypes;
    const occurrences = [busy('2026-11-26T10:00', '2026-11-26T10:30')];
    const wishes = [aWish('2026-11-26T09:00', '2026-11-26T12:00')];
    const quarter = theCabinet({ slotTypes: [{ ...type, step: 15 }] });
    expect(starts(slots({ practice: quarter, occurrences, wishes, count: 2 }))).toEqual([
      '2026-11-26T09:30',
      '2026-11-26T10:30',
    ]);
  });

  it('respect notice and horizon', () => {
    const all = slots({ count: 1000 });
    expect(all[0]?.start).toBe(moment('2026-11-24T11:00'));
    expect(toLocal(all.at(-1)?.start ?? 0, ZONE)).toBe('2026-12-22T18:30');
  });

  it('avoid closures and public holidays', () => {
    const practice = theCabinet({
      closures: [{ from: day('2026-12-14'), to: day('2026-12-18'), reason: 'congés' }],
      publicHolidays: true,
      booking: { ...aPractice().booking, notice: 0, horizon: 60 },
    });
    const days = new Set(starts(slots({ practice, count: 5000 })).map((start) => start.slice(0, 10)));
    expect([...days].filter((one) => one >= '2026-12-14' && one <= '2026-12-18')).toEqual([]);
    expect(days.has('2026-12-25')).toBe(false);
    expect(days.has('2027-01-01')).toBe(false);
    expect(days.has('2026-12-24')).toBe(true);
  });

  it('keep the buffers of their type free', () => {
    const [type] = theCabinet().slotTypes;
    const practice = theCabinet({ slotTypes: [{ ...type, bufferBefore: 10, bufferAfter: 15 }] });
    const occurrences = [busy('2026-11-26T10:00', '2026-11-26T10:30')];
    const found = starts(slots({ practice, occurrences, count: 1000 })).filter((one) =>
      one.startsWith('2026-11-26T'),
    );
    expect(found.slice(0, 3)).toEqual(['2026-11-26T09:00', '2026-11-26T11:00', '2026-11-26T11:30']);
  });

  it('are as long as the appointment that moves', () => {
    const found = slots({ minutes: 90, wishes: [aWish('2026-11-26T09:00', '2026-11-26T12:00')], count: 10 });
    expect(starts(found).at(-1)).toBe('2026-11-26T10:30');
    expect(found.every(({ start, end }) => end - start === 90 * MINUTE)).toBe(true);
  });

  it('are never where another patient holds a time', () => {
    const [first] = slots({ count: 1 });
    const holds = first === undefined ? [] : [first];
    expect(slots({ holds, count: 1000 })).not.toContainEqual(first);
  });

  it('of two patients offered at once never coincide', () => {
    const forFirst = slots();
    const forSecond = slots({ holds: forFirst });
    expect(forFirst.some((one) => forSecond.some((other) => overlap(one, other)))).toBe(false);
  });

  it('do not exist when something in the agenda can lie anywhere', () => {
    const warnings = [{ file: 'Marie', line: 1, uid: '', sentence: '', span: null }];
    expect(slots({ warnings })).toEqual([]);
  });

  it('leave one practitioner free while another is busy, and nobody when the whole practice is', () => {
    const [marie] = theCabinet().practitioners;
    const practice = theCabinet({
      practitioners: [marie, { ...marie, id: 'paul', agenda: 'Paul' }],
      agenda: {
        ...aPractice().agenda,
        sources: [
          { kind: 'files', name: 'Marie', path: '', practitioner: 'marie', writable: true },
          { kind: 'files', name: 'Paul', path: '', practitioner: 'paul', writable: true },
          { kind: 'files', name: 'Cabinet', path: '', practitioner: null, writable: true },
        ],
      },
    });
    const wishes = [aWish('2026-11-26T09:00', '2026-11-26T10:00')];
    const who = (file: string, practitioner: string | null) =>
      slots({
        practice,
        wishes,
        count: 10,
        occurrences: [{ ...busy('2026-11-26T08:00', '2026-11-26T19:00'), file, practitioner }],
      }).map((slot) => slot.practitioner);
    expect(new Set(who('Marie', 'marie'))).toEqual(new Set(['paul']));
    expect(new Set(who('Paul', 'paul'))).toEqual(new Set(['marie']));
    expect(who('Cabinet', null)).toEqual([]);
  });

  it('skip the hour that spring skips, and stay inside the hours in autumn', () => {
    const night: readonly MinuteRange[] = [[60, 300]];
    const [marie] = theCabinet().practitioners;
    const practice = theCabinet({
      practitioners: [{ ...marie, hours: { ...WEEK, 7: night } }],
      booking: { ...aPractice().booking, notice: 0, horizon: 3 },
    });
    const onSunday = (date: string) =>
      starts(slots({ practice, now: moment(`${date}T00:00`) - DAY, count: 100 })).filter((one) =>
        one.startsWith(date),
      );
    expect(onSunday('2026-03-29')).toEqual([
      '2026-03-29T01:00',
      '2026-03-29T01:30',
      '2026-03-29T03:00',
      '2026-03-29T03:30',
      '2026-03-29T04:00',
      '2026-03-29T04:30',
    ]);
    expect(onSunday('2026-10-25')).toHaveLength(8);
  });

  it('never overlap what is taken, held or closed, whatever the agenda holds', () => {
    const span = fc
      .tuple(fc.integer({ min: 0, max: 28 * 96 }), fc.integer({ min: 1, max: 40 }))
      .map(([from, length]) => ({
        start: NOW + from * 15 * MINUTE,
        end: NOW + (from + length) * 15 * MINUTE,
      }));
    const agendas = fc.record({
      taken: fc.array(span, { maxLength: 60 }),
      held: fc.array(span, { maxLength: 5 }),
      unclear: fc.array(span, { maxLength: 3 }),
      before: fc.integer({ min: 0, max: 20 }),
      after: fc.integer({ min: 0, max: 20 }),
    });
    fc.assert(
      fc.property(agendas, ({ taken, held, unclear, before, after }) => {
        const [type] = theCabinet().slotTypes;
        const practice = theCabinet({
          slotTypes: [{ ...type, step: 15, bufferBefore: before, bufferAfter: after }],
        });
        const found = slots({
          practice,
          count: 500,
          occurrences: taken.map((one) => anOccurrence('2026-11-24T09:00', { ...one, file: 'Marie' })),
          holds: held.map((one) => ({ ...one, practitioner: 'marie', type: 'visit' })),
          warnings: unclear.map((one) => ({ file: 'Marie', line: 1, uid: '', sentence: '', span: one })),
        });
        const wide = (slot: Slot) => ({
          start: slot.start - before * MINUTE,
          end: slot.end + after * MINUTE,
        });
        for (const slot of found) {
          expect([...taken, ...held, ...unclear].some((one) => overlap(one, wide(slot)))).toBe(false);
          const minutes = Number(toLocal(slot.start, ZONE).slice(11, 13)) * 60;
          expect(WORKDAY.some(([from, to]) => minutes >= from && minutes < to)).toBe(true);
        }
        expect(new Set(found.map(({ start }) => start)).size).toBe(found.length);
      }),
      { numRuns: 60 },
    );
  });
});
