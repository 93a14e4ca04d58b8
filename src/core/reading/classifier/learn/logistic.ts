import { HEADS } from '../weights.ts';
import { seeded, shuffled } from './seeded.ts';

export interface Fitted {
  /** Row after row, one number a head. */
  readonly rows: Float32Array;
  readonly biases: Float64Array;
}

/** The rows of a sentence's features. The first so many are light: they count as much as `weight` says, the others 1. */
export interface Listed {
  readonly rows: Int32Array;
  readonly light: number;
  readonly weight: number;
}

const ROUNDS = 5;
const RATE = 0.5;
const BIAS_RATE = 0.15;
const FORGETTING = 1e-4;
/** Errors smaller than this are not worth a step. */
const SMALL = 4e-3;
const FIRST_BIAS = -3;

/**
 * One logistic regression a head, learned side by side by stochastic descent with a step of its own for every
 * weight (Adagrad). All features of a sentence together have the length 1. Same input, same bits. The last so many lists come at the
 * end of each round, so that the others are learned as if those were not there.
 */
export function logistic(
  lists: readonly Listed[],
  targets: readonly Uint8Array[],
  { features, last }: { readonly features: number; readonly last: number },
): Fitted {
  const state = {
    rows: new Float32Array(features * HEADS),
    seen: new Float32Array(features * HEADS).fill(1e-2),
    biases: new Float64Array(HEADS).fill(FIRST_BIAS),
    biasSeen: new Float64Array(HEADS).fill(1),
    errors: new Float64Array(HEADS),
    wrong: new Int32Array(HEADS),
  };
  const next = seeded(1);
  const places = lists.map((_, at) => at);
  const ends = places.slice(lists.length - last);
  let order = places.slice(0, lists.length - last);
  for (let round = 0; round < ROUNDS; round += 1) {
    order = shuffled(order, next);
    for (const at of [...order, ...ends])
      learn(lists[at] ?? NOTHING, targets[at] ?? new Uint8Array(HEADS), state);
  }
  return { rows: state.rows, biases: state.biases };
}

const NOTHING: Listed = { rows: new Int32Array(), light: 0, weight: 1 };

interface State {
  readonly rows: Float32Array;
  readonly seen: Float32Array;
  readonly biases: Float64Array;
  readonly biasSeen: Float64Array;
  readonly errors: Float64Array;
  readonly wrong: Int32Array;
}

function learn({ rows, light, weight }: Listed, target: Uint8Array, state: State): void {
  const squares = rows.length - light + light * weight * weight;
  const share = squares === 0 ? 0 : 1 / Math.sqrt(squares);
  state.errors.fill(0);
  for (const [at, row] of rows.entries()) add(row * HEADS, at < light ? weight : 1, state);
  weigh(share, state);
  const count = findWrong(target, state);
  for (const [at, row] of rows.entries())
    step(row * HEADS, at < light ? share * weight : share, count, state);
}

function add(from: number, weight: number, { rows, errors }: State): void {
  for (let head = 0; head < HEADS; head += 1)
    errors[head] = (errors[head] ?? 0) + weight * (rows[from + head] ?? 0);
}

function weigh(share: number, { errors, biases }: State): void {
  for (let head = 0; head < HEADS; head += 1) {
    errors[head] = 1 / (1 + Math.exp(-((errors[head] ?? 0) * share + (biases[head] ?? 0))));
  }
}

/** Turns chances into errors, corrects the biases, and lists the heads that need a step. */
function findWrong(target: Uint8Array, { errors, biases, biasSeen, wrong }: State): number {
  let count = 0;
  for (let head = 0; head < HEADS; head += 1) {
    const error = (errors[head] ?? 0) - (target[head] ?? 0);
    errors[head] = error;
    const seen = (biasSeen[head] ?? 0) + error * error;
    biasSeen[head] = seen;
    biases[head] = (biases[head] ?? 0) - (BIAS_RATE * error) / Math.sqrt(seen);
    if (Math.abs(error) >= SMALL) wrong[count++] = head;
  }
  return count;
}

function step(from: number, share: number, count: number, { rows, seen, errors, wrong }: State): void {
  for (let at = 0; at < count; at += 1) {
    const head = wrong[at] ?? 0;
    const place = from + head;
    const weight = rows[place] ?? 0;
    const slope = (errors[head] ?? 0) * share + FORGETTING * weight;
    const total = (seen[place] ?? 0) + slope * slope;
    seen[place] = total;
    rows[place] = weight - (RATE * slope) / Math.sqrt(total);
  }
}
