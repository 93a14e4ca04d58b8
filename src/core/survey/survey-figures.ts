import type { Score, SurveyAnswer } from '../../domain/contact.ts';
import { type Retention, termDays } from '../../domain/privacy.ts';
import { DAY, type Instant } from '../../domain/time.ts';

/** What the answers of a time say together. No name, no word of a patient. */
export interface SurveyFigures {
  readonly answers: number;
  /** To one decimal. */
  readonly mean: number;
  readonly by: Readonly<Record<Score, number>>;
  /** How many wrote something beside the number. */
  readonly withWords: number;
}

/** Fewer answers than this say who gave them: no figures are made. */
const FEWEST = 5;

/** The figures of all answers since a moment; null for fewer than five, which would point at people. */
export function surveyFigures(answers: readonly SurveyAnswer[], since: Instant): SurveyFigures | null {
  const counted = answers.filter(({ at }) => at >= since);
  if (counted.length < FEWEST) return null;
  const by: Record<Score, number> = { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 };
  for (const { score } of counted) by[score] += 1;
  const sum = counted.reduce((total, { score }) => total + score, 0);
  return {
    answers: counted.length,
    mean: Math.round((10 * sum) / counted.length) / 10,
    by,
    withWords: counted.filter(({ words }) => words !== '').length,
  };
}

/** Names and words are kept for one term, the bare numbers for another (handbook §1.4). */
export function surveyLimits(
  now: Instant,
  terms: Retention['terms'],
): { detachBefore: Instant; forgetBefore: Instant } {
  return {
    detachBefore: now - termDays(terms['survey-names']) * DAY,
    forgetBefore: now - termDays(terms.survey) * DAY,
  };
}
