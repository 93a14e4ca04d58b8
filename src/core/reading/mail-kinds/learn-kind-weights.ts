// How the second look learns: one logistic regression a kind over the signs of whole mails, with some weights in common.
// Pure and without chance: the same mails give the same weights.

import type { RequestKind } from '../../../domain/reading.ts';
import { adam } from '../classifier/learn/adam.ts';
import { type KindSigns, kindSigns, LOOKED_AT, type LookedAt } from './kind-signs.ts';
import { type KindWeights, OWN_SIGNS, SHARED_SIGNS } from './kind-weights.ts';

/** A mail with what it truly asks for. Its sentences were read by weights that had not learned from it. */
export interface TaughtMail {
  readonly mail: LookedAt;
  readonly truth: readonly RequestKind[];
}

const ROUNDS = 300;
const RATE = 0.05;
/** Pulls every weight towards nothing, as much as this many mails would. */
const PULL = 3.3;

interface Example {
  readonly kind: number;
  readonly signs: KindSigns;
  readonly asks: number;
}

/** The weights that fit the mails best. */
export function learnKindWeights(mails: readonly TaughtMail[]): KindWeights {
  const examples = mails.flatMap(examplesOf);
  const size = SHARED_SIGNS + LOOKED_AT.length * OWN_SIGNS;
  const weights = new Float64Array(size);
  const step = adam(weights);
  for (let round = 0; round < ROUNDS; round += 1) step(slopesAt(weights, examples), RATE);
  return named(weights);
}

function examplesOf({ mail, truth }: TaughtMail): readonly Example[] {
  return kindSigns(mail).map((signs, kind) => ({
    kind,
    signs,
    asks: truth.some((one) => one === LOOKED_AT[kind]) ? 1 : 0,
  }));
}

function slopesAt(weights: Float64Array, examples: readonly Example[]): Float64Array {
  const slopes = weights.map((weight) => PULL * weight);
  for (const { kind, signs, asks } of examples) {
    const from = SHARED_SIGNS + kind * OWN_SIGNS;
    let points = 0;
    for (let at = 0; at < SHARED_SIGNS; at += 1) points += (weights[at] ?? 0) * (signs.shared[at] ?? 0);
    for (let at = 0; at < OWN_SIGNS; at += 1) points += (weights[from + at] ?? 0) * (signs.own[at] ?? 0);
    const error = 1 / (1 + Math.exp(-points)) - asks;
    for (let at = 0; at < SHARED_SIGNS; at += 1)
      slopes[at] = (slopes[at] ?? 0) + error * (signs.shared[at] ?? 0);
    for (let at = 0; at < OWN_SIGNS; at += 1)
      slopes[from + at] = (slopes[from + at] ?? 0) + error * (signs.own[at] ?? 0);
  }
  return slopes;
}

function named(weights: Float64Array): KindWeights {
  const short = (from: number, to: number) =>
    [...weights.slice(from, to)].map((one) => Number(one.toFixed(3)));
  return {
    shared: short(0, SHARED_SIGNS),
    kinds: Object.fromEntries(
      LOOKED_AT.map((kind, at) => {
        const from = SHARED_SIGNS + at * OWN_SIGNS;
        return [kind, short(from, from + OWN_SIGNS)] as const;
      }),
    ),
  };
}
