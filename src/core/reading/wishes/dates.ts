// Dates of the calendar: 3/12, 2026-12-03, 12 décembre, December 12th, le 12, décembre, Noël.

import { addDays, dateOf, partsOf } from '../../../domain/time.ts';
import { monthOf, seasonFrom } from './calendar.ts';
import { dayInYear, known, yearOf } from './day-in-year.ts';
import type { Days } from './days.ts';
import { feastFrom, festivalFrom } from './feasts.ts';
import { type Item, is, sense } from './lex.ts';
import { isoDate, numericDate } from './numeric-dates.ts';
import {
  isDigits,
  isGenitive,
  isMasculine,
  isRoad,
  isSign,
  MOST_GLUE,
  numberAt,
  type Parsed,
  parsed,
  type Scene,
  skipGlue,
} from './scene.ts';
import { standsAlone } from './stands-alone.ts';
import { parseTerm } from './terms.ts';

/** From the form that says most to the one that says least; null when no date begins at this item. */
export function parseDate(scene: Scene, at: number): Parsed<Days> | null {
  return (
    isoDate(scene, at) ??
    numericDate(scene, at) ??
    dayThenMonth(scene, at) ??
    monthThenDay(scene, at) ??
    monthAlone(scene, at) ??
    parseTerm(scene, at) ??
    festival(scene, at) ??
    feast(scene, at) ??
    monthday(scene, at)
  );
}

