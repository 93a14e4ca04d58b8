import type { ActionRecord } from '../../domain/case.ts';
import { DAY, type Instant, MINUTE } from '../../domain/time.ts';

/**
 * Minutes after the first, second, … attempt that certainly did nothing (RFC 5321 §4.5.4.1 lets the sender choose): a
 * short outage passes unnoticed, a long one is a human's after an hour and a quarter, while the day can still be saved.
 */
const MINUTES_AFTER = [1, 2, 5, 10, 20, 40] as const;

const LONGEST = Math.max(...MINUTES_AFTER) * MINUTE;

/** When to try again after this many attempts before the one that just failed; null when it is a human's now. */
export function retryAfter(attempts: number, now: Instant): Instant | null {
  const minutes = MINUTES_AFTER[attempts];
  return minutes === undefined ? null : now + minutes * MINUTE;
}

/**
 * Whether what was put off may be tried now. A moment further off than any wait comes of a clock that was set back. What
 * was never tried waits for the grace that a person was promised: it would rather leave an hour late than too early.
 */
export function isDue(
  { notBefore, attempts }: Pick<ActionRecord, 'notBefore' | 'attempts'>,
  now: Instant,
): boolean {
  const longest = attempts === 0 ? DAY : LONGEST;
  return notBefore === null || notBefore <= now || notBefore > now + longest;
}
