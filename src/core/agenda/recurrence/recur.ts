// The occurrences of a recurrence rule, counted from DTSTART. Whole periods before the window are skipped by
// arithmetic, which changes nothing: a period's occurrences depend on its number alone, but for COUNT, which is counted.

import { DAY, HOUR, MINUTE } from '../../../domain/time.ts';
import { type Rule, weekdayAt } from './rrule.ts';
import { fittingDays, type Period } from './rule-days.ts';
import { type StepBudget, spend, stepBudget } from './step-budget.ts';

/** A stretch of wall clock, both ends included, milliseconds as if UTC. */
export interface LocalRange {
  readonly from: number;
  readonly to: number;
}

interface Recurrence {
  readonly rule: Rule;
  /** DTSTART on its wall clock. */
  readonly start: number;
  /** The last moment the rule may produce; Infinity when it does not end. */
  readonly until: number;
}

/** More periods or occurrences than any agenda needs: such a rule is not expanded. */
const MOST_STEPS = 100_000;
const MOST_OCCURRENCES = 20_000;

/**
 * The starts that a rule produces within a range, ascending. DTSTART itself is among them only if the rule makes it.
 * Null when there are too many, or too many steps to the first, or none left for the whole agenda: then the time counts
 * as busy.
 */
export function recur(
  recurrence: Recurrence,
  range: LocalRange,
  budget: StepBudget = stepBudget(),
): readonly number[] | null {
  const { rule, start } = recurrence;
  const last = Math.min(range.to, recurrence.until);
  if (isEndlessWork(rule, start, { from: range.from, to: last })) return null;
  const found: number[] = [];
  let left = rule.count ?? Number.POSITIVE_INFINITY;
  let number = rule.count === null ? periodsBefore(rule, start, range.from) : 0;
  const expected = expectedCost(rule, start, { from: range.from, to: last });
  let spent = 0;
  for (let steps = 0; steps < MOST_STEPS; steps += 1, number += 1) {
    const period = periodAt(rule, start, number);
    if (period.from > last || left <= 0) return found;
    const inPeriod = momentsIn(rule, start, period);
    const cost = costOf((period.to - period.from) / DAY) + inPeriod.length;
    spent += cost;
    if (!spend(budget, cost, Math.max(expected, spent))) return null;
    const moments = inPeriod.filter((moment) => moment >= start);
    const counted = moments.slice(0, left).filter((moment) => moment <= last);
    left -= moments.length;
    found.push(...counted.filter((moment) => moment >= range.from));
    if (found.length > MOST_OCCURRENCES) return null;
  }
  return null;
}

const SUB_DAILY = { HOURLY: HOUR, MINUTELY: MINUTE, SECONDLY: 1000 } as const;

/** Whether hours, minutes or seconds would have to be counted by the hundred thousand: told before it is tried. */
function isEndlessWork(rule: Rule, start: number, { from, to }: LocalRange): boolean {
  const periods =
    (to - (rule.count === null ? Math.max(from, start) : start)) / (longest(rule) * rule.interval);
  return rule.frequency in SUB_DAILY && Math.min(periods, rule.count ?? periods) > MOST_STEPS;
}

/** Looking at a period costs more the more days it has. */
function costOf(days: number): number {
  return 1 + days / 8;
}

/** What the periods up to the end of a range will cost, before any of them is looked at. */
function expectedCost(rule: Rule, start: number, { from, to }: LocalRange): number {
  const { interval, count } = rule;
  const stretch = Math.max(0, to - (count === null ? Math.max(from, start) : start));
  const periods = Math.min(stretch / (longest(rule) * interval), count ?? Number.POSITIVE_INFINITY);
  return periods * costOf(longest(rule) / DAY);
}

/** How many whole periods certainly end before `from`. */
function periodsBefore(rule: Rule, start: number, from: number): number {
  const distance = from - start;
  if (distance <= 0) return 0;
  return Math.max(0, Math.floor(distance / (longest(rule) * rule.interval)) - 1);
}

