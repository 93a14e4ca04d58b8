import type { WordChange } from '../../domain/autonomy.ts';

/** Letters are short; of a longer text only so many words are compared. */
const MOST_WORDS = 2000;

/** How many words were put in, taken out or replaced (Levenshtein over words), of how many the longer text has. */
export function wordDistance(before: string, after: string): WordChange {
  const [one, other] = [wordsOf(before), wordsOf(after)];
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  one.forEach((word, line) => {
    const next = [line + 1];
    other.forEach((against, at) => {
      const same = (row[at] ?? 0) + (word === against ? 0 : 1);
      next.push(Math.min(same, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    });
    row = next;
  });
  return { changed: row.at(-1) ?? 0, of: Math.max(one.length, other.length) };
}

function wordsOf(text: string): readonly string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MOST_WORDS);
}
