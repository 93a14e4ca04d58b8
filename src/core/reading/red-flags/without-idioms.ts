import type { LanguageLexicon } from './lexicon.ts';
import { hitsIn } from './phrases.ts';
import { tokensOf } from './tokens.ts';

/** A text without the words of its figures of speech (handbook §2.8); null when it has none. */
export function withoutIdioms(text: string, { around }: LanguageLexicon): string | null {
  const tokens = tokensOf(text, around.clauseEnds);
  const idioms = hitsIn(tokens, around.idioms);
  if (idioms.length === 0) return null;
  return tokens
    .filter((_, at) => !idioms.some(({ from, to }) => from <= at && at < to))
    .map(({ from, to }) => text.slice(from, to))
    .join(' ');
}
