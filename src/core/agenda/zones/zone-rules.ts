// How far a zone's clock is ahead of UTC. One shape for zones known by name and zones a file brings along.

import { DAY, type Instant, MINUTE, toLocal, type Zone } from '../../../domain/time.ts';

/** A zone's clock. Local numbers are wall-clock milliseconds counted as if UTC. */
export interface ZoneRules {
  readonly name: string;
  /** In the hour that daylight saving repeats, the first one; in the hour it skips, the offset before (RFC 5545 §3.3.5). */
  readonly toInstant: (local: number) => Instant;
  readonly toLocal: (instant: Instant) => number;
}

/** A zone's clock from its offset at each instant, both in milliseconds. */
export function rulesFrom(name: string, offsetAt: (instant: Instant) => number): ZoneRules {
  return {
    name,
    toLocal: (instant) => instant + offsetAt(instant),
    toInstant: (local) => {
      const before = local - offsetAt(local - DAY);
      if (before + offsetAt(before) === local) return before;
      const after = local - offsetAt(local + DAY);
      return after + offsetAt(after) === local ? after : before;
    },
  };
}

export const UTC_RULES: ZoneRules = {
  name: 'UTC',
  toInstant: (local) => local,
  toLocal: (instant) => instant,
};

const known = new Map<Zone, ZoneRules>();

/** The clock of an IANA zone. */
export function ianaRules(zone: Zone): ZoneRules {
  const remembered = known.get(zone);
  if (remembered !== undefined) return remembered;
  const made = zone === 'UTC' ? UTC_RULES : rulesFrom(zone, weeklyOffsets(zone));
  known.set(zone, made);
  return made;
}

/** No zone changes its offset twice in one week. */
const WEEK = 7 * DAY;

interface Week {
  readonly before: number;
  readonly after: number;
  /** When the offset changes; the week's end when it does not. */
  readonly change: Instant;
}

function weeklyOffsets(zone: Zone): (instant: Instant) => number {
  const weeks = new Map<number, Week>();
  return (instant) => {
    const number = Math.floor(instant / WEEK);
    let week = weeks.get(number);
    if (week === undefined) {
      week = measureWeek(number * WEEK, zone);
      weeks.set(number, week);
    }
    return instant < week.change ? week.before : week.after;
  };
}

function measureWeek(start: Instant, zone: Zone): Week {
  const before = measure(start, zone);
  const after = measure(start + WEEK, zone);
  if (before === after) return { before, after, change: start + WEEK };
  let low = start;
  let high = start + WEEK;
  while (high - low > MINUTE) {
    const middle = low + Math.floor((high - low) / (2 * MINUTE)) * MINUTE;
    if (measure(middle, zone) === before) low = middle;
    else high = middle;
  }
  return { before, after, change: high };
}

function measure(instant: Instant, zone: Zone): number {
  return Date.parse(`${toLocal(instant, zone)}:00Z`) - instant;
}
