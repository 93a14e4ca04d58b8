import type { Instant } from '../../domain/time.ts';
import type { WaitingEntry } from '../../domain/waiting.ts';

/** Whether somebody waits no longer, and nothing was heard of it since a moment. */
export function hasGone({ state, since, interest }: WaitingEntry, before: Instant): boolean {
  return state !== 'waiting' && Math.max(since, interest.said, interest.asked ?? 0) < before;
}
