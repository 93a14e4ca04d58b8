import type { Action } from '../../domain/action.ts';
import type { LetterPart } from '../../domain/letter.ts';
import type { Address } from '../../domain/mail.ts';
import type { Situation } from '../../domain/situation.ts';
import { type Composed, compose } from '../letters/compose.ts';

/** A letter in the language of the mail, or the recorded language of the patient. */
export function write(situation: Situation, to: Address, parts: readonly LetterPart[]): Composed {
  return compose({ texts: situation.texts, language: letterLanguage(situation), to, parts });
}

/** A reply to whoever wrote, as a list of actions: empty when it can't be written, so that nothing wrong leaves. */
export function reply(situation: Situation, parts: readonly LetterPart[]): readonly Action[] {
  const { from } = situation.mail;
  if (from === null) return [];
  const written = write(situation, from, parts);
  return written.kind === 'letter' ? [{ kind: 'reply', letter: written.letter, unlessAlerted: null }] : [];
}

/** A patient's recorded language stands before that of the mail. */
export function letterLanguage({ reading, writer }: Situation): Situation['reading']['language'] {
  return (writer.kind === 'patient' ? writer.patient.language : null) ?? reading.language;
}
