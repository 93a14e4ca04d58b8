import type { Case } from '../../domain/case.ts';
import type { KeptStage, PurgeLimits } from '../../domain/privacy.ts';
import type { Instant } from '../../domain/time.ts';

/**
 * How much of a case may still be kept. `quietSince`: when anything last happened in its thread; null while something of
 * it waits for somebody. The words of an emergency stand as long as its history: they prove how it was met.
 */
export function dueStage(
  { reading }: Pick<Case, 'reading'>,
  quietSince: Instant | null,
  limits: PurgeLimits,
): KeptStage {
  if (quietSince === null) return 'whole';
  if (quietSince < limits.history) return 'bare';
  if (quietSince < limits.text && reading?.urgency !== 'red') return 'no-text';
  return quietSince < limits.drafts ? 'no-drafts' : 'whole';
}

/** Whether nobody does anything about a case any more. */
export function hasEnded({ state }: Pick<Case, 'state'>): boolean {
  return state === 'done' || state === 'set-aside' || state === 'refused';
}

/** Whether a case so old can be due for less than it is kept as: spares a look at its thread. */
export function isOldEnough(opened: Instant, kept: KeptStage, limits: PurgeLimits): boolean {
  switch (kept) {
    case 'whole':
      return opened < limits.drafts;
    case 'no-drafts':
      return opened < limits.text;
    case 'no-text':
      return opened < limits.history;
    case 'bare':
    case 'forgotten':
      return false;
  }
}
