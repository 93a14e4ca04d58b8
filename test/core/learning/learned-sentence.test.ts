import { describe, expect, it } from 'vitest';
import type { LearnedSentence } from '../../../src/core/learning/learned-sentence.ts';
import {
  correctionOf,
  learnedText,
  parseLearned,
  withCorrection,
} from '../../../src/core/learning/learned-sentence.ts';
import { aReading } from '../../build/builders.ts';

const read = (text: string) => ({
  reading: aReading([], { language: 'fr', sentences: [{ number: 2, text, labels: [], by: [] }] }),
});
const one: LearnedSentence = { labels: ['cancel'], language: 'fr', text: 'Ne m’attendez pas jeudi' };

describe('a correction', () => {
  it('becomes a labelled sentence of the practice', () => {
    expect(correctionOf(read('Ne m’attendez pas jeudi'), 2, 'reason+cancel')).toEqual({
      kind: 'sentence',
      sentence: { ...one, labels: ['cancel', 'reason'] },
    });
  });

  it('keeps neither addresses nor telephone numbers', () => {
    const correction = correctionOf(
      read('Écrivez à ana.lopes@example.net ou 06 39 98 12 34\tmerci'),
      2,
      'contact',
    );
    expect(correction).toMatchObject({
      sentence: { text: 'Écrivez à nom@example.org ou 06 39 98 00 00 merci' },
    });
  });

  it('says which labels and sentences there are', () => {
    expect(correctionOf(read('x y'), 2, 'annulation')).toEqual({
      kind: 'no-such-label',
      label: 'annulation',
    });
    expect(correctionOf(read('x y'), 7, 'cancel')).toEqual({ kind: 'no-such-sentence', numbers: [2] });
    expect(correctionOf({ reading: null }, 1, 'cancel')).toEqual({ kind: 'not-read' });
    expect(correctionOf(read('…'), 2, 'cancel')).toEqual({ kind: 'empty' });
  });

  it('takes the place of an earlier one of the same words', () => {
    const again: LearnedSentence = { ...one, labels: ['move'], text: 'ne m attendez pas JEUDI.' };
    expect(withCorrection([one], again)).toEqual([again]);
    expect(withCorrection([one], { ...again, language: 'en' })).toHaveLength(2);
  });

  it('is read back as it was written', () => {
    const sentences = [one, { ...one, labels: ['health' as const], text: 'J’ai le dos en compote' }];
    expect(parseLearned({ name: 'sentences.tsv', text: learnedText(sentences) })).toEqual(sentences);
  });

  it('that somebody broke by hand is told with its line', () => {
    const broken = { name: 'sentences.tsv', text: 'cancel\tfr\tnon\nannule\tfr\tnon\n' };
    expect(() => parseLearned(broken)).toThrow('sentences.tsv:2');
    expect(() => parseLearned({ name: 'sentences.tsv', text: 'cancel\tplain\tnon\n' })).toThrow('languages');
  });
});
