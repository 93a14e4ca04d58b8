import {
  addDays,
  addMinutes,
  at,
  dayOf,
  type LocalDate,
  minutesOf,
  type Window,
  weekdayOf,
} from '../../../domain/time.ts';
import type { Wish } from '../../../domain/wish.ts';

/** Days; a wanted stretch longer than this names no day: "le matin", "même heure". */
const NAMES_NO_DAY = 60;

/**
 * Wishes of two sentences about one appointment. Days in one and a time of day in the other belong together
 * ("la semaine prochaine. Plutôt le matin."), and a stretch in one is only the frame of a narrower time in the other
 * ("cette semaine. Je peux mercredi."); otherwise each is an alternative. Excluded times stay excluded.
 */
export function combineWishes(first: readonly Wish[], second: readonly Wish[]): readonly Wish[] {
  if (qualifies(second, first)) return qualified(first, second);
  if (qualifies(first, second)) return qualified(second, first);
  const [one, other] = [
    besideItsDay(inFrame(narrowed(first, second), second), second),
    besideItsDay(inFrame(narrowed(second, first), first), first),
  ];
  return unique([...withoutFrames(one, other), ...withoutFrames(other, one)]);
}

/** "D'ici le 14. Les lundis": each week's days are those that lie in the stretch of the other sentence. */
function inFrame(wishes: readonly Wish[], others: readonly Wish[]): readonly Wish[] {
  const [frame, another] = others.filter(({ include }) => include);
  if (frame === undefined || another !== undefined || isLong(frame) || !isEveryWeek(wishes)) return wishes;
  const inside = wishes.filter(
    (wish) => !wish.include || (frame.start <= wish.start && wish.end <= frame.end),
  );
  return inside.some(({ include }) => include) ? inside : wishes;
}

/** "Le même jour, mais le matin. Je ne travaille pas le mercredi.": one Wednesday is wanted, and no other. */
function besideItsDay(wishes: readonly Wish[], others: readonly Wish[]): readonly Wish[] {
  if (!isEveryWeek(wishes)) return wishes;
  const names = new Set(others.filter(isWithinADay).map(({ start }) => weekdayOf(dayOf(start))));
  const isNamed = wishes.every((wish) => !wish.include || names.has(weekdayOf(dayOf(wish.start))));
  return isNamed ? wishes.filter((wish) => !wish.include) : wishes;
}

/** Days of a repetition. */
export function isEveryWeek(wishes: readonly Wish[]): boolean {
  const days = wishes.filter(({ include }) => include).map(({ start }) => dayOf(start));
  const [first] = days;
  return first !== undefined && days.length >= REPEATED && days.includes(addDays(first, 7));
}

const REPEATED = 6;

/** All that `times` wants is a time of day, and `days` wants days without one. */
function qualifies(times: readonly Wish[], days: readonly Wish[]): boolean {
  const wanted = times.filter(({ include }) => include);
  return (
    wanted.length > 0 && wanted.every(isTimeOfDay) && days.some((wish) => wish.include && isWholeDays(wish))
  );
}

/** A day, or some hours of it. */
export function isWithinADay({ include, start, end }: Wish): boolean {
  return include && end <= at(addDays(dayOf(start), 1), 0);
}

/** From midnight to midnight. */
export function isOneDay({ include, start, end }: Wish): boolean {
  return include && minutesOf(start) === 0 && end === addMinutes(start, 1440);
}

function isTimeOfDay(wish: Wish): boolean {
  return isLong(wish) && (wish.daily !== undefined || wish.sameTime === true);
}

function isLong({ start, end }: Wish): boolean {
  return end.slice(0, 10) > addDays(dayOf(start), NAMES_NO_DAY);
}

