import type { Plan } from '../../../domain/action.ts';
import type { Decision } from '../../../domain/decision.ts';
import type { Situation } from '../../../domain/situation.ts';
import { type StopPlan, stopPlan, stopsByLink } from '../../consents/stop-plan.ts';
import { kindsOf } from '../kinds.ts';
import { stopConfirmed } from '../requests/stop.ts';
import type { Rule } from '../rule.ts';
import { reply } from '../write.ts';

/**
 * "STOP": obeyed at once for whoever writes, proved or not, for their own addresses and the one our letter went to, and confirmed once; but
 * not for whom the practice's own server calls a forger. Where the mail asks for more, `protect.ts` stops all the same
 * and the other rules see to the rest.
 */
export const stopRequest: Rule = (situation) => {
  const { mail, reading } = situation;
  const stop = stopPlan(situation);
  if (stop === null || mail.from === null) return null;
  const isAll = reading.closed && kindsOf(reading).every((kind) => kind === 'stop');
  return isAll || stopsByLink(situation) ? obeyed(situation, stop) : null;
};

function obeyed(situation: Situation, stop: StopPlan): Decision {
  return {
    kind: 'act',
    plan: [...confirmation(situation), ...stop.actions, { kind: 'label', keyword: 'answered' }],
    reason: { code: 'understood', kinds: ['stop'] },
  };
}

/** Once, and never to a machine. */
function confirmation(situation: Situation): Plan {
  const { mail } = situation;
  if (mail.automatic !== null || mail.proof.kind === 'failed') return [];
  const parts = stopConfirmed(situation);
  return parts.length === 0 ? [] : reply(situation, parts);
}
