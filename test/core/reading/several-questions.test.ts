import { describe, expect, it } from 'vitest';
import { faqMatches } from '../../../src/core/reading/faq/faq-search.ts';
import { requestsOf } from '../../../src/core/reading/requests.ts';
import { wishContext } from '../../../src/core/reading/times/wish-context.ts';
import type { ReadSentence } from '../../../src/domain/reading.ts';
import { toLocal } from '../../../src/domain/time.ts';
import { aPractice, NOW, ZONE } from '../../build/builders.ts';
import { EXAMPLE_FAQ } from './example-faq.ts';

/** What a mail of these questions asks for: the approved answers of each request. */
function answersTo(texts: readonly string[]): readonly (readonly string[])[] {
  const sentences = texts.map(
    (text, index): ReadSentence => ({ number: index + 1, text, labels: ['question'], by: ['lexical'] }),
  );
  const faq = sentences.flatMap((sentence) => faqMatches(sentence, EXAMPLE_FAQ, 'fr').matches);
  const context = wishContext(aPractice(), toLocal(NOW, ZONE));
  return requestsOf({ sentences, faq, language: 'fr', context, reply: false }).map((request) => request.faq);
}

describe('several questions in one mail', () => {
  it('get one request with the answer to each', () => {
    expect(answersTo(['Y a-t-il un parking ?', 'Vous prenez la carte bleue ?'])).toEqual([
      ['parking', 'payment'],
    ]);
  });

  it('leave a question without an approved answer open: the other answers do not pass for its own', () => {
    expect(answersTo(['Y a-t-il un parking ?', 'Avez-vous la clim ?'])).toEqual([['parking'], []]);
  });

  it('may be announced: the announcement asks nothing', () => {
    expect(answersTo(['J’ai une petite question.', 'Y a-t-il un parking ?'])).toEqual([['parking']]);
  });

  it('in one sentence get no answer at all when one of them has none', () => {
    expect(answersTo(['Y a-t-il un parking et peut-on venir avec un chien ?'])).toEqual([[]]);
  });

  it('in one sentence get all their answers', () => {
    expect(answersTo(['Deux questions : y a-t-il un parking, et vous prenez la carte ?'])).toEqual([
      ['parking', 'payment'],
    ]);
  });

  it('are not answered where the writer wants something done, or means a date of their own', () => {
    expect(answersTo(['Pouvez-vous me faire une ordonnance ?'])).toEqual([[]]);
    expect(answersTo(['À quelle heure est mon rendez-vous ?'])).toEqual([[]]);
  });
});
