// Weekdays that a date beside them says which: "Saturday morning, the 5th or the 12th", "Thursday or Friday (12/13 Nov)".

import { addDays, daysBetween, type LocalDate, type Weekday, weekdayOf } from '../../../domain/time.ts';
import { monthdayFrom } from './calendar.ts';
import { inside, isWhole } from './compose-days.ts';
import { known } from './day-in-year.ts';
import type { Days } from './days.ts';

/** Days in which each weekday lies once. */
const A_WEEK = 7;

/**
 * The days of a list when a date, or a few days in a row, stand beside it: the weekday named is that date, the weekdays
 * are those of these days. null when they say nothing of each other.
 */
export function datedWeekdays(list: readonly Days[], days: Days, today: LocalDate): readonly Days[] | null {
  if (isWhole(days) || days.kind === 'between') return weekdaysWithin(list, days);
  const date = dateOf(days, today);
  const place =
    date === null ? -1 : list.findIndex((one) => isOnly(one, weekdayOf(date)) || isDate(one, date));
  return date === null || place < 0 ? null : list.with(place, known(date));
}

/** "… of anders de 12e": another date of the same weekday, wanted at the same hours. */
export function sameWeekday(list: readonly Days[], days: Days, today: LocalDate): readonly Days[] | null {
  const [last, date] = [list.at(-1), dateOf(days, today)];
  if (last?.kind !== 'known' || last.whole || date === null) return null;
  return weekdayOf(last.span.from) === weekdayOf(date) && last.span.from < date
    ? [...list, known(date)]
    : null;
}

function isOnly(one: Days, weekday: Weekday): boolean {
  return one.kind === 'weekday' && !one.every && one.days.length === 1 && one.days[0] === weekday;
}

/** "This Thursday evening (5th)". */
function isDate(one: Days, date: LocalDate): boolean {
  return one.kind === 'known' && !one.whole && one.span.from === date;
}

function weekdaysWithin(list: readonly Days[], days: Days): readonly Days[] | null {
  if (days.kind !== 'known' && days.kind !== 'between') return null;
  const span = days.kind === 'known' ? days.span : spanOf(days);
  if (span === null || daysBetween(span.from, span.to) >= A_WEEK) return null;
  const there = Array.from({ length: daysBetween(span.from, span.to) }, (_, n) => addDays(span.from, n));
  const found = list.map((one) => there.find((day) => isOnly(one, weekdayOf(day))));
  return found.every((day) => day !== undefined) ? list.map((one) => inside(one, days)) : null;
}

function spanOf({ first, last }: Days & { kind: 'between' }): { from: LocalDate; to: LocalDate } | null {
  if (last.kind !== 'known') return null;
  const { from } = last.span;
  const begin = first.kind === 'monthday' ? monthdayFrom(addDays(from, -A_WEEK), first.day, null) : null;
  if (begin !== null) return { from: begin, to: last.span.to };
  return first.kind === 'known' ? { from: first.span.from, to: last.span.to } : null;
}

function dateOf(days: Days, today: LocalDate): LocalDate | null {
  if (days.kind === 'known') return days.whole ? null : days.span.from;
  return days.kind === 'monthday' && days.weekday === null ? monthdayFrom(today, days.day, null) : null;
}
