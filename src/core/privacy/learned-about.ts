import type { Case } from '../../domain/case.ts';
import { isSame, type LearnedSentence } from '../learning/learned-sentence.ts';
import { wordsOf } from '../reading/fold.ts';
import type { Mask } from './masked.ts';

/**
 * Learned sentences that a person wrote, as far as their cases still hold the words, or that name them: whole, or by one
 * of their names. One correction too many is lost rather than one word of theirs kept.
 */
export function learnedAbout(
  sentences: readonly LearnedSentence[],
  {
    cases,
    mask,
    names,
  }: { readonly cases: readonly Case[]; readonly mask: Mask; readonly names: readonly string[] },
): readonly LearnedSentence[] {
  const theirs = cases.flatMap(({ reading }) =>
    (reading?.sentences ?? []).map(({ text }) => ({ language: reading?.language ?? 'fr', text })),
  );
  const folded = new Set(names.flatMap((name) => wordsOf(name)).filter((word) => word.length > 2));
  return sentences.filter(
    (one) =>
      mask.finds(one.text) ||
      wordsOf(one.text).some((word) => folded.has(word)) ||
      theirs.some((other) => isSame(one, other)),
  );
}
