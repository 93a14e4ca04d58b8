// Which weekdays and times a series keeps: the most regular rhythm that the agenda allows, always the same one for the
// same agenda.

import type { SeriesQuery } from '../../../domain/series.ts';
import type { LocalDate, LocalTime, Weekday } from '../../../domain/time.ts';
import { addDays, at, daysBetween } from '../../../domain/time.ts';
import { grouped } from '../../grouped.ts';

/** One weekly time. */
export interface Cell {
  readonly weekday: Weekday;
  /** After midnight. */
  readonly minute: number;
  readonly rank: number;
}

interface RhythmInput {
  readonly query: SeriesQuery;
  readonly cells: readonly Cell[];
  /** Monday of the first week. */
  readonly monday: LocalDate;
  /** Nothing before it. */
  readonly earliest: LocalTime;
  readonly isFree: (time: LocalTime) => boolean;
}

/** A rhythm, with how far it is from a perfect one. */
export interface ChosenRhythm {
  readonly cells: readonly Cell[];
  readonly cost: number;
}

/** What each irregularity weighs: a date that falls out more than two clock times in one week, that more than the rest. */
const COST = { missed: 100, otherTime: 60, anHourApart: 1, uneven: 10, lowerWish: 5, dayLater: 2 };

/** The best weekly times, ascending; null when the week has no room for so many, so far apart. */
export function chooseRhythm(input: RhythmInput): ChosenRhythm | null {
  const { query, cells } = input;
  const costs = new Map(cells.map((cell) => [cell, costOf(cell, input)]));
  const byWeekday = grouped(cells, ({ weekday }) => weekday);
  const anchors = [...new Set(cells.map(({ minute }) => minute))].sort((a, b) => a - b);
  let best: ChosenRhythm | null = null;
  for (const weekdays of weekdaySets([...byWeekday.keys()].sort(), query)) {
    const apart = unevenness(weekdays) * COST.uneven;
    for (const anchor of anchors) {
      const chosen = weekdays.map((weekday) => nearestTo(anchor, byWeekday.get(weekday) ?? [], costs));
      const cost = apart + chosen.reduce((sum, { cost }) => sum + cost, 0);
      if (best === null || cost < best.cost) best = { cells: chosen.map(({ cell }) => cell), cost };
    }
  }
  return best;
}

/** The time of a weekday that is best beside an anchor: the anchor itself, unless it is worse by more than it is worth. */
function nearestTo(anchor: number, cells: readonly Cell[], costs: ReadonlyMap<Cell, number>) {
  let best: { readonly cell: Cell; readonly cost: number } | null = null;
  for (const cell of cells) {
    const apart = Math.abs(cell.minute - anchor);
    const own = costs.get(cell) ?? 0;
    const cost = own + (apart === 0 ? 0 : COST.otherTime + (apart / 60) * COST.anHourApart);
    if (best === null || cost < best.cost) best = { cell, cost };
  }
  if (best === null) throw new Error('A weekday without times is in no set.');
  return best;
}

function costOf(cell: Cell, { query, monday, earliest, isFree }: RhythmInput): number {
  const dates = datesOf(cell, { query, monday, earliest });
  const missed = dates.filter((time) => !isFree(time)).length;
  const later = dates[0] === undefined ? 0 : daysBetween(monday, dayIn(dates[0]));
  return missed * COST.missed + cell.rank * COST.lowerWish + later * COST.dayLater;
}

/** The dates a weekly time would have in a perfect series. */
function datesOf(
  cell: Cell,
  { query, monday, earliest }: Pick<RhythmInput, 'query' | 'monday' | 'earliest'>,
): readonly LocalTime[] {
  const weeks = Math.ceil(query.count / query.perWeek);
  const first = dateIn(cell, monday) < earliest ? 1 : 0;
  return Array.from({ length: weeks }, (_, week) =>
    dateIn(cell, addDays(monday, 7 * query.everyWeeks * (week + first))),
  );
}

/** The moment of a weekly time in the week that begins on `monday`. */
export function dateIn({ weekday, minute }: Cell, monday: LocalDate): LocalTime {
  return at(addDays(monday, weekday - 1), minute);
}

function dayIn(time: LocalTime): LocalDate {
  return time.slice(0, 10) as LocalDate;
}

/** All choices of so many weekdays that keep the distance, over the weekend too, in the order of the week. */
function weekdaySets(weekdays: readonly Weekday[], query: SeriesQuery): readonly (readonly Weekday[])[] {
  const { perWeek, everyWeeks, minGapDays } = query;
  const apart = minGapDays + 1;
  let sets: readonly (readonly Weekday[])[] = [[]];
  for (let place = 0; place < perWeek; place += 1) {
    sets = sets.flatMap((set) =>
      weekdays.filter((day) => day >= (set.at(-1) ?? day - apart) + apart).map((day) => [...set, day]),
    );
  }
  return sets.filter((set) => (set[0] ?? 1) + 7 * everyWeeks - (set.at(-1) ?? 1) >= apart);
}

/** How far the days between two dates are from being always the same; 0 for one a week. */
function unevenness(weekdays: readonly Weekday[]): number {
  const first = weekdays[0] ?? 1;
  const gaps = weekdays.map((day, place) => (weekdays[place + 1] ?? first + 7) - day);
  return Math.max(...gaps) - Math.min(...gaps);
}
