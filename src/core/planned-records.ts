import type { Plan } from '../domain/action.ts';
import type { ActionRecord, Case, Stage } from '../domain/case.ts';
import type { Instant } from '../domain/time.ts';
import { isHeldBack } from './policy/grace.ts';

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
    attempts: 0,
    notBefore: stage === 'now' && isHeldBack(action) ? (kase.notBefore ?? null) : null,
  }));
}
