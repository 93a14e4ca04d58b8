import type { Language } from '../../../domain/language.ts';
import type { FaqMatch, ReadSentence } from '../../../domain/reading.ts';
import type { WishContext } from '../../../domain/wish.ts';

/** A mail's labelled sentences and what is needed to read times in them. */
export interface Asked {
  readonly sentences: readonly ReadSentence[];
  readonly faq: readonly FaqMatch[];
  readonly language: Language;
  readonly context: WishContext;
  /** The mail answers another: wishes alone choose among what was offered. */
  readonly reply: boolean;
  /** Lines of the letter that it answers, where it quotes them. */
  readonly quoted?: readonly string[];
  /** The appointment in question was named before. */
  readonly known?: boolean;
}
