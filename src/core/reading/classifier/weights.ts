// The trained weights of one language, as they lie in `data/classifier/<language>.bin`:
// "PAW1", length of the JSON head (uint32, little endian), head, feature keys (uint32), weights (int8, one row of
// heads per feature), known words (uint32) with their marks (uint8), kinds of words (uint32) with their bits (uint32).

import { LABELS, type Label } from '../../../domain/reading.ts';
import type { WordKinds } from './word-kinds.ts';

/** The last head says whether a sentence holds anything that a human must read; the others are the labels. */
export const HEADS = LABELS.length + 1;
export const GUARD_HEAD = LABELS.length;

export const MAGIC = 'PAW1';

/** Marks of a known word. */
export const OFTEN = 1;
export const IN_ADMINISTRATION = 2;
export const OFTEN_IN_ADMINISTRATION = 4;

/** How the signs of a sentence are weighed into one verdict: explained as administration, or not. */
export interface Judge {
  readonly means: readonly number[];
  readonly spreads: readonly number[];
  readonly weights: readonly number[];
  readonly bias: number;
  /** A sentence whose verdict lies above is not explained. */
  readonly limit: number;
}

export interface WeightsHead {
  readonly language: string;
  /** Of the sentences and word lists it was learned from; see `fingerprint`. */
  readonly fingerprint: string;
  readonly labels: readonly Label[];
  readonly biases: readonly number[];
  /** Per head: what one step of the 8-bit weights is worth. */
  readonly steps: readonly number[];
  /** Per head: slope and offset that make a probability of its points. */
  readonly calibration: readonly (readonly [number, number])[];
  /** Per head: the probability from which it may speak. */
  readonly sure: readonly number[];
  readonly judge: Judge;
  readonly features: number;
  readonly words: number;
  readonly kinds: number;
}

export interface Weights {
  readonly head: WeightsHead;
  /** Feature key → row of `rows`. */
  readonly places: ReadonlyMap<number, number>;
  readonly rows: Int8Array;
  readonly words: ReadonlyMap<number, number>;
  readonly kinds: WordKinds;
}

/** Opens the bytes of a weights file. Throws when they are not one of this program's version. */
export function readWeights(bytes: Uint8Array): Weights {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = new TextDecoder();
  if (bytes.length < 8 || text.decode(bytes.subarray(0, 4)) !== MAGIC) throw new Error('Not a weights file.');
  const headEnd = 8 + view.getUint32(4, true);
  const head = parseHead(text.decode(bytes.subarray(8, headEnd)));
  const rowsAt = headEnd + 4 * head.features;
  const wordsAt = rowsAt + head.features * HEADS;
  const marksAt = wordsAt + 4 * head.words;
  const kindsAt = marksAt + head.words;
  if (bytes.length !== kindsAt + 8 * head.kinds) throw new Error('The weights file is cut off.');
  const keyed = (count: number, key: number, value: (at: number) => number) =>
    new Map(Array.from({ length: count }, (_, at) => [view.getUint32(key + 4 * at, true), value(at)]));
  return {
    head,
    places: keyed(head.features, headEnd, (at) => at),
    rows: new Int8Array(bytes.buffer, bytes.byteOffset + rowsAt, head.features * HEADS),
    words: keyed(head.words, wordsAt, (at) => bytes[marksAt + at] ?? 0),
    kinds: keyed(head.kinds, kindsAt, (at) => view.getUint32(kindsAt + 4 * (head.kinds + at), true)),
  };
}

function parseHead(json: string): WeightsHead {
  const head = JSON.parse(json) as WeightsHead;
  if (head.labels.join() !== LABELS.join()) throw new Error('The weights were learned for other labels.');
  return head;
}
