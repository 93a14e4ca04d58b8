import type { Action, Plan } from '../../domain/action.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Situation } from '../../domain/situation.ts';
import { stopPlan } from '../consents/stop-plan.ts';
import { tellsOfLoss } from '../consents/telling-words.ts';

/**
 * What protects the writer is done at once, whatever was decided about the rest of the mail: a STOP among other wishes
 * a loss that is told beside a cancellation, a click on a letter's way out that a page hands on.
 */
export function protect(situation: Situation, decision: Decision): Decision {
  const planned = decision.plan.map(({ kind }) => kind);
  const missing = protections(situation).filter(({ kind }) => !planned.includes(kind));
  return missing.length === 0 ? decision : { ...decision, plan: [...missing, ...decision.plan] };
}

function protections(situation: Situation): Plan {
  const { mail } = situation;
  const stops = stopPlan(situation)?.actions ?? [];
  if (mail.automatic !== null) return stops;
  const freezes: readonly Action[] =
    mail.from !== null && mail.proof.kind !== 'failed' && tellsOfLoss(mail)
      ? [{ kind: 'freeze', address: mail.from, why: 'loss' }]
      : [];
  return [...freezes, ...stops];
}
