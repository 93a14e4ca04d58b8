import { type Breach, NOTIFY_WITHIN } from '../../domain/breach.ts';
import type { Case } from '../../domain/case.ts';
import type { Instant } from '../../domain/time.ts';

export interface BreachClock {
  readonly known: Instant;
  readonly until: Instant;
  /** Milliseconds; negative when the time is over. */
  readonly left: number;
}

/** `known`: when the practice learned of it. `left` is milliseconds, below zero when the time is over. */
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

/** The breach that a case made known: what happened stands in the case. */
export function knownBy({ id, opened }: Case, now: Instant): Breach {
  return { id, known: opened, noted: now, what: '', whom: '', by: 'agent', closed: null };
}
