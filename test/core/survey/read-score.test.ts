import { describe, expect, it } from 'vitest';
import { readScore } from '../../../src/core/survey/read-score.ts';
import { surveyFigures } from '../../../src/core/survey/survey-figures.ts';
import type { SurveyAnswer } from '../../../src/domain/contact.ts';
import { NOW } from '../../build/builders.ts';

const scoreOf = (ownWords: string) =>
  readScore({ subject: 'Re: Votre message', ownWords }, false)?.score ?? null;

describe('the answer to "from 1 to 5"', () => {
  it.each([
    ['4', 4],
    ['4/5', 4],
    ['5 sur 5', 5],
    ['Cinq', 5],
    ['Note : 3', 3],
    ['4, très bien', 4],
    ['2\nMerci', 2],
    ['6', null],
    ['45', null],
    ['Bonjour', null],
    ['3 ou 4', null],
    ['3\n4', null],
    ['', null],
  ])('is read in "%s"', (text, score) => expect(scoreOf(text)).toBe(score));

  it('by a link stands in the subject, and words beside it stay words', () => {
    expect(readScore({ subject: '2 c-1-now-0.ab', ownWords: 'Très long' }, true)).toEqual({
      score: 2,
      words: 'Très long',
    });
  });
});

describe('the figures of the survey', () => {
  const answer = (score: SurveyAnswer['score'], at = NOW): SurveyAnswer => ({
    asked: `c-${score}-${at}`,
    patient: 'p1',
    rule: 'survey',
    score,
    words: score === 1 ? 'Trop long' : '',
    at,
  });

  it('are made of five answers and more, never of fewer, and name nobody', () => {
    expect(surveyFigures([answer(5), answer(4), answer(4), answer(1)], 0)).toBeNull();
    const figures = surveyFigures(
      [answer(5), answer(4), answer(4), answer(1), answer(5), answer(2, NOW - 1)],
      NOW,
    );
    expect(figures).toEqual({ answers: 5, mean: 3.8, by: { 1: 1, 2: 0, 3: 0, 4: 2, 5: 2 }, withWords: 1 });
  });
});
