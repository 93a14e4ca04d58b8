// One expression of the text: days or a time, alone, limited ("après …") or as a range ("du … au …").

import type { Weekday } from '../../../domain/time.ts';
import { leadsOn, parseClock, settle } from './clock.ts';
import { dayNumber, parseDate } from './dates.ts';
import type { Days } from './days.ts';
import { is, sense } from './lex.ts';
import { hasArticleOfHours } from './limited-hours.ts';
import { nthHalf, nthOfMonth } from './nth.ts';
import { amountAt, distance, parseRelative } from './relative.ts';
import { isSign, type Parsed, type Scene, skipGlue } from './scene.ts';
import type { Limit } from './senses.ts';
import { standsAlone } from './stands-alone.ts';
import { limitAfter, parseTime, partMinutes, skipCue, type Time } from './times.ts';
import { parseWeekday } from './weekdays.ts';

export type Expression =
  | { readonly is: 'days'; readonly days: Days }
  | { readonly is: 'time'; readonly time: Time };

/** Days before times: "le 3" is a day first. Null when neither begins at this item. */
export function parseExpression(scene: Scene, at: number): Parsed<Expression> | null {
  const days =
    nthHalf(scene, at) ??
    dayRange(scene, at) ??
    relativeFirst(scene, at) ??
    limitDays(scene, at) ??
    limitBehind(scene, parseDay(scene, at));
  if (days !== null) return { value: { is: 'days', days: days.value }, next: days.next };
  const listed = is(scene.items[at], 'at')
    ? (nthHalf(scene, at + 1) ?? nthOfMonth(scene, skipGlue(scene, at + 1)) ?? listedDay(scene, at + 1))
    : null;
  if (listed !== null) return { value: { is: 'days', days: listed.value }, next: listed.next };
  const time = parseTime(scene, at);
  return time === null ? null : { value: { is: 'time', time: time.value }, next: time.next };
}

/** "vendredi au plus tard", "from the 3rd onwards". */
function limitBehind(scene: Scene, day: Parsed<Days> | null): Parsed<Days> | null {
  if (day === null || !isOneDay(day.value)) return day;
  const limit = limitAfter(scene, day.next);
  return limit === null
    ? day
    : { value: { kind: 'limit', limit, day: day.value, minute: null }, next: day.next + 1 };
}

/** "d'ici 15 jours" begins like a limit and is none. */
function relativeFirst(scene: Scene, at: number): Parsed<Days> | null {
  return is(scene.items[at], 'within', 'in', 'ago') ? parseRelative(scene, at) : null;
}

/** One day or stretch without a limit or range around it; null for a clock time, or for nothing. */
export function parseDay(scene: Scene, at: number): Parsed<Days> | null {
  if (isClock(scene, at)) return null;
  const counted = fromToday(scene, at);
  if (counted !== null) return counted;
  return (
    nthHalf(scene, at) ??
    nthOfMonth(scene, at) ??
    parseWeekday(scene, at) ??
    parseRelative(scene, at) ??
    parseDate(scene, at) ??
    listedDay(scene, at)
  );
}

/** "vandaag over twee weken", "heute in 14 Tagen": counted from the day that is named. */
function fromToday(scene: Scene, at: number): Parsed<Days> | null {
  const today = sense(scene.items[at], 'day')?.offset === 0 && !is(scene.items[at], 'part');
  return today && is(scene.items[at + 1], 'in') ? parseRelative(scene, at + 1) : null;
}

/** "14:30", "13.20 Uhr": digits that a clock time begins with are no day of the month. */
function isClock(scene: Scene, at: number): boolean {
  const { items } = scene;
  if (items[at]?.kind !== 'number' || items[at + 1]?.glued !== true) return false;
  if (isSign(items[at + 1], ':')) return true;
  const dotted = isSign(items[at + 1], '.') && items[at + 2]?.glued === true;
  return dotted && is(items[at + 3], 'hours') && !leadsOn(scene, at + 3);
}

/** "10 ou 11 décembre": a bare number followed by others up to one with its month. */
function listedDay(scene: Scene, at: number): Parsed<Days> | null {
  const number = dayNumber(scene, at);
  if (number === null || scene.items[at]?.kind !== 'number') return null;
  let place = number.next;
  for (let more = 0; more < 4; more += 1) {
    if (!is(scene.items[place], 'or', 'and', 'to') && !isSign(scene.items[place], ',/')) return null;
    place = skipGlue(scene, place + 1);
    const day = parseDate(scene, place);
    if (day?.value.kind === 'known' && !day.value.whole)
      return { value: monthday(number.value), next: number.next };
    const other = dayNumber(scene, place);
    if (other === null) return null;
    place = other.next;
  }
  return null;
}

function monthday(day: number, weekday: Weekday | null = null): Days {
  return { kind: 'monthday', day, weekday };
}

/** "du 3 au 7", "from Monday to Friday", "entre le 5 et le 9", "10 - 22 août". */
function dayRange(scene: Scene, at: number): Parsed<Days> | null {
  const { items } = scene;
  const between = is(items[at], 'between');
  const opened = between || is(items[at], 'start');
  const place = opened ? skipGlue(scene, at + 1) : at;
  const first = rangeEnd(scene, place, opened);
  if (first === null) return null;
  const joint = jointAfter(scene, first.next, between);
  if (joint === null) return null;
  const start = skipGlue(scene, joint);
  // "The week of the 14th - any day but Friday"
  if (is(items[start], 'anyDay')) return null;
  const led = is(items[start - 1], 'the');
  const last = rangeEnd(scene, start, led || first.value.kind === 'known');
  if (last === null) return null;
  if (!makesRange(scene, { first, last, place, start, opened, joint })) return null;
  return { value: { kind: 'between', first: first.value, last: last.value }, next: last.next };
}

