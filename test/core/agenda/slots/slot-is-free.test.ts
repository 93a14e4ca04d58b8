import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Availability } from '../../../../src/core/agenda/icalendar/availability.ts';
import { availabilityIn } from '../../../../src/core/agenda/icalendar/availability.ts';
import { slotIsFree } from '../../../../src/core/agenda/slots/slot-is-free.ts';
import { everySlot } from '../../../../src/core/agenda/slots/slots.ts';
import type { Occurrence } from '../../../../src/domain/agenda.ts';
import type { Practice, SlotType } from '../../../../src/domain/practice.ts';
import { DAY, parseLocalDate } from '../../../../src/domain/time.ts';
import { anOccurrence, aPractice, aSlot, moment, NOW, ZONE } from '../../../build/builders.ts';
import { aFile, calendarText } from '../calendars.ts';

const day = parseLocalDate('2026-11-26') ?? ('' as never);
const closures = [{ from: day, to: day, reason: 'formation' }];
const [USUAL] = aPractice().slotTypes;
const [DOCTOR] = aPractice().practitioners;
const slotAt = (start: string) => ({ ...aSlot(start), practitioner: DOCTOR.id, type: USUAL.id });
const TEN = slotAt('2026-11-26T10:00');

interface Different {
  readonly practice?: Partial<Practice>;
  readonly type?: Partial<SlotType>;
  readonly marks?: Practice['agenda']['openMarks'];
  readonly occurrences?: readonly Occurrence[];
  readonly availability?: readonly Availability[];
}

function standing({ practice, type, marks, occurrences = [], availability = [] }: Different) {
  const usual = aPractice();
  return {
    practice: {
      ...usual,
      slotTypes: [{ ...USUAL, ...type }] as const,
      agenda: { ...usual.agenda, sources: [], openMarks: marks ?? [] },
      ...practice,
    },
    ...{ occurrences, availability, warnings: [], holds: [], now: NOW },
  };
}

function isFree(different: Different): boolean {
  return slotIsFree(standing(different), TEN);
}

const mark = (start: string, end: string) =>
  anOccurrence(start, { uid: 'open', summary: 'ouvert', end: moment(end), patientId: null });
const place = (uid: string) => anOccurrence('2026-11-26T10:00', { uid, categories: [USUAL.id] });
const OPEN = mark('2026-11-26T09:00', '2026-11-26T12:00');

describe('a time that was offered, at the yes', () => {
  it('is given when nothing changed', () => {
    expect(isFree({})).toBe(true);
  });

  it('is not given on a day that closed meanwhile', () => {
    expect(isFree({ practice: { closures } })).toBe(false);
    expect(isFree({ practice: { practitioners: [{ ...DOCTOR, closures }] } })).toBe(false);
  });

  it('is not given on a public holiday, which the practice began to keep', () => {
    const christmas = slotAt('2026-12-25T10:00');
    expect(slotIsFree(standing({ practice: { publicHolidays: true } }), christmas)).toBe(false);
    expect(slotIsFree(standing({ practice: { publicHolidays: false } }), christmas)).toBe(true);
  });

  it('is not given when its open range was taken away', () => {
    const marks = [{ word: 'ouvert', types: null, capacity: null }];
    expect(isFree({ marks, occurrences: [OPEN] })).toBe(true);
    expect(isFree({ marks, occurrences: [mark('2026-11-26T10:15', '2026-11-26T12:00')] })).toBe(false);
    expect(isFree({ marks })).toBe(false);
  });

  it('is not given outside the availability that the calendar tells (RFC 7953)', () => {
    const lines = [
      ...['BEGIN:VAVAILABILITY', 'UID:v@example.org', 'BEGIN:AVAILABLE', 'UID:a@example.org'],
      ...[`DTSTART;TZID=${ZONE}:20261126T140000`, `DTEND;TZID=${ZONE}:20261126T180000`],
      ...['END:AVAILABLE', 'END:VAVAILABILITY'],
    ];
    const files = [aFile(calendarText(lines), { name: DOCTOR.agenda })];
    const window = { start: TEN.start - DAY, end: TEN.end + DAY };
    expect(isFree({ availability: availabilityIn(files, window, ZONE) })).toBe(false);
  });

  it('keeps the distance of its kind from what was booked meanwhile', () => {
    const occurrences = [anOccurrence('2026-11-26T10:30')];
    expect(isFree({ occurrences })).toBe(true);
    expect(isFree({ occurrences, type: { bufferAfter: 15 } })).toBe(false);
    expect(isFree({ occurrences: [anOccurrence('2026-11-26T09:30')], type: { bufferBefore: 5 } })).toBe(
      false,
    );
  });

  it('is given in a group as long as its open range has a place, whatever its kind says', () => {
    const three = [{ word: 'ouvert', types: null, capacity: 3 }];
    expect(isFree({ marks: three, occurrences: [OPEN, place('a')] })).toBe(true);
    expect(isFree({ marks: three, occurrences: [OPEN, place('a'), place('b'), place('c')] })).toBe(false);
    const one = [{ word: 'ouvert', types: null, capacity: 1 }];
    expect(isFree({ marks: one, type: { capacity: 4 }, occurrences: [OPEN, place('a')] })).toBe(false);
  });

  it('is given whenever the search could offer it, and only then', () => {
    const minute = fc.integer({ min: 7 * 12, max: 20 * 12 }).map((fives) => fives * 5);
    const at = (minutes: number) => moment('2026-11-26T00:00') + minutes * 60_000;
    const events = fc.array(fc.tuple(minute, fc.constantFrom(15, 30, 60), fc.boolean()), { maxLength: 8 });
    const rules = fc.record({
      events,
      capacity: fc.integer({ min: 1, max: 3 }),
      marked: fc.constantFrom(null, 1, 2, 3),
      buffer: fc.constantFrom(0, 10),
    });
    fc.assert(
      fc.property(rules, ({ events: taken, capacity, marked, buffer }) => {
        const marks = marked === null ? [] : [{ word: 'ouvert', types: null, capacity: marked }];
        const occurrences = taken.map(([from, minutes, isPlace], index) =>
          anOccurrence('2026-11-26T10:00', {
            uid: `e${index}`,
            start: at(from),
            end: at(from + minutes),
            categories: isPlace ? [USUAL.id] : [],
          }),
        );
        const type = { capacity, step: 5, bufferBefore: buffer, bufferAfter: buffer };
        const input = standing({ marks, occurrences: [OPEN, ...occurrences], type });
        const query = { wishes: [], type: USUAL.id, practitioner: null, firstVisit: false, count: 1 };
        const offered = new Set(
          everySlot({ ...input, query }, { start: at(0), end: at(1440) }).map(({ start }) => start),
        );
        for (let minutes = 7 * 60; minutes < 20 * 60; minutes += 5) {
          const slot = { ...TEN, start: at(minutes), end: at(minutes + USUAL.duration) };
          expect(slotIsFree(input, slot)).toBe(offered.has(slot.start));
        }
      }),
      { numRuns: 40 },
    );
  });
});
