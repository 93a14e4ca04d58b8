// What two times of the day mean together.

import { settle } from './clock.ts';
import type { Clock } from './meridiem.ts';
import type { Scene } from './scene.ts';
import { exactAt, limitAt, rangeOf, type Time } from './times.ts';

/** Two times that stand side by side: what both allow; null when they are two separate offers. */
export function both(scene: Scene, a: Time, b: Time): Time | null {
  if (a.kind === 'all') return b;
  if (b.kind === 'all') return a;
  if (a.kind === 'same' || b.kind === 'same')
    return a.kind === 'same' ? { ...b, sameTime: true } : { ...a, sameTime: true };
  if (a.kind === 'part' && b.kind !== 'part') return inPart(scene, b, a);
  if (b.kind === 'part' && a.kind !== 'part') return inPart(scene, a, b);
  if (a.kind === 'exact' || b.kind === 'exact') return null;
  return cut(a, b);
}

function inPart(scene: Scene, time: Time, part: Time): Time | null {
  const within: readonly [number, number] = [part.from, part.to];
  const [first, last] = time.clocks ?? [];
  if (time.kind === 'exact' && first !== undefined)
    return isElsewhere(first, part) ? null : exactAt(scene, inHalf(first, part), within);
  if (time.kind === 'range' && first !== undefined && last !== undefined)
    return rangeOf(scene, first, last, within);
  if (time.kind === 'limit' && first !== undefined && time.limit !== undefined) {
    const limit = limitAt(scene, time.limit, first, settle(first, within));
    if (isBeyond(limit, part)) return limit;
    return cut(limit, part) ?? cut(time, part);
  }
  return cut(time, part);
}

/** "Un après-midi à partir de 17 h", "cualquier tarde desde las 17:30": nobody means the last half hour of it. */
function isBeyond({ limit, from }: Time, part: Time): boolean {
  return (limit === 'from' || limit === 'after') && from < part.to && from >= part.to - 60;
}

/** "las 8 de la tarde": in a part of the afternoon or evening, a bare hour is one of the second half of the day. */
function inHalf(clock: Clock, part: Time): Clock {
  const later = !clock.fixed && part.from >= NOON && clock.minutes < NOON;
  return later ? { minutes: clock.minutes + NOON, fixed: true } : clock;
}

/** "À 9 h sur l'après-midi": neither nine in the morning nor at night is in it. */
function isElsewhere({ minutes, fixed }: Clock, { from, to }: Time): boolean {
  return !fixed && from === NOON && minutes < NOON && minutes + NOON >= to + LATE;
}

/** Minutes by which "de la tarde" outlasts the afternoon. */
const LATE = 180;

const NOON = 720;

function cut(a: Time, b: Time): Time | null {
  const from = Math.max(a.from, b.from);
  const to = Math.min(a.to, b.to);
  return from < to ? { kind: 'range', from, to, clocks: [] } : null;
}
