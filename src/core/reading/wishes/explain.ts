// Says what was understood, in the practice's language: French for French mails, English for all others.

import type { Language } from '../../../domain/language.ts';
import {
  addDays,
  dayOf,
  type LocalDate,
  type LocalTime,
  minutesOf,
  partsOf,
  type Weekday,
  weekdayOf,
} from '../../../domain/time.ts';
import type { Wish, WishContext } from '../../../domain/wish.ts';
import type { Element } from './elements.ts';
import { type Item, is, sense } from './lex.ts';

interface Speech {
  readonly weekdays: readonly string[];
  readonly months: readonly string[];
  /** The day of the month as it is said. */
  readonly day: (day: number) => string;
  readonly span: (from: string, to: string) => string;
  readonly openEnd: (from: string) => string;
  readonly except: string;
  readonly sameTime: string;
  readonly daily: string;
  readonly or: string;
  readonly more: (count: number) => string;
  readonly doubt: (weekday: string) => string;
  readonly night: (time: string, day: string) => string;
  readonly noTerms: string;
}

const FRENCH: Speech = {
  weekdays: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  months: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  day: (day) => (day === 1 ? '1er' : String(day)),
  span: (from, to) => `du ${from} au ${to}`,
  openEnd: (from) => `à partir du ${from}`,
  except: 'exclu : ',
  sameTime: 'à la même heure',
  daily: 'chaque jour',
  or: 'ou bien',
  more: (count) => `et ${count} de plus`,
  doubt: (weekday) => ` (ce n’est pas un ${weekday})`,
  night: (time, day) => `« demain » écrit à ${time} → ${day}, le lendemain de la date d’envoi`,
  noTerms: 'vacances scolaires : dates inconnues (practice.yaml : practice.school-zone ou school-holidays)',
};

const ENGLISH: Speech = {
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  day: String,
  span: (from, to) => `${from} to ${to}`,
  openEnd: (from) => `from ${from} on`,
  except: 'not: ',
  sameTime: 'at the same time',
  daily: 'each day',
  or: 'or else',
  more: (count) => `and ${count} more`,
  doubt: (weekday) => ` (not a ${weekday})`,
  night: (time, day) => `"tomorrow" written at ${time} → ${day}, the day after the sending date`,
  noTerms: 'school holidays: dates unknown (practice.yaml: practice.school-zone or school-holidays)',
};

/** A part of the text and what was made of it. */
interface Understood {
  readonly source: string;
  readonly wishes: readonly Wish[];
  /** A weekday written beside a date that it does not fit. */
  readonly doubt: Weekday | null;
}

/** A list longer than this is cut: eight Tuesdays need not all be written out. */
const LISTED = 4;

/** `jeudi après-midi → jeudi 26 novembre 2026, 12:00–18:00` */
export function explainGroup({ source, wishes, doubt }: Understood, language: Language): string {
  const speech = language === 'fr' ? FRENCH : ENGLISH;
  const inOrder = wishes.toSorted((a, b) => a.start.localeCompare(b.start));
  const lines = inOrder.slice(0, LISTED).map((wish) => sayWish(wish, speech));
  if (wishes.length > LISTED) lines.push(speech.more(wishes.length - LISTED));
  const doubted = doubt === null ? '' : speech.doubt(speech.weekdays[doubt - 1] ?? '');
  return `${source} → ${lines.join(' ; ')}${doubted}`;
}

function sayWish(wish: Wish, speech: Speech): string {
  const said = [sayDays(wish, speech)];
  if (wish.daily !== undefined) said.push(`${speech.daily} ${clock(wish.daily[0])}–${clock(wish.daily[1])}`);
  else if (!isWholeDays(wish) && isOneDay(wish)) said.push(`${hour(wish.start)}–${endHour(wish)}`);
  if (wish.sameTime === true) said.push(speech.sameTime);
  const otherwise =
    wish.otherwise === undefined
      ? ''
      : ` ${speech.or} ${sayWish({ ...plainly(wish), ...wish.otherwise }, speech)}`;
  return (wish.include ? '' : speech.except) + said.join(', ') + otherwise;
}

function plainly({ otherwise: _, ...wish }: Wish): Wish {
  return wish;
}

function sayDays(wish: Wish, speech: Speech): string {
  if (isOneDay(wish)) return sayDay(dayOf(wish.start), speech);
  const from = sayMoment(wish.start, speech);
  const last =
    minutesOf(wish.end) === 0 ? sayDay(addDays(dayOf(wish.end), -1), speech) : sayMoment(wish.end, speech);
  const open = dayOf(wish.end) >= addDays(dayOf(wish.start), 364);
  return open ? speech.openEnd(from) : speech.span(from, last);
}

function sayMoment(time: LocalTime, speech: Speech): string {
  const day = sayDay(dayOf(time), speech);
  return minutesOf(time) === 0 ? day : `${day} ${hour(time)}`;
}

function sayDay(date: LocalDate, speech: Speech): string {
  const { year, month, day } = partsOf(date);
  return `${speech.weekdays[weekdayOf(date) - 1]} ${speech.day(day)} ${speech.months[month - 1]} ${year}`;
}

function isOneDay({ start, end }: Wish): boolean {
  return end <= `${addDays(dayOf(start), 1)}T00:00`;
}

function isWholeDays({ start, end }: Wish): boolean {
  return minutesOf(start) === 0 && minutesOf(end) === 0;
}

function hour(time: LocalTime): string {
  return time.slice(11);
}

function endHour({ end }: Wish): string {
  return minutesOf(end) === 0 ? '24:00' : hour(end);
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** "demain" written after midnight may mean the day that has already begun: the reader is warned. */
export function explainNight(
  items: readonly Item[],
  elements: readonly Element[],
  { sent, language }: WishContext & { readonly language: Language },
): readonly string[] {
  const tomorrow = elements.some(({ from }) => sense(items[from], 'day')?.offset === 1);
  if (!tomorrow || minutesOf(sent) >= 240) return [];
  const speech = language === 'fr' ? FRENCH : ENGLISH;
  return [speech.night(hour(sent), sayDay(addDays(dayOf(sent), 1), speech))];
}

/** School holidays were named, and no calendar of them is known. */
export function explainTerms(
  items: readonly Item[],
  { schoolHolidays = [], language }: WishContext & { readonly language: Language },
): readonly string[] {
  if (schoolHolidays.length > 0 || !items.some((item) => is(item, 'term'))) return [];
  return [(language === 'fr' ? FRENCH : ENGLISH).noTerms];
}
