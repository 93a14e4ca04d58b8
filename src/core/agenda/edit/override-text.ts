// One date of a series, changed by an override that is added behind its series (RFC 5545 §3.8.4.4).

import { type LocalTime, MINUTE, type Span } from '../../../domain/time.ts';
import type { CalendarEvent, Clocks } from '../icalendar/event-types.ts';
import { writeDate, writeDateTime } from '../icalendar/ics-time.ts';
import { eventLines, lineBreakOf, linesText, parametersOf, type Replacement } from './event-text.ts';
import { type NamedLine, timeLines } from './time-lines.ts';

interface NewOverride {
  /** The series, or the override of this and all later dates that rules the date. */
  readonly event: CalendarEvent;
  readonly master: CalendarEvent;
  /** The original start on the wall clock of the series. */
  readonly original: LocalTime;
  /** Lines that differ from the series. */
  readonly lines: readonly NamedLine[];
  /** Where the occurrence lies now. */
  readonly from: Span;
  readonly clocks: Clocks;
}

/** Belongs to the series, not to one of its dates. */
const OF_SERIES = new Set(['RRULE', 'RDATE', 'EXDATE', 'EXRULE', 'RECURRENCE-ID']);

/** The override as an insertion behind its series. Everything else is copied as it stands there. */
export function overrideText(wanted: NewOverride): Replacement {
  const { event, lines, from, clocks } = wanted;
  const { text } = event.block;
  const times = lines.some(({ name }) => name === 'DTSTART')
    ? []
    : (timeLines({ event, clocks, to: from }) ?? []);
  const own = new Map([...times, ...lines].map(({ name, line }) => [name, line]));
  const lineBreak = lineBreakOf(text);
  const copied = eventLines(event.block)
    .filter(({ name, nested }) => nested || (!OF_SERIES.has(name) && !own.has(name)))
    .map((line) => text.slice(line.from, line.to));
  const head = linesText(['BEGIN:VEVENT', recurrenceId(wanted), ...own.values()], lineBreak);
  const at = event.block.to;
  return { from: at, to: at, text: `${head}${copied.join('')}${linesText(['END:VEVENT'], lineBreak)}` };
}

/** In the zone and value type of the series' DTSTART. */
function recurrenceId({ master, original }: NewOverride): string {
  const line = master.block.lines.find(({ name }) => name === 'DTSTART');
  const { form, local } = master.start;
  const moment = Date.parse(`${original}:00Z`) + (local % MINUTE);
  const value = form === 'date' ? writeDate(moment) : writeDateTime(moment) + (form === 'utc' ? 'Z' : '');
  return `RECURRENCE-ID${line === undefined ? '' : parametersOf(line)}:${value}`;
}
