// When a follow-up is due: counted on the practice's wall clock, moved out of quiet hours and closed days.

import type { Moment } from '../../domain/follow-up.ts';
import type { Practice } from '../../domain/practice.ts';
import {
  addDays,
  at,
  dateOf,
  dayOf,
  type Instant,
  type LocalDate,
  MINUTE,
  minutesOf,
  partsOf,
  toInstant,
  toLocal,
  weekdayOf,
} from '../../domain/time.ts';
import { dayClosedFor, weekOn } from '../agenda/open/open-hours.ts';
import { isQuiet } from '../waiting-list/answer-time.ts';

/** `before` something moves to the evening or the working day before; `after` it to the next one. */
export type Direction = 'before' | 'after';

/** The moment, counted from another one, not moved yet. */
export function momentFrom(from: Instant, moment: Moment, direction: Direction, zone: string): Instant {
  const sign = direction === 'before' ? -1 : 1;
  if (moment.kind === 'minutes') return from + sign * moment.minutes * MINUTE;
  return dayMoment(addDays(dayOf(toLocal(from, zone)), sign * moment.days), moment.minute, zone);
}

/** `minute` counts from midnight on the wall clock of `zone`, also on days with a clock change. */
export function dayMoment(day: LocalDate, minute: number, zone: string): Instant {
  return toInstant(at(day, minute), zone);
}

/** The same day so many months later; the last of the month when there is none (31 January → 28 February). */
export function monthsAfter(day: LocalDate, months: number): LocalDate {
  const { year, month, day: number } = partsOf(day);
  const last = addDays(dateOf(year, month + months + 1, 1), -1);
  const same = dateOf(year, month + months, number);
  return same < last ? same : last;
}

/** Minutes before the quiet hours at which the last messages of a day leave. */
const EVENING = 30;
/** A practice that is closed for longer than this sends nothing that waits for a working day. */
const LONGEST_CLOSED = 60;

/** The moment moved to a working day, if the rule wants that, and out of the quiet hours. */
export function movedMoment(
  moment: Instant,
  { workingDays, direction }: { readonly workingDays: boolean; readonly direction: Direction },
  practice: Practice,
): Instant {
  const onDay = workingDays ? onWorkingDay(moment, direction, practice) : moment;
  if (!isQuiet(onDay, practice)) return onDay;
  const moved = direction === 'before' ? eveningBefore(onDay, practice) : quietEnd(onDay, practice);
  return isQuiet(moved, practice) ? onDay : moved;
}

function onWorkingDay(moment: Instant, direction: Direction, practice: Practice): Instant {
  const { zone } = practice;
  const local = toLocal(moment, zone);
  const step = direction === 'before' ? -1 : 1;
  for (let days = 0; days < LONGEST_CLOSED; days += 1) {
    const day = addDays(dayOf(local), step * days);
    if (isWorkingDay(day, practice)) return days === 0 ? moment : dayMoment(day, minutesOf(local), zone);
  }
  return moment;
}

/** Whether anybody receives on a day. */
function isWorkingDay(day: LocalDate, practice: Practice): boolean {
  return practice.practitioners.some(
    (practitioner) =>
      weekOn(practice, practitioner, day)[weekdayOf(day)].length > 0 &&
      dayClosedFor(practice, practitioner, day) === null,
  );
}

function eveningBefore(moment: Instant, { quietHours, zone }: Practice): Instant {
  if (quietHours === null) return moment;
  const local = toLocal(moment, zone);
  const day = minutesOf(local) >= quietHours[0] ? dayOf(local) : addDays(dayOf(local), -1);
  return dayMoment(day, quietHours[0] - EVENING, zone);
}

/** When the quiet hours around a moment end. */
export function quietEnd(moment: Instant, { quietHours, zone }: Practice): Instant {
  if (quietHours === null) return moment;
  const local = toLocal(moment, zone);
  const day = minutesOf(local) < quietHours[1] ? dayOf(local) : addDays(dayOf(local), 1);
  return dayMoment(day, quietHours[1], zone);
}
