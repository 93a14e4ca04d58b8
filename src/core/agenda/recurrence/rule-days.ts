// Which days of a period a recurrence rule takes: the table of RFC 5545 §3.3.10, "expand" and "limit" in one filter.

import { DAY } from '../../../domain/time.ts';
import { type Rule, type RuleDay, weekdayAt } from './rrule.ts';

/** A period of a rule on the wall clock: `from` belongs to it, `to` does not. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

type Fits = (day: number) => boolean;

/** Midnights of the days of a period that a rule takes, ascending. What the rule leaves open comes from DTSTART. */
export function fittingDays(rule: Rule, start: number, period: Period): readonly number[] {
  const tests = testsOf(rule, start);
  const days: number[] = [];
  for (let day = Math.floor(period.from / DAY) * DAY; day < period.to; day += DAY) {
    if (tests.every((fits) => fits(day))) days.push(day);
  }
  return days;
}

const remembered = new WeakMap<Rule, { readonly start: number; readonly tests: readonly Fits[] }>();

function testsOf(rule: Rule, start: number): readonly Fits[] {
  const known = remembered.get(rule);
  if (known?.start === start) return known.tests;
  const tests = makeTests(rule, start);
  remembered.set(rule, { start, tests });
  return tests;
}

function makeTests(rule: Rule, start: number): readonly Fits[] {
  const { byMonth, byMonthDay, byYearDay, byWeekNo, byDay } = filled(rule, start);
  const tests: Fits[] = [];
  if (byMonth.length > 0) tests.push((day) => byMonth.includes(new Date(day).getUTCMonth() + 1));
  if (byWeekNo.length > 0) tests.push((day) => inWeeks(day, byWeekNo, rule.weekStart));
  if (byYearDay.length > 0) tests.push((day) => counted(day, yearOf(day), byYearDay));
  if (byMonthDay.length > 0) tests.push((day) => counted(day, monthOf(day), byMonthDay));
  if (byDay.length > 0) {
    const within = rule.frequency === 'MONTHLY' || byMonth.length > 0 ? monthOf : yearOf;
    tests.push((day) => byDay.some((wanted) => isDay(day, wanted, within)));
  }
  return tests;
}

/** The rule with its gaps filled from DTSTART: a yearly rule keeps the date, a monthly the day, a weekly the weekday. */
function filled(rule: Rule, start: number): Rule {
  const { byWeekNo, byYearDay, byMonthDay, byDay } = rule;
  const weekday = [{ weekday: weekdayAt(start), nth: 0 }];
  if (byWeekNo.length > 0 && byDay.length + byMonthDay.length === 0) return { ...rule, byDay: weekday };
  if (byWeekNo.length + byYearDay.length + byMonthDay.length + byDay.length > 0) return rule;
  const date = new Date(start);
  switch (rule.frequency) {
    case 'YEARLY':
      return {
        ...rule,
        byMonth: rule.byMonth.length > 0 ? rule.byMonth : [date.getUTCMonth() + 1],
        byMonthDay: [date.getUTCDate()],
      };
    case 'MONTHLY':
      return { ...rule, byMonthDay: [date.getUTCDate()] };
    case 'WEEKLY':
      return { ...rule, byDay: weekday };
    case 'DAILY':
    case 'HOURLY':
    case 'MINUTELY':
    case 'SECONDLY':
      return rule;
  }
}

function yearOf(day: number): Period {
  const year = new Date(day).getUTCFullYear();
  return { from: Date.UTC(year, 0, 1), to: Date.UTC(year + 1, 0, 1) };
}

function monthOf(day: number): Period {
  const date = new Date(day);
  return {
    from: Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1),
    to: Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1),
  };
}

/** Whether a day has one of these numbers in its month or year, counted from 1 or backwards from -1. */
function counted(day: number, { from, to }: Period, numbers: readonly number[]): boolean {
  return numbers.includes((day - from) / DAY + 1) || numbers.includes((day - to) / DAY);
}

function isDay(day: number, { weekday, nth }: RuleDay, within: (day: number) => Period): boolean {
  if (weekdayAt(day) !== weekday) return false;
  if (nth === 0) return true;
  const { from, to } = within(day);
  const place =
    nth > 0 ? Math.floor((day - from) / DAY / 7) + 1 : -Math.floor((to - DAY - day) / DAY / 7) - 1;
  return place === nth;
}

/** Whether a day lies in one of the numbered weeks (ISO 8601, with the rule's own first day of the week). */
function inWeeks(day: number, numbers: readonly number[], weekStart: number): boolean {
  const monday = day - ((weekdayAt(day) - weekStart + 7) % 7) * DAY;
  const year = new Date(monday + 3 * DAY).getUTCFullYear();
  const first = firstWeek(year, weekStart);
  const number = Math.round((monday - first) / (7 * DAY)) + 1;
  const weeks = Math.round((firstWeek(year + 1, weekStart) - first) / (7 * DAY));
  return numbers.includes(number) || numbers.includes(number - weeks - 1);
}

/** Start of the week that holds 4 January. */
function firstWeek(year: number, weekStart: number): number {
  const fourth = Date.UTC(year, 0, 4);
  return fourth - ((weekdayAt(fourth) - weekStart + 7) % 7) * DAY;
}
