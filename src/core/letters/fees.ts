// No text claims money for an appointment that somebody missed or cancelled, unless the law of the country and the
// profession allow it and the practice says so itself (R-NOFEE, R-38). The list is a floor, as for neutral words.

import { parse } from 'yaml';
import { z } from 'zod';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import { wordsOf } from '../reading/fold.ts';
import { type Found, found } from './header.ts';
import { wordsWithoutLiquid } from './liquid.ts';
import type { WrittenTemplate } from './template-file.ts';

const LIST = z.array(z.string()).min(1);
const WORDS = z.strictObject({ absence: LIST, money: LIST });
const FILE = z.strictObject(
  Object.fromEntries(LANGUAGES.map((language) => [language, WORDS])) as Record<Language, typeof WORDS>,
);

/** Words of absence and of money by language (`data/fee-words.yaml`). */
export type FeeWords = Readonly<z.infer<typeof FILE>>;

/** Reads `data/fee-words.yaml`; throws when the file that ships is broken. */
export function parseFeeWords(text: string): FeeWords {
  return FILE.parse(parse(text));
}

/**
 * The sentences of a text that speak of an absence and of money at once, and neighbours in one paragraph of which one
 * speaks of the absence and the other of the money; empty in a good letter.
 */
export function feeSentences(text: string, language: Language, words: FeeWords): readonly string[] {
  const isAbsence = (one: string) => meets(one, words[language].absence);
  const isMoney = (one: string) => /[€£]|\bCHF\b/u.test(one) || meets(one, words[language].money);
  return text.split(/\n\s*\n/u).flatMap((paragraph) => {
    const sentences = paragraph.split(/(?<=[.!?])\s/u).map((one) => one.replaceAll(/\s+/gu, ' ').trim());
    const alone = sentences.filter((one) => isAbsence(one) && isMoney(one));
    const pairs = sentences.flatMap((one, place) => {
      const next = sentences[place + 1];
      if (next === undefined || alone.includes(one) || alone.includes(next)) return [];
      const meet = (isAbsence(one) && isMoney(next)) || (isMoney(one) && isAbsence(next));
      return meet ? [`${one} ${next}`] : [];
    });
    return [...alone, ...pairs];
  });
}

/** What keeps a text of a practice from use that may not, or does not, announce a fee for an absence. */
export function feeFaults({ template, lines }: WrittenTemplate, words: FeeWords): readonly Found[] {
  const sentences = feeSentences(wordsWithoutLiquid(template.body), template.language, words);
  return sentences.map((sentence) => found({ code: 'fee', sentence }, lines.body));
}

function meets(sentence: string, phrases: readonly string[]): boolean {
  const said = ` ${wordsOf(sentence).join(' ')} `;
  return phrases.some((phrase) => {
    const wanted = ` ${wordsOf(phrase).join(' ')}`;
    return said.includes(phrase.endsWith('*') ? wanted : `${wanted} `);
  });
}
