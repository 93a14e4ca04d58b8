import { addDays, addMinutes, at, dayOf, type LocalDate } from '../../domain/time.ts';
import type { Wish } from '../../domain/wish.ts';

/** Days; a wanted stretch longer than this names no day: "le matin", "même heure". */
const NAMES_NO_DAY = 60;

/**
 * Wishes of two sentences about one appointment. Days in one and a time of day in the other belong together
 * ("la semaine prochaine. Plutôt le matin."); otherwise each is an alternative. Excluded times stay excluded.
 */
export function combineWishes(first: readonly Wish[], second: readonly Wish[]): readonly Wish[] {
  if (qualifies(second, first)) return qualified(first, second);
  if (qualifies(first, second)) return qualified(second, first);
  return unique([...first, ...second]);
}

/** All that `times` wants is a time of day, and `days` wants days without one. */
function qualifies(times: readonly Wish[], days: readonly Wish[]): boolean {
  const wanted = times.filter(({ include }) => include);
  return (
    wanted.length > 0 && wanted.every(isTimeOfDay) && days.some((wish) => wish.include && isWholeDays(wish))
  );
}

function isTimeOfDay(wish: Wish): boolean {
  const long = wish.end.slice(0, 10) > addDays(dayOf(wish.start), NAMES_NO_DAY);
  return long && (wish.daily !== undefined || wish.sameTime === true);
}

function isWholeDays(wish: Wish): boolean {
  return (
    wish.daily === undefined && wish.exact === undefined && wish.sameTime === undefined && !isTimeOfDay(wish)
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
  return {
    include: true,
    start: addMinutes(at(day, 0), daily[0]),
    end: addMinutes(at(day, 0), daily[1]),
    ...marks,
  };
}

function unique(wishes: readonly Wish[]): readonly Wish[] {
  return [...new Map(wishes.map((wish) => [JSON.stringify(wish), wish])).values()];
}
