import type { Slot } from '../../domain/agenda.ts';
import { HOUR, type Instant, MINUTE } from '../../domain/time.ts';

/** nobody keeps more offers open than this, each of a few times (docs/decisions/0048). */
export const OPEN_AT_ONCE = 2;

/** Less than this is no time to read a letter and answer it. */
const LEAST = 15 * MINUTE;
const ROUND = 5 * MINUTE;

/** The times that leave somebody a quarter of an hour to answer; one that begins sooner is not offered. */
export function keepable(slots: readonly Slot[], now: Instant): readonly Slot[] {
  return slots.filter(({ start }) => start >= now + LEAST);
}

/**
 * Until when times are kept: `minutes` from now, an hour before the first of them at the latest. Where that leaves
 * less than a quarter of an hour it is a quarter of an hour all the same, but never past the time itself.
 */
export function heldUntil(
  slots: readonly [Slot, ...Slot[]],
  { now, minutes }: { readonly now: Instant; readonly minutes: number },
): Instant {
  const soonest = Math.min(...slots.map(({ start }) => start));
  const usual = Math.floor(Math.min(now + minutes * MINUTE, soonest - HOUR) / ROUND) * ROUND;
  const least = Math.ceil((now + LEAST) / ROUND) * ROUND;
  return Math.max(usual, Math.min(least, soonest));
}