/** "Any day", and hours of any day, that the other sentence says on which days: they are left to it. */
function narrowed(wishes: readonly Wish[], others: readonly Wish[]): readonly Wish[] {
  const days = others.filter((wish) => wish.include && !isLong(wish));
  if (days.length === 0) return wishes.flatMap((wish) => within(wish, others));
  return wishes.filter((wish) => !(wish.include && isLong(wish))).flatMap((wish) => within(wish, others));
}

/** What is left of a wanted time in the hours of any day that the other sentence names; all of it when nothing is. */
function within(wish: Wish, others: readonly Wish[]): readonly Wish[] {
  const hours = others.filter((other) => other.include && isLong(other) && other.daily !== undefined);
  if (!wish.include || isLong(wish) || wish.exact === true || hours.length === 0) return [wish];
  const left = hours.flatMap((other) => met(wish, other.daily ?? [0, 1440]));
  return left.length > 0 ? left : [wish];
}

function met(wish: Wish, [from, to]: readonly [number, number]): readonly Wish[] {
  const day = dayOf(wish.start);
  const whole = wish.end > at(day, 1440);
  const [open, close] = whole ? (wish.daily ?? [0, 1440]) : [minutesOf(wish.start), endOf(wish)];
  const [start, end] = [Math.max(open, from), Math.min(close, to)];
  if (start >= end) return [];
  return [whole ? { ...wish, daily: [start, end] } : { ...wish, ...hoursOf(day, [start, end]) }];
}

function endOf({ start, end }: Wish): number {
  return dayOf(end) === dayOf(start) ? minutesOf(end) : 1440;
}

/** A stretch in which a time of the other sentence lies says nothing more than that time. */
export function withoutFrames(wishes: readonly Wish[], others: readonly Wish[]): readonly Wish[] {
  return wishes.filter(
    (wish) => !(wish.include && others.some((other) => other.include && frames(wish, other))),
  );
}

function frames(frame: Wish, time: Wish): boolean {
  if (frame.exact === true || frame.start > time.start || frame.end < time.end) return false;
  if (frame.daily !== undefined) {
    const [from, to] = frame.daily;
    const [open, close] = time.daily ?? [minutesOf(time.start), endOf(time)];
    return (
      from <= open &&
      close <= to &&
      (from < open || close < to || frame.end > time.end || frame.start < time.start)
    );
  }
  return time.daily !== undefined || frame.start < time.start || frame.end > time.end;
}

function isWholeDays(wish: Wish): boolean {
  return (
    wish.daily === undefined &&
    wish.exact === undefined &&
    wish.sameTime === undefined &&
    minutesOf(wish.start) === 0 &&
    minutesOf(wish.end) === 0
  );
}

function qualified(days: readonly Wish[], times: readonly Wish[]): readonly Wish[] {
  const ofDay = times.filter(({ include }) => include);
  return unique([
    ...days.flatMap((wish) =>
      wish.include && isWholeDays(wish) ? ofDay.map((time) => onDays(wish, time)) : [wish],
    ),
    ...times.filter(({ include }) => !include),
  ]);
}

/** The time of day on the days of a stretch. */
function onDays(days: Wish, { daily, exact, sameTime }: Wish): Wish {
  const marks = {
    ...(exact === undefined ? {} : { exact }),
    ...(sameTime === undefined ? {} : { sameTime }),
  };
  if (daily === undefined) return { ...days, ...marks };
  const day: LocalDate = dayOf(days.start);
  if (days.end > at(day, 1440)) return { ...days, ...marks, daily };
  const { otherwise } = days;
  return {
    include: true,
    ...hoursOf(day, daily),
    ...marks,
    ...(otherwise === undefined ? {} : { otherwise: hoursOf(dayOf(otherwise.start), daily) }),
  };
}

function hoursOf(day: LocalDate, [from, to]: readonly [number, number]): Window {
  return { start: addMinutes(at(day, 0), from), end: addMinutes(at(day, 0), to) };
}

function unique(wishes: readonly Wish[]): readonly Wish[] {
  return [...new Map(wishes.map((wish) => [JSON.stringify(wish), wish])).values()];
}
