// Dates in figures: 2026-12-03, 3/12, 3-12, 3.12., 3/12/2026.

import { addDays, type LocalDate } from '../../../domain/time.ts';
import { monthOf, realDate } from './calendar.ts';
import { leadsOn } from './clock.ts';
import { dayInYear, known, yearOf } from './day-in-year.ts';
import type { Days } from './days.ts';
import { type Item, is, sense } from './lex.ts';
import { counts, isDigits, isSign, type Parsed, parsed, type Scene } from './scene.ts';

/** Year first, both signs alike and glued: "2026-12-03". Null for a date that no calendar has. */
export function isoDate({ items }: Scene, at: number): Parsed<Days> | null {
  if (!isDigits(items[at], 4)) return null;
  const [year, sign, month, again, day] = items.slice(at, at + 5);
  if (!isDigits(year, 4) || !isDigits(month, 1, 2) || !isDigits(day, 1, 2)) return null;
  if (sign?.text !== again?.text || !isSign(sign, '-/.') || sign?.glued !== true || day?.glued !== true)
    return null;
  const date = realDate(Number(year?.text), Number(month?.text), Number(day?.text));
  return parsed(date === null ? null : known(date), at + 5);
}

/** 3/12, 3-12, 3.12., 3/12/2026: the order of day and month is the language's. */
export function numericDate(scene: Scene, at: number): Parsed<Days> | null {
  if (!isDigits(scene.items[at], 1, 2)) return null;
  return dayAndMonth(scene, at) ?? monthAndYear(scene, at);
}

/** 01/2027 is a whole month. */
function monthAndYear({ items, today }: Scene, at: number): Parsed<Days> | null {
  const [month, sign, year] = items.slice(at, at + 3);
  if (!isDigits(month, 1, 2) || !isDigits(year, 4) || sign?.text !== '/' || items[at + 3]?.glued === true)
    return null;
  if (items[at]?.glued && items[at - 1]?.kind === 'sign') return null;
  const first = realDate(yearOf(year?.text ?? '', today) ?? 0, Number(month?.text), 1);
  return first === null
    ? null
    : { value: { kind: 'known', span: monthOf(first), whole: true }, next: at + 3 };
}

function dayAndMonth(scene: Scene, at: number): Parsed<Days> | null {
  const { items } = scene;
  const [one, sign, two, again, three] = items.slice(at, at + 5);
  if (!isDigits(one, 1, 2) || !isDigits(two, 1, 2) || !isSign(sign, '/-.')) return null;
  if (isSign(items[at - 1], '/-.,:') && items[at]?.glued) return null;
  const long =
    again?.text === sign?.text && again?.glued === true && isDigits(three) && three?.glued === true;
  if (long && isSign(items[at + 5], sign?.text ?? '') && isDigits(items[at + 6]) && items[at + 6]?.glued)
    return null;
  const behind = items[at + 3];
  if (!long && sign?.text === '/' && is(behind, 'month')) return twoDays(scene, at);
  if (!long && !mayBeShort(scene, at)) return null;
  const year = long ? yearOf(three?.text ?? '', scene.today) : null;
  if (long && year === null) return null;
  const date = inOrder(scene, Number(one?.text), Number(two?.text), year);
  const dot = !long && sign?.text === '.' && isSign(again, '.') && again?.glued === true;
  return parsed(date, at + (long ? 5 : dot ? 4 : 3));
}

/** "12/13 November": a day and the one after it. */
function twoDays(scene: Scene, at: number): Parsed<Days> | null {
  const { items } = scene;
  const [first, last] = [Number(items[at]?.text), Number(items[at + 2]?.text)];
  const month = sense(items[at + 3], 'month')?.month;
  if (last !== first + 1 || month === undefined) return null;
  const begin = dayInYear(scene, first, month, null);
  if (begin?.kind !== 'known') return null;
  const { from } = begin.span;
  return { value: { kind: 'known', span: { from, to: addDays(from, 2) }, whole: true }, next: at + 4 };
}

