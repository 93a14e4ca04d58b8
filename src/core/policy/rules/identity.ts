import type { Plan } from '../../../domain/action.ts';
import type { RequestKind } from '../../../domain/reading.ts';
import type { Situation } from '../../../domain/situation.ts';
import { newContacts } from '../../patients/new-contacts.ts';
import { kindsOf } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { toHuman } from '../to-human.ts';
import { reply } from '../write.ts';

/** What may be done for whoever writes, because nothing about a patient is said or changed (handbook §3.3 level 0). */
const FOR_ANYBODY: readonly RequestKind[] = ['question', 'thanks', 'none', 'stop'];

const CODES = {
  unknown: 'unknown-sender',
  'look-alike': 'look-alike',
  unproved: 'unproved-sender',
  'no-author': 'no-author',
} as const;

/**
 * Who writes must be certain before anything personal happens. An unknown writer, an unproved one and one who is
 * known get the same words; two patients on one address are asked who it is about, and none is named.
 */
export const identity: Rule = (situation) => {
  const { writer, mail, reading } = situation;
  if (mail.from === null) return toHuman({ code: 'no-author' });
  if (writer.kind === 'patient') return null;
  if (kindsOf(reading).every((kind) => FOR_ANYBODY.includes(kind))) return null;
  if (writer.kind === 'several') {
    return toHuman(
      { code: 'several-patients' },
      changedContact(situation),
      reply(situation, [{ template: 'who-is-it', facts: {} }]),
    );
  }
  return toHuman(
    { code: CODES[writer.why] },
    changedContact(situation),
    reply(situation, [{ template: 'unknown-writer', facts: {} }]),
  );
};

/** What a human should know who finds out whose mail it is: the numbers and addresses that it gives, its own among them. */
function changedContact({ mail, reading, practice }: Situation): Plan {
  if (!kindsOf(reading).includes('contact')) return [];
  const words = `${mail.ownWords}\n${mail.from ?? ''}`;
  const contacts = newContacts({ words, patient: null, practice });
  return [{ kind: 'task', task: 'contact-change', due: null, contacts }];
}
