// What a patient's wishes say of a rhythm: "le matin, mardi et jeudi" names weekdays and parts of the day, whichever week
// the date grammar resolved them to.

import {
  addDays,
  dayOf,
  daysBetween,
  type LocalDate,
  type LocalTime,
  minutesOf,
  type Weekday,
  weekdayOf,
} from '../../../domain/time.ts';
import type { Wish } from '../../../domain/wish.ts';

export interface SeriesWishes {
  /** Place of the first wish that a weekly time meets; null when it meets none. Minutes after midnight. */
  readonly rankOf: (weekday: Weekday, minute: number, length: number) => number | null;
  /** Whether a single time may stand in for another: the part of the day counts, the weekday does not. */
  readonly allows: (time: LocalTime, length: number) => boolean;
  /** The first day that counts; null when none was named. */
  readonly from: LocalDate | null;
}

interface Part {
  /** Null: any day. */
  readonly weekday: Weekday | null;
  readonly from: number;
  readonly to: number;
  readonly exact: boolean;
}

const WHOLE_DAY = { from: 0, to: 1440 };
/** An excluded weekday that is named so often is meant for good ("pas le mercredi"), not for one date. */
const FOR_GOOD = 3;

/** The wishes of a series. Wanted ones are alternatives; excluded ones hold for all. */
export function seriesWishes(wishes: readonly Wish[]): SeriesWishes {
  const wanted = wishes.filter(({ include }) => include);
  const excluded = wishes.filter(({ include }) => !include);
  const onWeekdays = distinct(wanted.filter(isOneDay).map(partOfDay));
  const anyDay = distinct(wanted.filter((wish) => !isOneDay(wish)).flatMap(dailyPart));
  const never = excluded.filter(isOneDay).map(partOfDay);
  const stretches = excluded.filter((wish) => !isOneDay(wish) || !isForGood(partOfDay(wish), never));
  const isExcluded = (weekday: Weekday, minute: number, length: number) =>
    never.some((part) => isForGood(part, never) && part.weekday === weekday && touches(part, minute, length));
  const inPart = (minute: number, length: number) =>
    anyDay.length === 0 || anyDay.some((part) => meets(part, minute, length));
  return {
    rankOf: (weekday, minute, length) => {
      if (isExcluded(weekday, minute, length)) return null;
      if (onWeekdays.length === 0) return inPart(minute, length) ? 0 : null;
      const rank = onWeekdays.findIndex(
        (part) =>
          part.weekday === weekday &&
          meets(part, minute, length) &&
          (isNarrow(part) || inPart(minute, length)),
      );
      return rank === -1 ? null : rank;
    },
    allows: (time, length) => {
      const minute = minutesOf(time);
      if (isExcluded(weekdayOf(dayOf(time)), minute, length)) return false;
      if (stretches.some((wish) => isInside(wish, time))) return false;
      const parts = onWeekdays.filter(isNarrow).map(loosely);
      return (
        inPart(minute, length) && (parts.length === 0 || parts.some((part) => meets(part, minute, length)))
      );
    },
    from: wanted.reduce<LocalDate | null>((from, wish) => earliest(from, firstDay(wish, wanted)), null),
  };
}

function isOneDay({ start, end, daily }: Wish): boolean {
  return daily === undefined && end <= `${addDays(dayOf(start), 1)}T00:00`;
}

function partOfDay({ start, end, exact }: Wish): Part {
  const to = dayOf(end) === dayOf(start) ? minutesOf(end) : 1440;
  return { weekday: weekdayOf(dayOf(start)), from: minutesOf(start), to, exact: exact === true };
}

function dailyPart({ daily, exact }: Wish): readonly Part[] {
  if (daily === undefined) return [];
  return [{ weekday: null, from: daily[0], to: daily[1], exact: exact === true }];
}

function meets({ from, to, exact }: Part, minute: number, length: number): boolean {
  return exact ? minute === from : from <= minute && minute + length <= Math.max(to, from + length);
}

function touches({ from, to }: Part, minute: number, length: number): boolean {
  return minute < to && from < minute + length;
}

function isNarrow({ from, to }: Part): boolean {
  return from > WHOLE_DAY.from || to < WHOLE_DAY.to;
}

/** In place of a named clock time one within two hours will do, when that very time is gone. */
function loosely(part: Part): Part {
  return part.exact ? { ...part, from: part.from - 120, to: part.from + 180, exact: false } : part;
}

function isForGood({ weekday }: Part, never: readonly Part[]): boolean {
  return never.filter((other) => other.weekday === weekday).length >= FOR_GOOD;
}

function isInside({ start, end, daily }: Wish, time: LocalTime): boolean {
  const minute = minutesOf(time);
  return start <= time && time < end && (daily === undefined || (daily[0] <= minute && minute < daily[1]));
}

/** "à partir du 7 décembre": where a stretch begins, or the first of many equal weekdays. */
function firstDay(wish: Wish, wanted: readonly Wish[]): LocalDate | null {
  if (!isOneDay(wish)) return dayOf(wish.start);
  const same = wanted.filter(
    (other) => isOneDay(other) && weekdayOf(dayOf(other.start)) === weekdayOf(dayOf(wish.start)),
  );
  const days = same.map(({ start }) => dayOf(start)).sort();
  const [first, last] = [days[0], days.at(-1)];
  return first !== undefined && last !== undefined && daysBetween(first, last) >= 7 ? first : null;
}

function earliest(a: LocalDate | null, b: LocalDate | null): LocalDate | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function distinct(parts: readonly Part[]): readonly Part[] {
  return [...new Map(parts.map((part) => [JSON.stringify(part), part])).values()];
}
