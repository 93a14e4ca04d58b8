import type { Case } from '../../domain/case.ts';
import { HOUR, type Instant } from '../../domain/time.ts';

/** The authority hears of a breach within 72 hours of its being known, unless there is no risk (art. 33 GDPR, R-25). */
export const NOTIFY_WITHIN = 72 * HOUR;

export interface BreachClock {
  readonly known: Instant;
  readonly until: Instant;
  /** Milliseconds; negative when the time is over. */
  readonly left: number;
}

export function breachClock(known: Instant, now: Instant): BreachClock {
  const until = known + NOTIFY_WITHIN;
  return { known, until, left: until - now };
}

/** Cases by which a breach was known: a stranger gets our letters. Youngest first. */
export function breachCases(cases: readonly Case[]): readonly Case[] {
  return cases
    .filter((kase) =>
      [...kase.plan, ...kase.proposal].some((action) => action.kind === 'task' && action.task === 'breach'),
    )
    .sort((one, other) => other.opened - one.opened);
}
