import type { Action, Plan } from '../../domain/action.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Situation } from '../../domain/situation.ts';
import { stopPlan } from '../consents/stop-plan.ts';
import { tellsOfLoss } from '../consents/telling-words.ts';
import { lossAlert, lossFreezes } from './rules/loss-told.ts';

/**
 * What protects the writer is done at once, whatever was decided about the rest of the mail: a STOP among other wishes
 * a loss that is told beside a cancellation, a click on a letter's way out that a page hands on.
 */
export function protect(situation: Situation, decision: Decision): Decision {
  const missing = protections(situation).filter((action) => !isPlanned(action, decision.plan));
  return missing.length === 0 ? decision : { ...decision, plan: [...missing, ...decision.plan] };
}

function protections(situation: Situation): Plan {
  const { mail } = situation;
  const stops = stopPlan(situation)?.actions ?? [];
  if (mail.automatic !== null) return stops;
  return tellsOfLoss(mail) ? [lossAlert(situation), ...lossFreezes(situation), ...stops] : stops;
}

/** One alert is enough for a human to read the mail; every address is closed by itself. */
function isPlanned(action: Action, plan: Plan): boolean {
  return plan.some((one) => {
    if (one.kind === 'alert') return action.kind === 'alert' && one.level !== 'notice';
    if (one.kind === 'freeze' || one.kind === 'stop')
      return action.kind === one.kind && action.address === one.address;
    return action.kind === one.kind;
  });
}
