import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { heedful, warningOf } from '../../../src/core/learning/heed-corrections.ts';
import type { LearnedSentence } from '../../../src/core/learning/learned-sentence.ts';
import { isProtected } from '../../../src/core/reading/labels.ts';
import type { LexicalReader } from '../../../src/core/reading/lexical-reader.ts';
import { LABELS, type Label } from '../../../src/domain/reading.ts';
import { aMail } from '../../build/builders.ts';

function reader(text: string, labels: readonly Label[]): LexicalReader {
  return {
    read: () => ({
      language: 'fr',
      sentences: [{ number: 1, text }],
      flags: [],
      opinion: {
        reader: 'lexical',
        voices: labels.length === 0 ? [] : [{ sentence: 1, labels }],
        faq: [{ sentence: 1, faq: 'parking', score: 1 }],
      },
      carries: labels.length > 0,
    }),
  };
}

function heard(text: string, said: readonly Label[], learned: readonly LearnedSentence[]) {
  const { opinion, carries } = heedful(reader(text, said), learned).read(aMail(), [], 'fr');
  return { labels: opinion.voices[0]?.labels ?? [], faq: opinion.faq.length, carries };
}

const labels = fc.uniqueArray(fc.constantFrom(...LABELS), { maxLength: 3 });

describe('a correction, before anything is learned', () => {
  it('makes the sentence health at once, however it is typed', () => {
    const learned: LearnedSentence[] = [
      { labels: ['health'], language: 'fr', text: 'Ça tire encore un peu' },
    ];
    expect(heard('ca tire encore un peu !', ['reason'], learned)).toEqual({
      labels: ['reason', 'health'],
      faq: 0,
      carries: false,
    });
  });

  it('sends a sentence that was read as something else to a person', () => {
    const learned: LearnedSentence[] = [{ labels: ['cancel'], language: 'fr', text: 'Je laisse la place' }];
    expect(heard('Je laisse la place', ['confirm'], learned).labels).toEqual(['confirm', 'unknown']);
    expect(heard('Je laisse la place', ['cancel', 'reason'], learned).labels).toEqual(['cancel', 'reason']);
    expect(heard('Autre chose', ['confirm'], learned).labels).toEqual(['confirm']);
  });

  it('never lets anything more through', () => {
    fc.assert(
      fc.property(labels, labels, (corrected, said) => {
        const learned: LearnedSentence[] = [
          { labels: corrected, language: 'fr', text: 'Je laisse la place' },
        ];
        const after = heard('Je laisse la place', said, learned);
        expect(after.labels).toEqual(expect.arrayContaining([...said]));
        if (said.length === 0 && !corrected.some(isProtected)) expect(after.labels).toEqual([]);
        expect(after.carries && said.length === 0).toBe(false);
        expect(warningOf(corrected, said).every(isProtected)).toBe(true);
      }),
    );
  });
});
