// The occurrences of one UID: its master events, their exceptions and the overrides that replace single occurrences
// (RFC 5545 §3.8.4.4, §3.8.5). DTSTART always counts, whether its rule makes it or not: a taken time must never vanish.

import type { Occurrence } from '../../../domain/agenda.ts';
import { DAY, type Instant, type LocalTime, type Span } from '../../../domain/time.ts';
import { foreverFrom } from '../icalendar/event.ts';
import type { CalendarEvent, Length, ZonedTime } from '../icalendar/event-types.ts';
import type { Trouble } from '../trouble.ts';
import type { ZoneRules } from '../zones/zone-rules.ts';
import { type LocalRange, recur } from './recur.ts';
import type { Rule } from './rrule.ts';
import { type StepBudget, stepBudget } from './step-budget.ts';

/** All events of a file with one UID: what RFC 5545 §3.8.5 calls the recurrence set is made of them. */
export interface RecurrenceSet {
  readonly masters: readonly CalendarEvent[];
  readonly overrides: readonly CalendarEvent[];
}

/** An occurrence before it is told whose agenda it stands in. */
export type BareOccurrence = Omit<Occurrence, 'file' | 'practitioner'>;

export interface RecurrenceSetExpansion {
  readonly occurrences: readonly BareOccurrence[];
  readonly troubles: readonly Trouble[];
}

/** What one expansion notes and spends. */
interface Work {
  readonly troubles: Trouble[];
  readonly budget: StepBudget;
}

/** The occurrences of a set that may touch a window; some just outside it may be among them. */
export function expandRecurrenceSet(
  set: RecurrenceSet,
  window: Span,
  budget: StepBudget = stepBudget(),
): RecurrenceSetExpansion {
  const overrides = latestOnly(set.overrides);
  const troubles: Trouble[] = [];
  const work = { troubles, budget };
  const occurrences = set.masters.flatMap((master) => masterOccurrences(master, overrides, window, work));
  const zone = set.masters[0]?.start.zone;
  troubles.push(...overrides.filter((event) => losesDates(event, set)).map(endless));
  return {
    occurrences: [...occurrences, ...overrides.map((event) => overrideOccurrence(event, zone))],
    troubles,
  };
}

/** A change of this and all future dates that brings its own rule, or whose series is not there: later dates are unknown. */
function losesDates(event: CalendarEvent, { masters }: RecurrenceSet): boolean {
  if (!event.andFuture || !(repeats(event) || masters.length === 0)) return false;
  const { status, transparent } = event.facts();
  return status !== 'CANCELLED' && !transparent;
}

function endless(event: CalendarEvent): Trouble {
  const { uid, line } = event.facts();
  const span = foreverFrom(event.start, '');
  return { code: 'recurrence-id', detail: '', uid, line, span, widens: false };
}

/** The start and end of an event that begins at `local` on a clock. */
export function spanAt(local: number, zone: ZoneRules, length: Length): Span {
  const start = zone.toInstant(local);
  const end = (length.wall === 0 ? start : zone.toInstant(local + length.wall)) + length.exact;
  return { start, end: Math.max(start, end) };
}

/** A wall clock's number as text. */
export function localText(local: number): LocalTime {
  return new Date(local).toISOString().slice(0, 16) as LocalTime;
}

function masterOccurrences(
  master: CalendarEvent,
  overrides: readonly CalendarEvent[],
  window: Span,
  work: Work,
): readonly BareOccurrence[] {
  const { zone } = master.start;
  const future = overrides.filter(({ andFuture }) => andFuture).sort(byReplaced);
  const margin = marginOf(master, future);
  const range = { from: zone.toLocal(window.start) - margin, to: zone.toLocal(window.end) + margin };
  const isExcepted = matcher(master, master.exceptions);
  const isReplaced = matcher(
    master,
    overrides.map(({ replaces }) => replaces).filter((time) => time !== null),
  );
  const occurrences: BareOccurrence[] = [];
  for (const [local, length] of startsOf(master, range, work)) {
    if (isExcepted(local) || isReplaced(local)) continue;
    const changed = future.findLast(
      ({ replaces }) => replaces !== null && localOn(master, replaces) <= local,
    );
    occurrences.push(occurrenceAt(master, local, length, changed));
  }
  return occurrences;
}

/** How far outside the window a start may lie and still matter: the length, and what THISANDFUTURE shifts. */
function marginOf(master: CalendarEvent, future: readonly CalendarEvent[]): number {
  const lengths = [master, ...future].map(({ length }) => length.wall + length.exact);
  const periods = master.extraDates.map(({ length }) => (length === null ? 0 : length.wall + length.exact));
  const shifts = future.map((event) => Math.abs(shiftOf(event)));
  return Math.max(...lengths, ...periods) + Math.max(0, ...shifts) + 2 * DAY;
}

function shiftOf({ start, replaces }: CalendarEvent): number {
  return replaces === null
    ? 0
    : start.zone.toLocal(start.zone.toInstant(start.local)) - onClockOf(start, replaces);
}

/** A time as the wall clock of another one shows it. */
function onClockOf(clock: ZonedTime, time: ZonedTime): number {
  if (time.form === 'date' || time.form === 'floating') return time.local;
  if (clock.form === 'date') return dayOn(clock, time);
  return clock.zone.toLocal(time.zone.toInstant(time.local));
}

/** The day of an instant in the zone of an all-day series; midnight of UTC is how some programs write the bare date. */
function dayOn(clock: ZonedTime, { zone, local, form }: ZonedTime): number {
  if (form === 'utc' && local % DAY === 0) return local;
  return Math.floor(clock.zone.toLocal(zone.toInstant(local)) / DAY) * DAY;
}

