import { hashOf } from '../../text-hash.ts';
import { type Features, GROUP_WEIGHT } from './features.ts';

/** A linear model as the scoring sees it; `rowOf` gives the place of a feature's row, or undefined. */
export interface Linear {
  readonly heads: number;
  readonly rowOf: (feature: number) => number | undefined;
  /** Row after row, one number a head. */
  readonly rows: ArrayLike<number>;
  readonly steps: ArrayLike<number>;
  readonly biases: ArrayLike<number>;
  /** Whether the reader has met a word (its hash) often enough to weigh it. */
  readonly knows: (word: number) => boolean;
}

/** Points of every head for the whole sentence and for each window of it. */
export interface Points {
  readonly whole: Float64Array;
  readonly windows: readonly Float64Array[];
}

/** Words in a window: enough to hold one thought, few enough to smell a single foreign one. */
const WINDOW = 5;

const UNKNOWN = hashOf('u');

/** The word at one place of a sentence, with what says "a word never met". */
export function featuresAt(
  { tokens, words }: Features,
  at: number,
  knows: Linear['knows'],
): readonly number[] {
  const own = words[at] ?? [];
  const word = own[0];
  const token = tokens[at];
  if (word === undefined || token === undefined || token.nameLike || knows(word)) return own;
  const before = tokens[at - 1]?.text;
  return before === undefined ? [UNKNOWN, ...own] : [UNKNOWN, hashOf(`u ${before}`), ...own];
}

/** Weighs a sentence as a whole and window by window; one pass over its features. */
export function pointsOf(features: Features, model: Linear): Points {
  const { tokens, groups, pairs, triples, shape } = features;
  const count = tokens.length;
  const words = tokens.map((_, at) => sumOf(featuresAt(features, at, model.knows), model));
  const letters = groups.map((list) => sumOf(list, model, GROUP_WEIGHT));
  const two = pairs.map((list) => sumOf(list, model));
  const three = triples.map((list) => sumOf(list, model));
  const stretch = (from: number, to: number) => [
    ...words.slice(from, to),
    ...letters.slice(from, to),
    ...two.slice(from, Math.max(from, to - 1)),
    ...three.slice(from, Math.max(from, to - 2)),
  ];
  const starts = count <= WINDOW ? [0] : Array.from({ length: count - WINDOW + 1 }, (_, at) => at);
  return {
    whole: pointsFrom([...stretch(0, count), sumOf(shape, model)], model),
    windows: starts.map((from) => pointsFrom(stretch(from, Math.min(count, from + WINDOW)), model)),
  };
}

interface Sum {
  /** Squares of the weights of the features that are known. */
  readonly known: number;
  readonly values: Float64Array;
}

function sumOf(features: readonly number[], { heads, rowOf, rows }: Linear, weight = 1): Sum {
  const values = new Float64Array(heads);
  let known = 0;
  for (const feature of features) {
    const row = rowOf(feature);
    if (row === undefined) continue;
    known += weight * weight;
    const from = row * heads;
    for (let head = 0; head < heads; head += 1)
      values[head] = (values[head] ?? 0) + weight * (rows[from + head] ?? 0);
  }
  return { known, values };
}

/** Long sentences weigh no more than short ones: points grow with the root of the number of features. */
function pointsFrom(sums: readonly Sum[], { heads, steps, biases }: Linear): Float64Array {
  const points = new Float64Array(heads);
  const known = sums.reduce((total, sum) => total + sum.known, 0);
  const share = known === 0 ? 0 : 1 / Math.sqrt(known);
  for (const { values } of sums) {
    for (let head = 0; head < heads; head += 1) points[head] = (points[head] ?? 0) + (values[head] ?? 0);
  }
  return points.map((sum, head) => sum * share * (steps[head] ?? 1) + (biases[head] ?? 0));
}
