import type { Language } from '../../../domain/language.ts';
import type { Label } from '../../../domain/reading.ts';
import type { FirstLook } from '../classifier/first-look.ts';

/** What the classifier says of one sentence: its sure labels, and whether every word of it is accounted for. */
export interface Classified {
  readonly labels: readonly Label[];
  readonly explained: boolean;
  /** Explained only because of what stands beside it: worth nothing in a mail that asks for nothing. */
  readonly leans?: true;
  /** Probability of an emergency of any kind, 0 … 1; the highest of all pieces. */
  readonly red?: number;
  /** Probability of every label, 0 … 1; empty when not known. */
  readonly p?: Readonly<Partial<Record<Label, number>>>;
  /** For reading it beside its neighbours; null of a text of which nothing is known. */
  readonly first?: FirstLook | null;
}

/** A classifier: one sentence, in the language of its mail. */
export type Classify = (sentence: string, language: Language) => Classified;
