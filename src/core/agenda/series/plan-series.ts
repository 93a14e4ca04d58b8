// A whole series in one go (handbook R-56): the same weekdays and clock times as far as the agenda allows, every
// exception named, not one date more than asked for. Wall-clock times stay over the nights when the clock changes.

import type { Slot } from '../../../domain/agenda.ts';
import type { Practice } from '../../../domain/practice.ts';
import type { PlannedSeries, SeriesException, SeriesQuery } from '../../../domain/series.ts';
import {
  addDays,
  at,
  DAY,
  dayOf,
  daysBetween,
  type Instant,
  type LocalDate,
  type LocalTime,
  MINUTE,
  minutesOf,
  type Span,
  toInstant,
  toLocal,
  weekdayOf,
} from '../../../domain/time.ts';
import { grouped } from '../../grouped.ts';
import { dayClosed } from '../open/open-hours.ts';
import { takesTime } from '../slots/busy.ts';
import { everySlot, type SlotsInput } from '../slots/slots.ts';
import { type Cell, type ChosenRhythm, chooseRhythm, dateIn } from './series-rhythm.ts';
import { type SeriesWishes, seriesWishes } from './series-wishes.ts';

export interface SeriesInput extends Omit<SlotsInput, 'query'> {
  readonly query: SeriesQuery;
}

/** Weeks beyond the perfect series that are looked at: a summer closure must not cut it short. */
const SPARE_WEEKS = 10;
const LONGEST = 400;

/** The stretch of time in which a series is looked for; the agenda must be expanded for all of it. */
export function seriesWindow(query: SeriesQuery, { booking, zone }: Practice, now: Instant): Span {
  const { count, perWeek, everyWeeks } = query;
  const from = later(query.from, seriesWishes(query.wishes).from);
  const soonest = now + booking.notice * MINUTE;
  const start = from === null ? soonest : Math.max(soonest, toInstant(at(from, 0), zone));
  const weeks = Math.ceil(count / Math.max(1, perWeek)) * everyWeeks + SPARE_WEEKS;
  return { start, end: start + Math.min(LONGEST, weeks * 7) * DAY };
}

/** The dates of a series with one practitioner; fewer than asked for, and `missing`, when there is no time for all. */
export function planSeries(input: SeriesInput): PlannedSeries {
  const { practice, query } = input;
  const plans = practice.practitioners
    .filter(({ id }) => query.practitioner === null || query.practitioner === id)
    .flatMap(({ id }) => planWith(input, id));
  const best = plans.reduce<Plan | null>(
    (one, other) => (one === null || isBetter(other, one) ? other : one),
    null,
  );
  return best ?? { sessions: [], exceptions: [], missing: query.count };
}

interface Plan extends PlannedSeries {
  readonly cost: number;
}

function isBetter(a: Plan, b: Plan): boolean {
  return a.missing < b.missing || (a.missing === b.missing && a.cost < b.cost);
}

interface Search {
  readonly input: SeriesInput;
  readonly wishes: SeriesWishes;
  readonly free: ReadonlyMap<LocalTime, Slot>;
  /** The same by day, soonest first. */
  readonly byDay: ReadonlyMap<LocalDate, readonly (readonly [LocalTime, Slot])[]>;
  readonly earliest: LocalTime;
  readonly last: LocalDate;
}

function planWith(input: SeriesInput, practitioner: string): readonly Plan[] {
  const search = searchWith(input, practitioner);
  const { earliest, free, wishes } = search;
  const monday = mondayOf(dayOf(earliest));
  const isFree = (time: LocalTime) => free.has(time) && wishes.allows(time, lengthOf(free.get(time)));
  const rhythm = chooseRhythm({ query: input.query, cells: cellsOf(search), monday, earliest, isFree });
  return rhythm === null ? [] : [walk(search, rhythm, monday)];
}

function searchWith(input: SeriesInput, practitioner: string): Search {
  const { practice, query, now } = input;
  const wishes = seriesWishes(query.wishes);
  const window = seriesWindow(query, practice, now);
  const asked = { wishes: [], type: query.type, practitioner, firstVisit: false, count: 1 };
  const slots = everySlot({ ...input, query: asked }, window);
  const comes = daysWith(practitioner, input);
  const times = slots.map((slot) => [toLocal(slot.start, practice.zone), slot] as const);
  const free = new Map(times.filter(([time]) => !comes.has(dayOf(time))));
  const byDay = grouped(free, ([time]) => dayOf(time));
  const earliest = toLocal(window.start, practice.zone);
  return { input, wishes, free, byDay, earliest, last: dayOf(toLocal(window.end, practice.zone)) };
}

/** The days on which the patient comes to this practitioner already: no second time is laid on them. */
function daysWith(practitioner: string, { own = [], practice }: SeriesInput): ReadonlySet<LocalDate> {
  const theirs = own
    .map(({ occurrence }) => occurrence)
    .filter((one) => takesTime(one) && !one.allDay)
    .filter((one) => one.practitioner === null || one.practitioner === practitioner);
  return new Set(theirs.map(({ start }) => dayOf(toLocal(start, practice.zone))));
}

function later(a: LocalDate | null, b: LocalDate | null): LocalDate | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

