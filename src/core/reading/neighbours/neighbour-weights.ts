import { LABELS } from '../../../domain/reading.ts';
import { NEIGHBOUR_SIGNS } from './neighbour-signs.ts';
import { ASKED, type Net } from './net.ts';

/** What was learned of sentences in their mails. */
export interface NeighbourWeights {
  readonly net: Net;
  /** Log odds above which a human must read a sentence. */
  readonly limit: number;
  /** Log odds of an emergency, by whatever name, from which it is one. */
  readonly alarm: number;
  /** Log odds, by label in the order of `LABELS`, from which it is given. */
  readonly sure: readonly number[];
}

/** As they lie in data/classifier/neighbours.json. */
export interface WrittenNeighbourWeights extends NeighbourWeights {
  /** By language, of the sentences, mails and word lists that they were learned from (`corpusFingerprint`). */
  readonly corpora: Readonly<Record<string, string>>;
}

/** Reads data/classifier/neighbours.json. Throws when it belongs to other signs than these. */
export function parseNeighbourWeights(text: string): WrittenNeighbourWeights {
  const raw = JSON.parse(text) as WrittenNeighbourWeights;
  const { hidden, means, into, past } = raw.net;
  const fits =
    means.length === NEIGHBOUR_SIGNS &&
    into.length === NEIGHBOUR_SIGNS * hidden &&
    past.length === NEIGHBOUR_SIGNS * ASKED &&
    raw.sure.length === LABELS.length;
  if (!fits)
    throw new Error('neighbours.json was learned from other signs. Learn it anew: npm run train -- --mails');
  return raw;
}
