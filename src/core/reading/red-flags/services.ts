import type { LanguageLexicon } from './lexicon.ts';
import { hitsIn } from './phrases.ts';
import { tokensOf } from './tokens.ts';

/** A text with a plain word for every service that it names ("détartrage" → "consultation"); null when it names none. */
export function withPlainServices(text: string, { around }: Pick<LanguageLexicon, 'around'>): string | null {
  const tokens = tokensOf(text, around.clauseEnds);
  const hits = hitsIn(tokens, around.services);
  if (hits.length === 0) return null;
  const named = tokens.map((_, at) => hits.some(({ from, to }) => from <= at && at < to));
  let plain = '';
  let done = 0;
  tokens.forEach(({ from, to }, at) => {
    if (named[at] !== true) return;
    plain += named[at - 1] === true ? '' : text.slice(done, from) + around.service;
    done = to;
  });
  return plain + text.slice(done);
}
