import { describe, expect, it } from 'vitest';
import { signed } from '../../../../src/core/reading/opinion/signature.ts';
import type { Label } from '../../../../src/domain/reading.ts';

interface Said {
  readonly text: string;
  readonly labels?: readonly Label[];
  readonly p?: Readonly<Partial<Record<Label, number>>>;
}

/** The lines of a mail without subject; a line with labels is sure of them. */
const lines = (...said: readonly Said[]) =>
  said.map(({ text, labels = [], p }, at) => ({
    sentence: at + 1,
    text,
    labels,
    sure: labels.length > 0,
    ...(p === undefined ? {} : { p }),
  }));

const CANCELS: Said = { text: 'Je ne viendrai pas jeudi.', labels: ['cancel'] };
const FAREWELL: Said = { text: 'Cordialement,', labels: ['closing'] };
const NAME = { name: 0.4, unknown: 0.1 } as const;

describe('who signs a mail', () => {
  it('is known behind a farewell, whatever the name', () => {
    expect([...signed(lines(CANCELS, FAREWELL, { text: 'Hippolyte Garaud' }))]).toEqual([2]);
  });

  it('is known without one when the words are a name before anything else', () => {
    expect([...signed(lines(CANCELS, { text: 'Kowalski', p: NAME }))]).toEqual([1]);
    expect([...signed(lines(CANCELS, { text: 'Kowalski', p: { ...NAME, cancel: 0.5 } }))]).toEqual([]);
  });

  it('may stand above a telephone number', () => {
    const number: Said = { text: '06 39 98 22 01', labels: ['contact-line'] };
    expect([...signed(lines(CANCELS, { text: 'Nadège', p: NAME }, number))]).toEqual([1]);
  });

  it.each([
    ['a word of health', { text: 'Kopfschmerzen', p: { name: 0.4, health: 0.3 } }],
    ['words in small letters', { text: 'aidez moi', p: NAME }],
    ['a sentence', { text: 'Venez Vite Chez Moi', p: NAME }],
    ['a word the reader never met', { text: 'Zwzwz' }],
  ])('is not %s', (_, last) => {
    expect([...signed(lines(CANCELS, last))]).toEqual([]);
  });

  it('is not the only line, nor a line that others follow', () => {
    expect([...signed(lines({ text: 'Nadège', p: NAME }))]).toEqual([]);
    expect([...signed(lines(CANCELS, { text: 'Nadège', p: NAME }, CANCELS))]).toEqual([]);
  });
});
