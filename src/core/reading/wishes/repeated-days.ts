// Days that come again: "tous les jours sauf mercredi", "hormis le week-end", and the dates that say which of them.

import { daysBetween, type Weekday, weekdayOf } from '../../../domain/time.ts';
import type { Days } from './days.ts';
import { type Group, openEnd } from './groups.ts';
import { is } from './lex.ts';
import type { Scene } from './scene.ts';

/** "Ab dem 30.", of which "jeden Tag" says nothing more. */
export function isOpenFrom({ include, days, times }: Group): boolean {
  const [day, another] = days;
  if (!include || times.length > 0 || another !== undefined || day?.kind !== 'limit') return false;
  return day.limit === 'from' || day.limit === 'after';
}

/** "any day except Wednesday" means every Wednesday. */
function repeats(group: Group, groups: readonly Group[]): boolean {
  return (
    group.except &&
    groups.some(
      (one) => one.include && (openEnd(one) || isOpenFrom(one) || one.days.length === 0 || hasEvery(one)),
    )
  );
}

function hasEvery(group: Group): boolean {
  return group.days.some((days) => days.kind === 'weekday' && days.every);
}

/** The days of a group, each week's where it is said that they come again. */
export function repeatedDays(scene: Scene, group: Group, groups: readonly Group[]): readonly Days[] {
  const every = repeats(group, groups) || (articleRepeats(scene) && hasEvery(group));
  return every ? group.days.map((one) => everyOf(scene, group, one)) : group.days;
}

/** "le jeudi ou vendredi" is every Friday too. */
function articleRepeats({ data }: Scene): boolean {
  return data.habits.articleRepeats;
}

function everyOf({ items }: Scene, { elements }: Group, days: Days): Days {
  if (days.kind === 'weekday') return { ...days, every: true };
  const told = elements.some(({ from, to }) => items.slice(from, to).some((item) => is(item, 'which', 'in')));
  return isWeekend(days) && !told ? { kind: 'weekday', days: [6, 7], every: true } : days;
}

function isWeekend(days: Days): boolean {
  if (days.kind !== 'known' || !days.whole) return false;
  return weekdayOf(days.span.from) === 6 && daysBetween(days.span.from, days.span.to) === 2;
}

/** "Je ne peux que le samedi : le 5 ou le 12 ?", "Montag oder Dienstag, 14. oder 15.12.": dates say which days are meant. */
export function withoutTheirWeekday(days: readonly Days[]): readonly Days[] {
  const dated = new Set(days.flatMap(weekdayOfDate));
  if (dated.size === 0) return days;
  const all = days.length > 0 && days.every((one) => one.kind === 'weekday' || weekdayOfDate(one).length > 0);
  return days.filter((one) => one.kind !== 'weekday' || !all || !one.days.every((day) => dated.has(day)));
}

/** Of a single date of the calendar. */
export function weekdayOfDate(days: Days): readonly Weekday[] {
  return days.kind === 'known' && !days.whole ? [weekdayOf(days.span.from)] : [];
}
