// Cuts a calendar file into its components, so that one broken event never hides the others.

import {
  type ContentLine,
  type LineCursor,
  lineAt,
  propertyOf,
  scanLines,
  unescapeText,
} from './content-lines.ts';

/** One VEVENT as it stands in the text; nothing in it is understood yet. */
export interface EventBlock {
  /** The whole file. */
  readonly text: string;
  /** Those of its own properties that tell its time, in order. The others are read when they are asked for. */
  readonly lines: readonly ContentLine[];
  /** Offsets of BEGIN:VEVENT and just behind END:VEVENT. */
  readonly from: number;
  readonly to: number;
  /** Where the END:VEVENT line starts; equals `to` when it is missing. */
  readonly end: number;
  /** Line of BEGIN:VEVENT and of the last line, from 1. */
  readonly line: number;
  readonly lastLine: number;
  /** False when END:VEVENT is missing. */
  readonly closed: boolean;
}

/** One VAVAILABILITY (RFC 7953) and its AVAILABLE parts. */
export interface AvailabilityBlock {
  readonly own: EventBlock;
  readonly available: readonly EventBlock[];
}

/** One VTIMEZONE: its name and the lines of its STANDARD and DAYLIGHT parts. */
export interface ZoneBlock {
  readonly id: string;
  /** X-LIC-LOCATION, which often names the IANA zone. */
  readonly location: string | null;
  readonly observances: readonly (readonly ContentLine[])[];
}

/** A calendar file cut by component. */
export interface CalendarBlocks {
  readonly events: readonly EventBlock[];
  /** FREEBUSY lines of VFREEBUSY components: times that are taken, without saying by what. */
  readonly freeBusy: readonly ContentLine[];
  readonly zones: ReadonlyMap<string, ZoneBlock>;
  readonly availabilities: readonly AvailabilityBlock[];
  /** X-WR-TIMEZONE: the zone that times without zone mean; null when the file does not say. */
  readonly defaultZone: string | null;
  /** How many BEGIN:VCALENDAR there are: a file without one is no calendar. */
  readonly calendars: number;
  /** Offset of the last END:VCALENDAR line; null when there is none. */
  readonly endOfCalendar: number | null;
}

interface Open {
  readonly kind: string;
  readonly begin: ContentLine;
  readonly lines: ContentLine[];
  readonly parts: ContentLine[][];
  /** AVAILABLE parts of a VAVAILABILITY. */
  readonly available: EventBlock[];
}

interface Reading {
  readonly text: string;
  readonly stack: Open[];
  readonly events: EventBlock[];
  readonly freeBusy: ContentLine[];
  readonly zones: Map<string, ZoneBlock>;
  readonly availabilities: AvailabilityBlock[];
  defaultZone: string | null;
  calendars: number;
  endOfCalendar: number | null;
  /** End of the last line read: the end of a component that was never closed. */
  readonly last: { to: number; line: number };
}

/** What tells an event's time, and what makes a zone; the rest is left in the text. */
const READ = new Set(
  (
    'UID DTSTART DTEND DURATION RRULE EXRULE RDATE EXDATE RECURRENCE-ID SEQUENCE ' +
    'TZID X-LIC-LOCATION TZOFFSETFROM TZOFFSETTO PRIORITY'
  ).split(' '),
);

/** Cuts iCalendar text by component. Never fails: what is no component is skipped, what is cut off ends at the next one. */
export function parseCalendar(text: string): CalendarBlocks {
  const reading: Reading = {
    text,
    stack: [],
    events: [],
    freeBusy: [],
    zones: new Map(),
    availabilities: [],
    defaultZone: null,
    calendars: 0,
    endOfCalendar: null,
    last: { to: 0, line: 1 },
  };
  scanLines(text, (cursor) => {
    readLine(reading, cursor);
    reading.last.to = cursor.to;
    reading.last.line = cursor.line;
  });
  while (reading.stack.length > 0) close(reading, null);
  return reading;
}

/** Components that never stand inside another one of this list: meeting one means the former was cut off. */
const OUTER = new Set([
  'VCALENDAR',
  'VEVENT',
  'VTODO',
  'VJOURNAL',
  'VFREEBUSY',
  'VTIMEZONE',
  'VAVAILABILITY',
]);

function readLine(reading: Reading, cursor: LineCursor): void {
  const { text } = reading;
  const { name } = cursor;
  if (name === 'BEGIN') begin(reading, lineAt(text, cursor));
  else if (name === 'END') end(reading, lineAt(text, cursor));
  else if (READ.has(name)) reading.stack.at(-1)?.lines.push(lineAt(text, cursor));
  else if (name === 'FREEBUSY') reading.freeBusy.push(lineAt(text, cursor));
  else if (name === 'X-WR-TIMEZONE') reading.defaultZone ??= valueAt(text, cursor);
}

function valueAt(text: string, cursor: LineCursor): string | null {
  return propertyOf(lineAt(text, cursor))?.value.trim() ?? null;
}

function kindOf(line: ContentLine): string {
  return (propertyOf(line)?.value ?? '').trim().toUpperCase();
}

function begin(reading: Reading, line: ContentLine): void {
  const kind = kindOf(line);
  if (OUTER.has(kind)) {
    while (reading.stack.length > 0 && (kind === 'VCALENDAR' || reading.stack.at(-1)?.kind !== 'VCALENDAR')) {
      close(reading, null);
    }
  }
  if (kind === 'VCALENDAR') reading.calendars += 1;
  reading.stack.push({ kind, begin: line, lines: [], parts: [], available: [] });
}

function end(reading: Reading, line: ContentLine): void {
  const kind = kindOf(line);
  if (kind === 'VCALENDAR') reading.endOfCalendar = line.from;
  if (!reading.stack.some((open) => open.kind === kind)) return;
  while (reading.stack.at(-1)?.kind !== kind) close(reading, null);
  close(reading, line);
}

function close(reading: Reading, endLine: ContentLine | null): void {
  const open = reading.stack.pop();
  if (open === undefined) return;
  if (open.kind === 'VEVENT') reading.events.push(eventBlock(reading, open, endLine));
  if (open.kind === 'AVAILABLE') reading.stack.at(-1)?.available.push(eventBlock(reading, open, endLine));
  if (open.kind === 'VAVAILABILITY') {
    const { available } = open;
    reading.availabilities.push({ own: eventBlock(reading, open, endLine), available });
  }
  if (open.kind === 'VTIMEZONE') addZone(reading.zones, open);
  if (open.kind === 'STANDARD' || open.kind === 'DAYLIGHT') reading.stack.at(-1)?.parts.push(open.lines);
}

function eventBlock({ text, last }: Reading, open: Open, endLine: ContentLine | null): EventBlock {
  const final = endLine ?? last;
  return {
    text,
    lines: open.lines,
    from: open.begin.from,
    to: final.to,
    end: endLine === null ? final.to : endLine.from,
    line: open.begin.line,
    lastLine: final.line,
    closed: endLine !== null,
  };
}

function addZone(zones: Map<string, ZoneBlock>, open: Open): void {
  const id = textOf(open.lines, 'TZID');
  if (id === null || zones.has(id)) return;
  zones.set(id, { id, location: textOf(open.lines, 'X-LIC-LOCATION'), observances: open.parts });
}

/** The TEXT value of the first property with this name; null when there is none. */
function textOf(lines: readonly ContentLine[], name: string): string | null {
  const line = lines.find((candidate) => candidate.name === name);
  const property = line === undefined ? null : propertyOf(line);
  return property === null ? null : unescapeText(property.value).trim();
}
