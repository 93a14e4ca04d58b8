import type { Action, Plan } from '../../../domain/action.ts';
import type { Situation } from '../../../domain/situation.ts';
import { flagFact } from '../../letters/facts.ts';
import { ownAddressesOf } from '../../patients/concerned.ts';
import { freezeWith } from '../freeze.ts';
import type { Rule } from '../rule.ts';
import { toHuman } from '../to-human.ts';
import { write } from '../write.ts';

/**
 * An emergency wording (R-ALERT): a human is alerted, the country's fixed text leaves once a thread, and nothing else
 * happens for this contact until a human lifts it. The appointment that the mail names stays untouched (handbook §2.2).
 */
export const emergencyWording: Rule = (situation) => {
  const { reading } = situation;
  if (reading.urgency !== 'red' || reading.danger === null || reading.danger === 'violence') return null;
  const plan: Plan = [
    { kind: 'alert', level: 'red', about: 'emergency-wording' },
    ...fixedText(situation),
    ...freezes(situation),
    { kind: 'label', keyword: 'read-me-now' },
  ];
  return toHuman({ code: 'emergency-wording', class: reading.danger }, plan);
};

/**
 * The patient is frozen, not an address: their letters go to one of them only. Just the writer's remembers that the text
 * was sent; an emergency from another address of theirs gets it too.
 */
function freezes(situation: Situation): Plan {
  return freezeWith(situation, ownAddressesOf(situation.concerned), 'human-wanted').map((action) =>
    action.address === situation.mail.from ? { ...action, why: 'emergency' } : action,
  );
}

/**
 * The fixed text in both versions: for when the alert was taken over by a channel, and for when it was not. What may be
 * a machine gets none.
 */
function fixedText(situation: Situation): readonly Action[] {
  const { mail, memory, reading } = situation;
  if (mail.from === null || mail.automatic !== null || memory.emergencyTextSent) return [];
  const template = `emergency-${reading.danger}`;
  const alerted = write(situation, mail.from, [{ template, facts: { alerted: flagFact(true) } }]);
  const unread = write(situation, mail.from, [{ template, facts: { alerted: flagFact(false) } }]);
  if (alerted.kind === 'problem') return [];
  return [
    { kind: 'reply', letter: alerted.letter, unlessAlerted: unread.kind === 'letter' ? unread.letter : null },
  ];
}