function localOn(master: CalendarEvent, time: ZonedTime): number {
  return onClockOf(master.start, time);
}

function occurrenceAt(
  master: CalendarEvent,
  local: number,
  length: Length,
  changed: CalendarEvent | undefined,
): BareOccurrence {
  const recurrenceId = repeats(master) ? localText(local) : null;
  if (changed === undefined) {
    return { ...master.facts(), ...spanAt(local, master.start.zone, length), recurrenceId };
  }
  const moved = onClockOf(changed.start, { ...master.start, local }) + shiftOf(changed);
  return { ...changed.facts(), ...spanAt(moved, changed.start.zone, changed.length), recurrenceId };
}

function repeats({ rules, extraDates }: CalendarEvent): boolean {
  return rules.length + extraDates.length > 0;
}

/** An override by itself, whether its series is known or not. `zone`: the clock of its series. */
function overrideOccurrence(event: CalendarEvent, zone: ZoneRules | undefined): BareOccurrence {
  const replaces = event.replaces ?? event.start;
  const onSeries =
    zone === undefined || replaces.form === 'date' || replaces.form === 'floating'
      ? replaces.local
      : zone.toLocal(replaces.zone.toInstant(replaces.local));
  return {
    ...event.facts(),
    ...spanAt(event.start.local, event.start.zone, event.length),
    recurrenceId: localText(onSeries),
  };
}

/** Wall-clock starts with their lengths, each once. */
function startsOf(master: CalendarEvent, range: LocalRange, work: Work): ReadonlyMap<number, Length> {
  const starts = new Map<number, Length>();
  const add = (local: number, length: Length) => {
    if (local >= range.from && local <= range.to && !starts.has(local)) starts.set(local, length);
  };
  for (const { time, length } of master.extraDates) add(extraLocal(master, time), length ?? master.length);
  add(master.start.local, master.length);
  for (const local of ruled(master, master.rules, range, work)) add(local, master.length);
  for (const local of ruled(master, master.exRules, range, { ...work, troubles: [] })) starts.delete(local);
  return starts;
}

/** An RDATE on the series' clock; a bare date takes the time of day of DTSTART. */
function extraLocal({ start }: CalendarEvent, time: ZonedTime): number {
  if (time.form !== 'date' || start.form === 'date') return Math.floor(onClockOf(start, time));
  return time.local + (start.local - Math.floor(start.local / DAY) * DAY);
}

function ruled(
  master: CalendarEvent,
  rules: readonly Rule[],
  range: LocalRange,
  { troubles, budget }: Work,
): readonly number[] {
  return rules.flatMap((rule) => {
    const { refused } = budget;
    const recurrence = { rule, start: master.start.local, until: untilOf(rule, master.start) };
    const found = recur(recurrence, range, budget);
    if (found === null)
      troubles.push(tooLong(master, budget.refused > refused ? 'agenda-too-long' : 'rule-too-long'));
    return found ?? [];
  });
}

function tooLong(master: CalendarEvent, code: 'agenda-too-long' | 'rule-too-long'): Trouble {
  const { uid, line } = master.facts();
  return { code, detail: '', uid, line, span: foreverFrom(master.start, ''), widens: false };
}

/** UNTIL on the wall clock of the series; a date means its whole day. */
function untilOf({ until }: Rule, start: ZonedTime): number {
  if (until === null) return Number.POSITIVE_INFINITY;
  if (until.form === 'date') return until.local + DAY - 1;
  if (until.form === 'local') return until.local;
  const onClock = start.zone.toLocal(until.local);
  return start.form === 'date' ? Math.max(onClock, until.local) : onClock;
}

/** Tells whether a start is one of these times, which may be dates, floating or on another clock. */
function matcher(master: CalendarEvent, times: readonly ZonedTime[]): (local: number) => boolean {
  if (times.length === 0) return () => false;
  const days = new Set<number>();
  const locals = new Set<number>();
  const instants = new Set<Instant>();
  for (const time of times) {
    if (time.form === 'date' || master.start.form === 'date')
      days.add(Math.floor(onClockOf(master.start, time) / DAY));
    else if (time.form === 'floating') locals.add(time.local);
    else instants.add(time.zone.toInstant(time.local));
  }
  return (local) =>
    days.has(Math.floor(local / DAY)) ||
    locals.has(local) ||
    (instants.size > 0 && instants.has(master.start.zone.toInstant(local)));
}

/** Of several revisions of one override the latest (RFC 5546 §2.1.5): by SEQUENCE, then by time stamp, then by place. */
function latestOnly(overrides: readonly CalendarEvent[]): readonly CalendarEvent[] {
  const latest = new Map<number, CalendarEvent>();
  for (const event of overrides) {
    const key = event.replaces === null ? Number.NaN : instantOf(event.replaces);
    const other = latest.get(key);
    if (other === undefined || !isOlder(event, other)) latest.set(key, event);
  }
  return [...latest.values()];
}

function isOlder(event: CalendarEvent, other: CalendarEvent): boolean {
  if (event.sequence !== other.sequence) return event.sequence < other.sequence;
  return event.stamp() < other.stamp();
}

function byReplaced(a: CalendarEvent, b: CalendarEvent): number {
  return instantOf(a.replaces ?? a.start) - instantOf(b.replaces ?? b.start);
}

function instantOf({ zone, local }: ZonedTime): Instant {
  return zone.toInstant(local);
}
