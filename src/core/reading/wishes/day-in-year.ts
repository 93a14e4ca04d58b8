// A day of the calendar, with the year that is meant when none or half of it is written.

import { type LocalDate, partsOf } from '../../../domain/time.ts';
import { oneDay, realDate } from './calendar.ts';
import type { Days } from './days.ts';
import type { Scene } from './scene.ts';

/** One day that is certain; nothing else can be named inside it. */
export function known(date: LocalDate): Extract<Days, { readonly kind: 'known' }> {
  return { kind: 'known', span: oneDay(date), whole: false };
}

/** The year that two or four written digits mean; null for anything else, and before 1900 or after 2200. */
export function yearOf(digits: string, today: LocalDate): number | null {
  const year = Number(digits);
  if (digits.length === 4) return year >= 1900 && year <= 2200 ? year : null;
  // Two digits: a year at most a few ahead, or one of the last century (dates of birth).
  return digits.length === 2 ? year + (2000 + year > Number(today.slice(0, 4)) + 5 ? 1900 : 2000) : null;
}

/** Without a year, the next such day from the sending day on. */
export function dayInYear({ today }: Scene, day: number, month: number, year: number | null): Days | null {
  if (year !== null) {
    const date = realDate(year, month, day);
    return date === null ? null : known(date);
  }
  const { year: thisYear } = partsOf(today);
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const date = realDate(thisYear + ahead, month, day);
    if (date !== null && date >= today) return ahead > 1 ? null : known(date);
  }
  return null;
}
