// Dates of the calendar: 3/12, 2026-12-03, 12 décembre, December 12th, le 12, décembre, Noël.

import { addDays, dateOf, partsOf, type Weekday, weekdayOf } from '../../../domain/time.ts';
import { feastFrom, monthOf, seasonFrom } from './calendar.ts';
import { dayInYear, known, yearOf } from './day-in-year.ts';
import type { Days } from './days.ts';
import { type Item, is, sense } from './lex.ts';
import { isoDate, numericDate } from './numeric-dates.ts';
import {
  counts,
  isDigits,
  isSign,
  MOST_GLUE,
  numberAt,
  type Parsed,
  parsed,
  type Scene,
  skipGlue,
} from './scene.ts';

export function parseDate(scene: Scene, at: number): Parsed<Days> | null {
  return (
    isoDate(scene, at) ??
    numericDate(scene, at) ??
    dayThenMonth(scene, at) ??
    monthThenDay(scene, at) ??
    monthAlone(scene, at) ??
    feast(scene, at) ??
    monthday(scene, at)
  );
}

/** The weekday written beside a date is only checked: the date counts, and a human is told. */
export function withWeekday(days: Days, weekday: Weekday): Days {
  if (days.kind === 'monthday') return { ...days, weekday };
  if (days.kind !== 'known' || days.whole || weekdayOf(days.span.from) === weekday) return days;
  return { ...days, doubt: weekday };
}

/** 12 décembre 2026, 1er mars, the 2nd of March, twelve December. */
function dayThenMonth(scene: Scene, at: number): Parsed<Days> | null {
  const number = dayNumber(scene, at);
  if (number === null) return null;
  const month = skipGlue(scene, skipJoint(scene, number.next));
  const name = sense(scene.items[month], 'month');
  if (name === undefined) return null;
  const year = yearAfter(scene, month + 1);
  const date = dayInYear(scene, number.value, name.month, year?.value ?? null);
  return parsed(date, year?.next ?? month + 1);
}

/** "10-August", "8/Oct/2012" */
function skipJoint({ items }: Scene, at: number): number {
  const joined = isSign(items[at], '-/.') && items[at]?.glued === true && items[at + 1]?.glued === true;
  return joined ? at + 1 : at;
}

/** December 12th, Dec 12 2026. */
function monthThenDay(scene: Scene, at: number): Parsed<Days> | null {
  const name = sense(scene.items[at], 'month');
  if (name === undefined) return null;
  let place = skipJoint(scene, at + 1);
  if (isSign(scene.items[place], '.,')) place += 1;
  if (is(scene.items[place], 'the')) place += 1;
  const number = dayNumber(scene, place);
  if (number === null || isSign(scene.items[number.next], ':')) return null;
  if (is(scene.items[number.next], 'hours', 'am', 'pm', 'month')) return null;
  const year = yearAfter(scene, number.next);
  const date = dayInYear(scene, number.value, name.month, year?.value ?? null);
  return parsed(date, year?.next ?? number.next);
}

/** A number from 1 to 31, in digits or words, with its suffix: "1er", "2nd", "12." */
export function dayNumber(scene: Scene, at: number): Parsed<number> | null {
  const { items, data } = scene;
  const item = items[at];
  const value = numberAt(scene, at) ?? sense(item, 'ordinal')?.value ?? 0;
  if (value < 1 || value > 31 || (item?.kind === 'number' && item.text.length > 2)) return null;
  let next = at + 1;
  if (item?.kind === 'number' && hasSuffix(scene, next)) next += 1;
  else if (
    item?.kind === 'number' &&
    data.habits.dottedDates &&
    isSign(items[next], '.') &&
    items[next]?.glued
  )
    next += 1;
  return { value, next };
}

export function hasSuffix({ items, data }: Scene, at: number): boolean {
  const item = items[at];
  if (item === undefined || !item.glued || isSign(item, ',.:;/-)')) return false;
  return data.ordinalSuffixes.split('|').includes(item.text);
}

function yearAfter({ items, today }: Scene, at: number): Parsed<number> | null {
  let place = at;
  while (place < at + MOST_GLUE && (isSign(items[place], ',') || is(items[place], 'of'))) place += 1;
  if (isSign(items[place], '-/') && items[place]?.glued) place += 1;
  const item = items[place];
  if (item?.kind !== 'number' || item.text.length !== 4 || runsOn(items[place + 1])) return null;
  const year = yearOf(item.text, today);
  return year === null ? null : { value: year, next: place + 1 };
}

/** Digits that go on ("2026:30", "2026h") are no year. */
function runsOn(item: Item | undefined): boolean {
  return item?.glued === true && !isSign(item, ').,;?!');
}

/** A month by itself is the whole month; short names and names that are other words need a word before them. */
function monthAlone(scene: Scene, at: number): Parsed<Days> | null {
  const { items, today } = scene;
  const name = sense(items[at], 'month');
  if (name === undefined) return null;
  const year = yearAfter(scene, at + 1);
  const led = is(items[at - 1], 'in', 'on', 'of', 'which', 'edge', 'limit', 'every', 'not', 'except', 'to');
  if (name.short && !led) return null;
  if (hasStrayNumber(scene, at)) return null;
  const { year: thisYear, month: thisMonth } = partsOf(today);
  const inYear = year?.value ?? (name.month < thisMonth ? thisYear + 1 : thisYear);
  return {
    value: { kind: 'known', span: monthOf(dateOf(inYear, name.month, 1)), whole: true },
    next: year?.next ?? at + 1,
  };
}

