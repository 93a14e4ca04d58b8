// What both stores, on disk and in memory, must do alike.

import { createHash } from 'node:crypto';
import type { Action, Plan } from '../../domain/action.ts';
import type { ActionRecord, ActionState, Case, Stage } from '../../domain/case.ts';
import type { Instant } from '../../domain/time.ts';

/** A stage of a case as records, planned, with ids that are always the same: `<case>-<stage>-<step>`. */
export function plannedRecords(kase: Case, stage: Stage, at: Instant): readonly ActionRecord[] {
  const plan: Plan = stage === 'now' ? kase.plan : kase.proposal;
  return plan.map((action, step) => ({
    id: `${kase.id}-${stage}-${step}`,
    case: kase.id,
    stage,
    step,
    action,
    state: 'planned',
    note: '',
    at,
  }));
}

/**
 * Whether an action may go from one state to another. What is done stays done, and what was started, or may have
 * happened, is never started again: first somebody says that it did not happen (design §5).
 */
export function mayBecome(from: ActionState, to: ActionState): boolean {
  if (from === to) return to !== 'started';
  if (from === 'done') return false;
  return to !== 'started' || from === 'planned' || from === 'failed';
}

/** The Message-IDs by which a case's thread is found again, its own among them, as SHA-256. */
export function threadKeys(kase: Pick<Case, 'thread' | 'messageId'>): readonly string[] {
  const ids = kase.messageId === null ? kase.thread : [...kase.thread, kase.messageId];
  return [...new Set(ids.map(threadKey))];
}

/** One Message-ID as it is kept for comparing. */
export function threadKey(messageId: string): string {
  return createHash('sha256').update(messageId).digest('hex');
}

/** Heaviest first: an address that got the emergency text must not be taken for one that only wanted a human. */
const WEIGHT: readonly string[] = ['emergency', 'unsafe-channel', 'human-wanted'] satisfies readonly Extract<
  Action,
  { kind: 'freeze' }
>['why'][];

/** The reason that counts when a contact was frozen more than once; null when it was not. */
export function heaviest(reasons: readonly string[]): string | null {
  return WEIGHT.find((why) => reasons.includes(why)) ?? reasons[0] ?? null;
}

/** Refuses what is no moment: NaN or a fraction would be stored as something else. */
export function asInstant(at: Instant): Instant {
  if (!Number.isSafeInteger(at)) throw new TypeError(`${at} is not a moment in whole milliseconds`);
  return at;
}
