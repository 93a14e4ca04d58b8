// A calendar file read once: single events as they lie in time, and series that unfold in a window.

import type { Span, Zone } from '../../../domain/time.ts';
import { clocksOf } from '../icalendar/clocks.ts';
import { readEvent } from '../icalendar/event.ts';
import { uidOf } from '../icalendar/event-sheet.ts';
import type { CalendarEvent, Clocks } from '../icalendar/event-types.ts';
import { readFreeBusy } from '../icalendar/free-busy.ts';
import { type CalendarBlocks, type EventBlock, parseCalendar } from '../icalendar/parse.ts';
import type { Trouble } from '../trouble.ts';
import { type BareOccurrence, type RecurrenceSet, spanAt } from './recurrence-set.ts';

export interface PreparedFile {
  readonly blocks: CalendarBlocks;
  readonly clocks: Clocks;
  /** Events that neither repeat nor are repeated. */
  readonly singles: readonly Single[];
  readonly freeBusy: readonly BareOccurrence[];
  readonly series: readonly RecurrenceSet[];
  readonly troubles: readonly Trouble[];
}

/** An event that lies once in time. Of the event itself only its place is kept: a large agenda has thousands. */
export interface Single extends Span {
  readonly block: EventBlock;
  readonly allDay: boolean;
  readonly sequence: number;
}

/** Reads a file in a practice of this zone: all of it, or only the events with one UID. */
export function prepareFile(text: string, zone: Zone, uid: string | null = null): PreparedFile {
  const blocks = parseCalendar(text);
  const clocks = clocksOf(blocks, zone);
  const wanted = uid === null ? blocks.events : blocks.events.filter((block) => uidOf(block) === uid);
  const freeBusy = readFreeBusy(blocks.freeBusy, clocks);
  const { singles, series, troubles } = preparedEvents(wanted, clocks);
  return {
    blocks,
    clocks,
    singles,
    freeBusy: freeBusy.occurrences,
    series,
    troubles: [...fileTroubles(blocks, text), ...troubles, ...freeBusy.troubles],
  };
}

/** Events, or AVAILABLE parts (RFC 7953), read on their clocks. */
export function preparedEvents(
  blocks: readonly EventBlock[],
  clocks: Clocks,
): Pick<PreparedFile, 'singles' | 'series' | 'troubles'> {
  const readings = blocks.map((block) => readEvent(block, clocks));
  const events = readings.map(({ event }) => event).filter((event) => event !== null);
  return { ...groupByUid(events), troubles: readings.flatMap(({ troubles }) => troubles) };
}

function fileTroubles(blocks: CalendarBlocks, text: string): readonly Trouble[] {
  const trouble = { detail: '', uid: '', span: null, widens: false };
  if (blocks.calendars === 0) return [{ ...trouble, code: 'no-calendar', line: 1 }];
  const rest = blocks.endOfCalendar === null ? text : text.slice(blocks.endOfCalendar);
  if (blocks.endOfCalendar !== null && !/BEGIN:VCALENDAR/i.test(rest)) return [];
  return [{ ...trouble, code: 'file-cut-off', line: blocks.events.at(-1)?.lastLine ?? 1 }];
}

function groupByUid(events: readonly CalendarEvent[]): {
  singles: readonly Single[];
  series: readonly RecurrenceSet[];
} {
  const groups = new Map<string, CalendarEvent[]>();
  for (const event of events) {
    const key = event.uid === '' ? `line ${event.block.line}` : `uid ${event.uid}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [event]);
    else group.push(event);
  }
  const singles: Single[] = [];
  const series: RecurrenceSet[] = [];
  for (const group of groups.values()) {
    if (group.some(isPartOfSeries)) series.push(setOf(group));
    else singles.push(...onceEach(group));
  }
  return { singles, series };
}

function isPartOfSeries({ rules, extraDates, replaces }: CalendarEvent): boolean {
  return rules.length + extraDates.length > 0 || replaces !== null;
}

function setOf(group: readonly CalendarEvent[]): RecurrenceSet {
  return {
    masters: group.filter(({ replaces }) => replaces === null),
    overrides: group.filter(({ replaces }) => replaces !== null),
  };
}

/** Two events with one UID both count, unless they lie at the same time: then the later revision is meant. */
function onceEach(group: readonly CalendarEvent[]): readonly Single[] {
  if (group.length === 1) return group.map(singleOf);
  const latest = new Map<string, Single>();
  for (const single of group.map(singleOf)) {
    const key = `${single.start} ${single.end}`;
    const other = latest.get(key);
    if (other === undefined || single.sequence >= other.sequence) latest.set(key, single);
  }
  return [...latest.values()];
}

function singleOf({ block, start: from, length, sequence }: CalendarEvent): Single {
  const { start, end } = spanAt(from.local, from.zone, length);
  return { block, start, end, sequence, allDay: from.form === 'date' };
}
