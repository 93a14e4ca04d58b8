// An hour and its minutes become a time of the day, with "am" or "pm" behind them.

import { is } from './lex.ts';
import { isSign, type Parsed, type Scene } from './scene.ts';

export interface Clock {
  /** After midnight. */
  readonly minutes: number;
  /** false: a bare hour of the twelve-hour dial; the opening hours or a part of the day decide. */
  readonly fixed: boolean;
}

/** Minutes. */
export const HALF_DAY = 720;

interface Meridiem {
  readonly pm: boolean;
  readonly next: number;
}

/** "am" or "pm" at this place. */
export function meridiemAt({ items }: Scene, at: number): Meridiem | null {
  const pm = is(items[at], 'pm');
  if (!pm && !is(items[at], 'am')) return null;
  // "9a" and "5p", but not "2 a week".
  if (items[at]?.text.length === 1 && !items[at]?.glued) return null;
  return { pm, next: isSign(items[at + 1], '.') && items[at + 1]?.glued ? at + 2 : at + 1 };
}

/** The finished clock time, with "am" or "pm" behind it; "13 pm" and "25:00" are none. */
export function meridiem(
  scene: Scene,
  hour: number,
  minutes: number,
  next: number,
  literal = false,
): Parsed<Clock> | null {
  const place = is(scene.items[next], 'hours') ? next + 1 : next;
  const half = meridiemAt(scene, place);
  const total = hour * 60 + minutes;
  if (total < 0 || total > 1440)
    return total < 0 ? { value: { minutes: total + HALF_DAY, fixed: false }, next } : null;
  if (half === null)
    return { value: { minutes: total, fixed: literal || hour > 12 || hour === 0 }, next: place };
  if (hour === 0 || hour > 12) return null;
  const base = (hour % 12) * 60 + minutes + (half.pm ? HALF_DAY : 0);
  return { value: { minutes: base < 0 ? base + 1440 : base, fixed: true }, next: half.next };
}
