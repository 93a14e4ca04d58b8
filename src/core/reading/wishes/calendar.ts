// Arithmetic of days, weeks, months and feasts.

import { addDays, dateOf, type LocalDate, partsOf, type Weekday, weekdayOf } from '../../../domain/time.ts';
import type { Edge, Season } from './senses.ts';

/** A half-open run of days. */
export interface Stretch {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** The end of a stretch is never included. */
export function oneDay(date: LocalDate): Stretch {
  return { from: date, to: addDays(date, 1) };
}

/** null when the calendar has no such day (31 June, 29 February of most years). */
export function realDate(year: number, month: number, day: number): LocalDate | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return dateOf(year, month, day);
}

function daysInMonth(year: number, month: number): number {
  return partsOf(dateOf(year, month + 1, 0)).day;
}

/** The same day of a later month, or that month's last day. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = partsOf(date);
  const first = partsOf(dateOf(year, month + months, 1));
  return dateOf(first.year, first.month, Math.min(day, daysInMonth(first.year, first.month)));
}

function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, 1 - weekdayOf(date));
}

/** Monday to Monday, whichever day of it is given. */
export function weekOf(date: LocalDate): Stretch {
  const monday = mondayOf(date);
  return { from: monday, to: addDays(monday, 7) };
}

/** From the first to the first of the next month. */
export function monthOf(date: LocalDate): Stretch {
  const { year, month } = partsOf(date);
  return { from: dateOf(year, month, 1), to: dateOf(year, month + 1, 1) };
}

/** The calendar year of a date, from the first of January to the next one. */
export function yearOf(date: LocalDate): Stretch {
  const { year } = partsOf(date);
  return { from: dateOf(year, 1, 1), to: dateOf(year + 1, 1, 1) };
}

/** The first such weekday on or after a day. */
export function weekdayFrom(date: LocalDate, weekday: Weekday): LocalDate {
  return addDays(date, (weekday - weekdayOf(date) + 7) % 7);
}

/** The first day on or after `from` that is the `day`th of its month (and, if given, this weekday). */
export function monthdayFrom(from: LocalDate, day: number, weekday: Weekday | null): LocalDate | null {
  const { year, month } = partsOf(from);
  for (let ahead = 0; ahead < 14; ahead += 1) {
    const first = partsOf(dateOf(year, month + ahead, 1));
    const date = realDate(first.year, first.month, day);
    if (date !== null && date >= from && (weekday === null || weekdayOf(date) === weekday)) return date;
  }
  return null;
}

/** The nth weekday of a stretch; -1 is the last one. */
export function nthWeekday(span: Stretch, weekday: Weekday, nth: number): LocalDate | null {
  const first = weekdayFrom(span.from, weekday);
  const date = nth > 0 ? addDays(first, (nth - 1) * 7) : addDays(weekdayFrom(span.to, weekday), -7);
  return date >= span.from && date < span.to ? date : null;
}

/** Monday of the ISO week with this number. */
export function isoWeek(year: number, week: number): LocalDate {
  return addDays(mondayOf(dateOf(year, 1, 4)), (week - 1) * 7);
}

/**
 * Beginning, middle or end of a longer stretch. Week: Monday–Wednesday, Tuesday–Thursday, Thursday–Saturday.
 * Month: 1–10, 10–20, 20–end. Year: the first two months, the four in the middle, the last two.
 */
export function edgeOf(span: Stretch, edge: Edge, unit: 'week' | 'month' | 'year'): Stretch {
  if (unit === 'week') {
    const [from, to] = edge === 'start' ? [0, 3] : edge === 'middle' ? [1, 4] : [3, 6];
    return { from: addDays(span.from, from), to: addDays(span.from, to) };
  }
  if (unit === 'month') {
    const [from, to] = [addDays(span.from, 9), addDays(span.from, 20)];
    if (edge === 'start') return { from: span.from, to: addDays(from, 1) };
    return edge === 'middle' ? { from, to } : { from: addDays(to, -1), to: span.to };
  }
  if (edge === 'start') return { from: span.from, to: addMonths(span.from, 2) };
  const [from, to] = [addMonths(span.from, 4), addMonths(span.from, 8)];
  return edge === 'middle' ? { from, to } : { from: addMonths(span.to, -2), to: span.to };
}

type DayOfYear = readonly [month: number, day: number];

const SEASONS: Readonly<Record<Season, readonly [begin: DayOfYear, end: DayOfYear]>> = {
  spring: [
    [3, 20],
    [6, 21],
  ],
  summer: [
    [6, 21],
    [9, 24],
  ],
  autumn: [
    [9, 23],
    [12, 21],
  ],
  winter: [
    [12, 21],
    [3, 21],
  ],
};

/** The season that is not yet over. */
export function seasonFrom(from: LocalDate, season: Season): Stretch {
  const [[month, day], [endMonth, endDay]] = SEASONS[season];
  const { year } = partsOf(from);
  for (const first of [year - 1, year]) {
    const to = dateOf(endMonth < month ? first + 1 : first, endMonth, endDay);
    if (to > from) return { from: dateOf(first, month, day), to };
  }
  return { from: dateOf(year + 1, month, day), to: dateOf(year + 1, endMonth, endDay) };
}
