import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editCalendar } from '../../../src/core/agenda/edit/edit.ts';
import { expand } from '../../../src/core/agenda/recurrence/expand.ts';
import type { AgendaChange, Occurrence } from '../../../src/domain/agenda.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { NOW, ZONE } from '../../build/builders.ts';
import { aFile, calendarText } from './calendars.ts';

const OPTIONS = { zone: ZONE, prodId: '-//example.org//test//FR' };
const WINDOW = { start: NOW - 40 * DAY, end: NOW + 60 * DAY };

const two = (number: number) => String(number).padStart(2, '0');

/** A time of November 2026, written in one of the ways that exports write it. */
const start = fc.record({
  day: fc.integer({ min: 1, max: 30 }),
  hour: fc.integer({ min: 6, max: 20 }),
  minute: fc.constantFrom(0, 15, 30, 45),
  form: fc.constantFrom(
    { params: ';TZID=Europe/Paris', suffix: '' },
    { params: ';TZID="Romance Standard Time"', suffix: '' },
    { params: ';X-A="b;c:d";TZID=America/New_York', suffix: '' },
    { params: '', suffix: 'Z' },
    { params: '', suffix: '' },
  ),
});

const extras = fc.subarray([
  'SUMMARY;LANGUAGE=fr:Séance\\, avec un titre qui est si long qu’il faut le plier sur deux',
  ' lignes\\; oui',
  'x-lower:kept',
  'ATTENDEE;CN="A; B:C";RSVP=TRUE:mailto:a@example.org',
  'DESCRIPTION:\\n\\n',
  'GEO:48.8500;2.3500',
  'STATUS:CONFIRMED',
  'STATUS:TENTATIVE',
  'SEQUENCE:7',
  'DTSTAMP:20200101T000000Z',
  'CLASS:PRIVATE',
]);

const alarm = fc.constantFrom<readonly string[]>(
  [],
  ['BEGIN:VALARM', 'ACTION:DISPLAY', 'TRIGGER:-PT15M', 'DESCRIPTION:x', 'END:VALARM'],
);

const event = fc.record({
  start,
  length: fc.constantFrom('PT30M', 'PT1H', 'PT45M'),
  rule: fc.constantFrom(
    null,
    null,
    'FREQ=WEEKLY;COUNT=4',
    'FREQ=DAILY;INTERVAL=3',
    'FREQ=WEEKLY;BYDAY=MO,TH',
  ),
  extras,
  alarm,
});

const calendars = fc
  .record({
    events: fc.array(event, { minLength: 1, maxLength: 6 }),
    lineBreak: fc.constantFrom('\r\n', '\n'),
    bom: fc.boolean(),
  })
  .map(({ events, lineBreak, bom }) => {
    const lines = events.flatMap(
      ({ start: { day, hour, minute, form }, length, rule, extras: more, alarm: rung }, index) => [
        'BEGIN:VEVENT',
        `UID:${index}@example.org`,
        `DTSTART${form.params}:202611${two(day)}T${two(hour)}${two(minute)}00${form.suffix}`,
        `DURATION:${length}`,
        ...(rule === null ? [] : [`RRULE:${rule}`]),
        ...(more[0]?.startsWith(' ') ? more.slice(1) : more),
        ...rung,
        'END:VEVENT',
      ],
    );
    return `${bom ? '\uFEFF' : ''}${calendarText(lines, lineBreak)}`;
  });

function occurrencesOf(text: string): readonly Occurrence[] {
  return expand([aFile(text)], WINDOW, ZONE).occurrences;
}

function changeOf(
  kind: 'move' | 'cancel' | 'confirm',
  { file, uid, recurrenceId, start, end }: Occurrence,
): AgendaChange {
  const about = { ref: { file, uid, recurrenceId }, from: { start, end } };
  return kind === 'move'
    ? { kind, ...about, to: { start: start + DAY + HOUR, end: start + DAY + HOUR + 50 * MINUTE } }
    : { kind, ...about };
}

/** Without what an edit may change, and without the place in the file. */
function keyOf({ uid, recurrenceId, start, end, status, summary }: Occurrence): string {
  return JSON.stringify([uid, recurrenceId, start, end, status, summary]);
}

describe('a change of any calendar', () => {
  it('is exactly that change, and keeps every line it does not concern', () => {
    fc.assert(
      fc.property(calendars, fc.nat(), fc.constantFrom('move', 'cancel', 'confirm'), (text, pick, kind) => {
        const before = occurrencesOf(text);
        const chosen = before[pick % Math.max(1, before.length)];
        if (chosen === undefined) return;
        const change = changeOf(kind, chosen);
        const edit = editCalendar(text, change, NOW, OPTIONS);
        if (edit.kind !== 'edited') throw new Error(`${edit.kind} ${edit.sentence}`);
        expectSameBut(before, occurrencesOf(edit.text), chosen, change);
        expectLinesKept(text, edit.text, chosen);
      }),
      { numRuns: 300 },
    );
  });
});

function expectSameBut(
  before: readonly Occurrence[],
  after: readonly Occurrence[],
  chosen: Occurrence,
  change: AgendaChange,
): void {
  const changed = {
    ...chosen,
    ...(change.kind === 'move' ? change.to : {}),
    ...(change.kind === 'cancel' ? { status: 'CANCELLED' as const } : {}),
    ...(change.kind === 'confirm' ? { status: 'CONFIRMED' as const } : {}),
  };
  const inWindow = changed.start < WINDOW.end ? [keyOf(changed)] : [];
  const expected = [...before.filter((one) => one !== chosen).map(keyOf), ...inWindow];
  expect(after.map(keyOf).sort()).toEqual(expected.sort());
}

const MAY_CHANGE = /^(DTSTART|DURATION|STATUS|SEQUENCE|DTSTAMP|LAST-MODIFIED|X-PRACTICE-CONFIRMED)[;:]/;

/** Lines before and after stand in the same order; only lines of the event's times and state may be gone. */
function expectLinesKept(before: string, after: string, { line, recurrenceId }: Occurrence): void {
  const old = before.split(/(?<=\n)/);
  const young = after.split(/(?<=\n)/);
  const end = old.findIndex((text, index) => index >= line - 1 && text.startsWith('END:VEVENT'));
  let at = 0;
  for (const [index, text] of old.entries()) {
    const found = young.indexOf(text, at);
    const inEvent = index >= line - 1 && index <= end && recurrenceId === null;
    if (found >= 0 && !(inEvent && MAY_CHANGE.test(text))) at = found + 1;
    else expect(inEvent && MAY_CHANGE.test(text) ? '' : text).toBe('');
  }
}
