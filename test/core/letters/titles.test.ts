import { describe, expect, it } from 'vitest';
import { titleOf } from '../../../src/core/letters/titles.ts';
import { TEMPLATE_IDS } from '../../../src/domain/letter.ts';

describe('the titles of texts', () => {
  it.each(['fr', 'en'] as const)('tell every letter from the others, in %s', (language) => {
    const titles = TEMPLATE_IDS.map((id) => titleOf({ id, language: 'fr' }, [], language));
    expect(new Set(titles).size).toBe(TEMPLATE_IDS.length);
    for (const title of titles) expect(title.length).toBeLessThanOrEqual(55);
  });

  it('of an answer are the question as patients ask it, in the language of the answer', () => {
    const entry = { id: 'parking', questions: { fr: ['Où se garer ?', 'Parking ?'] }, answers: {} };
    const faq = [{ ...entry, audience: 'anyone' as const }];
    expect(titleOf({ id: 'faq:parking', language: 'fr' }, faq, 'en')).toBe('Où se garer ?');
    expect(titleOf({ id: 'faq:parking', language: 'nl' }, faq, 'en')).toBe('faq:parking');
  });
});
