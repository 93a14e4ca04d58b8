import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../src/domain/language.ts';
import type { FaqEntry } from '../../../src/domain/letter.ts';
import { ASKED_PAIRS } from './asked-pairs.ts';
import { HELD_OUT_PAIRS } from './held-out-pairs.ts';
import { practiceFaq } from './practice-faq.ts';
import { retrievalQuality } from './retrieval-quality.ts';

const faq = new Map<Language, readonly FaqEntry[]>(
  LANGUAGES.map((language) => [language, practiceFaq(language)]),
);
const faqOf = (language: Language) => faq.get(language) ?? [];
const ALL = [...ASKED_PAIRS, ...HELD_OUT_PAIRS];

describe('the approved answers that questions get', () => {
  it('are wrong for fewer than one question in a hundred', () => {
    const { wrong } = retrievalQuality(ALL, faqOf);
    expect(wrong.length / ALL.length, JSON.stringify(wrong)).toBeLessThan(0.01);
  });

  it('are found for most questions that have one, in every language', () => {
    for (const language of LANGUAGES) {
      const asked = ALL.filter((pair) => pair.language === language && pair.pair[1] !== null);
      const { right } = retrievalQuality(asked, faqOf);
      expect(right / asked.length, language).toBeGreaterThan(0.8);
    }
  });

  it('are counted as right, wrong, missing and rightly missing', () => {
    const quality = retrievalQuality(
      [
        { language: 'fr', pair: ['Y a-t-il un parking ?', 'parking'] },
        { language: 'fr', pair: ['Y a-t-il un parking ?', 'price'] },
        { language: 'fr', pair: ['Avez-vous retrouvé mon parapluie ?', 'parking'] },
        { language: 'fr', pair: ['Avez-vous la clim ?', null] },
      ],
      faqOf,
    );
    expect(quality).toMatchObject({ right: 1, rightlySilent: 1 });
    expect(quality.wrong.map(({ got }) => got)).toEqual(['parking']);
    expect(quality.silent).toHaveLength(1);
  });
});
