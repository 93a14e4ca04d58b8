import type { Label } from '../../../domain/reading.ts';
import type { Situation } from '../../../domain/situation.ts';
import { type NumberedAnswer, numberedAnswer } from '../../followups/answer-number.ts';
import type { Rule } from '../rule.ts';
import { asIfAsked } from './as-if-asked.ts';

/** What may stand beside the number. */
const MANNERS: readonly Label[] = ['thanks', 'greeting', 'closing', 'name', 'contact-line'];

/**
 * A number alone in answer to a reminder that offers numbers: 1 confirms, 2 moves and 3 cancels what that reminder
 * named, and nothing else of theirs. With any other word, two numbers, or from somebody else, it is judged by the other
 * rules.
 */
export const reminderAnswer: Rule = (situation) => {
  const { memory, writer, mail, reading } = situation;
  const { answeredLetter: asked, answeredAppointments: named } = memory;
  if (asked === null || !asked.numbered || named.length === 0) return null;
  if (writer.kind !== 'patient' || writer.patient.id !== asked.patient) return null;
  if (mail.automatic !== null || mail.truncated || mail.attachments.length > 0) return null;
  if (reading.flags.length > 0 || reading.urgency !== 'none') return null;
  const meant = onlyNumber(situation);
  return meant === null ? null : asIfAsked(situation, { kind: meant });
};

/** What their one number means; null when there is none, another one, or a sentence that says more. */
function onlyNumber({ mail, reading }: Situation): NumberedAnswer | null {
  if (mail.cut.some(({ kind }) => kind === 'forward' || kind === 'other-version')) return null;
  const lines = mail.ownWords.split('\n').filter((line) => /[\p{L}\p{N}]/u.test(line));
  const [meant, another] = lines.flatMap((line) => numberedAnswer(line) ?? []);
  if (meant === undefined || another !== undefined) return null;
  const isWhole = reading.sentences.every(
    ({ text, labels, disputed }) =>
      numberedAnswer(text) !== null ||
      (disputed !== true && labels.length > 0 && labels.every((label) => MANNERS.includes(label))),
  );
  return isWhole ? meant : null;
}
