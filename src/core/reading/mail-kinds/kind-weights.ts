import { LABELS, type RequestKind } from '../../../domain/reading.ts';
import type { KindSigns } from './kind-signs.ts';

/** What was learned of whole mails: one logistic regression a kind, which share a part of their weights. */
export interface KindWeights {
  readonly shared: readonly number[];
  readonly kinds: Readonly<Partial<Record<RequestKind, readonly number[]>>>;
}

/** As they lie in data/classifier/mail-kinds.json. */
export interface WrittenKindWeights extends KindWeights {
  /** By language, of the sentences, mails and word lists that they were learned from (`corpusFingerprint`). */
  readonly corpora: Readonly<Record<string, string>>;
}

/** Of the signs of `kind-signs.ts`. */
export const SHARED_SIGNS = 21;
export const OWN_SIGNS = 8 + LABELS.length;

/** Probability that the mail asks for the kind, 0 … 1; null for a kind of which nothing was learned. */
export function kindChance(
  kind: RequestKind,
  signs: KindSigns,
  { shared, kinds }: KindWeights,
): number | null {
  const own = kinds[kind];
  return own === undefined ? null : 1 / (1 + Math.exp(-(dot(shared, signs.shared) + dot(own, signs.own))));
}

function dot(weights: readonly number[], signs: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * (signs[at] ?? 0), 0);
}

/** Reads data/classifier/mail-kinds.json. Throws when it belongs to other signs than these. */
export function parseKindWeights(text: string): WrittenKindWeights {
  const raw = JSON.parse(text) as WrittenKindWeights;
  const fits =
    raw.shared.length === SHARED_SIGNS && Object.values(raw.kinds).every((own) => own.length === OWN_SIGNS);
  if (!fits)
    throw new Error('mail-kinds.json was learned from other signs. Learn it anew: npm run train -- --mails');
  return raw;
}
