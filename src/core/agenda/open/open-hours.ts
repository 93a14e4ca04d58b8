// When a practitioner receives patients by the settings: hours by weekday and season, minus closures, public holidays
// and bridge days; a declared replacement receives in the practitioner's own absence.

import type { Closure, Practice, Practitioner, Replacement, WeekHours } from '../../../domain/practice.ts';
import {
  addDays,
  DAY,
  type Instant,
  type LocalDate,
  MINUTE,
  type Span,
  weekdayOf,
} from '../../../domain/time.ts';
import { localText } from '../recurrence/recurrence-set.ts';
import { ianaRules } from '../zones/zone-rules.ts';
import { holidayOn } from './holidays.ts';
import { isSchoolHoliday } from './school-terms.ts';

/** An open range of one day; local numbers are the practice's wall clock as if UTC, milliseconds. */
export interface OpenRange extends Span {
  readonly day: LocalDate;
  readonly localStart: number;
  readonly localEnd: number;
}

/** Why a whole day is closed; null when it is not. */
export type DayClosed =
  | { readonly kind: 'closed'; readonly day: LocalDate; readonly reason: string }
  | { readonly kind: 'holiday'; readonly name: string }
  | { readonly kind: 'bridge-day' }
  | { readonly kind: 'replaced'; readonly by: string };

type Days = Pick<Closure, 'from' | 'to'>;

const covers =
  (day: LocalDate) =>
  ({ from, to }: Days) =>
    from <= day && day <= to;

/** Why nobody of the practice receives on a day. */
export function dayClosed(practice: Practice, day: LocalDate): DayClosed | null {
  const closure = practice.closures.find(covers(day));
  if (closure !== undefined) return { kind: 'closed', day, reason: closure.reason };
  if (!practice.publicHolidays) return null;
  const name = holiday(practice, day);
  if (name !== null) return { kind: 'holiday', name };
  return practice.bridgeDays && isBridge(practice, day) ? { kind: 'bridge-day' } : null;
}

/** Why one practitioner does not receive on a day: the practice is closed, they are away, or replaced unbookably. */
export function dayClosedFor(
  practice: Practice,
  practitioner: Practitioner,
  day: LocalDate,
): DayClosed | null {
  const closed = dayClosed(practice, day);
  if (closed !== null) return closed;
  const replacement = replacementOn(practitioner, day);
  if (replacement !== null) {
    return replacement.bookable ? null : { kind: 'replaced', by: replacement.name };
  }
  const away = practitioner.closures.find(covers(day));
  return away === undefined ? null : { kind: 'closed', day, reason: away.reason };
}

/** Who receives in the practitioner's place on a day; null when they do themselves, or nobody does. */
export function replacementOn({ replacements }: Practitioner, day: LocalDate): Replacement | null {
  return replacements.find(covers(day)) ?? null;
}

function holiday({ country, region, programLanguage }: Practice, day: LocalDate): string | null {
  return holidayOn(day, { country, region, language: programLanguage });
}

/** A Monday before a holiday, or a Friday behind one. */
function isBridge(practice: Practice, day: LocalDate): boolean {
  const weekday = weekdayOf(day);
  if (weekday === 1) return holiday(practice, addDays(day, 1)) !== null;
  return weekday === 5 && holiday(practice, addDays(day, -1)) !== null;
}

/** The week that counts on a day: that of the first season that covers it, else the usual one. */
export function weekOn(practice: Practice, { hours, seasons }: Practitioner, day: LocalDate): WeekHours {
  const found = seasons.find(({ season }) =>
    season.kind === 'dates' ? covers(day)(season) : isSchoolHoliday(practice, day),
  );
  return found?.hours ?? hours;
}

/** A practitioner's open ranges on the days that a stretch of time touches, ascending. */
export function openRanges(
  practice: Practice,
  practitioner: Practitioner,
  within: Span,
): readonly OpenRange[] {
  return daysIn(practice, within).flatMap(({ day, local }) => {
    const hours = weekOn(practice, practitioner, day)[weekdayOf(day)];
    if (hours.length === 0 || dayClosedFor(practice, practitioner, day) !== null) return [];
    return hours.map(([from, to]) =>
      rangeOf(practice, local, { start: local + from * MINUTE, end: local + to * MINUTE }),
    );
  });
}

/** Stretches of the world's clock as ranges of single days, closed days left out. They are given ascending. */
export function rangesOnDays(
  practice: Practice,
  practitioner: Practitioner,
  spans: readonly Span[],
): readonly OpenRange[] {
  const clock = ianaRules(practice.zone);
  return spans.flatMap((span) =>
    daysIn(practice, span).flatMap(({ day, local }) => {
      if (dayClosedFor(practice, practitioner, day) !== null) return [];
      const start = Math.max(local, clock.toLocal(span.start));
      const end = Math.min(local + DAY, clock.toLocal(span.end));
      return start < end ? [rangeOf(practice, local, { start, end })] : [];
    }),
  );
}

function rangeOf({ zone }: Practice, midnightLocal: number, { start, end }: Span): OpenRange {
  const clock = ianaRules(zone);
  return {
    day: dayAt(midnightLocal),
    localStart: start,
    localEnd: end,
    start: clock.toInstant(start),
    end: clock.toInstant(end),
  };
}

/** The practice's days that a stretch of time touches, with their midnights on its wall clock. */
function daysIn(
  { zone }: Pick<Practice, 'zone'>,
  within: Span,
): readonly { readonly day: LocalDate; readonly local: number }[] {
  const clock = ianaRules(zone);
  const last = clock.toLocal(within.end);
  const days: { day: LocalDate; local: number }[] = [];
  for (let local = midnight(clock.toLocal(within.start)); local < last; local += DAY) {
    days.push({ day: dayAt(local), local });
  }
  return days;
}

/** The practice's day at an instant. */
export function dayIn(practice: Pick<Practice, 'zone'>, instant: Instant): LocalDate {
  return dayAt(ianaRules(practice.zone).toLocal(instant));
}

function dayAt(local: number): LocalDate {
  return localText(local).slice(0, 10) as LocalDate;
}

function midnight(local: number): number {
  return Math.floor(local / DAY) * DAY;
}
