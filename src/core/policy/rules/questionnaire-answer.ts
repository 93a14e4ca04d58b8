import { kindsOf } from '../kinds.ts';
import type { Rule } from '../rule.ts';
import { toHuman } from '../to-human.ts';

/** Kinds that say nothing but answers. */
const ANSWERS = ['contact', 'sends', 'confirm', 'survey'];

/** Answers to the questions before a first visit: a human files them; what asks for more goes the way of any mail. */
export const questionnaireAnswer: Rule = ({ memory, reading, mail }) => {
  if (memory.answeredLetter?.texts.includes('pre-visit') !== true || mail.automatic !== null) return null;
  const touchesHealth = reading.sentences.some(
    ({ labels }) => labels.includes('health') || labels.includes('clinical'),
  );
  if (touchesHealth || reading.flags.length > 0) return null;
  if (!kindsOf(reading).every((kind) => ANSWERS.includes(kind))) return null;
  return toHuman({ code: 'questionnaire' }, [{ kind: 'task', task: 'file-document', due: null }]);
};
