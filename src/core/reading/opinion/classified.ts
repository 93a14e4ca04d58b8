import type { Language } from '../../../domain/language.ts';
import type { Label } from '../../../domain/reading.ts';

/** What the classifier says of one sentence: its sure labels, and whether every word of it is accounted for. */
export interface Classified {
  readonly labels: readonly Label[];
  readonly explained: boolean;
  /** Probability of an emergency of any kind, 0 … 1; the highest of all pieces. */
  readonly red?: number;
  /** Probability of every label, 0 … 1; empty when not known. */
  readonly p?: Readonly<Partial<Record<Label, number>>>;
}

/** A classifier: one sentence, in the language of its mail. */
export type Classify = (sentence: string, language: Language) => Classified;
