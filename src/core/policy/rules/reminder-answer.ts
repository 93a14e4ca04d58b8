import type { Label } from '../../../domain/reading.ts';
import type { AnsweredLetter, Situation } from '../../../domain/situation.ts';
import { type NumberedAnswer, numberedAnswer } from '../../followups/answer-number.ts';
import { wordAnswer } from '../../followups/answer-word.ts';
import type { Rule } from '../rule.ts';
import { asIfAsked } from './as-if-asked.ts';

/** What may stand beside the number. */
const MANNERS: readonly Label[] = ['thanks', 'greeting', 'closing', 'name', 'contact-line'];

/**
 * A number alone in answer to a reminder that offers numbers: 1 confirms, 2 moves and 3 cancels what that reminder
 * named, and nothing else of theirs; so does a yes or a no alone where the letter asks for one. With any other word, two
 * answers, or from somebody else, it is judged by the other rules.
 */
export const reminderAnswer: Rule = (situation) => {
  const { memory, writer, mail, reading } = situation;
  const { answeredLetter: asked, answeredAppointments: named } = memory;
  if (asked === null || named.length === 0) return null;
  if (writer.kind !== 'patient' || writer.patient.id !== asked.patient) return null;
  if (mail.automatic !== null || mail.truncated || mail.attachments.length > 0) return null;
  if (reading.flags.length > 0 || reading.urgency !== 'none') return null;
  const meant = onlyAnswer(situation, (line) => answerIn(line, asked));
  return meant === null ? null : asIfAsked(situation, { kind: meant });
};

function answerIn(line: string, { numbered, texts }: AnsweredLetter): NumberedAnswer | null {
  return (numbered ? numberedAnswer(line) : null) ?? wordAnswer(line, texts);
}

/** What their one answer means; null when there is none, another one, or a sentence that says more. */
function onlyAnswer(
  { mail, reading }: Situation,
  answer: (line: string) => NumberedAnswer | null,
): NumberedAnswer | null {
  if (mail.cut.some(({ kind }) => kind === 'forward' || kind === 'other-version')) return null;
  const lines = mail.ownWords.split('\n').filter((line) => /[\p{L}\p{N}]/u.test(line));
  const [meant, another] = lines.flatMap((line) => answer(line) ?? []);
  if (meant === undefined || another !== undefined) return null;
  const isWhole = reading.sentences.every(
    ({ text, labels, disputed }) =>
      answer(text) !== null ||
      (disputed !== true && labels.length > 0 && labels.every((label) => MANNERS.includes(label))),
  );
  return isWhole ? meant : null;
}
