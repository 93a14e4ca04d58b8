// Gathers expressions that belong together: days with their times, ranges with the weekdays inside them.

import { weekdayOf } from '../../../domain/time.ts';
import { monthdayFrom, weekOf } from './calendar.ts';
import { type Days, horizon } from './days.ts';
import type { Element, Link } from './elements.ts';
import { both } from './join-times.ts';
import type { Scene } from './scene.ts';
import type { Limit } from './senses.ts';
import { type Time, turned } from './times.ts';

/** Some days (none named: every day) at some times (none named: all day long), wanted or excluded. */
export interface Group {
  readonly days: readonly Days[];
  readonly times: readonly Time[];
  /** Times that these days are not wanted at: "jeudi mais pas le matin". */
  readonly without: readonly Time[];
  readonly include: boolean;
  readonly except: boolean;
  /** The time was named before the days. */
  readonly timeFirst: boolean;
  readonly elements: readonly Element[];
}

export function gather(scene: Scene, elements: readonly Element[]): readonly Group[] {
  const groups: Group[] = [];
  for (const element of elements) {
    const last = groups.at(-1);
    const joined = last === undefined ? null : joinTo(scene, last, element);
    if (joined !== null) groups[groups.length - 1] = joined;
    else if (!joinEarlier(scene, groups, element)) groups.push(begin(scene, element));
  }
  return groups;
}

/** "tous les jours sauf jeudi, plutôt le matin", "après 17h en semaine ou samedi matin". */
function joinEarlier(scene: Scene, groups: Group[], element: Element): boolean {
  const last = groups.at(-1);
  const { expression } = element;
  if (last === undefined || expression.is !== 'time' || element.denied !== 'no') return false;
  const own = last.days.at(-1);
  if (
    last.include &&
    last.timeFirst &&
    last.days.length > 1 &&
    element.link === 'none' &&
    own !== undefined
  ) {
    groups[groups.length - 1] = { ...last, days: last.days.slice(0, -1) };
    groups.push({ ...begin(scene, element), days: [own], timeFirst: false });
    return true;
  }
  const wanted = groups.at(-2);
  if (last.include || wanted?.include !== true || wanted.times.length > 0 || element.link !== 'comma')
    return false;
  groups[groups.length - 2] = {
    ...wanted,
    times: [expression.time],
    elements: [...wanted.elements, element],
  };
  return true;
}

function begin(scene: Scene, element: Element): Group {
  const { expression, denied } = element;
  const turnsRound = denied === 'not' && element.first && isLimit(element);
  return {
    days: expression.is === 'days' ? [turnsRound ? turnedDays(expression.days) : expression.days] : [],
    times: expression.is === 'time' ? [turnsRound ? turned(scene, expression.time) : expression.time] : [],
    without: [],
    include: denied === 'no' || turnsRound,
    except: denied === 'except',
    timeFirst: expression.is === 'time',
    elements: [element],
  };
}

function isLimit({ expression }: Element): boolean {
  return expression.is === 'days' ? expression.days.kind === 'limit' : expression.time.kind === 'limit';
}

function turnedDays(days: Days): Days {
  const opposite: Record<Limit, Limit> = { before: 'from', until: 'after', after: 'until', from: 'before' };
  return days.kind === 'limit' ? { ...days, limit: opposite[days.limit] } : days;
}

function joinTo(scene: Scene, group: Group, element: Element): Group | null {
  const joined =
    element.expression.is === 'days' ? joinDays(group, element) : joinTime(scene, group, element);
  return joined === null ? null : { ...joined, elements: [...group.elements, element] };
}

function joinDays(group: Group, element: Element): Group | null {
  if (element.expression.is !== 'days') return null;
  const turnsRound = element.denied === 'not' && element.first && isLimit(element);
  const days = turnsRound ? turnedDays(element.expression.days) : element.expression.days;
  const include = element.denied === 'no' || turnsRound;
  if (include !== group.include || element.link === 'else') return null;
  if (group.elements.some((one) => one.reference) !== element.reference) return null;
  if (group.days.length === 0) return near(element.link) ? { ...group, days: [days] } : null;
  const composed = compose(group, days, element.link);
  if (composed !== null) return { ...group, days: composed };
  if (group.times.length > 0 && !group.timeFirst) return null;
  if (element.link === 'break' || element.link === 'words') return null;
  return { ...group, days: [...group.days, weekToo(group.days, insideToo(group.days, days))] };
}

function near(link: Link): boolean {
  return link === 'none' || link === 'words' || link === 'comma';
}

/** A range and the weekdays in it, in either order, become one; so do two limits, or a day named twice. */
function compose(group: Group, days: Days, link: Link): readonly Days[] | null {
  const { days: list, times } = group;
  const last = list.at(-1);
  if (last === undefined || link === 'or') return null;
  if (link === 'and') return isOpposite(last, days) ? [...list.slice(0, -1), inside(days, last)] : null;
  if (link === 'break') return composeLater(group, last, days);
  const same = sameDay(last, days);
  if (same !== null) return [...list.slice(0, -1), same];
  if (isOuter(days) && list.every(isInner) && !(link === 'comma' && times.length > 0)) {
    return list.map((one) => inside(one, days));
  }
  if (list.length > 1) return null;
  if (isOuter(last) && (isInner(days) || days.kind === 'limit')) return [inside(days, last)];
  return last.kind === 'limit' && isWhole(days) ? [inside(last, days)] : null;
}