function longest({ frequency }: Rule): number {
  switch (frequency) {
    case 'YEARLY':
      return 366 * DAY;
    case 'MONTHLY':
      return 31 * DAY;
    case 'WEEKLY':
      return 7 * DAY;
    case 'DAILY':
      return DAY;
    case 'HOURLY':
    case 'MINUTELY':
    case 'SECONDLY':
      return SUB_DAILY[frequency];
  }
}

/** The numbered period of a rule: the year, month, week, day, hour … in which occurrences are looked for. */
function periodAt(rule: Rule, start: number, number: number): Period {
  const step = number * rule.interval;
  const day = Math.floor(start / DAY) * DAY;
  const date = new Date(day);
  switch (rule.frequency) {
    case 'YEARLY': {
      const year = date.getUTCFullYear() + step;
      return { from: Date.UTC(year, 0, 1), to: Date.UTC(year + 1, 0, 1) };
    }
    case 'MONTHLY': {
      const month = date.getUTCMonth() + step;
      return {
        from: Date.UTC(date.getUTCFullYear(), month, 1),
        to: Date.UTC(date.getUTCFullYear(), month + 1, 1),
      };
    }
    case 'WEEKLY': {
      const from = day - ((weekdayAt(day) - rule.weekStart + 7) % 7) * DAY + step * 7 * DAY;
      return { from, to: from + 7 * DAY };
    }
    case 'DAILY':
      return { from: day + step * DAY, to: day + (step + 1) * DAY };
    case 'HOURLY':
    case 'MINUTELY':
    case 'SECONDLY': {
      const unit = SUB_DAILY[rule.frequency];
      const from = Math.floor(start / unit) * unit + step * unit;
      return { from, to: from + unit };
    }
  }
}

/** What the rule produces in one period, ascending, each once, after BYSETPOS. */
function momentsIn(rule: Rule, start: number, period: Period): readonly number[] {
  const days = fittingDays(rule, start, period);
  if (days.length === 0) return days;
  const moments = days.flatMap((day) => timesOn(rule, start, period, day));
  return rule.bySetPos.length === 0 ? moments : positions(moments, rule.bySetPos);
}

function timesOn(rule: Rule, start: number, period: Period, day: number): readonly number[] {
  const moments: number[] = [];
  for (const hour of units(rule, 'HOURLY', start, period)) {
    for (const minute of units(rule, 'MINUTELY', start, period)) {
      for (const second of units(rule, 'SECONDLY', start, period)) {
        moments.push(day + hour * HOUR + minute * MINUTE + second * 1000);
      }
    }
  }
  return moments;
}

const RANK = { YEARLY: 0, MONTHLY: 0, WEEKLY: 0, DAILY: 0, HOURLY: 1, MINUTELY: 2, SECONDLY: 3 } as const;

/** The hours, minutes or seconds of a period: listed by the rule, given by the period, or those of DTSTART. */
function units(
  rule: Rule,
  unit: 'HOURLY' | 'MINUTELY' | 'SECONDLY',
  start: number,
  period: Period,
): readonly number[] {
  const listed = { HOURLY: rule.byHour, MINUTELY: rule.byMinute, SECONDLY: rule.bySecond }[unit];
  if (RANK[rule.frequency] >= RANK[unit]) {
    const own = partOf(unit, period.from);
    return listed.length === 0 || listed.includes(own) ? [own] : [];
  }
  return listed.length === 0 ? [partOf(unit, start)] : [...new Set(listed)].sort((a, b) => a - b);
}

function partOf(unit: 'HOURLY' | 'MINUTELY' | 'SECONDLY', local: number): number {
  const inDay = local - Math.floor(local / DAY) * DAY;
  if (unit === 'HOURLY') return Math.floor(inDay / HOUR);
  if (unit === 'MINUTELY') return Math.floor((inDay % HOUR) / MINUTE);
  return Math.floor((inDay % MINUTE) / 1000);
}

function positions(moments: readonly number[], places: readonly number[]): readonly number[] {
  const chosen = new Set<number>();
  for (const place of places) {
    const moment = moments.at(place > 0 ? place - 1 : place);
    if (moment !== undefined) chosen.add(moment);
  }
  return [...chosen].sort((a, b) => a - b);
}
