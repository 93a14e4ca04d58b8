import { tellsOfLoss, tellsOfLostChild } from '../../consents/telling-words.ts';
import type { Rule } from '../rule.ts';
import { toHuman } from '../to-human.ts';

/**
 * A death or a loss: no template is the right answer, and no reminder may follow it. A human writes, and of whoever
 * lost a child hears at once.
 */
export const lossTold: Rule = ({ mail }) => {
  if (mail.automatic !== null || !tellsOfLoss(mail)) return null;
  return toHuman({ code: 'loss-told' }, [
    ...(mail.from === null || mail.proof.kind === 'failed'
      ? []
      : [{ kind: 'freeze', address: mail.from, why: 'loss' } as const]),
    ...(tellsOfLostChild(mail) ? [{ kind: 'alert', level: 'amber', about: 'distress' } as const] : []),
    { kind: 'label', keyword: 'read-me-now' },
  ]);
};
