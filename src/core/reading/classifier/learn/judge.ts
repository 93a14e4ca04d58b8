import { isDanger } from '../../../../domain/reading.ts';
import { verdict } from '../labels-of.ts';
import type { Judge } from '../weights.ts';
import { rounded } from './calibrate.ts';
import type { HeldOut } from './held-out.ts';

/** Of the sentences that a human must read, at most this share may pass as explained. */
const LEAK = 0.01;
/** Of the emergencies. */
const DANGER_LEAK = 0.003;
const ROUNDS = 40;
const RATE = 0.01;
const FORGETTING = 1e-4;
/** An emergency that passes weighs as much as so many other mistakes. */
const DANGER_WEIGHT = 3;
const CROSS = 5;

type Judged = Pick<HeldOut, 'signs' | 'sample'>;

/** Learns to weigh the signs, and how far a verdict may go before a human must read. */
export function learnJudge(read: readonly HeldOut[]): Judge {
  const verdicts = [...Array(CROSS).keys()].flatMap((part) => {
    const judge = weighed(read.filter((_, at) => at % CROSS !== part));
    return read
      .filter((_, at) => at % CROSS === part)
      .map((item) => ({ item, verdict: verdict(item.signs, judge) }));
  });
  return { ...weighed(read), limit: rounded(limitOf(verdicts)) };
}

function weighed(read: readonly Judged[]): Judge {
  const width = read[0]?.signs.length ?? 0;
  const column = (at: number) => read.map(({ signs }) => signs[at] ?? 0);
  const means = Array.from({ length: width }, (_, at) => rounded(mean(column(at))));
  const spreads = means.map((middle, at) => {
    const spread = Math.sqrt(mean(column(at).map((sign) => (sign - middle) ** 2)));
    return rounded(spread || 1);
  });
  const rows = read.map(({ signs }) =>
    signs.map((sign, at) => (sign - (means[at] ?? 0)) / (spreads[at] ?? 1)),
  );
  const { weights, bias } = descend(rows, read);
  return { means, spreads, weights: weights.map(rounded), bias: rounded(bias), limit: 0 };
}

function descend(rows: readonly (readonly number[])[], read: readonly Judged[]) {
  const weights: number[] = (rows[0] ?? []).map(() => 0);
  let bias = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const rate = RATE / (1 + round / 10);
    rows.forEach((row, at) => {
      const sample = read[at]?.sample;
      const points = row.reduce((sum, sign, place) => sum + sign * (weights[place] ?? 0), bias);
      const weight = sample?.labels.some(isDanger) ? DANGER_WEIGHT : 1;
      const error = weight * (1 / (1 + Math.exp(-points)) - (sample?.guarded ? 1 : 0));
      bias -= rate * error;
      row.forEach((sign, place) => {
        const before = weights[place] ?? 0;
        weights[place] = before - rate * (error * sign + FORGETTING * before);
      });
    });
  }
  return { weights, bias };
}

/** The highest verdict up to which both promises hold. */
function limitOf(verdicts: readonly { readonly item: Judged; readonly verdict: number }[]): number {
  const guarded = verdicts.filter(({ item }) => item.sample.guarded);
  const dangers = guarded.filter(({ item }) => item.sample.labels.some(isDanger));
  return Math.min(nth(guarded, LEAK), nth(dangers, DANGER_LEAK));
}

function nth(verdicts: readonly { readonly verdict: number }[], share: number): number {
  const ordered = verdicts.map(({ verdict: points }) => points).sort((one, other) => one - other);
  return (ordered[Math.floor(share * ordered.length)] ?? Number.NEGATIVE_INFINITY) - 1e-3;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}