/** "La semaine prochaine. Mardi ou jeudi.": the next sentence names the days in it. */
function composeLater({ days: list, times }: Group, last: Days, days: Days): readonly Days[] | null {
  if (isAnyDay(days) && isWhole(last)) return list;
  const narrows = list.length === 1 && isWhole(last) && days.kind === 'weekday' && times.length === 0;
  return narrows ? [inside(days, last)] : null;
}

function inside(inner: Days, outer: Days): Days {
  return { kind: 'inside', inner, outer };
}

function isInner(days: Days): boolean {
  if (days.kind === 'between') return days.first.kind === 'weekday';
  return days.kind === 'weekday' || days.kind === 'monthday';
}

function isOuter(days: Days): boolean {
  return isWhole(days) || days.kind === 'limit' || days.kind === 'inside';
}

function isWhole(days: Days): boolean {
  return (days.kind === 'known' && days.whole) || (days.kind === 'between' && !isInner(days));
}

function isOpposite(a: Days, b: Days): boolean {
  if (a.kind !== 'limit' || b.kind !== 'limit') return false;
  const opens = (limit: Limit) => limit === 'from' || limit === 'after';
  return opens(a.limit) !== opens(b.limit);
}

/** "demain mercredi", "jeudi (26/11)", "n'importe quel jour la semaine prochaine". */
function sameDay(a: Days, b: Days): Days | null {
  if (a.kind === 'known' && !a.whole && b.kind === 'weekday') {
    return b.days.includes(weekdayOf(a.span.from)) ? a : null;
  }
  if (a.kind === 'weekday' && b.kind === 'known' && !b.whole) return sameDay(b, a);
  if (a.kind !== 'known' || b.kind !== 'known') return null;
  if (isAnyDay(a)) return b;
  return isAnyDay(b) || (a.span.from === b.span.from && a.span.to === b.span.to) ? a : null;
}

/** "la semaine du 7 ou du 14": the second is a week too. */
function weekToo(list: readonly Days[], days: Days): Days {
  const last = list.at(-1);
  if (last?.kind !== 'known' || last.weekOf !== true) return days;
  const date = days.kind === 'monthday' ? monthdayFrom(last.span.from, days.day, null) : null;
  const from = days.kind === 'known' && !days.whole ? days.span.from : date;
  return from === null ? days : { kind: 'known', span: weekOf(from), whole: true, weekOf: true };
}

/** "la semaine prochaine mardi ou jeudi": the second weekday lies in that week too. */
function insideToo(list: readonly Days[], days: Days): Days {
  const last = list.at(-1);
  return last?.kind === 'inside' && isInner(days) ? inside(days, last.outer) : days;
}

function joinTime(scene: Scene, group: Group, element: Element): Group | null {
  if (element.expression.is !== 'time') return null;
  const { time } = element.expression;
  if (element.link === 'else' && element.denied === 'no') return null;
  if (element.denied !== 'no' && group.include) return joinDenied(scene, group, element, time);
  if (element.denied === 'no' && !group.include) return null;
  return element.link === 'break' && !followsUp(group, time)
    ? null
    : withTime(scene, group, time, element.link);
}

/** "Jeudi ou vendredi. Plutôt le matin." */
function followsUp(group: Group, time: Time): boolean {
  if (!group.include || group.days.length === 0) return false;
  return group.times.length === 0 || time.kind === 'same';
}

/** "jeudi, pas avant 15h" narrows; "jeudi, pas le matin" takes away. */
function joinDenied(scene: Scene, group: Group, element: Element, time: Time): Group | null {
  if (time.kind === 'limit' && element.denied === 'not' && element.first) {
    return withTime(scene, group, turned(scene, time), 'comma');
  }
  if (group.days.length === 0 && group.times.length > 0) return null;
  return { ...group, without: [...group.without, time] };
}

function withTime(scene: Scene, group: Group, time: Time, link: Link): Group | null {
  const { times } = group;
  const last = times.at(-1);
  if (last === undefined)
    return link === 'or' || link === 'and' ? joinedOnly(group, time) : { ...group, times: [time] };
  if (group.timeFirst && group.days.length > 0 && (link !== 'none' || group.days.length > 1)) return null;
  const opposite = link === 'and' && last.kind === 'limit' && time.kind === 'limit';
  const narrowed = opposite || (link !== 'or' && link !== 'and') ? both(scene, last, time) : null;
  if (narrowed === null && link === 'break') return null;
  if (narrowed !== null) return { ...group, times: [...times.slice(0, -1), narrowed] };
  return { ...group, times: [...times, time] };
}

/** "mercredi et après 17h": the time is an offer of its own, except the clock time of "jeudi et même heure". */
function joinedOnly(group: Group, time: Time): Group | null {
  return time.kind === 'same' ? { ...group, times: [time] } : null;
}

function isAnyDay(days: Days): boolean {
  return days.kind === 'known' && days.whole && days.span.to >= horizon(days.span.from);
}

/** The group names no end: "n'importe quel jour". */
export function openEnd(group: Group): boolean {
  return group.days.some(isAnyDay);
}
