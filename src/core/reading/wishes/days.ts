// What an expression says about days, and which days of the calendar that is.
// Weekdays and bare days of the month stay open until it is known what stands beside them
// ("mardi" + "la semaine prochaine", "le 3 ou le 4" + "décembre").

import {
  addDays,
  addMinutes,
  at,
  daysBetween,
  type LocalDate,
  partsOf,
  type Weekday,
  type Window,
  weekdayOf,
} from '../../../domain/time.ts';
import { monthdayFrom, type Stretch, weekdayFrom } from './calendar.ts';
import type { Limit } from './senses.ts';

export type Days =
  /** Known days. `whole` marks a stretch in which other days can be named (a week, a month). */
  | {
      readonly kind: 'known';
      readonly span: Stretch;
      readonly whole: boolean;
      readonly doubt?: Weekday;
      readonly weekOf?: true;
      /** Another day that may be meant as well. */
      readonly other?: LocalDate | undefined;
      /** Counted in weeks: a weekday beside it lies in that week. */
      readonly inWeeks?: true;
    }
  | { readonly kind: 'weekday'; readonly days: readonly Weekday[]; readonly every: boolean }
  | { readonly kind: 'monthday'; readonly day: number; readonly weekday: Weekday | null }
  /** From, until, before, after a day; `minute` when a clock time belongs to it ("après jeudi 15h"). */
  | { readonly kind: 'limit'; readonly limit: Limit; readonly day: Days; readonly minute: number | null }
  | { readonly kind: 'between'; readonly first: Days; readonly last: Days }
  | { readonly kind: 'inside'; readonly inner: Days; readonly outer: Days }
  /** Stretches of a calendar; none of them when it does not tell which. */
  | { readonly kind: 'listed'; readonly spans: readonly Stretch[] }
  /** A moment counted from now: "dans deux heures". */
  | { readonly kind: 'moment'; readonly window: Window };

/** Where the days of a wish are looked for. */
export interface Ground {
  readonly today: LocalDate;
  /** The last date that was named with its month: "le 3/12 … plutôt le 10". */
  readonly anchor: LocalDate | null;
  /** The stretch that the text is about, when there is one. */
  readonly inside: Stretch | null;
}

/** "tous les mardis" without an end: the next eight of them. */
const RECURRING_WEEKS = 8;

/** An open end without any bound is a year. */
export function horizon(from: LocalDate): LocalDate {
  return addDays(from, 365);
}

/** The windows of these days; none when they are not in the calendar or in the ground. */
export function windowsOf(days: Days, ground: Ground): readonly Window[] {
  if (days.kind === 'moment') return [days.window];
  if (days.kind === 'limit' && days.minute !== null) {
    const window = limitAtMinute(days, days.minute, ground);
    return window === null ? [] : [window];
  }
  return stretchesOf(days, ground).map(({ from, to }) => ({ start: at(from, 0), end: at(to, 0) }));
}

/** Whole days, the end not included; none for a moment, which has minutes (`windowsOf`). */
export function stretchesOf(days: Days, ground: Ground): readonly Stretch[] {
  switch (days.kind) {
    case 'known':
      return [days.span];
    case 'moment':
      return [];
    case 'listed':
      return days.spans;
    case 'weekday':
      return weekdays(days.days, days.every, ground);
    case 'monthday':
      return monthday(days.day, days.weekday, ground);
    case 'limit':
      return limited(days.limit, days.day, ground);
    case 'between':
      return between(days.first, days.last, ground);
    case 'inside':
      return stretchesOf(days.outer, ground).flatMap((outer) =>
        stretchesOf(days.inner, { ...ground, inside: outer }).flatMap((inner) => common(inner, outer)),
      );
  }
}

function common(a: Stretch, b: Stretch): readonly Stretch[] {
  const [, from = a.from] = [a.from, b.from].sort();
  const [to = a.to] = [a.to, b.to].sort();
  return from < to ? [{ from, to }] : [];
}

/** Open-ended stretches hold a year; in them, as in none at all, a weekday is looked for only eight weeks ahead. */
function weekdays(days: readonly Weekday[], every: boolean, { today, inside }: Ground): readonly Stretch[] {
  const bounded = inside !== null && inside.to < horizon(inside.from);
  if (!every && inside === null) return days.map((day) => dayAfter(addDays(today, 1), day));
  const start = startIn(inside, bounded, today);
  const end = bounded ? inside.to : addDays(start, RECURRING_WEEKS * 7);
  if (!every && !bounded) return days.map((day) => dayAfter(start, day));
  const found: Stretch[] = [];
  for (let date = start; date < end; date = addDays(date, 1)) {
    if (!days.includes(weekdayOf(date))) continue;
    const last = found.at(-1);
    if (last?.to === date) found[found.length - 1] = { from: last.from, to: addDays(date, 1) };
    else found.push({ from: date, to: addDays(date, 1) });
  }
  // In a longer stretch ("en décembre, mardi ou jeudi") each of them will do.
  const long = bounded && daysBetween(inside.from, inside.to) > 7;
  return every || long ? found : found.slice(0, days.length);
}

