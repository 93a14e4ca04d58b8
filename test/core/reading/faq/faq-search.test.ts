import { describe, expect, it } from 'vitest';
import { faqMatches } from '../../../../src/core/reading/faq/faq-search.ts';
import { EXAMPLE_FAQ, PARAPHRASES } from '../example-faq.ts';

function found(text: string): string | null {
  const ids = faqMatches({ number: 1, text }, EXAMPLE_FAQ, 'fr').matches.map(({ faq }) => faq);
  return ids.length === 0 ? null : ids.toSorted().join('+');
}

describe('the search for an approved answer', () => {
  it('finds most questions asked in other words', () => {
    const asked = PARAPHRASES.filter(([, id]) => id !== null);
    const right = asked.filter(([text, id]) => found(text) === id);
    expect(right.length / asked.length).toBeGreaterThan(0.9);
  });

  it('gives no wrong answer to any of them', () => {
    for (const [text, ids] of PARAPHRASES) {
      const wrong = (found(text)?.split('+') ?? []).filter((id) => ids?.split('+').includes(id) !== true);
      expect(wrong, text).toEqual([]);
    }
  });

  it('never crosses topics: parking is not payment', () => {
    const onlyPayment = EXAMPLE_FAQ.filter(({ id }) => id === 'payment');
    expect(faqMatches({ number: 1, text: 'avez-vous un parking' }, onlyPayment, 'fr').matches).toEqual([]);
  });

  it('finds every part of a question about several things', () => {
    expect(found('horaires et parking ?')).toBe('hours+parking');
  });

  it('does not account for what is told beside a question', () => {
    const told = { number: 1, text: 'on m’a proposé une infiltration, et y a-t-il un parking ?' };
    expect(faqMatches(told, EXAMPLE_FAQ, 'fr').covered).toBeLessThan(0.75);
    const asked = { number: 1, text: 'Y a-t-il un parking ?' };
    expect(faqMatches(asked, EXAMPLE_FAQ, 'fr').covered).toBeGreaterThan(0.9);
  });

  it('finds the questions as they were approved', () => {
    for (const { id, questions } of EXAMPLE_FAQ) {
      for (const question of questions.fr ?? []) expect(found(question), question).toBe(id);
    }
  });

  it('is silent without approved answers, and on long tales', () => {
    expect(faqMatches({ number: 1, text: 'un parking ?' }, [], 'fr').matches).toEqual([]);
    expect(found(`le parking ${'et puis voilà '.repeat(20)}`)).toBeNull();
  });
});
