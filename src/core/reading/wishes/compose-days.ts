// Days that stand side by side: a range and the weekdays in it, two limits, a day named twice.

import { addDays, daysBetween, type LocalDate, type Weekday, weekdayOf } from '../../../domain/time.ts';
import { monthdayFrom, weekOf } from './calendar.ts';
import { type Days, horizon } from './days.ts';
import type { Link } from './elements.ts';
import type { Limit } from './senses.ts';

/** What a group has so far. */
interface Listed {
  readonly days: readonly Days[];
  readonly times: readonly unknown[];
}

/** A range and the weekdays in it, in either order, become one; so do two limits, or a day named twice. */
export function compose(group: Listed, days: Days, link: Link, today: LocalDate): readonly Days[] | null {
  const { days: list, times } = group;
  const last = list.at(-1);
  if (last === undefined || link === 'or') return null;
  if (link === 'and') return isOpposite(last, days) ? [...list.slice(0, -1), inside(days, last)] : null;
  if (link === 'break') return composeLater(group, last, days);
  if (isAnyDay(days) && last.kind === 'limit' && opens(last.limit)) return list;
  const same = sameDay(last, days) ?? dayWithName(last, days, today) ?? countedDay(last, days, link);
  if (same !== null) return [...list.slice(0, -1), same];
  if (isOuter(days) && list.every(isInner) && !(link === 'comma' && times.length > 0)) {
    return list.map((one) => inside(one, days));
  }
  if (isDayInside(last) && isAnother(days, last.inner)) return [...list, inside(days, last.outer)];
  return list.length > 1 ? null : framed(last, days);
}

/** "Le lendemain jeudi 3 décembre", "een week later woensdag de 20e": the date behind says which day is counted. */
function countedDay(a: Days, b: Days, link: Link): Days | null {
  if (link !== 'none' || a.kind !== 'known' || b.kind !== 'known') return null;
  return a.whole || b.whole ? null : b;
}

/** "La semaine prochaine. Mardi ou jeudi.": the next sentence names the days in it. */
function composeLater({ days: list, times }: Listed, last: Days, days: Days): readonly Days[] | null {
  if (isAnyDay(days) && isWhole(last)) return list;
  const narrows = list.length === 1 && isWhole(last) && days.kind === 'weekday' && times.length === 0;
  return narrows ? [inside(days, last)] : null;
}

/** The days of `inner` as far as they lie in `outer`. */
export function inside(inner: Days, outer: Days): Days {
  return { kind: 'inside', inner, outer };
}

/** Days that are found only within others, or counted from today: a weekday, a bare day of the month. */
export function isInner(days: Days): boolean {
  if (days.kind === 'between') return days.first.kind === 'weekday';
  return days.kind === 'weekday' || days.kind === 'monthday';
}

/** One inside the other. */
function framed(last: Days, days: Days): readonly Days[] | null {
  if (isOuter(last) && (isInner(days) || days.kind === 'limit')) return [inside(days, last)];
  return last.kind === 'limit' && isWhole(days) ? [inside(last, days)] : null;
}

/** "Next week Monday, Tuesday or Friday": the day before lies in that week as well. */
function isDayInside(days: Days): days is Days & { readonly kind: 'inside' } {
  return days.kind === 'inside' && (days.inner.kind === 'weekday' || days.inner.kind === 'monthday');
}

/** Another day of the list; "Tuesday, the 8th" is one. */
function isAnother(days: Days, before: Days): boolean {
  if (days.kind === 'weekday') return true;
  return days.kind === 'monthday' && (days.weekday !== null || before.kind === 'monthday');
}

function isOuter(days: Days): boolean {
  return isWhole(days) || days.kind === 'limit' || days.kind === 'inside';
}

/** A stretch in which a weekday can be named: a week, a month, a range of dates. */
export function isWhole(days: Days): boolean {
  return (
    (days.kind === 'known' && days.whole) ||
    days.kind === 'listed' ||
    (days.kind === 'between' && !isInner(days))
  );
}

function isOpposite(a: Days, b: Days): boolean {
  if (a.kind !== 'limit' || b.kind !== 'limit') return false;
  return opens(a.limit) !== opens(b.limit);
}

function opens(limit: Limit): boolean {
  return limit === 'from' || limit === 'after';
}

/** "demain mercredi", "jeudi (26/11)", "n'importe quel jour la semaine prochaine". */
function sameDay(a: Days, b: Days): Days | null {
  if (a.kind === 'known' && a.inWeeks === true && b.kind === 'weekday' && b.days.length === 1)
    return inThatWeek(a.span.from, b.days[0] ?? 1);
  if (a.kind === 'known' && !a.whole && b.kind === 'weekday') {
    return b.days.includes(weekdayOf(a.span.from)) ? a : null;
  }
  if (a.kind === 'weekday' && b.kind === 'known' && !b.whole) return sameDay(b, a);
  if (a.kind !== 'known' || b.kind !== 'known') return null;
  if (isAnyDay(a)) return b;
  return isAnyDay(b) || (a.span.from === b.span.from && a.span.to === b.span.to) ? a : null;
}

/** "El día 30, miércoles": the name of the day behind its number, where it fits. */
function dayWithName(a: Days, b: Days, today: LocalDate): Days | null {
  if (a.kind !== 'monthday' || a.weekday !== null || b.kind !== 'weekday') return null;
  const date = monthdayFrom(today, a.day, null);
  const [name, another] = b.days;
  const fits = date !== null && another === undefined && weekdayOf(date) === name;
  return fits ? { kind: 'known', span: { from: date, to: addDays(date, 1) }, whole: false } : null;
}

/** "za dwa tygodnie w środę": the Wednesday of the week in two weeks. */
function inThatWeek(date: LocalDate, weekday: Weekday): Days {
  const from = addDays(weekOf(date).from, weekday - 1);
  return { kind: 'known', span: { from, to: addDays(from, 1) }, whole: false };
}

/** "la semaine du 7 ou du 14": the second is a week too. */
export function weekToo(list: readonly Days[], days: Days): Days {
  const last = list.at(-1);
  if (last?.kind !== 'known' || last.weekOf !== true) return days;
  const date = days.kind === 'monthday' ? monthdayFrom(last.span.from, days.day, null) : null;
  const from = days.kind === 'known' && !days.whole ? days.span.from : date;
  return from === null ? days : { kind: 'known', span: weekOf(from), whole: true, weekOf: true };
}

/** "la semaine prochaine mardi ou jeudi": the second weekday lies in that week too. */
export function insideToo(list: readonly Days[], days: Days): Days {
  const last = list.at(-1);
  return last?.kind === 'inside' && isInner(days) ? inside(days, last.outer) : days;
}

/** "n'importe quel jour": a stretch of a year or more. */
export function isAnyDay(days: Days): boolean {
  return days.kind === 'known' && days.whole && days.span.to >= horizon(days.span.from);
}

/** Seven known days, whichever day they begin with. */
export function isWeek(days: Days): boolean {
  return days.kind === 'known' && days.whole && daysBetween(days.span.from, days.span.to) === 7;
}
