// Dates right behind a weekday, which is then only checked: "lundi 3 décembre", "mardi 8", "Monday 12/7".

import { addDays, type LocalDate, type Weekday, weekdayOf } from '../../../domain/time.ts';
import { monthdayFrom } from './calendar.ts';
import { dayNumber, dayThenMonth, monthThenDay } from './dates.ts';
import { known } from './day-in-year.ts';
import type { Days } from './days.ts';
import { is } from './lex.ts';
import { isoDate, numericDate } from './numeric-dates.ts';
import { isDigits, isSign, numberAt, type Parsed, type Scene, skipGlue } from './scene.ts';
import { standsAlone } from './stands-alone.ts';

/** A date right behind a weekday: "lundi 3 décembre", "mardi 8", "Tuesday the 8th". */
export function dateOfWeekday(scene: Scene, at: number, weekday: Weekday): Parsed<Days> | null {
  let place = at;
  if (isSign(scene.items[place], ',.')) place += 1;
  place = skipGlue(scene, place);
  const full = isoDate(scene, place) ?? numericDate(scene, place) ?? dayThenMonth(scene, place);
  const date = full ?? monthThenDay(scene, place) ?? bareDay(scene, place, { weekday, led: place > at });
  return date === null ? null : { value: withWeekday(date.value, weekday, scene.today), next: date.next };
}

/** What stands before a bare number: its weekday, and whether an article or a comma lies between. */
interface Before {
  readonly weekday: Weekday;
  readonly led: boolean;
}

function bareDay(scene: Scene, at: number, { weekday, led }: Before): Parsed<Days> | null {
  const number = dayNumber(scene, at);
  const worded = led && scene.data.habits.articleDates && !scene.data.habits.ordinalDates;
  const readable = scene.items[at]?.kind === 'number' || is(scene.items[at], 'ordinal') || worded;
  if (number !== null && isDictated(scene, at, number, weekday))
    return { value: { kind: 'monthday', day: number.value, weekday: null }, next: number.next };
  if (number === null || !readable) return null;
  const ordinal = number.next > at + 1 || is(scene.items[at], 'ordinal');
  if (led && !ordinal && (!is(scene.items[at - 1], 'the') || is(scene.items[at - 1], 'at'))) return null;
  if (!standsAlone(scene, number.next, ordinal) || isSign(scene.items[number.next], '-')) return null;
  if ((!ordinal && isDigits(scene.items[number.next], 2, 2)) || (!led && opensHours(scene, number.next)))
    return null;
  return { value: { kind: 'monthday', day: number.value, weekday: null }, next: number.next };
}

/** "Lunedì ventuno alle nove": a day in words, for its hour stands behind it and it falls on that weekday. */
function isDictated(scene: Scene, at: number, { value, next }: Parsed<number>, weekday: Weekday): boolean {
  const { items, data, today } = scene;
  const isWord = items[at]?.kind === 'word' && !is(items[at], 'ordinal', 'half', 'quarter');
  if (!isWord || data.habits.ordinalDates || !is(items[next], 'at')) return false;
  const hour = numberAt(scene, next + 1);
  const date = monthdayFrom(today, value, null);
  return hour !== null && hour <= 24 && date !== null && weekdayOf(date) === weekday;
}

/** "Monday 9 to 11", "Montag 9 bis 11 Uhr": a bare number behind a weekday that opens a range is an hour. */
function opensHours({ items }: Scene, at: number): boolean {
  const joined = is(items[at], 'to') && !is(items[at], 'the', 'at') && isDigits(items[at + 1], 1, 2);
  return joined && !is(items[at + 2], 'month') && !isSign(items[at + 2], '/.');
}

/** The weekday written beside a date is only checked: the date counts, and a human is told. */
function withWeekday(days: Days, weekday: Weekday, today: LocalDate): Days {
  if (days.kind === 'monthday') return { ...days, weekday };
  if (days.kind !== 'known' || days.whole) return days;
  if (isSwapped(days, weekday, today)) return known(days.other);
  if (weekdayOf(days.span.from) === weekday) return { ...days, other: undefined };
  if (days.other !== undefined && weekdayOf(days.other) === weekday) return known(days.other);
  const other = addDays(days.span.from, weekday - weekdayOf(days.span.from));
  return { ...days, doubt: weekday, other };
}

/** "Monday 12/7" in November: both orders fall on a Monday, and nobody plans for next July. */
function isSwapped(
  days: Days & { readonly kind: 'known' },
  weekday: Weekday,
  today: LocalDate,
): days is Days & { readonly kind: 'known'; readonly other: LocalDate } {
  const { span, other } = days;
  if (other === undefined || weekdayOf(other) !== weekday || weekdayOf(span.from) !== weekday) return false;
  return other < span.from && span.from > addDays(today, FAR);
}

/** Days ahead that a date is rarely named for. */
const FAR = 120;
