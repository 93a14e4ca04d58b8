import { type AuditLine, wellFormed } from '../../../core/audit.ts';
import type { SurveyAnswer } from '../../../domain/contact.ts';
import type { PatientId } from '../../../domain/patient.ts';
import { asInstant } from '../records.ts';
import { surveyLine } from '../tables/audit-lines.ts';
import type { SurveyTable } from '../tables/survey-table.ts';

interface Surveys extends SurveyTable {
  /** Answers of a patient are nobody's any more; returns how many. */
  readonly detach: (patient: PatientId) => number;
}

/** What patients answered to the survey, in memory. */
export function memorySurveys(add: (line: AuditLine) => void): Surveys {
  let answers: readonly SurveyAnswer[] = [];
  let detached = 0;
  const withoutName = (one: SurveyAnswer): SurveyAnswer => {
    detached += 1;
    return { ...one, patient: null, words: '', asked: `detached-${detached}` };
  };
  return {
    detach: (patient) => {
      const theirs = answers.filter((one) => one.patient === patient);
      answers = answers.map((one) => (one.patient === patient ? withoutName(one) : one));
      return theirs.length;
    },
    surveyAnswers: async () => answers,
    saveSurveyAnswer: async (given) => {
      asInstant(given.at);
      const known = answers.find(({ asked }) => asked === wellFormed(given.asked));
      if (known !== undefined && given.at <= known.at) return;
      const answer = { ...given, asked: wellFormed(given.asked), words: wellFormed(given.words) };
      answers =
        known === undefined
          ? [...answers, answer]
          : answers.map((one) => (one === known ? { ...known, ...pick(answer) } : one));
      add(surveyLine(answer));
    },
    ageSurveyAnswers: async ({ detachBefore, forgetBefore }) => {
      asInstant(detachBefore);
      answers = answers
        .filter(({ at }) => at >= asInstant(forgetBefore))
        .map((one) => (one.at >= detachBefore || one.patient === null ? one : withoutName(one)));
    },
  };
}

function pick({ score, words, at }: SurveyAnswer): Pick<SurveyAnswer, 'score' | 'words' | 'at'> {
  return { score, words, at };
}
