import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../../src/domain/language.ts';
import { english } from './phrases/english.ts';
import { french } from './phrases/french.ts';
import { others } from './phrases/others.ts';
import { read } from './said.ts';

const language = fc.constantFrom(...LANGUAGES);
const words = fc.constantFrom(
  ...new Set([...french, ...english].flatMap(([phrase]) => phrase.split(' '))),
  ...new Set(others.flatMap(([, phrase]) => phrase.split(' '))),
);
const wordSoup = fc.array(words, { maxLength: 14 }).map((list) => list.join(' '));

describe('whatever is written', () => {
  it('never throws on random text, and gives every window a length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), language, (text, code) => {
        for (const wish of read(text, code).wishes) expect(wish.start < wish.end).toBe(true);
      }),
    );
  });

  it('never throws on the words of wishes in any order, and inverts no window', () => {
    fc.assert(
      fc.property(wordSoup, language, (text, code) => {
        for (const wish of read(text, code).wishes) {
          expect(wish.start < wish.end).toBe(true);
          if (wish.daily !== undefined) expect(wish.daily[0]).toBeLessThan(wish.daily[1]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('reads the same behind a greeting and before thanks', () => {
    fc.assert(
      fc.property(fc.constantFrom(...french.map(([phrase]) => phrase)), (phrase) => {
        expect(read(`Bonjour,\n\n${phrase}\n\nMerci, cordialement`).wishes).toEqual(read(phrase).wishes);
      }),
      { numRuns: 400 },
    );
  });

  it('does not care for capitals, accents and kinds of apostrophe', () => {
    fc.assert(
      fc.property(fc.constantFrom(...french.map(([phrase]) => phrase)), (phrase) => {
        const plain = phrase.normalize('NFD').replace(/\p{M}/gu, '').replaceAll("'", '’').toUpperCase();
        expect(read(plain).wishes).toEqual(read(phrase).wishes);
      }),
      { numRuns: 400 },
    );
  });

  it('comes to its end with any phrase a thousand times over', () => {
    for (const token of [
      'lundi ',
      'le 12 ou ',
      'pas ',
      'a ',
      '1, ',
      '12/',
      'entre 3 et ',
      'avant ',
      'x',
      '\n',
      'tous les mardis sauf ',
    ]) {
      const long = token.repeat(Math.ceil(20_000 / token.length));
      expect(() => read(long), token).not.toThrow();
    }
  });
});
