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
  const stretch = (from: number, to: number): Sum => {
    const total = nothing(model.heads);
    addAll(total, words, from, to);
    addAll(total, letters, from, to);
    addAll(total, two, from, to - 1);
    addAll(total, three, from, to - 2);
    return total;
  };
  const starts = count <= WINDOW ? [0] : Array.from({ length: count - WINDOW + 1 }, (_, at) => at);
  const whole = stretch(0, count);
  add(whole, sumOf(shape, model));
  return {
    whole: pointsFrom(whole, model),
    windows: starts.map((from) => pointsFrom(stretch(from, Math.min(count, from + WINDOW)), model)),
  };
}

interface Sum {
  /** Squares of the weights of the features that are known. */
  known: number;
  readonly values: Float64Array;
}

function nothing(heads: number): Sum {
  return { known: 0, values: new Float64Array(heads) };
}

function addAll(total: Sum, parts: readonly Sum[], from: number, to: number): void {
  for (let at = from; at < to; at += 1) add(total, parts[at]);
}

function add(total: Sum, part: Sum | undefined): void {
  if (part === undefined || part.known === 0) return;
  total.known += part.known;
  for (let head = 0; head < total.values.length; head += 1)
    total.values[head] = (total.values[head] as number) + (part.values[head] as number);
}

function sumOf(features: readonly number[], { heads, rowOf, rows }: Linear, weight = 1): Sum {
  const sum = nothing(heads);
  for (const feature of features) {
    const row = rowOf(feature);
    if (row === undefined) continue;
    sum.known += weight * weight;
    const from = row * heads;
    for (let head = 0; head < heads; head += 1)
      sum.values[head] = (sum.values[head] as number) + weight * (rows[from + head] as number);
  }
  return sum;
}

/** Long sentences weigh no more than short ones: points grow with the root of the number of features. */
function pointsFrom({ known, values }: Sum, { steps, biases }: Linear): Float64Array {
  const share = known === 0 ? 0 : 1 / Math.sqrt(known);
  return values.map((sum, head) => sum * share * (steps[head] ?? 1) + (biases[head] ?? 0));
}
