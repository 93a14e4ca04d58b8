import { faqMatches } from '../../../src/core/reading/faq/faq-search.ts';
import type { Language } from '../../../src/domain/language.ts';
import type { FaqEntry } from '../../../src/domain/letter.ts';

/** A question as a patient wrote it, and the approved answer it should get; null: none of them answers it. */
export interface AskedPair {
  readonly language: Language;
  readonly pair: readonly [text: string, id: string | null];
}

/** What became of the questions. */
export interface RetrievalQuality {
  readonly right: number;
  /** Another answer than the asked one was chosen, or one where none fits. */
  readonly wrong: readonly (AskedPair & { readonly got: string })[];
  /** An approved answer was there and none was chosen: a person answers. */
  readonly silent: readonly AskedPair[];
  /** Nothing fits and nothing was chosen. */
  readonly rightlySilent: number;
}

/** How well the search finds the approved answers: each pair is asked once, by itself. */
export function retrievalQuality(
  pairs: readonly AskedPair[],
  faqOf: (language: Language) => readonly FaqEntry[],
): RetrievalQuality {
  const asked = pairs.map((one) => ({ ...one, got: answered(one, faqOf(one.language)) }));
  const wanted = ({ pair }: AskedPair) => pair[1];
  return {
    right: asked.filter((one) => wanted(one) !== null && one.got === wanted(one)).length,
    wrong: asked.flatMap((one) =>
      one.got === null || one.got === wanted(one) ? [] : [{ ...one, got: one.got }],
    ),
    silent: asked.filter((one) => wanted(one) !== null && one.got === null),
    rightlySilent: asked.filter((one) => wanted(one) === null && one.got === null).length,
  };
}

function answered({ language, pair: [text] }: AskedPair, faq: readonly FaqEntry[]): string | null {
  const ids = faqMatches({ number: 1, text }, faq, language).matches.map((match) => match.faq);
  return ids.length === 0 ? null : ids.toSorted().join('+');
}
