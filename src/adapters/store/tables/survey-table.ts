import { wellFormed } from '../../../core/audit.ts';
import { asScore } from '../../../core/survey/score.ts';
import type { SurveyAnswer } from '../../../domain/contact.ts';
import type { Store } from '../../../ports/store.ts';
import type { Database, Row } from '../database.ts';
import { asInstant } from '../records.ts';
import { troubleWith } from '../trouble.ts';
import { surveyLine } from './audit-lines.ts';
import type { Tables } from './tables.ts';

export type SurveyTable = Pick<Store, 'surveyAnswers' | 'saveSurveyAnswer' | 'ageSurveyAnswers'>;

/** What patients answered to the survey. */
export function surveyTable({ database, trail }: Tables): SurveyTable {
  return {
    surveyAnswers: async () =>
      database.rows('SELECT * FROM survey_answers ORDER BY number').map((row) => answerIn(database, row)),
    saveSurveyAnswer: async (answer) =>
      database.transaction(() => {
        const { asked, patient, rule, score, words, at } = answer;
        const changed = database.run(
          `INSERT INTO survey_answers (asked, patient, rule, score, words, at) VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT (asked) DO UPDATE SET score = excluded.score, words = excluded.words, at = excluded.at
           WHERE excluded.at > survey_answers.at`,
          wellFormed(asked),
          patient === null ? null : wellFormed(patient),
          wellFormed(rule),
          score,
          wellFormed(words),
          asInstant(at),
        );
        if (changed > 0) trail.add(surveyLine(answer));
      }),
    ageSurveyAnswers: async ({ detachBefore, forgetBefore }) =>
      database.transaction(() => {
        database.run('DELETE FROM survey_answers WHERE at < ?', asInstant(forgetBefore));
        database.run(
          `UPDATE survey_answers SET patient = NULL, words = '', asked = 'detached-' || number
           WHERE at < ? AND patient IS NOT NULL`,
          asInstant(detachBefore),
        );
      }),
  };
}

function answerIn(database: Database, row: Row): SurveyAnswer {
  const { asked, patient, rule, words, at } = row;
  const score = asScore(Number(row.score));
  if (score === null) throw troubleWith(database.place, 'damaged');
  return {
    asked: String(asked),
    patient: patient === null ? null : String(patient),
    rule: String(rule),
    score,
    words: String(words),
    at: Number(at),
  };
}
