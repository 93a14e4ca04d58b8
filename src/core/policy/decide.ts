import type { Decision } from '../../domain/decision.ts';
import type { Situation } from '../../domain/situation.ts';
import type { Rule } from './rule.ts';
import { alreadyAnswered } from './rules/already-answered.ts';
import { automaticMail } from './rules/automatic-mail.ts';
import { distress } from './rules/distress.ts';
import { emergencyWording } from './rules/emergency-wording.ts';
import { handOver } from './rules/hand-over.ts';
import { humanOnly } from './rules/human-only.ts';
import { identity } from './rules/identity.ts';
import { notClosed } from './rules/not-closed.ts';
import { nothingAsked } from './rules/nothing-asked.ts';
import { requests } from './rules/requests.ts';
import { stopRequest } from './rules/stop-request.ts';
import { violence } from './rules/violence.ts';
import { toHuman } from './to-human.ts';

/** What protects a patient stands before what saves work (design §4). */
export const RULES: readonly Rule[] = [
  automaticMail,
  violence,
  emergencyWording,
  distress,
  alreadyAnswered,
  stopRequest,
  humanOnly,
  handOver,
  notClosed,
  identity,
  nothingAsked,
  requests,
];

/** What is to become of a mail: the first rule that speaks decides; when none speaks, a human does. */
export function decide(situation: Situation): Decision {
  for (const rule of RULES) {
    const decision = rule(situation);
    if (decision !== null) return decision;
  }
  return toHuman({ code: 'no-rule' });
}
