// What a calendar file holds, for whoever installs the program on it: how much, from when to when, on which clocks, and
// what in it is not understood.

import type { AgendaWarning, CalendarFile, Occurrence } from '../../../domain/agenda.ts';
import type { ProgramLanguage } from '../../../domain/language.ts';
import type { Practice } from '../../../domain/practice.ts';
import { DAY, HOUR, type Instant, overlap, type Zone } from '../../../domain/time.ts';
import { isHoldUid, isReserved } from '../marks.ts';
import { openRanges } from '../open/open-hours.ts';
import { expand, preparedFile } from '../recurrence/expand.ts';
import { takesTime } from '../slots/busy.ts';
import { hasNoLength } from '../slots/taken.ts';
import { warningOf } from '../trouble.ts';
import { availabilityIn } from './availability.ts';
import type { CalendarEvent } from './event-types.ts';

export interface CalendarFacts {
  /** VEVENTs as they stand in the file. */
  readonly events: number;
  readonly series: number;
  /** Series without an end. */
  readonly endless: number;
  /** Single dates of series that were changed. */
  readonly changedDates: number;
  /** FREEBUSY stretches: taken, without saying by what. */
  readonly freeBusy: number;
  /** VAVAILABILITY components (RFC 7953). */
  readonly availabilities: number;
  /** First start and last start that stand in the file; null when there is none. */
  readonly oldest: Instant | null;
  readonly newest: Instant | null;
  readonly zones: readonly { readonly name: string; readonly known: boolean }[];
  readonly warnings: readonly AgendaWarning[];
  /** Coming events with a start and no end: each takes one usual slot. */
  readonly noLength: number;
  /** Coming events of a whole day or of hours, inside open hours, that say of themselves that they take no time. */
  readonly marksFree: readonly Pick<Occurrence, 'file' | 'line' | 'start'>[];
}

/** An event that takes no time is worth a word when it lasts longer than this. */
const LONG = 4 * HOUR;

interface Looked {
  readonly practice: Practice;
  readonly language: ProgramLanguage;
  readonly now: Instant;
}

/**
 * Reads the files of one calendar, on a server one for each event, and says what they hold together; what is not
 * understood also when it only shows as the days up to the horizon are laid out.
 */
export function calendarFacts(
  files: readonly CalendarFile[],
  { practice, language, now }: Looked,
): CalendarFacts {
  const { zone } = practice;
  const window = { start: now - DAY, end: now + (practice.booking.horizon + 1) * DAY };
  const { occurrences, warnings } = expand(files, window, zone, language);
  const unread = availabilityIn(files, window, zone, language).flatMap((one) => one.warnings);
  const coming = occurrences.filter(({ start, uid }) => start > now && !isHoldUid(uid));
  const parts = files.map((file) => factsOf(file, zone, language));
  const sum = (count: (part: OwnFacts) => number) => parts.reduce((all, part) => all + count(part), 0);
  const moments = parts.flatMap(({ oldest, newest }) => [oldest, newest]).filter((one) => one !== null);
  const zones = new Map(parts.flatMap((part) => part.zones.map(({ name, known }) => [name, known] as const)));
  return {
    events: sum(({ events }) => events),
    series: sum(({ series }) => series),
    endless: sum(({ endless }) => endless),
    changedDates: sum(({ changedDates }) => changedDates),
    freeBusy: sum(({ freeBusy }) => freeBusy),
    availabilities: sum(({ availabilities }) => availabilities),
    oldest: extreme(moments, (a, b) => a < b),
    newest: extreme(moments, (a, b) => a > b),
    zones: [...zones].map(([name, known]) => ({ name, known })),
    warnings: onceEach([...parts.flatMap((part) => part.warnings), ...warnings, ...unread]),
    noLength: coming.filter((one) => hasNoLength(one) && takesTime(one)).length,
    marksFree: coming.filter((one) => looksTaken(one, practice)),
  };
}

/** A warning of one event counts once, however many of its dates it is about. */
function onceEach(warnings: readonly AgendaWarning[]): readonly AgendaWarning[] {
  const found = new Map<string, AgendaWarning>();
  for (const warning of warnings) {
    const key = JSON.stringify([warning.file, warning.line, warning.sentence]);
    if (!found.has(key)) found.set(key, warning);
  }
  return [...found.values()];
}

/** A long event in open time that the calendar calls free: a holiday or a course, more often than not. */
function looksTaken(one: Occurrence, practice: Practice): boolean {
  if (!one.transparent || one.status === 'CANCELLED' || isReserved(one, practice)) return false;
  if (!one.allDay && one.end - one.start <= LONG) return false;
  return practice.practitioners.some((practitioner) =>
    openRanges(practice, practitioner, one).some((range) => overlap(range, one)),
  );
}

type OwnFacts = Omit<CalendarFacts, 'noLength' | 'marksFree'>;

/** Reads a file on the clock of a practice. */
function factsOf(file: CalendarFile, zone: Zone, language: ProgramLanguage): OwnFacts {
  const { blocks, clocks, singles, series, freeBusy, troubles } = preparedFile(file, zone);
  const masters = series.flatMap((one) => one.masters);
  const overrides = series.flatMap((one) => one.overrides);
  const starts = [...singles, ...freeBusy]
    .map(({ start }) => start)
    .concat([...masters, ...overrides].map(({ start }) => start.zone.toInstant(start.local)));
  return {
    events: blocks.events.length,
    series: masters.length,
    endless: masters.filter(isEndless).length,
    changedDates: overrides.length,
    freeBusy: freeBusy.length,
    availabilities: blocks.availabilities.length,
    oldest: extreme(starts, (a, b) => a < b),
    newest: extreme(starts, (a, b) => a > b),
    zones: zonesIn(file.text).map((name) => ({ name, known: clocks.named(name) !== null })),
    warnings: troubles.map((trouble) => warningOf(trouble, file.name, language)),
  };
}

function isEndless({ rules }: CalendarEvent): boolean {
  return rules.some(({ until, count }) => until === null && count === null);
}

function extreme(numbers: readonly number[], isBefore: (a: number, b: number) => boolean): number | null {
  let found: number | null = null;
  for (const number of numbers) if (found === null || isBefore(number, found)) found = number;
  return found;
}

/** TZIDs that times of the file name, each once, in their order. */
function zonesIn(text: string): readonly string[] {
  const found = text.matchAll(
    /^(?:DTSTART|DTEND|RDATE|EXDATE|RECURRENCE-ID)[^:\r\n]*?;TZID="?([^";:\r\n]+)/gim,
  );
  return [...new Set([...found].map(([, name = '']) => name.trim()))];
}
