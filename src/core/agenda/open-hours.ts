// When a practitioner receives patients: weekly hours, minus closures and public holidays.

import type { Practice, Practitioner } from '../../domain/practice.ts';
import { DAY, type Instant, type LocalDate, MINUTE, type Span, weekdayOf } from '../../domain/time.ts';
import { holidayOn } from './holidays.ts';
import { localText } from './series.ts';
import { ianaRules } from './zone-rules.ts';

/** An open range of one day; local numbers are the practice's wall clock as if UTC, milliseconds. */
export interface OpenRange extends Span {
  readonly day: LocalDate;
  readonly localStart: number;
  readonly localEnd: number;
}

/** Why a whole day is closed; null when it is not. */
export type DayClosed =
  | { readonly kind: 'closed'; readonly day: LocalDate; readonly reason: string }
  | { readonly kind: 'holiday'; readonly name: string };

export function dayClosed(practice: Practice, day: LocalDate): DayClosed | null {
  const closure = practice.closures.find(({ from, to }) => from <= day && day <= to);
  if (closure !== undefined) return { kind: 'closed', day, reason: closure.reason };
  const { country, region, programLanguage } = practice;
  const name = practice.publicHolidays
    ? holidayOn(day, { country, region, language: programLanguage })
    : null;
  return name === null ? null : { kind: 'holiday', name };
}

/** A practitioner's open ranges on the days that a stretch of time touches, ascending. */
export function openRanges(
  practice: Practice,
  practitioner: Practitioner,
  within: Span,
): readonly OpenRange[] {
  const clock = ianaRules(practice.zone);
  const ranges: OpenRange[] = [];
  const last = clock.toLocal(within.end);
  for (let local = midnight(clock.toLocal(within.start)); local < last; local += DAY) {
    const day = dayAt(local);
    const hours = practitioner.hours[weekdayOf(day)];
    if (hours.length === 0 || dayClosed(practice, day) !== null) continue;
    for (const [from, to] of hours) {
      const localStart = local + from * MINUTE;
      const localEnd = local + to * MINUTE;
      const start = clock.toInstant(localStart);
      ranges.push({ day, localStart, localEnd, start, end: clock.toInstant(localEnd) });
    }
  }
  return ranges;
}

/** The practice's day at an instant. */
export function dayIn(practice: Practice, instant: Instant): LocalDate {
  return dayAt(ianaRules(practice.zone).toLocal(instant));
}

function dayAt(local: number): LocalDate {
  return localText(local).slice(0, 10) as LocalDate;
}

function midnight(local: number): number {
  return Math.floor(local / DAY) * DAY;
}
