import type { Restored } from '../../domain/backup.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Instant } from '../../domain/time.ts';
import { holdBack, waitsInPause } from './hold-back.ts';
import { toHuman } from './to-human.ts';

/** Whether a mail may have been answered by a memory that was lost: it was sent before another one was put back. */
export function isBeforeRestore(sent: Instant, restored: Restored | null): boolean {
  return restored !== null && sent <= restored.at;
}

/**
 * What a decision becomes on such a mail: a human looks into Sent and into the agenda, and nothing is proposed, for what
 * was offered then may be offered to somebody else now. Alerts, tasks, stops and freezes are done: twice harms nobody.
 * Of an emergency the fixed text waits for a yes.
 */
export function afterRestore(decision: Decision): Decision {
  if (decision.kind === 'ignore' && !decision.plan.some(waitsInPause)) return decision;
  if (decision.plan.some((action) => action.kind === 'alert' && action.level === 'red'))
    return holdBack(decision);
  const done = decision.plan.filter((action) => !waitsInPause(action) && action.kind !== 'label');
  return toHuman({ code: 'restored' }, done);
}
