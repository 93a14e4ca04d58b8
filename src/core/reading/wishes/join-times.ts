// What two times of the day mean together.

import { type Clock, settle } from './clock.ts';
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
  if (time.kind === 'exact' && first !== undefined) return exactAt(scene, inHalf(first, part), within);
  if (time.kind === 'range' && first !== undefined && last !== undefined)
    return rangeOf(scene, first, last, within);
  if (time.kind === 'limit' && first !== undefined && time.limit !== undefined) {
    return cut(limitAt(scene, time.limit, first, settle(first, within)), part) ?? cut(time, part);
  }
  return cut(time, part);
}

/** "las 8 de la tarde": in a part of the afternoon or evening, a bare hour is one of the second half of the day. */
function inHalf(clock: Clock, part: Time): Clock {
  const later = !clock.fixed && part.from >= NOON && clock.minutes < NOON;
  return later ? { minutes: clock.minutes + NOON, fixed: true } : clock;
}

const NOON = 720;

function cut(a: Time, b: Time): Time | null {
  const from = Math.max(a.from, b.from);
  const to = Math.min(a.to, b.to);
  return from < to ? { kind: 'range', from, to, clocks: [] } : null;
}
