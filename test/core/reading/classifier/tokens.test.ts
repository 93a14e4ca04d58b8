import { describe, expect, it } from 'vitest';
import { tokensOf } from '../../../../src/core/reading/classifier/tokens.ts';
import {
  isHumansKind,
  isPlainKind,
  kindsOfWord,
  parseWordKinds,
} from '../../../../src/core/reading/classifier/word-kinds.ts';

const texts = (sentence: string) =>
  tokensOf(sentence)
    .map(({ text }) => text)
    .join(' ');
const glued = (sentence: string) =>
  tokensOf(sentence)
    .map((token) => token.glued)
    .join(' ');

describe('the pieces of a sentence', () => {
  it('stand for what they are: dates, times, telephones, numbers', () => {
    expect(texts('Rdv le 3/12 à 10h15, tél. 06 39 98 11 02')).toBe('rdv le <date> a <time> tel <phone>');
    expect(texts('né le 14/02/1969, écrire à a.b@example.org')).toBe('ne le <date> ecrire a <mail>');
    expect(texts('le 2, lundi 26 novembre, 12 séances')).toBe('le <2> <day> <num> <month> <num> seances');
    expect(texts('39 de fièvre, 38,9 ce matin')).toBe('<temp> de fievre <temp> ce matin');
  });

  it('meet again however "j\'ai" is typed', () => {
    expect(glued("j'ai rdv")).toBe('j jai rdv');
    expect(glued('j ai rdv')).toBe('j jai rdv');
    expect(glued('jai rdv')).toBe('jai rdv');
    expect(glued("I can't come")).toBe('i can cant come');
  });

  it('tell a name by its capital, not the first word', () => {
    const names = tokensOf('Pour Camille, le Dr Nguyen dit oui').filter(({ nameLike }) => nameLike);
    expect(names.map(({ text }) => text)).toEqual(['camille', 'dr', 'nguyen']);
  });
});

describe('lists of words', () => {
  const kinds = parseWordKinds('# remark\nbody: bras épaule*\nexam: prise-de-sang\ntransport: train');

  it('know stems, accents or not', () => {
    expect(kindsOfWord('epaules', kinds)).toEqual(kindsOfWord('bras', kinds));
    expect(kindsOfWord('brasserie', kinds)).toEqual([]);
    expect(kindsOfWord('train', kinds).every(isPlainKind)).toBe(true);
    expect(kindsOfWord('bras', kinds).every(isHumansKind)).toBe(true);
  });

  it('refuse a kind nobody knows', () => {
    expect(() => parseWordKinds('boody: bras')).toThrow('"boody" is not a kind of words');
  });
});
