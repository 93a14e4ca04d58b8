import type { Action, Plan } from '../../../domain/action.ts';
import type { Situation } from '../../../domain/situation.ts';
import { tellsOfLoss, tellsOfLostChild } from '../../consents/telling-words.ts';
import { addressesOf } from '../../patients/concerned.ts';
import { freezeWith } from '../freeze.ts';
import type { Rule } from '../rule.ts';
import { toHuman } from '../to-human.ts';

/**
 * A death or a loss: no template is the right answer, and no reminder may follow it, to whomever it would go. A
 * human hears of it soon and writes.
 */
export const lossTold: Rule = (situation) => {
  const { mail } = situation;
  if (mail.automatic !== null || !tellsOfLoss(mail)) return null;
  return toHuman({ code: 'loss-told' }, [
    ...lossFreezes(situation),
    lossAlert(situation),
    { kind: 'label', keyword: 'read-me-now' },
  ]);
};

/** Nothing goes to the writer any more, nor to any address of the patients that the mail is about. */
export function lossFreezes(situation: Situation): Plan {
  if (situation.mail.proof.kind === 'failed') return [];
  return freezeWith(situation, addressesOf(situation.concerned), 'loss');
}

/** Whoever lost a child hears from a human within the hour; a death of somebody unknown is somebody's to find out. */
export function lossAlert({ mail, concerned }: Situation): Action {
  if (tellsOfLostChild(mail)) return { kind: 'alert', level: 'amber', about: 'distress' };
  return { kind: 'alert', level: 'amber', about: concerned.length > 0 ? 'loss-told' : 'loss-of-unknown' };
}