/** "32 août", "February 29" of a common year: a date that does not exist is not its month either. */
function hasStrayNumber({ items }: Scene, at: number): boolean {
  const [before, after] = [items[at - 1], items[at + 1]];
  return (
    isDigits(before) ||
    (isDigits(after, 1, 2) && !is(items[at + 2], 'hours', 'am', 'pm') && !isSign(items[at + 2], ':'))
  );
}

function feast({ items, today }: Scene, at: number): Parsed<Days> | null {
  const season = sense(items[at], 'season')?.season;
  if (season !== undefined) {
    return { value: { kind: 'known', span: seasonFrom(today, season), whole: true }, next: at + 1 };
  }
  const found = sense(items[at], 'feast');
  return found === undefined ? null : { value: known(feastFrom(today, found.feast)), next: at + 1 };
}

/** A bare day of the month: "le 12", "the 12th", "am 12." */
function monthday(scene: Scene, at: number): Parsed<Days> | null {
  const { items, data } = scene;
  const number = dayNumber(scene, at);
  if (number === null) return null;
  const ordinal = number.next > at + 1 || is(items[at], 'ordinal');
  // "às 9", "le 15" (Italian) name hours: their article is one of clock times.
  const article = is(items[at - 1], 'the') && !is(items[at - 1], 'at');
  const led = article || (ordinal && is(items[at - 1], 'on', 'weekday'));
  const worded = items[at]?.kind === 'word' && data.habits.ordinalDates;
  const dated = ordinal ? isDateOrdinal(scene, at, led) : led && data.habits.articleDates && !worded;
  if (!dated || !standsAlone(scene, number.next, ordinal)) return null;
  return { value: { kind: 'monthday', day: number.value, weekday: null }, next: number.next };
}

function isDateOrdinal({ items, data }: Scene, at: number, led: boolean): boolean {
  if (items[at]?.kind === 'number') return data.habits.ordinalDates || (items[at]?.text === '1' && led);
  // "the second one" is no date; "on the second" is.
  const first = sense(items[at], 'ordinal')?.value === 1;
  if (!data.habits.ordinalDates && items[at]?.text !== '1 er')
    return first && led && is(items[at - 1], 'start', 'limit');
  return led && is(items[at - 2], 'on', 'limit', 'between', 'start', 'to', 'weekday', 'or', 'and', 'at');
}

export function standsAlone(scene: Scene, next: number, ordinal: boolean): boolean {
  const { items } = scene;
  const item = items[next];
  if (isSign(item, ':/') || is(item, 'hours', 'am', 'pm') || isListMark(scene, next)) return false;
  if (isSign(item, '.-') && item?.glued && isDigits(items[next + 1]) && items[next + 1]?.glued) return false;
  if (ordinal)
    return item?.kind !== 'word' || item.senses.length > 0 ? !is(item, 'unit', 'price', 'weekday') : false;
  return !counts(scene, next) && !is(item, 'weekday');
}

/** "2) la facture": the number of a point in a list. */
function isListMark({ items }: Scene, next: number): boolean {
  if (!isSign(items[next], ')') || !items[next]?.glued) return false;
  return !items.slice(Math.max(0, next - 8), next).some((item) => isSign(item, '('));
}

/** A date right behind a weekday: "lundi 3 décembre", "mardi 8", "Tuesday the 8th". */
export function dateOfWeekday(scene: Scene, at: number, weekday: Weekday): Parsed<Days> | null {
  let place = at;
  if (isSign(scene.items[place], ',.')) place += 1;
  place = skipGlue(scene, place);
  const full = isoDate(scene, place) ?? numericDate(scene, place) ?? dayThenMonth(scene, place);
  const date = full ?? monthThenDay(scene, place) ?? bareDay(scene, place, place > at);
  return date === null ? null : { value: withWeekday(date.value, weekday), next: date.next };
}

function bareDay(scene: Scene, at: number, led: boolean): Parsed<Days> | null {
  const number = dayNumber(scene, at);
  const worded = led && scene.data.habits.articleDates && !scene.data.habits.ordinalDates;
  const readable = scene.items[at]?.kind === 'number' || is(scene.items[at], 'ordinal') || worded;
  if (number === null || !readable) return null;
  const ordinal = number.next > at + 1 || is(scene.items[at], 'ordinal');
  if (led && !ordinal && (!is(scene.items[at - 1], 'the') || is(scene.items[at - 1], 'at'))) return null;
  if (!standsAlone(scene, number.next, ordinal) || isSign(scene.items[number.next], '-')) return null;
  if (isDigits(scene.items[number.next], 2, 2)) return null;
  return { value: { kind: 'monthday', day: number.value, weekday: null }, next: number.next };
}

/** Days counted from the sending day. */
export function daysAhead({ today }: Scene, days: number): Days {
  return known(addDays(today, days));
}
