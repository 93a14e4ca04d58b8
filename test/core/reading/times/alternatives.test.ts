import { describe, expect, it } from 'vitest';
import { asWish } from '../../../../src/core/reading/times/alternatives.ts';
import type { Language } from '../../../../src/domain/language.ts';
import type { Label, ReadSentence } from '../../../../src/domain/reading.ts';
import { aContext } from '../wishes/said.ts';

const sentence = (number: number, text: string, labels: readonly Label[]): ReadSentence => ({
  number,
  text,
  labels,
  by: ['lexical'],
});

const labelsOf = (text: string, language: Language, labels: readonly Label[], reply = false) =>
  asWish(sentence(1, text, labels), [], { faq: [], language, context: aContext(), reply }).labels;

describe('days with "or" between them', () => {
  it.each([
    ['fr', 'Jeudi 3 décembre ou vendredi 4, plutôt le matin ?'],
    ['en', 'Thursday 3 or Friday 4 December, morning?'],
    ['de', 'Donnerstag, 3. Dezember, oder Freitag, 4. Dezember vormittags?'],
    ['nl', 'Donderdag 3 december of vrijdag 4 december, ochtend?'],
    ['es', '¿El jueves 3 o el viernes 4 de diciembre por la mañana?'],
    ['it', 'Giovedì 3 dicembre o venerdì 4 dicembre di mattina?'],
    ['pt', 'Quinta dia 3 ou sexta dia 4 de dezembro, de manhã?'],
    ['pl', 'Czwartek 3 grudnia lub piątek 4 grudnia rano?'],
  ] as const)('are a wish, for what else they were taken: %s', (language, text) => {
    expect(labelsOf(text, language, ['when'])).toEqual(['wish']);
    expect(labelsOf(text, language, ['confirm', 'question'])).toEqual(['question', 'wish']);
  });

  it('are a wish beside what the sentence says else', () => {
    expect(labelsOf('Move it to Thursday 3 or Friday 4 December?', 'en', ['move'])).toEqual(['move', 'wish']);
    expect(labelsOf('Jeudi 3 ou vendredi 4 décembre ?', 'fr', ['choose'], true)).toEqual(['choose', 'wish']);
  });

  it.each([
    ['fr', "C'était jeudi 3 décembre ou vendredi 4 ?"],
    ['en', 'Is my appointment on Thursday 3 or Friday 4 December?'],
    ['de', 'Ist mein Termin am Donnerstag, 3., oder Freitag, 4. Dezember?'],
    ['nl', 'Was het donderdag 3 of vrijdag 4 december?'],
    ['es', '¿Era el jueves 3 o el viernes 4 de diciembre?'],
    ['it', 'Era giovedì 3 o venerdì 4 dicembre?'],
    ['pl', 'Czy to był czwartek 3 grudnia lub piątek 4 grudnia?'],
  ] as const)('are none of whoever asks what is written down: %s', (language, text) => {
    expect(labelsOf(text, language, ['when'])).toEqual(['when']);
  });

  it('are none where one cannot come then, and one day is no choice', () => {
    expect(labelsOf('Not Thursday 3 or Friday 4 December, I am away.', 'en', ['late'])).toEqual(['late']);
    expect(labelsOf('Jeudi 3 décembre ou plus tard ?', 'fr', ['when'])).toEqual(['when']);
  });
});
