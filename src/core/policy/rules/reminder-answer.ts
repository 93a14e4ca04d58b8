import type { Decision } from '../../../domain/decision.ts';
import type { AnsweredLetter, Situation } from '../../../domain/situation.ts';
import { toLocal } from '../../../domain/time.ts';
import { cannotAnswer } from '../../followups/answer-cannot.ts';
import { type NumberedAnswer, numberedAnswer } from '../../followups/answer-number.ts';
import { asksForYes, wordAnswer } from '../../followups/answer-word.ts';
import { isProtected } from '../../reading/labels.ts';
import { wishContext } from '../../reading/times/wish-context.ts';
import type { Rule } from '../rule.ts';
import { isMeant } from '../which.ts';
import { asIfAsked } from './as-if-asked.ts';
import { isManners, isPlain, onlyAnswer } from './only-answer.ts';

/**
 * A number alone in answer to a reminder that offers numbers: 1 confirms, 2 moves and 3 cancels what that reminder
 * named, and nothing else of theirs; so does a yes or a no alone where the letter asks for one. "I can't come" alone
 * moves it: times are offered, and it stands until one is chosen. With any other word, two answers, or from somebody
 * else, it is judged by the other rules.
 */
export const reminderAnswer: Rule = (situation) => {
  const { memory, writer } = situation;
  const { answeredLetter: asked, answeredAppointments: named } = memory;
  if (asked === null || named.length === 0) return null;
  if (writer.kind !== 'patient' || writer.patient.id !== asked.patient) return null;
  if (!isPlain(situation)) return null;
  const meant = onlyAnswer(situation, (line) => answerIn(line, asked));
  if (meant !== null) return asIfAsked(situation, { kind: meant });
  return asksForYes(asked.texts) ? movedAway(situation) : null;
};

/** Times for the one appointment that somebody can't come to; null when they say more, or it is not clear which. */
function movedAway(situation: Situation): Decision | null {
  const { memory, practice, mail, reading } = situation;
  const context = wishContext(practice, toLocal(mail.sent, practice.zone));
  const rest = reading.sentences.filter((sentence) => !isManners(sentence));
  if (rest.some(({ labels }) => labels.some((label) => label !== 'unknown' && isProtected(label))))
    return null;
  const cannot = cannotAnswer(
    rest.map(({ text }) => text),
    reading.language,
    context,
  );
  if (cannot === null) return null;
  const { about, wishes } = cannot;
  const named = memory.answeredAppointments;
  const meant = named.filter(
    ({ start }) => about.length === 0 || about.some((wish) => isMeant(start, wish, practice.zone)),
  );
  const [one, another] = meant;
  if (one === undefined || another !== undefined) return null;
  if (wishes.some((wish) => isMeant(one.start, wish, practice.zone))) return null;
  return asIfAsked(situation, { kind: 'move', about: named.length === 1 ? [] : about, wishes });
}

function answerIn(line: string, { numbered, texts }: AnsweredLetter): NumberedAnswer | null {
  return (numbered ? numberedAnswer(line) : null) ?? wordAnswer(line, texts);
}
