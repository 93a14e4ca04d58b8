// The agenda of today knows little of the past. What it does know: an event that was last changed before a mail came
// stood then as it stands now (RFC 5545 §3.8.7.2-3).

import type { CalendarFile } from '../../domain/agenda.ts';
import type { Instant } from '../../domain/time.ts';
import { contentLines } from '../agenda/icalendar/content-lines.ts';

/** When each event was last changed, by UID; the latest of its parts. Events that do not say are left out. */
export type LastChanges = ReadonlyMap<string, Instant>;

/** The first of these that an event has counts: programs that export write the moment of the export as DTSTAMP. */
const STAMPS = ['LAST-MODIFIED', 'DTSTAMP', 'CREATED'];

/** Reads the stamps of all events of the practice's calendars. */
export function lastChanges(files: readonly CalendarFile[]): LastChanges {
  const found = new Map<string, Instant>();
  for (const { text } of files)
    for (const event of eventsIn(text)) {
      const uid = event.get('UID') ?? '';
      const changed = STAMPS.map((name) => instantOf(event.get(name) ?? '')).find((stamp) => stamp !== null);
      if (uid !== '' && changed !== undefined) found.set(uid, Math.max(changed ?? 0, found.get(uid) ?? 0));
    }
  return found;
}

const WANTED = new Set(['UID', ...STAMPS]);

/** The properties of each VEVENT that are wanted here, by name. */
function* eventsIn(text: string): Generator<ReadonlyMap<string, string>> {
  let event = new Map<string, string>();
  for (const { name, text: line } of contentLines(text)) {
    if (WANTED.has(name)) event.set(name, valueIn(line));
    else if (name === 'BEGIN' && valueIn(line) === 'VEVENT') event = new Map();
    else if (name === 'END' && valueIn(line) === 'VEVENT') yield event;
  }
}

/** Whether an event stood at a moment as it stands today. */
export function stoodThen(changes: LastChanges, uid: string, at: Instant): boolean {
  const changed = changes.get(uid);
  return changed !== undefined && changed <= at;
}

function valueIn(line: string): string {
  return line.slice(line.indexOf(':') + 1).trim();
}

/** These three are always in UTC (RFC 5545 §3.8.7); anything else says nothing. */
function instantOf(text: string): Instant | null {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(text) ?? [];
  if (year === undefined) return null;
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
}
