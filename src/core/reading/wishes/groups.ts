// Gathers expressions that belong together: days with their times, ranges with the weekdays inside them.

import { compose, inside, insideToo, isAnyDay, isInner, isWeek, isWhole, weekToo } from './compose-days.ts';
import { datedWeekdays, sameWeekday } from './dated-weekdays.ts';
import type { Days } from './days.ts';
import type { Element, Link } from './elements.ts';
import { both } from './join-times.ts';
import type { Scene } from './scene.ts';
import type { Limit } from './senses.ts';
import { ALL_DAY, type Time, turned } from './times.ts';

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

/** In the order of the text; each group becomes one wish or more. */
export function gather(scene: Scene, elements: readonly Element[]): readonly Group[] {
  const groups: Group[] = [];
  for (const [place, element] of elements.entries()) {
    const last = groups.at(-1);
    const alone = last === undefined || opensDenial(element, elements[place + 1]);
    const joined = alone ? null : joinTo(scene, last, element, elements[place + 1]);
    if (joined !== null) groups[groups.length - 1] = joined;
    else if (alone || !joinEarlier(scene, groups, element)) groups.push(begin(scene, element));
  }
  return groups.map((group, place) => framed(group, groups[place + 1]));
}

/** "Any day but Thursday next week": any day of that week. */
function framed(group: Group, next: Group | undefined): Group {
  const [first, another] = next?.days ?? [];
  if (!group.include || next?.except !== true || another !== undefined || !openEnd(group)) return group;
  if (first?.kind !== 'inside' || first.inner.kind !== 'weekday' || !isWhole(first.outer)) return group;
  return { ...group, days: [first.outer] };
}

/** "but not the afternoon of the 9th": the denied time belongs to the day behind it. */
function opensDenial(element: Element, next: Element | undefined): boolean {
  const timeThenDay = element.expression.is === 'time' && next?.expression.is === 'days';
  return timeThenDay && element.denied !== 'no' && next.denied === element.denied && next.link === 'none';
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

function joinTo(scene: Scene, group: Group, element: Element, next: Element | undefined): Group | null {
  const joined =
    element.expression.is === 'days'
      ? (joinDated(scene, group, element, next) ?? joinDays(scene, group, element))
      : joinTime(scene, group, element);
  return joined === null ? null : { ...joined, elements: [...group.elements, element] };
}

/** A date behind a weekday and its hours says which; another one of that weekday is wanted at these hours too. */
function joinDated(
  { today }: Scene,
  group: Group,
  { expression, link, denied }: Element,
  next: Element | undefined,
): Group | null {
  if (expression.is !== 'days' || denied !== 'no' || !group.include || group.times.length === 0) return null;
  const beside = link === 'none' || link === 'words' || link === 'comma' || link === 'or' || link === 'and';
  const dated = beside ? datedWeekdays(group.days, expression.days, today) : null;
  if (dated !== null) return { ...group, days: dated };
  const ownTime = next?.expression.is === 'time' && next.link !== 'or' && next.link !== 'else';
  if ((link !== 'or' && link !== 'else') || ownTime || group.timeFirst) return null;
  const another = sameWeekday(group.days, expression.days, today);
  return another === null ? null : { ...group, days: another };
}

function joinDays(scene: Scene, group: Group, element: Element): Group | null {
  if (element.expression.is !== 'days') return null;
  if (isAlways(group, element)) return { ...group, times: [ALL_DAY] };
  const turnsRound = element.denied === 'not' && element.first && isLimit(element);
  const days = turnsRound ? turnedDays(element.expression.days) : element.expression.days;
  const include = element.denied === 'no' || turnsRound;
  if (include !== group.include || element.link === 'else') return null;
  if (group.elements.some((one) => one.reference) !== element.reference) return null;
  if (group.days.length === 0) return near(element.link) ? { ...group, days: [days] } : null;
  const composed = compose(group, days, element.link, scene.today);
  if (composed !== null) return { ...group, days: composed };
  const another = inAnotherWeek(group, days, element.link);
  if (another !== null) return another;
  const beside = besideInWeek(group, days, element.link);
  if (beside !== null) return beside;
  if (group.times.length > 0 && !group.timeFirst) return null;
  if (element.link === 'break' || element.link === 'words') return null;
  return { ...group, days: [...group.days, weekToo(group.days, insideToo(group.days, days))] };
}

/** "Donnerstags geht immer, freitags ab 12": all of that day, right behind its name. */
function isAlways({ days, times, elements }: Group, { expression, from }: Element): boolean {
  const last = days.at(-1);
  if (expression.is !== 'days' || !isAnyDay(expression.days)) return false;
  if (last === undefined || !isInner(last) || times.length > 0) return false;
  return from - (elements.at(-1)?.to ?? 0) <= WORDS_BETWEEN;
}

/** "Geht es immer": words between a day and what is said of all of it. */
const WORDS_BETWEEN = 2;

/** "Donderdagavond, deze week of volgende week": that evening of either week. */
function inAnotherWeek(group: Group, days: Days, link: Link): Group | null {
  const [day, ...more] = group.days;
  if (day === undefined || group.times.length === 0 || !isWeek(days)) return null;
  if (link === 'comma' && more.length === 0 && day.kind === 'weekday' && !day.every)
    return { ...group, days: [inside(day, days)] };
  const last = group.days.at(-1);
  const either =
    link === 'or' && last?.kind === 'inside' && last.inner.kind === 'weekday' && isWeek(last.outer);
  return either ? { ...group, days: [...group.days, inside(last.inner, days)] } : null;
}

/** "The week after at the same time, Wednesday or Thursday": both lie in that week. */
function besideInWeek(group: Group, days: Days, link: Link): Group | null {
  const last = group.days.at(-1);
  const behindDay = group.elements.at(-1)?.expression.is === 'days';
  if (last?.kind !== 'inside' || !isInner(days) || !behindDay || (link !== 'or' && link !== 'and'))
    return null;
  return { ...group, days: [...group.days, inside(days, last.outer)] };
}

function near(link: Link): boolean {
  return link === 'none' || link === 'words' || link === 'comma';
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

/** "jeudi, pas avant 15h", "but not before 10" narrow; "jeudi, pas le matin" takes away. */
function joinDenied(scene: Scene, group: Group, element: Element, time: Time): Group | null {
  if (time.kind === 'limit' && element.first) {
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

/** The group names no end: "n'importe quel jour". */
export function openEnd(group: Group): boolean {
  return group.days.some(isAnyDay);
}