/** Every weekly time that is free at least once and meets a wish. */
function cellsOf({ free, wishes }: Search): readonly Cell[] {
  const cells = new Map<string, Cell>();
  for (const [time, slot] of free) {
    const weekday = weekdayOf(dayOf(time));
    const minute = minutesOf(time);
    const key = `${weekday} ${minute}`;
    const rank = cells.has(key) ? null : wishes.rankOf(weekday, minute, lengthOf(slot));
    if (rank !== null) cells.set(key, { weekday, minute, rank });
  }
  return [...cells.values()].sort((a, b) => a.weekday - b.weekday || a.minute - b.minute);
}

function lengthOf(slot: Slot | undefined): number {
  return slot === undefined ? 0 : (slot.end - slot.start) / MINUTE;
}

function mondayOf(day: LocalDate): LocalDate {
  return addDays(day, 1 - weekdayOf(day));
}

/** Week by week, until the number is reached or the time looked at is over. */
function walk(search: Search, { cells, cost }: ChosenRhythm, first: LocalDate): Plan {
  const { query } = search.input;
  const sessions: Slot[] = [];
  const exceptions: SeriesException[] = [];
  for (let monday = first; monday <= search.last && sessions.length < query.count; ) {
    const next = addDays(monday, 7 * query.everyWeeks);
    const week = planWeek(search, { cells, monday, next, before: sessions });
    sessions.push(...week.sessions.slice(0, query.count - sessions.length));
    exceptions.push(...week.exceptions);
    monday = next;
  }
  const whole = exceptions.filter((one) => belongsTo(one, sessions, search));
  return { sessions, exceptions: whole, missing: query.count - sessions.length, cost };
}

/** What lies behind the last date is no exception of the series any more. */
function belongsTo(
  { wanted, replaced }: SeriesException,
  sessions: readonly Slot[],
  { input }: Search,
): boolean {
  if (replaced !== null) return sessions.includes(replaced);
  const last = sessions.at(-1);
  return last !== undefined && wanted < toLocal(last.start, input.practice.zone);
}

interface Week {
  readonly cells: readonly Cell[];
  readonly monday: LocalDate;
  readonly next: LocalDate;
  readonly before: readonly Slot[];
}

function planWeek(search: Search, { cells, monday, next, before }: Week) {
  const dates = cells.map((cell) => dateIn(cell, monday)).filter((time) => time >= search.earliest);
  const regular = dates.flatMap((time) => slotAt(search, time));
  const kept = [
    ...before.slice(-7),
    ...regular,
    ...cells.flatMap((cell) => slotAt(search, dateIn(cell, next))),
  ];
  const sessions = [...regular];
  const exceptions: SeriesException[] = [];
  for (const wanted of dates.filter((time) => slotAt(search, time).length === 0)) {
    const why = whyNot(search, wanted);
    const replaced = isSkipped(search, why) ? null : replacement(search, { wanted, monday, kept });
    if (replaced !== null) {
      sessions.push(replaced);
      kept.push(replaced);
    }
    exceptions.push({ wanted, why, replaced });
  }
  return { sessions: sessions.sort((a, b) => a.start - b.start), exceptions };
}

function slotAt({ free, wishes }: Search, time: LocalTime): readonly Slot[] {
  const slot = free.get(time);
  return slot === undefined || !wishes.allows(time, lengthOf(slot)) ? [] : [slot];
}

function isSkipped({ input }: Search, why: SeriesException['why']): boolean {
  return input.query.skipHolidays && (why === 'holiday' || why === 'closed');
}

function whyNot({ input: { practice } }: Search, wanted: LocalTime): SeriesException['why'] {
  const closed = dayClosed(practice, dayOf(wanted));
  if (closed !== null) return closed.kind === 'holiday' ? 'holiday' : 'closed';
  return toLocal(toInstant(wanted, practice.zone), practice.zone) === wanted ? 'taken' : 'clock-change';
}

interface Gap {
  readonly wanted: LocalTime;
  readonly monday: LocalDate;
  /** Dates from which the distance is kept: those around, and the regular ones of the next week. */
  readonly kept: readonly Slot[];
}

/** The nearest free time of the same week that keeps the distance from the other dates. */
function replacement({ input, byDay, wishes, earliest }: Search, { wanted, monday, kept }: Gap): Slot | null {
  const { practice, query } = input;
  const days = kept.map(({ start }) => dayOf(toLocal(start, practice.zone)));
  const isApart = (day: LocalDate) =>
    days.every((other) => Math.abs(daysBetween(other, day)) > query.minGapDays);
  const [found] = Array.from({ length: 7 }, (_, place) => addDays(monday, place))
    .filter(isApart)
    .flatMap((day) => byDay.get(day) ?? [])
    .filter(([time, slot]) => time >= earliest && wishes.allows(time, lengthOf(slot)))
    .map(([time, slot]) => ({ slot, far: distance(time, wanted) }))
    .sort((a, b) => a.far - b.far || a.slot.start - b.slot.start);
  return found?.slot ?? null;
}

/** A day more is further than any other hour of the day. */
function distance(time: LocalTime, wanted: LocalTime): number {
  const days = Math.abs(daysBetween(dayOf(time), dayOf(wanted)));
  return days * 1440 + Math.abs(minutesOf(time) - minutesOf(wanted));
}