function rangeEnd(scene: Scene, at: number, bare: boolean): Parsed<Days> | null {
  const day = isClock(scene, at)
    ? null
    : (parseWeekday(scene, at) ?? parseRelative(scene, at) ?? parseDate(scene, at));
  if (day !== null) return day;
  const number = scene.items[at]?.kind === 'number' || bare ? dayNumber(scene, at) : null;
  if (number === null) return null;
  const dashed = isSign(scene.items[number.next], '-') && !isSign(scene.items[number.next + 2], '-/');
  if (!dashed && !standsAlone(scene, number.next, true)) return null;
  return { value: monthday(number.value), next: number.next };
}

interface Ends {
  readonly first: Parsed<Days>;
  readonly last: Parsed<Days>;
  readonly place: number;
  readonly start: number;
  readonly opened: boolean;
  readonly joint: number;
}

/** Two bare numbers are days only with articles or ordinals ("du 3 au 7"); otherwise they are hours. */
function makesRange(scene: Scene, { first, last, place, start, opened, joint }: Ends): boolean {
  const { items, data } = scene;
  if (isTimeWord(scene, first) || isTimeWord(scene, last)) return false;
  if (opened && sense(items[place - 2], 'unit')?.unit === 'week') return true;
  // "el martes a las once", "terça às dez": an hour in words.
  if (!opened && is(items[joint - 1], 'at') && isSpokenNumber(scene, last.value, start, last.next))
    return false;
  if (hasArticleOfHours(items[joint - 1]) && isBare(scene, last.value, start, last.next)) return false;
  if (!isBare(scene, last.value, start, last.next)) return true;
  const dateArticle = (at: number) =>
    data.habits.articleDates && is(items[at], 'the') && !is(items[at], 'at');
  const article = dateArticle(start - 1);
  if (isBare(scene, first.value, place, first.next)) return article && dateArticle(place - 1);
  if (is(items[joint - 1], 'at') && !opened) return false;
  return first.value.kind === 'known' || first.value.kind === 'monthday'
    ? standsAlone(scene, last.next, false)
    : article;
}

function isTimeWord({ items }: Scene, { next }: Parsed<Days>): boolean {
  return is(items[next], 'hours', 'am', 'pm') || (isSign(items[next], ':') && items[next]?.glued === true);
}

function isSpokenNumber({ items }: Scene, days: Days, from: number, to: number): boolean {
  return days.kind === 'monthday' && to === from + 1 && items[from]?.kind === 'word';
}

function isBare({ items }: Scene, days: Days, from: number, to: number): boolean {
  return (
    days.kind === 'monthday' && days.weekday === null && to === from + 1 && items[from]?.kind === 'number'
  );
}

function jointAfter({ items }: Scene, at: number, between: boolean): number | null {
  if (isSign(items[at], '-–—')) return at + 1;
  if (is(items[at], 'to') || sense(items[at], 'limit')?.limit === 'until') return at + 1;
  return between && is(items[at], 'and') ? at + 1 : null;
}

/** "à partir du 3 décembre", "avant vendredi", "jusqu'à jeudi midi". */
function limitDays(scene: Scene, at: number): Parsed<Days> | null {
  const { items } = scene;
  const limit = sense(items[at], 'limit')?.limit;
  if (limit === undefined) return null;
  const place = skipGlue(scene, at + 1);
  const range = dayRange(scene, place);
  const named = range ?? parseDay(scene, place) ?? dayOfEvent(scene, place);
  const day = named ?? (limit === 'before' ? null : countedDay(scene, place));
  if (day === null || is(items[day.next], 'hours')) return null;
  // "avant la fin du mois" means: until it ends.
  const meant: Limit = limit === 'before' && sense(items[place], 'edge')?.edge === 'end' ? 'until' : limit;
  const minute = isOneDay(day.value) ? minuteAfter(scene, day.next, meant) : null;
  const value: Days = { kind: 'limit', limit: meant, day: day.value, minute: minute?.value ?? null };
  return { value, next: minute?.next ?? day.next };
}

/** "Avant la colonie du 8", "après la fête de samedi": the day of what is named between. */
function dayOfEvent(scene: Scene, at: number): Parsed<Days> | null {
  const { items } = scene;
  const event = items[at];
  if (event?.kind !== 'word' || event.senses.length > 0) return null;
  if (!is(items[at - 1], 'the') || !is(items[at + 1], 'of')) return null;
  return parseDay(scene, skipGlue(scene, at + 1));
}

/** "after 5 days", "avant 15 jours": counted from the sending day. */
function countedDay(scene: Scene, at: number): Parsed<Days> | null {
  const amount = amountAt(scene, at);
  if (amount === null || ['second', 'minute', 'hour'].includes(amount.value.unit)) return null;
  const days = distance(scene, amount.value.unit, amount.value.count);
  return days === null ? null : { value: days, next: amount.next };
}

function isOneDay(days: Days): boolean {
  return days.kind === 'weekday' || days.kind === 'monthday' || (days.kind === 'known' && !days.whole);
}

function minuteAfter(scene: Scene, at: number, limit: Limit): Parsed<number> | null {
  const part = sense(scene.items[at], 'part');
  if (part !== undefined) {
    const [from, to] = partMinutes(scene, part.part);
    return { value: limit === 'from' || limit === 'before' ? from : to, next: at + 1 };
  }
  const place = skipCue(scene, at);
  const clock = parseClock(scene, place, place > at);
  if (clock === null || is(scene.items[clock.next], 'to') || isSign(scene.items[clock.next], '-'))
    return null;
  return { value: settle(clock.value, scene.context.opening), next: clock.next };
}