/** 12 décembre 2026, 1er mars, the 2nd of March, twelve December. */
export function dayThenMonth(scene: Scene, at: number): Parsed<Days> | null {
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
export function monthThenDay(scene: Scene, at: number): Parsed<Days> | null {
  const name = sense(scene.items[at], 'month');
  if (name === undefined) return null;
  let place = skipJoint(scene, at + 1);
  if (isSign(scene.items[place], '.,')) place += 1;
  if (is(scene.items[place], 'the')) place += 1;
  const number = isNoDayBehind(scene, place) ? null : dayNumber(scene, place);
  if (number === null || isSign(scene.items[number.next], ':')) return null;
  if (is(scene.items[number.next], 'hours', 'am', 'pm', 'month')) return null;
  const year = yearAfter(scene, number.next);
  const date = dayInYear(scene, number.value, name.month, year?.value ?? null);
  return parsed(date, year?.next ?? number.next);
}

/** "Anfang Dezember einen Termin": an article is no day; nor is an age: "sie wird im Juni vier". */
function isNoDayBehind({ items, data }: Scene, at: number): boolean {
  const item = items[at];
  if (item?.kind !== 'word' || !is(item, 'number')) return false;
  return data.habits.compounds || (sense(item, 'number')?.value === 1 && item.text !== 'one');
}

/** A number from 1 to 31, in digits or words, with its suffix: "1er", "2nd", "12." */
export function dayNumber(scene: Scene, at: number): Parsed<number> | null {
  const { items, data } = scene;
  const item = items[at];
  if (isRoad(scene, at)) return null;
  const value = numberAt(scene, at) ?? sense(item, 'ordinal')?.value ?? 0;
  if (value < 1 || value > 31 || (item?.kind === 'number' && item.text.length > 2)) return null;
  let next = at + 1;
  if (item?.kind === 'number' && hasSuffix(scene, next)) next += 1;
  else if (
    item?.kind === 'number' &&
    data.habits.dottedDates &&
    data.habits.dottedOrdinals !== false &&
    isSign(items[next], '.') &&
    items[next]?.glued
  )
    next += 1;
  return { value, next };
}

function hasSuffix({ items, data }: Scene, at: number): boolean {
  const item = items[at];
  if (item === undefined || !item.glued || isSign(item, ',.:;/-)')) return false;
  return data.ordinalSuffixes.split('|').includes(item.text);
}

function yearAfter({ items, today }: Scene, at: number): Parsed<number> | null {
  let place = at;
  // "24 nov. 2026": the full stop of a shortened month.
  if (isSign(items[place], '.') && items[place]?.glued && sense(items[at - 1], 'month')?.short) place += 1;
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
  if (name.short && (!led || (is(items[at], 'number') && is(items[at - 1], 'at', 'limit', 'between'))))
    return null;
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

function festival({ items, today, context }: Scene, at: number): Parsed<Days> | null {
  const found = sense(items[at], 'festival')?.festival;
  const span = found === undefined ? null : festivalFrom(today, found, context.nationalDay);
  return span === null ? null : { value: { kind: 'known', span, whole: true }, next: at + 1 };
}

function feast({ items, today }: Scene, at: number): Parsed<Days> | null {
  const season = sense(items[at], 'season')?.season;
  if (season !== undefined) {
    return { value: { kind: 'known', span: seasonFrom(today, season), whole: true }, next: at + 1 };
  }
  const found = sense(items[at], 'feast');
  if (isAttribute({ items }, at)) return null;
  return found === undefined ? null : { value: known(feastFrom(today, found.feast)), next: at + 1 };
}

/** "O vale de Natal", "la recita di Natale": a thing of that feast, and no day. */
function isAttribute({ items }: Pick<Scene, 'items'>, at: number): boolean {
  const [thing, of] = [items[at - 2], items[at - 1]];
  return is(of, 'of') && !is(of, 'limit') && thing?.kind === 'word' && thing.senses.length === 0;
}

/** A bare day of the month: "le 12", "the 12th", "am 12." */
function monthday(scene: Scene, at: number): Parsed<Days> | null {
  const { items, data } = scene;
  const number = dayNumber(scene, at);
  if (number === null) return null;
  if (isElided(scene, at))
    return { value: { kind: 'monthday', day: number.value, weekday: null }, next: number.next };
  if (isOfSeveral(scene, at)) return null;
  const ordinal = number.next > at + 1 || is(items[at], 'ordinal');
  // "às 9", "le 15" (Italian) name hours: their article is one of clock times.
  const article = is(items[at - 1], 'the') && !is(items[at - 1], 'at');
  const led = article || (ordinal && is(items[at - 1], 'on', 'weekday'));
  const word = items[at]?.kind === 'word';
  const worded = word && (data.habits.ordinalDates || number.value === 1);
  if (isNamedDay(scene, at) || (isListed(scene, at) && standsAlone(scene, number.next, ordinal)))
    return { value: { kind: 'monthday', day: number.value, weekday: null }, next: number.next };
  const dated = ordinal ? isDateOrdinal(scene, at, led) : led && data.habits.articleDates && !worded;
  if (!dated || !(standsAlone(scene, number.next, ordinal) || isOne(scene, at, number))) return null;
  return { value: { kind: 'monthday', day: number.value, weekday: null }, next: number.next };
}

/** "Nenhum dos dois", "uno de los tres": of so many. */
function isOfSeveral({ items }: Scene, at: number): boolean {
  return items[at]?.kind === 'word' && SEVERAL.test(items[at - 1]?.text ?? '') && !is(items[at], 'ordinal');
}

const SEVERAL = /^(?:dos|das|los|las|de los|de las|dei|delle|degli|gli)$/;

/** "Le 6 fera l'affaire": one thing, so the number behind its article counts nothing. */
function isOne({ items }: Scene, at: number, { value, next }: Parsed<number>): boolean {
  const behind = items[next];
  const unknown = behind?.kind === 'word' && behind.senses.length === 0 && !behind.glued;
  return unknown && value > 1 && isDigits(items[at], 1, 2) && items[at - 1]?.text === 'le';
}

/** "A partir de dia 4 qualquer manhã", "od czwartego jestem": whatever follows, it is a day. */
function isNamedDay({ items, data }: Scene, at: number): boolean {
  const before = items[at - 1];
  const isDay = isGenitive(items[at]) || isMasculine({ items }, at);
  if (data.habits.ordinalHours === true && is(items[at], 'ordinal') && isDay)
    return (
      is(before, 'limit', 'on', 'start', 'to') && items[at + 1]?.kind === 'word' && !is(items[at + 1], 'unit')
    );
  const isThatDay = is(before, 'the') && sense(before, 'unit')?.unit === 'day';
  return (
    isThatDay &&
    isDigits(items[at], 1, 2) &&
    items[at + 1]?.kind === 'word' &&
    !is(items[at + 1], 'month', 'hours')
  );
}

/** "Dia 7 ou 9 à tarde", "siódmego lub dziewiątego": the second number is a day like the first. */
function isListed({ items }: Scene, at: number): boolean {
  if (!is(items[at - 1], 'or', 'and')) return false;
  const [before, first] = [items[at - 3], items[at - 2]];
  const isDay = is(before, 'the') && sense(before, 'unit')?.unit === 'day';
  return isDay && isDigits(first, 1, 2) && isDigits(items[at], 1, 2);
}

/** "Prima dell'8", "l'11": hours have another article ("le 8", "alle 8"). */
function isElided({ items, data }: Scene, at: number): boolean {
  const elides = data.markers.the.split('|').includes('dell');
  const joined = items[at]?.glued === true && items[at]?.kind === 'number' && items[at - 1]?.kind === 'word';
  return elides && joined && items[at - 1]?.text.endsWith('l') === true && !is(items[at + 1], 'hours');
}

function isDateOrdinal({ items, data }: Scene, at: number, led: boolean): boolean {
  if (data.habits.ordinalHours === true && (isGenitive(items[at]) || isMasculine({ items }, at))) return true;
  if (items[at]?.kind === 'number') return data.habits.ordinalDates || (items[at]?.text === '1' && led);
  // "the second one" is no date; "on the second" is.
  const first = sense(items[at], 'ordinal')?.value === 1;
  if (!data.habits.ordinalDates && items[at]?.text !== '1 er')
    return first && led && is(items[at - 1], 'start', 'limit');
  if (led && isFarOrdinal({ items }, at)) return true;
  return led && is(items[at - 2], 'on', 'limit', 'between', 'start', 'to', 'weekday', 'or', 'and', 'at');
}

/** "De zevende dan": of so many offers there is none; "the seventh visit" is something else. */
function isFarOrdinal({ items }: Pick<Scene, 'items'>, at: number): boolean {
  const behind = items[at + 1];
  const value = sense(items[at], 'ordinal')?.value ?? 0;
  return value > MOST_OFFERS && (behind === undefined || behind.kind === 'sign' || behind.senses.length > 0);
}

const MOST_OFFERS = 5;

/** Days counted from the sending day. */
export function daysAhead({ today }: Scene, days: number): Days {
  return known(addDays(today, days));
}
