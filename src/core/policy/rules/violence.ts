import type { Plan } from '../../../domain/action.ts';
import { ownAddressesOf } from '../../patients/concerned.ts';
import { freezeWith } from '../freeze.ts';
import type { Rule } from '../rule.ts';
import { toHuman } from '../to-human.ts';

/**
 * Violence or a child in danger: nothing is written, because the violent person may read the mailbox;
 * a human is alerted, and the contact gets no automatic message until one lifts it.
 */
export const violence: Rule = (situation) => {
  const { reading } = situation;
  if (reading.urgency !== 'red' || reading.danger !== 'violence') return null;
  const plan: Plan = [
    { kind: 'alert', level: 'red', about: 'violence' },
    ...freezeWith(situation, ownAddressesOf(situation.concerned), 'unsafe-channel'),
    { kind: 'label', keyword: 'read-me-now' },
  ];
  return toHuman({ code: 'violence-wording' }, plan);
};
