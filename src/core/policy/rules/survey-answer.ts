import type { Action } from '../../../domain/action.ts';
import type { Decision } from '../../../domain/decision.ts';
import type { Label } from '../../../domain/reading.ts';
import type { Situation } from '../../../domain/situation.ts';
import { messageIdInSubject } from '../../mail/reply-token.ts';
import { isScoreLine, readScore } from '../../survey/read-score.ts';
import { overLimit } from '../limits.ts';
import type { Rule } from '../rule.ts';
import { toHuman } from '../to-human.ts';
import { reply } from '../write.ts';

/** What an answer to the survey may hold and still be one; everything else is judged by the other rules. */
const OF_A_SURVEY: readonly Label[] = [
  'survey',
  'choose',
  'confirm',
  'thanks',
  'none',
  'greeting',
  'closing',
  'name',
  'contact-line',
];

/**
 * An answer to our own survey (S4): the number counts when every sentence beside it is explained as such. A complaint,
 * a symptom, a wish or a sentence nobody understands leaves the survey, and the mail goes the way of any mail. It stands
 * behind the rules for emergencies, complaints and questions of health.
 */
export const surveyAnswer: Rule = (situation) => {
  const { memory, mail } = situation;
  const { answeredLetter: asked } = memory;
  if (asked === null || !asked.texts.includes('survey') || mail.automatic !== null) return null;
  const read = readScore(mail, asked.bySubject);
  if (read === null || !isOnlySurvey(situation)) return null;
  const { score, words } = read;
  return counted(situation, {
    kind: 'survey',
    answer: {
      asked: asked.case,
      patient: asked.patient,
      rule: asked.rule ?? 'survey',
      score,
      words,
      at: situation.now,
    },
  });
};

function isOnlySurvey({ mail, reading }: Situation): boolean {
  if (reading.flags.length > 0 || reading.urgency !== 'none') return false;
  if (mail.truncated || mail.attachments.length > 0) return false;
  if (mail.cut.some(({ kind }) => kind === 'forward' || kind === 'other-version')) return false;
  return reading.sentences.every(
    ({ text, labels, disputed }) =>
      isScoreLine(text) ||
      messageIdInSubject(text) !== null ||
      (disputed !== true && labels.length > 0 && labels.every((label) => OF_A_SURVEY.includes(label))),
  );
}

/** Counting takes nothing from anybody and is done at once; the thanks waits where the practice wants to see it. */
function counted(situation: Situation, answer: Extract<Action, { kind: 'survey' }>): Decision {
  const { practice, mail, memory } = situation;
  const isTheirs = mail.from !== null && mail.from === memory.answeredLetter?.to;
  const thanks = isTheirs ? reply(situation, [{ template: 'survey-thanks', facts: {} }]) : [];
  const may = practice.autonomy.survey;
  if (may === 'off') return toHuman({ code: 'switched-off', kind: 'survey' }, [], [answer]);
  if (may === 'suggest' && thanks.length > 0)
    return toHuman({ code: 'suggest-only', kind: 'survey' }, [answer], thanks);
  const letter = overLimit(situation, ['confirm']) === null ? thanks : [];
  return {
    kind: 'act',
    plan: [answer, ...letter, { kind: 'label', keyword: 'answered' }],
    reason: { code: 'understood', kinds: ['survey'] },
  };
}
