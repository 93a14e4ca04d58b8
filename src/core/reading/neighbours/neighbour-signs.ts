// What speaks for one meaning of a sentence in its mail: the sentence itself, the one before, the one behind, and the
// loudest of all others. "Je garde mes petits-enfants" alone may be anything; under "je ne peux pas venir" it is why.

import { LANGUAGES, type Language } from '../../../domain/language.ts';
import type { FirstLook } from '../classifier/first-look.ts';
import { GUARD_HEAD, HEADS, RED_HEAD } from '../classifier/weights.ts';

/** A sentence as the classifier saw it by itself; null where it knew nothing of it. */
export interface LookedAtAlone {
  readonly number: number;
  readonly text: string;
  readonly first: FirstLook | null;
}

/** A mail whose sentences are read beside each other. */
export interface MailOfSentences {
  readonly sentences: readonly LookedAtAlone[];
  readonly language: Language;
  /** It answers a letter of ours. */
  readonly reply: boolean;
}

/** Odds beyond say nothing more. */
const EDGE = 7;
/** Of the judge's signs, those that tell of the sentence as a whole (classifier/signs.ts). */
export const JUDGE_SIGNS = 10;
const NOBODY: readonly number[] = new Array<number>(HEADS).fill(-EDGE);
const SILENT: readonly number[] = new Array<number>(HEADS).fill(0);

/** How many signs a sentence has. */
export const NEIGHBOUR_SIGNS = 4 * HEADS + JUDGE_SIGNS + 8 + LANGUAGES.length;

/** The signs of every sentence, in their order; null for one of which the classifier knew nothing. */
export function neighbourSigns({
  sentences,
  language,
  reply,
}: MailOfSentences): readonly (readonly number[] | null)[] {
  const odds = sentences.map(({ first }) => first?.odds.map(kept) ?? null);
  const count = sentences.length;
  const others = loudestOfOthers(odds);
  return sentences.map(({ first, text, number }, at) => {
    if (first === null) return null;
    return [
      ...(odds[at] ?? SILENT),
      ...first.signs.slice(0, JUDGE_SIGNS),
      kept(first.above),
      Number(text.includes('?')),
      ...(others[at] ?? NOBODY),
      ...(odds[at - 1] ?? NOBODY),
      ...(odds[at + 1] ?? NOBODY),
      ...[at === 0, at === 1, at === count - 1, number === 0, reply].map(Number),
      Math.log(count),
      ...LANGUAGES.map((one) => Number(one === language)),
    ];
  });
}

/** What the classifier made of it alone, among a sentence's signs, in the order in which the net is asked (net.ts). */
export function oddsAlone(signs: readonly number[]): readonly number[] {
  return [signs[GUARD_HEAD] ?? 0, signs[RED_HEAD] ?? 0, ...signs.slice(0, GUARD_HEAD)];
}

/** For every sentence, by head, the highest odds of all others. */
function loudestOfOthers(odds: readonly (readonly number[] | null)[]): readonly (readonly number[])[] {
  const loudest = NOBODY.map((none, head) => {
    let [first, second, at] = [none, none, -1];
    odds.forEach((one, place) => {
      const own = one?.[head] ?? none;
      if (own > first) [first, second, at] = [own, first, place];
      else if (own > second) second = own;
    });
    return { first, second, at };
  });
  return odds.map((_, place) => loudest.map(({ first, second, at }) => (at === place ? second : first)));
}

function kept(odds: number): number {
  return Math.min(Math.max(odds, -EDGE), EDGE);
}
