// Bare days of the month in their order: "ni le 23 ni le 30".

import { dayOf, type LocalDate, type Window } from '../../../domain/time.ts';
import type { Days } from './days.ts';

/** A bare day of the month, and the date that it was read as. */
export interface Listed {
  readonly day: number;
  readonly date: LocalDate;
}

/** What a bare day of the month was read as; null of other days. */
export function listedAt(one: Days, [window]: readonly Window[]): Listed | null {
  return one.kind !== 'monthday' || window === undefined ? null : { day: one.day, date: dayOf(window.start) };
}

/** "Ni le 23 ni le 30": of two days in their order the second lies in the month of the first. */
export function monthOf(listed: Listed | null, one: Days): LocalDate | null {
  return listed !== null && one.kind === 'monthday' && one.day > listed.day ? listed.date : null;
}
