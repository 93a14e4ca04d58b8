import type { Action, Plan } from '../../domain/action.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Reason } from '../../domain/reason.ts';

/** A human reads first: the mail is marked so in the mailbox, `also` is done at once, `proposal` waits for a yes. */
export function toHuman(reason: Reason, also: Plan = [], proposal: Plan = []): Decision {
  return { kind: 'review', plan: [...also, TO_REVIEW], proposal, reason };
}

const TO_REVIEW: Action = { kind: 'label', keyword: 'to-review' };
