const MARKS = /\p{M}/gu;
const UNDECOMPOSED: Readonly<Record<string, string>> = { ł: 'l', ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe' };

/** Lower case without accents (ß = ss, ł = l): spelling habits of the keyboard don't matter any more. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(/[łßøæœ]/g, (letter) => UNDECOMPOSED[letter] ?? letter);
}

/** The folded words of a text, in order; everything that is neither letter nor digit parts them. */
export function wordsOf(text: string): readonly string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
