// New times for an event, written the way the event writes its times: its zones, its value types, its parameters.

import { DAY, type Instant, MINUTE, type Span } from '../../../domain/time.ts';
import type { ContentLine } from '../icalendar/content-lines.ts';
import { propertyOf } from '../icalendar/content-lines.ts';
import { eventSheet, timeOn } from '../icalendar/event-sheet.ts';
import type { CalendarEvent, Clocks, ZonedTime } from '../icalendar/event-types.ts';
import { writeDate, writeDateTime } from '../icalendar/ics-time.ts';
import { spanAt } from '../recurrence/recurrence-set.ts';
import { parametersOf } from './event-text.ts';

export interface NamedLine {
  readonly name: string;
  readonly line: string;
}

interface Move {
  readonly event: CalendarEvent;
  readonly clocks: Clocks;
  readonly to: Span;
}

/** DTSTART and DTEND (or DURATION) for a new time; null when the event's way of writing cannot say it. */
export function timeLines({ event, clocks, to }: Move): readonly NamedLine[] | null {
  const startLine = lineOf(event, 'DTSTART');
  const start = startLine === undefined ? null : timeLine(startLine, event.start, to.start);
  if (start === null) return null;
  const length = spanAt(event.start.local, event.start.zone, event.length);
  const sameLength = length.end - length.start === to.end - to.start;
  const endLine = lineOf(event, 'DTEND');
  if (endLine !== undefined) {
    const end = endClock(event, endLine, clocks);
    const line = end === null ? null : timeLine(endLine, end, to.end);
    return line === null ? null : [start, line];
  }
  if (event.start.form === 'date') return wholeDays(to) === 1 || sameLength ? [start] : null;
  if (lineOf(event, 'DURATION') === undefined && to.end === to.start) return [start];
  return [start, { name: 'DURATION', line: `DURATION:PT${Math.round((to.end - to.start) / MINUTE)}M` }];
}

function wholeDays(to: Span): number {
  return Math.round((to.end - to.start) / DAY);
}

function lineOf({ block }: CalendarEvent, name: string): ContentLine | undefined {
  return block.lines.find((line) => line.name === name);
}

function endClock({ block }: CalendarEvent, line: ContentLine, clocks: Clocks): ZonedTime | null {
  const property = propertyOf(line);
  return property === null ? null : timeOn(eventSheet(block, clocks), property.value, property);
}

function timeLine(line: ContentLine, { form, zone }: ZonedTime, instant: Instant): NamedLine | null {
  const local = zone.toLocal(instant);
  const { name } = line;
  const named = `${name}${parametersOf(line)}:`;
  if (form === 'date') return local % DAY === 0 ? { name, line: named + writeDate(local) } : null;
  if (form === 'utc') return { name, line: `${named}${writeDateTime(instant)}Z` };
  if (zone.toInstant(local) === instant) return { name, line: named + writeDateTime(local) };
  return { name, line: `${name}:${writeDateTime(instant)}Z` };
}
