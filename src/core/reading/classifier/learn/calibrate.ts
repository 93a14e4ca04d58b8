import { isDanger, LABELS, type Label } from '../../../../domain/reading.ts';
import { isProtected } from '../../labels.ts';
import type { HeldOut } from './held-out.ts';
import type { Sample } from './samples.ts';

/** Turns points into a probability: 1 / (1 + e^-(slope · points + offset)). */
export type Calibration = readonly [slope: number, offset: number];

/** What a head must have proved on held-out sentences before it may speak. */
interface Demand {
  /** Share of right answers. */
  readonly right: number;
  /** Of the purely administrative sentences, at most this share may be taken for it. */
  readonly falseAlarms: number;
}

const PLAIN: Demand = { right: 0.85, falseAlarms: 1 };
const GUARDED_LABEL: Demand = { right: 0.7, falseAlarms: 1 };
const DANGER: Demand = { right: 0.85, falseAlarms: 0.001 };
const GUARD: Demand = { right: 0.9, falseAlarms: 1 };
/** Any emergency, whichever: a fixed text that sends to the telephone costs less than one that is overheard. */
const RED: Demand = { right: 0.8, falseAlarms: 0.001 };
/** Nothing is sure below this probability, however right it was. */
const NEVER_BELOW = 0.35;
/** Fewer right answers than this prove nothing. */
const ENOUGH = 12;

/** Slope and offset of every head (Platt), and the probability from which it may speak. */
export function calibrate(read: readonly HeldOut[]): { calibration: Calibration[]; sure: number[] } {
  const heads = [
    ...LABELS.map(labelHead),
    { holds: isGuarded, rightly: isGuarded, demand: GUARD },
    { holds: isRed, rightly: isRed, demand: RED },
  ];
  const speaking = heads.map((head, place) => speakingOf(head, place, read));
  return {
    calibration: speaking.map(({ calibration }) => calibration),
    sure: speaking.map(({ sure }) => sure),
  };
}

interface Head {
  readonly holds: (sample: Sample) => boolean;
  /** Whether the head may speak of this sentence, which is a little more than that it holds. */
  readonly rightly: (sample: Sample) => boolean;
  readonly demand: Demand;
}

function labelHead(label: Label): Head {
  const alike = ALIKE.find((group) => group.includes(label)) ?? [label];
  return {
    holds: ({ labels }) => labels.includes(label),
    rightly: ({ labels }) => labels.some((given) => alike.includes(given)),
    demand: isDanger(label) ? DANGER : isProtected(label) ? GUARDED_LABEL : PLAIN,
  };
}

function isGuarded({ guarded }: Sample): boolean {
  return guarded;
}

function isRed({ labels }: Sample): boolean {
  return labels.some(isDanger);
}

/** Labels that may stand for each other: nothing worse than a question follows from taking one for the other. */
const ALIKE: readonly (readonly Label[])[] = [
  ['danger-life', 'danger-maternity', 'danger-suicide', 'danger-violence'],
  ['greeting', 'closing', 'thanks', 'none'],
  ['name', 'contact-line'],
  ['confirm', 'choose'],
];

function speakingOf({ holds, rightly, demand }: Head, place: number, read: readonly HeldOut[]) {
  const pointsOf = ({ points }: HeldOut) => points.whole[place] ?? 0;
  const [slope, offset] = platt(read.map((item) => [pointsOf(item), holds(item.sample)]));
  const answers = read.map((item) => ({
    p: 1 / (1 + Math.exp(-(slope * pointsOf(item) + offset))),
    right: rightly(item.sample),
    plain: !item.sample.guarded,
  }));
  const calibration: Calibration = [rounded(slope), rounded(offset)];
  return { calibration, sure: rounded(sureFrom(answers, demand)) };
}

/** Numbers of the weights' head are kept short, so that the file is the same on every machine. */
export function rounded(number: number): number {
  return Number(number.toPrecision(6));
}

/** Platt's two numbers, by Newton's method. */
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

/** The lowest probability above which the demand is met; 1 (never) when there is none. */
function sureFrom(answers: readonly Answer[], { right: wanted, falseAlarms }: Demand): number {
  const alarms = falseAlarms * answers.filter(({ plain }) => plain).length;
  const ordered = answers.filter(({ p }) => p >= NEVER_BELOW).sort((one, other) => other.p - one.p);
  let [right, onPlain, lowest] = [0, 0, 1];
  ordered.forEach((answer, at) => {
    if (answer.right) right += 1;
    if (answer.plain) onPlain += 1;
    if (right >= ENOUGH && right / (at + 1) >= wanted && onPlain <= alarms) lowest = answer.p;
  });
  return lowest;
}
