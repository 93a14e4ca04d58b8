// Arithmetic of days, weeks, months and feasts.

import { addDays, dateOf, type LocalDate, partsOf, type Weekday, weekdayOf } from '../../../domain/time.ts';
import type { Edge, Feast, Season } from './senses.ts';

/** A half-open run of days. */
export interface Stretch {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

export function oneDay(date: LocalDate): Stretch {
  return { from: date, to: addDays(date, 1) };
}

/** null when the calendar has no such day (31 June, 29 February of most years). */
export function realDate(year: number, month: number, day: number): LocalDate | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return dateOf(year, month, day);
}

export function daysInMonth(year: number, month: number): number {
  return partsOf(dateOf(year, month + 1, 0)).day;
}

/** The same day of a later month, or that month's last day. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const { year, month, day } = partsOf(date);
  const first = partsOf(dateOf(year, month + months, 1));
  return dateOf(first.year, first.month, Math.min(day, daysInMonth(first.year, first.month)));
}

export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, 1 - weekdayOf(date));
}

export function weekOf(date: LocalDate): Stretch {
  const monday = mondayOf(date);
  return { from: monday, to: addDays(monday, 7) };
}

export function monthOf(date: LocalDate): Stretch {
  const { year, month } = partsOf(date);
  return { from: dateOf(year, month, 1), to: dateOf(year, month + 1, 1) };
}

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

type DayOfYear = readonly [month: number, day: number];
type FromEaster = number;

const FEASTS: Readonly<Record<Feast, DayOfYear | FromEaster>> = {
  newYear: [1, 1],
  epiphany: [1, 6],
  valentine: [2, 14],
  goodFriday: -2,
  easter: 0,
  easterMonday: 1,
  labourDay: [5, 1],
  victoryDay: [5, 8],
  ascension: 39,
  pentecost: 49,
  whitMonday: 50,
  bastilleDay: [7, 14],
  assumption: [8, 15],
  nationalDayBE: [7, 21],
  germanUnity: [10, 3],
  halloween: [10, 31],
  allSaints: [11, 1],
  armistice: [11, 11],
  polishIndependence: [11, 11],
  polishConstitution: [5, 3],
  kingsDay: [4, 27],
  sinterklaas: [12, 5],
  christmasEve: [12, 24],
  christmas: [12, 25],
  boxingDay: [12, 26],
  newYearsEve: [12, 31],
  saintJoseph: [3, 19],
  liberationDay: [4, 25],
  italianRepublic: [6, 2],
  portugalDay: [6, 10],
  portugueseRepublic: [10, 5],
  hispanicDay: [10, 12],
  restorationDay: [12, 1],
  spanishConstitution: [12, 6],
  immaculateConception: [12, 8],
};

/** The feast's next day on or after `from`. */
export function feastFrom(from: LocalDate, feast: Feast): LocalDate {
  const { year } = partsOf(from);
  const thisYear = feastIn(year, feast);
  return thisYear >= from ? thisYear : feastIn(year + 1, feast);
}

function feastIn(year: number, feast: Feast): LocalDate {
  const rule = FEASTS[feast];
  return typeof rule === 'number' ? addDays(easterSunday(year), rule) : dateOf(year, rule[0], rule[1]);
}

/** Gregorian Easter by the anonymous (Meeus) algorithm. */
function easterSunday(year: number): LocalDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const skipped = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25);
  const moon = (skipped + 19 * golden + 15) % 30;
  const full =
    moon - Math.floor(moon / 28) * (1 - Math.floor(29 / (moon + 1)) * Math.floor((21 - golden) / 11));
  const weekday = (year + Math.floor(year / 4) + full + 2 - century + Math.floor(century / 4)) % 7;
  const offset = full - weekday;
  const month = 3 + Math.floor((offset + 40) / 44);
  return dateOf(year, month, offset + 28 - 31 * Math.floor(month / 4));
}
