import type { Language } from '../../../domain/language.ts';
import { isDanger, LABELS, type Label } from '../../../domain/reading.ts';
import { type Features, featuresOf } from './features.ts';
import { type Linear, type Points, pointsOf } from './points.ts';
import { GUARDED, signsOf } from './signs.ts';
import { HEADS, type Judge, OFTEN, type Weights } from './weights.ts';

/** The weights at hand; a language without any is met with silence. */
export type WeightsByLanguage = Partial<Readonly<Record<Language, Weights>>>;

/** What the trained reader says of one sentence. */
export interface Labelling {
  /** Only those it is sure of, most probable first. */
  readonly labels: readonly Label[];
  /** Every part of the sentence is accounted for as administration or courtesy, and nothing smells of more. */
  readonly explained: boolean;
  /** The emergency it is sure of. */
  readonly danger: Label | null;
  /** Calibrated probability of every label; empty when silent. */
  readonly p: Readonly<Partial<Record<Label, number>>>;
}

interface Chance {
  readonly label: Label;
  readonly p: number;
  readonly sure: boolean;
}

const SILENCE: Labelling = { labels: [], explained: false, danger: null, p: {} };
/** From this probability on a guarded label keeps a sentence from being explained, sure or not. */
const SUSPICION = 0.25;
/** A sentence is explained by a label at least this probable. */
const LIKELY = 0.5;
/** Characters. Longer "sentences" are not read: no one writes them by hand. */
const LONGEST = 600;

/** Labels a sentence as typed. Silent for a language without weights, for no words and for endless ones. */
export function labelsOf(sentence: string, language: Language, weights: WeightsByLanguage): Labelling {
  const known = weights[language];
  if (known === undefined || sentence.length > LONGEST) return SILENCE;
  const features = featuresOf(sentence, known.kinds);
  if (features.tokens.length === 0) return SILENCE;
  const points = pointsOf(features, linearOf(known));
  const chances = chancesOf(points.whole, known);
  const explained = isExplained(chances, features, points, known);
  const sure = chances.filter(({ sure }) => sure);
  const labels = (explained && sure.length === 0 ? chances.slice(0, 1) : sure).map(({ label }) => label);
  return { labels, explained, danger: labels.find(isDanger) ?? null, p: byLabel(chances) };
}

function isExplained(
  chances: readonly Chance[],
  features: Features,
  points: Points,
  { head, words }: Weights,
): boolean {
  if (chances.some(({ label, p }) => GUARDED.has(label) && p >= SUSPICION)) return false;
  if ((chances[0]?.p ?? 0) < LIKELY) return false;
  return verdict(signsOf(features, points, words), head.judge) <= head.judge.limit;
}

/** The weights as the scoring wants them. */
export function linearOf({ head, places, rows, words }: Weights): Linear {
  return {
    heads: HEADS,
    rowOf: (feature) => places.get(feature),
    rows,
    steps: head.steps,
    biases: head.biases,
    knows: (word) => ((words.get(word) ?? 0) & OFTEN) !== 0,
  };
}

/** Points of the judge; the higher, the less it is mere administration. */
export function verdict(signs: readonly number[], { means, spreads, weights, bias }: Judge): number {
  return signs.reduce(
    (sum, sign, at) => sum + ((sign - (means[at] ?? 0)) / (spreads[at] ?? 1)) * (weights[at] ?? 0),
    bias,
  );
}

/** All labels, most probable first. */
function chancesOf(points: Float64Array, { head }: Weights): readonly Chance[] {
  return LABELS.map((label, at) => {
    const [slope, offset] = head.calibration[at] ?? [1, 0];
    const p = 1 / (1 + Math.exp(-(slope * (points[at] ?? 0) + offset)));
    return { label, p, sure: p >= (head.sure[at] ?? 1) };
  }).sort((one, other) => other.p - one.p);
}

function byLabel(chances: readonly Chance[]): Partial<Record<Label, number>> {
  const p: Partial<Record<Label, number>> = {};
  for (const chance of chances) p[chance.label] = chance.p;
  return p;
}
