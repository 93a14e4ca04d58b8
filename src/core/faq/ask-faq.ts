// Which approved answer a question gets, and why: what `agent faq test` shows.

import type { Language } from '../../domain/language.ts';
import type { FaqEntry } from '../../domain/letter.ts';
import { type Candidate, faqCandidates, faqMatches, MARGIN, THRESHOLD } from '../reading/faq/faq-search.ts';

/** Why the best answer was or was not given. */
export type FaqWhy =
  | { readonly code: 'given' }
  | { readonly code: 'nothing-alike' }
  | { readonly code: 'other-question'; readonly words: readonly string[] }
  | { readonly code: 'too-unlike'; readonly least: number }
  | { readonly code: 'two-alike'; readonly margin: number };

export interface FaqVerdict {
  /** Ids of the answers that the question gets; several when it asks several things. */
  readonly given: readonly string[];
  /** Best first. */
  readonly candidates: readonly Candidate[];
  readonly why: FaqWhy;
}

/** Asks the approved answers, as the reader does for a sentence of a mail. */
export function askFaq(text: string, faq: readonly FaqEntry[], language: Language): FaqVerdict {
  const given = faqMatches({ number: 1, text }, faq, language).matches.map((match) => match.faq);
  const candidates = faqCandidates(text, faq, language);
  return { given, candidates, why: given.length > 0 ? { code: 'given' } : whyNone(candidates) };
}

function whyNone([best, second]: readonly Candidate[]): FaqWhy {
  if (best === undefined) return { code: 'nothing-alike' };
  if (best.strange.length > 0) return { code: 'other-question', words: best.strange };
  if (best.score < THRESHOLD) return { code: 'too-unlike', least: THRESHOLD };
  return second === undefined ? { code: 'nothing-alike' } : { code: 'two-alike', margin: MARGIN };
}
