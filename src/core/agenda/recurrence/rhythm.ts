// How often a rule repeats, as far as a short phrase can say it.

import { type Rule, weekdayAt } from './rrule.ts';

/** A day of the month: by its number (-1: the last), or the nth weekday. */
export type MonthDay =
  | { readonly kind: 'number'; readonly day: number }
  | { readonly kind: 'nth'; readonly nth: number; readonly weekday: number };

export type Rhythm =
  | { readonly kind: 'days'; readonly interval: number }
  /** 1 = Monday … 7 = Sunday, ascending. */
  | { readonly kind: 'weekdays'; readonly interval: number; readonly weekdays: readonly number[] }
  | { readonly kind: 'months'; readonly interval: number; readonly day: MonthDay }
  /** On the date of the first occurrence. */
  | { readonly kind: 'years'; readonly interval: number };

/** The rhythm of a rule that begins at `start` (wall clock as if UTC); null when it is too particular for a phrase. */
export function rhythmOf(rule: Rule, start: number): Rhythm | null {
  const { interval, byDay, byMonth, byMonthDay } = rule;
  if (isParticular(rule)) return null;
  switch (rule.frequency) {
    case 'DAILY':
      return byDay.length + byMonth.length + byMonthDay.length > 0 ? null : { kind: 'days', interval };
    case 'WEEKLY':
      return byMonth.length > 0 ? null : { kind: 'weekdays', interval, weekdays: weekdaysOf(rule, start) };
    case 'MONTHLY': {
      const day = byMonth.length > 0 ? null : monthDayOf(rule, start);
      return day === null ? null : { kind: 'months', interval, day };
    }
    case 'YEARLY':
      return isItsOwnDate(rule, start) ? { kind: 'years', interval } : null;
    case 'HOURLY':
    case 'MINUTELY':
    case 'SECONDLY':
      return null;
  }
}

function isParticular({ bySetPos, byHour, byMinute, bySecond, byWeekNo, byYearDay }: Rule): boolean {
  return [bySetPos, byHour, byMinute, bySecond, byWeekNo, byYearDay].some((part) => part.length > 0);
}

function weekdaysOf({ byDay }: Rule, start: number): readonly number[] {
  if (byDay.length === 0) return [weekdayAt(start)];
  return [...new Set(byDay.map(({ weekday }) => weekday))].sort((a, b) => a - b);
}

function monthDayOf({ byDay, byMonthDay }: Rule, start: number): MonthDay | null {
  const [day] = byDay;
  const [number] = byMonthDay;
  if (byDay.length + byMonthDay.length > 1) return null;
  if (day !== undefined) return day.nth === 0 || day.nth < -1 ? null : { kind: 'nth', ...day };
  const date = number ?? new Date(start).getUTCDate();
  return date < -1 ? null : { kind: 'number', day: date };
}

function isItsOwnDate({ byDay, byMonth, byMonthDay }: Rule, start: number): boolean {
  const date = new Date(start);
  return (
    byDay.length === 0 &&
    byMonth.every((month) => month === date.getUTCMonth() + 1) &&
    byMonthDay.every((day) => day === date.getUTCDate())
  );
}
