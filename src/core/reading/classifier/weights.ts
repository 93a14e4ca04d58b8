// The trained weights of one language, as they lie in `data/classifier/<language>.bin`:
// "PAW3", length of the JSON head (uint32, little endian), head, feature keys (uint32), weights (int8, one row of
// heads per feature), known words (uint32) with their marks (uint8), words of kinds (uint32) with the kind of each (uint8).

import { LABELS, type Label } from '../../../domain/reading.ts';
import { type KeyTable, keyTable, listTable } from './key-table.ts';
import type { WordKinds } from './word-kinds.ts';

/** The labels, then two heads more: anything that a human must read, and an emergency of whatever kind. */
export const HEADS = LABELS.length + 2;
export const GUARD_HEAD = LABELS.length;
export const RED_HEAD = LABELS.length + 1;

export const MAGIC = 'PAW3';

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
  /** Words of kinds; one of several kinds counts for each. */
  readonly kinds: number;
}

export interface Weights {
  readonly head: WeightsHead;
  /** Feature key → row of `rows`. */
  readonly places: KeyTable;
  readonly rows: Int8Array;
  readonly words: KeyTable;
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
  if (bytes.length !== kindsAt + 5 * head.kinds) throw new Error('The weights file is cut off.');
  const numbers = (from: number, count: number) =>
    Uint32Array.from({ length: count }, (_, at) => view.getUint32(from + 4 * at, true));
  return {
    head,
    places: keyTable(numbers(headEnd, head.features), null),
    rows: new Int8Array(bytes.buffer, bytes.byteOffset + rowsAt, head.features * HEADS),
    words: keyTable(numbers(wordsAt, head.words), bytes.subarray(marksAt, kindsAt)),
    kinds: listTable(numbers(kindsAt, head.kinds), bytes.subarray(kindsAt + 4 * head.kinds)),
  };
}

function parseHead(json: string): WeightsHead {
  const head = JSON.parse(json) as WeightsHead;
  if (head.labels.join() !== LABELS.join()) throw new Error('The weights were learned for other labels.');
  return head;
}
