// Writes a reading down in short, so that hundreds of phrases can be read in a table:
// `11-26 15:00-18:00` a window · `11-30…12-06` days, both included · `12-03…` a year from then on ·
// `daily 17:00-21:00` these hours of each day · `not` an exclusion · `A | B … 8` eight windows, the first two shown.

import { readWishes } from '../../../../src/core/reading/wishes/read-wishes.ts';
import type { Language } from '../../../../src/domain/language.ts';
import {
  addDays,
  dayOf,
  daysBetween,
  type LocalDate,
  type LocalTime,
  minutesOf,
} from '../../../../src/domain/time.ts';
import { PARTS_OF_DAY, type Wish, type WishContext, type WishReading } from '../../../../src/domain/wish.ts';

/** A Tuesday. */
export const SENT = '2026-11-24T09:12' as LocalTime;

export function aContext(changes: Partial<WishContext> = {}): WishContext {
  return { sent: SENT, partsOfDay: PARTS_OF_DAY, opening: [480, 1200], ...changes };
}

export function read(
  text: string,
  language: Language = 'fr',
  changes: Partial<WishContext> = {},
): WishReading {
  return readWishes(text, language, aContext(changes));
}

export function said(text: string, language: Language = 'fr', changes: Partial<WishContext> = {}): string {
  return shortly(read(text, language, changes).wishes);
}

/** Wishes in short; of more than four the first two. */
export function shortly(wishes: readonly Wish[]): string {
  if (wishes.length <= 4) return wishes.map(short).join(' | ');
  return `${wishes.slice(0, 2).map(short).join(' | ')} … ${wishes.length}`;
}

export function short(wish: Wish): string {
  const daily = wish.daily === undefined ? '' : ` daily ${clock(wish.daily[0])}-${clock(wish.daily[1])}`;
  const marks = `${daily}${wish.exact ? ' exact' : ''}${wish.sameTime ? ' same' : ''}`;
  return `${wish.include ? '' : 'not '}${span(wish)}${marks}`;
}

function span({ start, end }: Wish): string {
  const days = daysBetween(dayOf(start), dayOf(end));
  const whole = minutesOf(start) === 0 && minutesOf(end) === 0;
  if (days === 0 || (days === 1 && minutesOf(end) === 0 && !whole)) {
    return `${day(dayOf(start))} ${clock(minutesOf(start))}-${days === 0 ? clock(minutesOf(end)) : '24:00'}`;
  }
  if (whole && days === 1) return day(dayOf(start));
  const last = minutesOf(end) === 0 ? day(addDays(dayOf(end), -1)) : moment(end);
  return `${moment(start)}…${days >= 365 ? '' : last}`;
}

function moment(time: LocalTime): string {
  return minutesOf(time) === 0 ? day(dayOf(time)) : `${day(dayOf(time))} ${clock(minutesOf(time))}`;
}

function day(date: LocalDate): string {
  return date.startsWith('2026') ? date.slice(5) : date;
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
