// How a small net learns: lesson after lesson in batches, with Adam. Without chance: what looks random is seeded.

import { adam } from '../classifier/learn/adam.ts';
import { seeded, shuffled } from '../classifier/learn/seeded.ts';
import { NEIGHBOUR_SIGNS } from './neighbour-signs.ts';
import { ASKED, addRow, answerOf, type Net } from './net.ts';

/** One sentence to learn from. */
export interface Lesson {
  /** Its signs, levelled. */
  readonly level: Float64Array;
  /** Log odds of what the classifier said of it alone. */
  readonly alone: readonly number[];
  /** 1 at what should be answered yes. */
  readonly targets: Uint8Array;
  /** How much its first answer counts. */
  readonly weight: number;
}

const HIDDEN = 64;
const ROUNDS = 16;
const BATCH = 256;
const RATE = 2e-3;
/** Pulls every weight towards nothing. */
const PULL = 1e-4;
interface Layers {
  readonly into: Float64Array;
  readonly biases: Float64Array;
  readonly out: Float64Array;
  readonly past: Float64Array;
  readonly last: Float64Array;
}

/** The layers of the net that answers the lessons best. */
export function descend(lessons: readonly Lesson[]): Omit<Net, 'means' | 'spreads'> {
  const next = seeded(lessons.length);
  const layers = atFirst(next);
  const steps = Object.values(layers).map(adam);
  let order: readonly Lesson[] = lessons;
  for (let round = 0; round < ROUNDS; round += 1) {
    order = shuffled(order, next);
    const rate = RATE * (1 - round / ROUNDS) + RATE / 200;
    for (let from = 0; from < order.length; from += BATCH) {
      const batch = order.slice(from, from + BATCH);
      const slopes = Object.values(slopesOf(layers, batch));
      steps.forEach((step, at) => {
        step(slopes[at] ?? new Float64Array(0), rate);
      });
    }
  }
  const { into, biases, out, past, last } = layers;
  return {
    hidden: HIDDEN,
    into: short(into),
    biases: short(biases),
    out: short(out),
    past: short(past),
    last: short(last),
  };
}

function short(weights: Float64Array): number[] {
  return [...weights].map((weight) => Number(weight.toFixed(4)));
}

/** Small numbers in no order inside; past the hidden layer nothing yet, so that at first the classifier alone speaks. */
function atFirst(next: () => number): Layers {
  const some = (count: number, size: number) =>
    Float64Array.from({ length: count }, () => (next() * 2 - 1) * size);
  return {
    into: some(NEIGHBOUR_SIGNS * HIDDEN, Math.sqrt(6 / NEIGHBOUR_SIGNS)),
    biases: new Float64Array(HIDDEN),
    out: some(HIDDEN * ASKED, Math.sqrt(3 / HIDDEN) / 10),
    past: new Float64Array(NEIGHBOUR_SIGNS * ASKED),
    last: new Float64Array(ASKED),
  };
}

function slopesOf(layers: Layers, batch: readonly Lesson[]): Layers {
  const pulled = (weights: Float64Array) => weights.map((weight) => PULL * weight);
  const slopes: Layers = {
    into: pulled(layers.into),
    biases: pulled(layers.biases),
    out: pulled(layers.out),
    past: pulled(layers.past),
    last: pulled(layers.last),
  };
  for (const lesson of batch) addSlopes(layers, slopes, lesson, batch.length);
  return slopes;
}

/** Adds, for every weight, how much less of it would have answered this lesson better. */
function addSlopes(layers: Layers, slopes: Layers, lesson: Lesson, count: number): void {
  const { level, alone, targets, weight } = lesson;
  const { inside, odds } = answerOf(level, alone, { hidden: HIDDEN, ...layers });
  const errors = odds.map((own, at) => {
    const error = 1 / (1 + Math.exp(-own)) - (targets[at] ?? 0);
    return (error * (at === 0 ? weight : 1)) / count;
  });
  const back = inside.map((lit, at) => (lit === 0 ? 0 : along(layers.out, at * ASKED, errors)));
  inside.forEach((lit, at) => {
    if (lit !== 0) addTo(slopes.out, at * ASKED, errors, lit);
  });
  addTo(slopes.biases, 0, back, 1);
  addTo(slopes.last, 0, errors, 1);
  level.forEach((sign, at) => {
    if (sign === 0) return;
    addTo(slopes.into, at * HIDDEN, back, sign);
    addTo(slopes.past, at * ASKED, errors, sign);
  });
}

/** A row of weights times the errors. */
function along(rows: Float64Array, from: number, errors: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < errors.length; at += 1) sum += (rows[from + at] as number) * (errors[at] as number);
  return sum;
}

function addTo(rows: Float64Array, from: number, what: Float64Array, times: number): void {
  addRow(rows.subarray(from, from + what.length), what, 0, times);
}
