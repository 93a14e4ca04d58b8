import { remembered } from '../remembered.ts';

const MARKS = /\p{M}/gu;
const UNDECOMPOSED: Readonly<Record<string, string>> = { ł: 'l', ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe' };

/** Lower case without accents (ß = ss, ł = l): spelling habits of the keyboard don't matter any more. */
export const fold: (text: string) => string = remembered((text) =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(/[łßøæœ]/g, (letter) => UNDECOMPOSED[letter] ?? letter),
);

/** The folded words of a text, in order; everything that is neither letter nor digit parts them. */
export const wordsOf: (text: string) => readonly string[] = remembered(
  (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [],
);

/** A folded text with single spaces and nothing but letters and digits, for patterns of words. */
export function plainWords(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, ' ');
}