/** No weekday means the sending day, unless a stretch that began before it is named. */
function startIn(inside: Stretch | null, bounded: boolean, today: LocalDate): LocalDate {
  const first = inside?.from ?? addDays(today, 1);
  if (first === today && bounded) return addDays(today, 1);
  return first < today && !bounded ? today : first;
}

function dayAfter(start: LocalDate, day: Weekday): Stretch {
  const date = weekdayFrom(start, day);
  return { from: date, to: addDays(date, 1) };
}

const HALF_YEAR = 190;

function monthday(
  day: number,
  weekday: Weekday | null,
  { today, anchor, inside }: Ground,
): readonly Stretch[] {
  const bounded = inside !== null && inside.to < horizon(inside.from) ? inside : null;
  const start = bounded?.from ?? monthStart(anchor, today, day);
  const exact = weekday === null ? null : monthdayFrom(start, day, weekday);
  // A weekday that fits only much later is a slip: the day of the month is believed.
  const near = exact !== null && exact < addDays(start, HALF_YEAR) ? exact : monthdayFrom(start, day, null);
  if (near === null || (bounded !== null && near >= bounded.to)) return [];
  return [{ from: near, to: addDays(near, 1) }];
}

/** A bare day of the month goes with the month named last, if that day is still to come there. */
function monthStart(anchor: LocalDate | null, today: LocalDate, day: number): LocalDate {
  if (anchor === null || anchor <= today) return today;
  const { day: anchorDay } = partsOf(anchor);
  const sameMonth = addDays(anchor, day - anchorDay);
  return sameMonth >= today ? addDays(anchor, 1 - anchorDay) : anchor;
}

function limited(limit: Limit, day: Days, ground: Ground): readonly Stretch[] {
  const [span] = stretchesOf(day, { ...ground, inside: ground.inside });
  if (span === undefined) return [];
  const { today, inside } = ground;
  const opening = limit === 'from' ? span.from : span.to;
  const closing = limit === 'before' ? span.from : span.to;
  const whole: Stretch =
    limit === 'from' || limit === 'after'
      ? { from: opening, to: inside?.to ?? horizon(opening) }
      : { from: inside?.from ?? (today < closing ? today : addDays(closing, -1)), to: closing };
  return whole.from < whole.to ? [whole] : [];
}

function limitAtMinute(
  days: Extract<Days, { kind: 'limit' }>,
  minute: number,
  ground: Ground,
): Window | null {
  const [span] = stretchesOf(days.day, ground);
  if (span === undefined) return null;
  const moment = at(span.from, minute);
  const opens = days.limit === 'from' || days.limit === 'after';
  const end = at(ground.inside?.to ?? horizon(span.from), 0);
  const start = at(ground.inside?.from ?? ground.today, 0);
  const window = opens ? { start: moment, end } : { start, end: moment };
  return window.start < window.end ? window : null;
}

function between(first: Days, last: Days, ground: Ground): readonly Stretch[] {
  if (first.kind === 'weekday' && last.kind === 'weekday' && first.every && last.every) {
    return weekdays(weekdayRange(first.days[0] ?? 1, last.days[0] ?? 7), true, ground);
  }
  const [opening] = stretchesOf(withMonthOf(first, last, ground), ground);
  if (opening === undefined) return [];
  const [closing] = stretchesOf(last, laterGround(last, opening, ground));
  if (closing === undefined || closing.to <= opening.from) return [];
  return [{ from: opening.from, to: closing.to }];
}

/** "du 3 au 7 décembre": the first day borrows the month of the last, or the month before it ("du 28 au 2 janvier"). */
function withMonthOf(first: Days, last: Days, ground: Ground): Days {
  if (first.kind !== 'monthday' || last.kind !== 'known') return first;
  const { day } = partsOf(last.span.from);
  const back = first.day > day ? addDays(last.span.from, -31) : addDays(last.span.from, 1 - day);
  const date = monthdayFrom(back, first.day, null);
  return date === null || ground.inside !== null
    ? first
    : { kind: 'known', span: { from: date, to: addDays(date, 1) }, whole: false };
}

function laterGround(last: Days, opening: Stretch, ground: Ground): Ground {
  if (last.kind === 'monthday') return { today: opening.from, anchor: null, inside: null };
  if (last.kind === 'weekday') return { ...ground, today: opening.from, inside: null };
  return ground;
}

function weekdayRange(first: Weekday, last: Weekday): readonly Weekday[] {
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, step) => (((first - 1 + step) % 7) + 1) as Weekday);
}

/** An hour that begins so many minutes from now. */
export function momentIn(window: Window, minutes: number): Days {
  const start = addMinutes(window.start, minutes);
  return { kind: 'moment', window: { start, end: addMinutes(start, 60) } };
}
