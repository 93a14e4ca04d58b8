import type { Plan } from '../../../domain/action.ts';
import { HOUR } from '../../../domain/time.ts';
import { saysWrongPerson } from '../../consents/telling-words.ts';
import type { Rule } from '../rule.ts';
import { toHuman } from '../to-human.ts';
import { reply } from '../write.ts';

/** Within which an authority is told, unless there is no risk (handbook §1.6, R-25). */
const NOTIFY_WITHIN = 72 * HOUR;

/**
 * "You have the wrong person": a stranger gets our letters, whoever the address is recorded for. Nothing goes
 * there any more, a human hears of it, and the breach is noted with its clock.
 */
export const wrongPerson: Rule = (situation) => {
  const { mail, memory, now } = situation;
  if (mail.from === null || mail.automatic !== null || mail.proof.kind === 'failed') return null;
  if (!saysWrongPerson(mail)) return null;
  // Forwarded to another mailbox of theirs, our letters went where this one went.
  const reached = new Set([mail.from, memory.answeredLetter?.to ?? mail.from]);
  const noted: Plan = memory.stopped ? [] : reply(situation, [{ template: 'stop-noted', facts: {} }]);
  return toHuman({ code: 'wrong-person' }, [
    { kind: 'alert', level: 'amber', about: 'wrong-person' },
    ...[...reached].flatMap(
      (address): Plan => [
        { kind: 'stop', address },
        { kind: 'freeze', address, why: 'wrong-person' },
      ],
    ),
    { kind: 'task', task: 'breach', due: now + NOTIFY_WITHIN },
    ...noted,
  ]);
};
