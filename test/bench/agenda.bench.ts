// Prints, asserts nothing: `npx vitest bench --run test/bench/agenda.bench.ts`. Budgets: design §8.

import ICAL from 'ical.js';
import { bench, describe } from 'vitest';
import { expand } from '../../src/core/agenda/recurrence/expand.ts';
import { freeSlots } from '../../src/core/agenda/slots/slots.ts';
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

function offers(files: readonly CalendarFile[]) {
  const { occurrences, warnings } = expand(files, window, ZONE);
  const query = { wishes: [], type, practitioner: null, firstVisit: false, count: 3 };
  return freeSlots({ practice, occurrences, warnings, holds: [], now: NOW, query });
}

const warm: CalendarFile = { name: 'Marie', text, practitioner: null, writable: true };

let turn = 0;
/** Another text each time, so that nothing is remembered. */
const cold = (): CalendarFile => {
  turn += 1;
  return { ...warm, text: text.replace('VERSION:2.0', `VERSION:2.0\r\nX-TURN:${turn}`) };
};

describe('free slots in 60 days, 10,000 events, 500 series', () => {
  bench('cold (budget 400 ms)', () => void offers([cold()]), {
    iterations: 15,
    warmupIterations: 1,
    time: 0,
  });
  bench('warm (budget 10 ms)', () => void offers([warm]), {
    iterations: 200,
    warmupIterations: 5,
    time: 0,
  });
  bench('read again, nothing changed', () => void offers([{ ...warm }]), {
    iterations: 100,
    warmupIterations: 5,
    time: 0,
  });
});

/** The same events in a folder of 100 files; one of them changes. */
const events = text.split('BEGIN:VEVENT').slice(1);
const folder = Array.from({ length: 100 }, (_, index): CalendarFile => {
  const own = events.slice(index * 100, index * 100 + 100).map((event) => `BEGIN:VEVENT${event}`);
  const whole = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${own.join('')}`;
  const end = whole.includes('END:VCALENDAR') ? '' : 'END:VCALENDAR\r\n';
  return { ...warm, name: `Marie/${index}.ics`, text: whole + end };
});

describe('free slots in 60 days, 10,000 events in 100 files', () => {
  bench(
    'one file changed',
    () => {
      turn += 1;
      const [first = warm, ...others] = folder;
      const changed = { ...first, text: first.text.replace('VERSION:2.0', `VERSION:2.0\r\nX-TURN:${turn}`) };
      offers([changed, ...others]);
    },
    { iterations: 50, warmupIterations: 2, time: 0 },
  );
});

/** As a server has them: each event an object of its own. */
const objects = events.map((event, index): CalendarFile => {
  const own = `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT${event.replace(/END:VCALENDAR\s*$/, '')}`;
  return { ...warm, name: `Marie/${index}.ics`, text: `${own}END:VCALENDAR\r\n` };
});

describe('free slots in 60 days, 10,000 events of which each is an object on a server', () => {
  bench('looked at again, nothing changed', () => void offers([...objects]), {
    iterations: 100,
    warmupIterations: 2,
    time: 0,
  });
});

/** Peers do less: they unfold the events in the window and look for no free time. */
describe('the same file, unfolded over 60 days by a peer', () => {
  bench('ical.js (half a minute)', () => void unfoldedByIcalJs(), {
    iterations: 1,
    warmupIterations: 0,
    warmupTime: 0,
    time: 0,
  });
});

function unfoldedByIcalJs(): number {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const until = ICAL.Time.fromJSDate(new Date(window.end), true);
  let found = 0;
  for (const component of calendar.getAllSubcomponents('vevent')) {
    const event = new ICAL.Event(component);
    if (!event.isRecurring()) {
      const start = event.startDate.toJSDate().getTime();
      found += start >= window.start && start < window.end ? 1 : 0;
      continue;
    }
    const steps = event.iterator();
    for (let next = steps.next(); next && next.compare(until) < 0; next = steps.next()) {
      if (next.toJSDate().getTime() >= window.start) found += 1;
    }
  }
  return found;
}
