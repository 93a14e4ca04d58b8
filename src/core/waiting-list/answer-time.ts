// How long somebody may think about a time that came free (handbook R-63). Nobody answers at night: the quiet hours do
// not count.

import type { MinuteRange, Practice } from '../../domain/practice.ts';
import {
  addDays,
  at,
  dayOf,
  HOUR,
  type Instant,
  MINUTE,
  minutesOf,
  toInstant,
  toLocal,
} from '../../domain/time.ts';

type Clock = Pick<Practice, 'quietHours' | 'zone'>;

/** Between the last moment of an answer and the time itself: they must still come. */
const ON_THE_WAY = HOUR;
const FIVE = 5 * MINUTE;

/**
 * Until when an offer made now for a time stands: the practice's window, counted in waking hours, ended on a multiple of
 * five minutes. Null when that leaves too little before the time itself: then it is not offered.
 */
export function answerBy(now: Instant, start: Instant, practice: Clock & Pick<Practice, 'waitingList'>) {
  const { near, answerNear, answer } = practice.waitingList;
  const minutes = start - now < near * MINUTE ? answerNear : answer;
  const until = Math.ceil(wakingAfter(now, minutes, practice) / FIVE) * FIVE;
  return until <= start - ON_THE_WAY ? until : null;
}

/** The moment when so many minutes outside the quiet hours have passed. */
export function wakingAfter(from: Instant, minutes: number, clock: Clock): Instant {
  let left = minutes * MINUTE;
  let moment = isQuiet(from, clock) ? quietEnd(from, clock) : from;
  // Quiet hours that left no minute of a day would never end.
  for (let night = 0; night < 400; night += 1) {
    const until = quietStart(moment, clock);
    if (moment + left <= until) return moment + left;
    left -= until - moment;
    moment = quietEnd(until, clock);
  }
  return moment + left;
}

/** Whether a moment lies in the practice's quiet hours, which may go past midnight. */
export function isQuiet(instant: Instant, { quietHours, zone }: Clock): boolean {
  if (quietHours === null || isNever(quietHours)) return false;
  const [from, to] = quietHours;
  const minute = minutesOf(toLocal(instant, zone));
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}

function isNever([from, to]: MinuteRange): boolean {
  return from === to;
}

/** When the next quiet hours begin after a waking moment; never without any. */
function quietStart(instant: Instant, { quietHours, zone }: Clock): Instant {
  if (quietHours === null || isNever(quietHours)) return Number.POSITIVE_INFINITY;
  return nextAt(instant, quietHours[0], zone);
}

function quietEnd(instant: Instant, { quietHours, zone }: Clock): Instant {
  return quietHours === null ? instant : nextAt(instant, quietHours[1], zone);
}

/** The next moment after this one at which the practice's clock shows these minutes after midnight. */
function nextAt(instant: Instant, minutes: number, zone: string): Instant {
  const today = dayOf(toLocal(instant, zone));
  const days = [0, 1, 2].map((ahead) => toInstant(at(addDays(today, ahead), minutes), zone));
  return days.find((moment) => moment > instant) ?? instant + 24 * HOUR;
}
