// Prints, asserts nothing: `npx vitest bench --run test/bench/agenda.bench.ts`. Budgets: design §8.

import { bench, describe } from 'vitest';
import { expand } from '../../src/core/agenda/expand.ts';
import { freeSlots } from '../../src/core/agenda/slots.ts';
import type { CalendarFile } from '../../src/domain/agenda.ts';
import { DAY, HOUR } from '../../src/domain/time.ts';
import { aPractice, NOW, ZONE } from '../build/builders.ts';

const RULES = ['WEEKLY', 'DAILY;INTERVAL=3', 'MONTHLY;BYDAY=2TU', 'WEEKLY;BYDAY=MO,TH;COUNT=60'];

/** 10,000 events over two years, 500 of them series with an exception each. */
function aLargeAgenda(): string {
  const events = Array.from({ length: 10_000 }, (_, index) => {
    const local = new Date(Date.UTC(2025, 0, 1) + Math.floor(index / 12) * DAY + (8 + (index % 12)) * HOUR);
    const time = local.toISOString().slice(0, 16).replace(/[-:]/g, '');
    const series = index % 20 === 0;
    return [
      'BEGIN:VEVENT',
      `UID:${index}@example.org`,
      'DTSTAMP:20250101T000000Z',
      `DTSTART;TZID=Europe/Paris:${time}00`,
      'DURATION:PT30M',
      `SUMMARY:Rendez-vous ${index}`,
      'STATUS:CONFIRMED',
      `X-PRACTICE-PATIENT:P-${index % 700}`,
      ...(series ? [`RRULE:FREQ=${RULES[index % 4]}`, `EXDATE;TZID=Europe/Paris:${time}00`] : []),
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'TRIGGER:-PT15M',
      'END:VALARM',
      'END:VEVENT',
    ].join('\r\n');
  });
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n');
}

const text = aLargeAgenda();
const practice = aPractice();
const window = { start: NOW - DAY, end: NOW + 60 * DAY };
const type = practice.slotTypes[0].id;

function offers(file: CalendarFile) {
  const { occurrences, warnings } = expand([file], window, ZONE);
  const query = { wishes: [], type, practitioner: null, firstVisit: false, count: 3 };
  return freeSlots({ practice, occurrences, warnings, holds: [], now: NOW, query });
}

const warm: CalendarFile = { name: 'Marie', text, practitioner: null, writable: true };

describe('free slots in 60 days, 10,000 events, 500 series', () => {
  bench('cold (budget 400 ms)', () => void offers({ ...warm }), {
    iterations: 15,
    warmupIterations: 1,
    time: 0,
  });
  bench('warm (budget 10 ms)', () => void offers(warm), { iterations: 200, warmupIterations: 5, time: 0 });
});
