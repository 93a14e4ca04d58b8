// A small net: one hidden layer, and a straight way past it. It corrects what the classifier said of a sentence alone.

import { LABELS } from '../../../domain/reading.ts';

/** What is asked of a sentence: whether a human must read it, whether it tells of an emergency, then every label. */
export const ASKED = 2 + LABELS.length;
export const FOR_PERSON = 0;
export const EMERGENCY = 1;
/** Of the first label. */
export const FIRST_LABEL = 2;

/** Rows of `ASKED` or of `hidden` numbers, one a sign (`into`, `past`) or one a hidden place (`out`). */
export interface Net {
  readonly hidden: number;
  /** Of every sign: what lies in its middle, and how far it spreads. */
  readonly means: readonly number[];
  readonly spreads: readonly number[];
  readonly into: ArrayLike<number>;
  readonly biases: ArrayLike<number>;
  readonly out: ArrayLike<number>;
  readonly past: ArrayLike<number>;
  readonly last: ArrayLike<number>;
}

/** Spreads away from the middle beyond which a sign says nothing more. */
const FAR = 5;

/** Signs as the net wants them: around nothing, and none of them far out. */
export function levelled(
  signs: readonly number[],
  { means, spreads }: Pick<Net, 'means' | 'spreads'>,
): Float64Array {
  return Float64Array.from(signs, (sign, at) =>
    Math.min(Math.max((sign - (means[at] ?? 0)) / (spreads[at] ?? 1), -FAR), FAR),
  );
}

/** What lit up inside, and the log odds of everything that is asked. */
export interface Answer {
  readonly inside: Float64Array;
  readonly odds: Float64Array;
}

/** The net's answer: what the classifier said alone (`alone`), and what the levelled signs add to it. */
export function answerOf(
  level: Float64Array,
  alone: readonly number[],
  net: Omit<Net, 'means' | 'spreads'>,
): Answer {
  const { hidden, into, biases, out, past, last } = net;
  const inside = Float64Array.from(biases);
  const odds = Float64Array.from(alone, (own, at) => own + (last[at] ?? 0));
  for (let at = 0; at < level.length; at += 1) {
    const sign = level[at] as number;
    if (sign === 0) continue;
    addRow(inside, into, at * hidden, sign);
    addRow(odds, past, at * ASKED, sign);
  }
  for (let at = 0; at < hidden; at += 1) {
    inside[at] = Math.max(0, inside[at] as number);
    if (inside[at] !== 0) addRow(odds, out, at * ASKED, inside[at] as number);
  }
  return { inside, odds };
}

/** Adds a row of numbers, so many times, to a sum. */
export function addRow(sum: Float64Array, rows: ArrayLike<number>, from: number, times: number): void {
  for (let at = 0; at < sum.length; at += 1)
    sum[at] = (sum[at] as number) + times * (rows[from + at] as number);
}