/** The language's order; 12/25 can only be read one way, whatever the habit. */
function inOrder(scene: Scene, one: number, two: number, year: number | null): Days | null {
  const [day, month] = scene.data.habits.dayFirst ? [one, two] : [two, one];
  const date = dayInYear(scene, day, month, year) ?? dayInYear(scene, month, day, year);
  return year === null ? eitherWay(scene, date, one, two) : date;
}

/** Days; a swapped date further away than this is hardly meant. */
const SOON = 200;

/** "5/12" is the fifth of December for some and the twelfth of May for others. */
function eitherWay(scene: Scene, date: Days | null, one: number, two: number): Days | null {
  if (scene.data.habits.eitherOrder !== true || date?.kind !== 'known' || one === two) return date;
  const swapped = dayInYear(scene, two, one, null);
  const read = date.span.from;
  const other = isKnownOn(swapped, read) ? dayInYear(scene, one, two, null) : swapped;
  if (other?.kind !== 'known' || other.span.from > addDays(scene.today, SOON)) return date;
  return other.span.from === read ? date : { ...date, other: other.span.from };
}

function isKnownOn(days: Days | null, date: LocalDate): boolean {
  return days?.kind === 'known' && days.span.from === date;
}

/** Two numbers without a year can also be a clock time, a mark out of ten or a fraction. */
function mayBeShort({ items, data }: Scene, at: number): boolean {
  const [before, one, sign, two, after] = [
    items[at - 1],
    items[at],
    items[at + 1],
    items[at + 2],
    items[at + 3],
  ];
  if (isSign(after, '/%€$£') || (isSign(after, ':') && after?.glued)) return false;
  if (leadsOn({ items }, at + 3))
    return sign?.glued === true && two?.glued === true && Number(two.text) <= 12;
  if (counts({ items } as Scene, at + 3) && !is(after, 'month')) return false;
  if (sign?.text === '/') return !isMark(items, at);
  if (sign?.text === '-' && at === 0 && after === undefined && isNoHours(one?.text, two?.text)) return true;
  if (sign?.glued !== true || two?.glued !== true) return false;
  const dated = is(before, 'the', 'on', 'weekday', 'limit', 'start', 'to');
  if (sign.text === '-')
    return dated && (two?.text.length === 2 || one?.text.length === 2) && !is(before, 'weekday');
  if (is(after, 'hours', 'am', 'pm') || announcesHour(before, two)) return false;
  if (!data.habits.dottedDates && !is(before, 'the') && !isDayOnly(before, two)) return false;
  return isSign(after, '.') || Number(two?.text) <= 12;
}

/** "Um 3.12", not "na 3.12": that word stands before days too. */
function announcesHour(before: Item | undefined, minutes: Item | undefined): boolean {
  return is(before, 'at', 'around') && !(is(before, 'on') && isDayOnlyNumber(minutes));
}

/** "Martedì 15.12". */
function isDayOnly(before: Item | undefined, minutes: Item | undefined): boolean {
  return is(before, 'weekday') && isDayOnlyNumber(minutes);
}

/** "Na 3.12": a month, for nobody comes at twelve minutes past. */
function isDayOnlyNumber(minutes: Item | undefined): boolean {
  return Number(minutes?.text) <= 12 && Number(minutes?.text) % 5 !== 0;
}

/** "15-2" and nothing else can't be a range of hours. */
function isNoHours(one = '', two = ''): boolean {
  return (Number(one) > 12 && Number(two) < Number(one)) || (Number(one) < 8 && Number(two) > 12);
}

/** "8/10. Très bien": an answer to a survey. */
function isMark(items: Scene['items'], at: number): boolean {
  const opens = at === 0 || isSign(items[at - 1], '.!?\n*');
  const outOf = ['5', '10', '20', '100'].includes(items[at + 2]?.text ?? '');
  return opens && outOf && isSign(items[at + 3], '.!');
}
