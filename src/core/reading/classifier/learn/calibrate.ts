import { isDanger, LABELS, type Label } from '../../../../domain/reading.ts';
import { GUARDED } from '../signs.ts';
import type { HeldOut } from './held-out.ts';

/** Turns points into a probability: 1 / (1 + e^-(slope · points + offset)). */
export type Calibration = readonly [slope: number, offset: number];

/** Share of right answers from which a label counts as sure. */
const WANTED: Readonly<Record<'plain' | 'guarded' | 'danger', number>> = {
  plain: 0.85,
  guarded: 0.7,
  danger: 0.85,
};
/** No label is sure below this probability, however right it was. */
const NEVER_BELOW = 0.35;
/** Fewer right answers than this prove nothing. */
const ENOUGH = 12;
/** Of the purely administrative sentences, at most this share may be called an emergency. */
const FALSE_ALARMS = 0.001;

/** Slope and offset of every label (Platt), and the probability from which it is given. */
export function calibrate(read: readonly HeldOut[]): { calibration: Calibration[]; sure: number[] } {
  const calibration = LABELS.map((label, head) =>
    platt(read.map(({ points, sample }) => [points.whole[head] ?? 0, sample.labels.includes(label)])),
  );
  const sure = LABELS.map((label, head) => {
    const [slope, offset] = calibration[head] ?? [1, 0];
    return sureFrom(
      label,
      read.map(({ points, sample }) => ({
        p: 1 / (1 + Math.exp(-(slope * (points.whole[head] ?? 0) + offset))),
        right: rightly(label, sample.labels),
        plain: !sample.guarded,
      })),
    );
  });
  return { calibration: calibration.map(([a, b]) => [rounded(a), rounded(b)]), sure: sure.map(rounded) };
}

/** Labels that may stand for each other: nothing worse than a question follows from taking one for the other. */
const ALIKE: readonly (readonly Label[])[] = [
  ['danger-life', 'danger-maternity', 'danger-suicide', 'danger-violence'],
  ['greeting', 'closing', 'thanks', 'none'],
  ['name', 'contact-line'],
  ['confirm', 'choose'],
];

function rightly(label: Label, labels: readonly Label[]): boolean {
  const alike = ALIKE.find((group) => group.includes(label)) ?? [label];
  return labels.some((given) => alike.includes(given));
}

/** Numbers of the weights' head are kept short, so that the file is the same on every machine. */
export function rounded(number: number): number {
  return Number(number.toPrecision(6));
}

function platt(pairs: readonly (readonly [number, boolean])[]): Calibration {
  let [slope, offset] = [1, 0];
  for (let round = 0; round < 30; round += 1) {
    let [a, b, aa, ab, bb] = [0, 0, 1e-6, 0, 1e-6];
    for (const [points, right] of pairs) {
      const p = 1 / (1 + Math.exp(-(slope * points + offset)));
      const error = p - (right ? 1 : 0);
      const weight = p * (1 - p);
      a += error * points;
      b += error;
      aa += weight * points * points;
      ab += weight * points;
      bb += weight;
    }
    const det = aa * bb - ab * ab;
    slope -= (bb * a - ab * b) / det;
    offset -= (aa * b - ab * a) / det;
  }
  return [slope, offset];
}

interface Answer {
  readonly p: number;
  readonly right: boolean;
  readonly plain: boolean;
}

/** The lowest probability above which enough answers were right; 1 (never) when there is none. */
function sureFrom(label: Label, answers: readonly Answer[]): number {
  const wanted = isDanger(label) ? WANTED.danger : GUARDED.has(label) ? WANTED.guarded : WANTED.plain;
  const alarms = isDanger(label) ? FALSE_ALARMS * answers.filter(({ plain }) => plain).length : Infinity;
  const ordered = answers.filter(({ p }) => p >= NEVER_BELOW).sort((one, other) => other.p - one.p);
  let [right, onPlain, lowest] = [0, 0, 1];
  ordered.forEach((answer, at) => {
    if (answer.right) right += 1;
    if (answer.plain) onPlain += 1;
    if (right >= ENOUGH && right / (at + 1) >= wanted && onPlain <= alarms) lowest = answer.p;
  });
  return lowest;
}
