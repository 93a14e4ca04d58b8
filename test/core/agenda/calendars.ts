import { expand } from '../../../src/core/agenda/recurrence/expand.ts';
import type { CalendarFile, Occurrence } from '../../../src/domain/agenda.ts';
import { type Span, toLocal } from '../../../src/domain/time.ts';
import { moment, ZONE } from '../../build/builders.ts';

/** A calendar file's text with the given lines inside VCALENDAR. */
export function calendarText(lines: readonly string[], lineBreak = '\r\n'): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//example.org//test//FR',
    ...lines,
    'END:VCALENDAR',
    '',
  ].join(lineBreak);
}

/** The lines of an event; `uid` is `a@example.org` unless a line says otherwise. */
export function eventText(...lines: readonly string[]): readonly string[] {
  const uid = lines.some((line) => line.startsWith('UID')) ? [] : ['UID:a@example.org'];
  return ['BEGIN:VEVENT', ...uid, ...lines, 'END:VEVENT'];
}

export function aFile(text: string, different: Partial<CalendarFile> = {}): CalendarFile {
  return { name: 'Marie', text, practitioner: null, writable: true, ...different };
}

export function aSpan(from: string, to: string): Span {
  return { start: moment(from), end: moment(to) };
}

/** What a text shows from one Paris moment to another. */
export function shown(text: string, from: string, to: string) {
  return expand([aFile(text)], aSpan(from, to), ZONE);
}

/** "2026-11-26T17:00 – 2026-11-26T18:00" for each occurrence, on the wall clock of Paris. */
export function times(occurrences: readonly Occurrence[]): readonly string[] {
  return occurrences.map(({ start, end }) => `${toLocal(start, ZONE)} – ${toLocal(end, ZONE)}`);
}

/** The occurrences of single events, as Paris times. */
export function timesIn(lines: readonly string[], from: string, to: string): readonly string[] {
  return times(shown(calendarText(lines), from, to).occurrences);
}
