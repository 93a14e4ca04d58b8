import { allFeatures, GROUP_WEIGHT } from '../features.ts';
import { featuresAt, type Linear } from '../points.ts';
import { HEADS, IN_ADMINISTRATION, OFTEN, OFTEN_IN_ADMINISTRATION } from '../weights.ts';
import { type Fitted, type Listed, logistic } from './logistic.ts';
import type { Sample } from './samples.ts';

/** What was learned from some sentences, before it is made small. */
export interface Model {
  readonly fitted: Fitted;
  /** Feature → row. */
  readonly places: ReadonlyMap<number, number>;
  /** Word → marks. */
  readonly words: ReadonlyMap<number, number>;
}

/** A feature met once says nothing. */
const RARE = 2;
const RARE_UNKNOWN = 3;
/** Features kept: more make the file larger and the reader no better. */
const MOST_FEATURES = 50_000;

/** Learns from sentences; `extra` are learned from too, but don't add words; `own` come last and add their words. */
export function modelFrom(
  samples: readonly Sample[],
  extra: readonly Sample[],
  own: readonly Sample[] = [],
): Model {
  const words = wordMarks([...samples, ...own]);
  const places = placesOf([...samples, ...own], words);
  const knows = knowing(words);
  const all = [...samples, ...extra, ...own];
  const lists = all.map((sample) => listed(sample, places, knows));
  const fitted = logistic(
    lists,
    all.map(({ targets }) => targets),
    { features: places.size, last: own.length },
  );
  return smaller({ fitted, places, words }, lists);
}

/** The model as the scoring wants it. */
export function linear({ fitted, places, words }: Model): Linear {
  return {
    heads: HEADS,
    rowOf: (feature) => places.get(feature),
    rows: fitted.rows,
    steps: new Float64Array(HEADS).fill(1),
    biases: fitted.biases,
    knows: knowing(words),
  };
}

function knowing(words: ReadonlyMap<number, number>): Linear['knows'] {
  return (word) => ((words.get(word) ?? 0) & OFTEN) !== 0;
}

function wordMarks(samples: readonly Sample[]): ReadonlyMap<number, number> {
  const all = counted(samples.map(({ features }) => features.words.map(([word]) => word ?? 0)));
  const plain = samples.filter(({ guarded }) => !guarded);
  const inPlain = counted(plain.map(({ features }) => features.words.map(([word]) => word ?? 0)));
  const marks = new Map<number, number>();
  for (const [word, count] of [...all].sort(([one], [other]) => one - other)) {
    const admin = inPlain.get(word) ?? 0;
    const mark =
      (count >= RARE ? OFTEN : 0) |
      (admin >= 1 ? IN_ADMINISTRATION : 0) |
      (admin >= 2 ? OFTEN_IN_ADMINISTRATION : 0);
    if (mark !== 0) marks.set(word, mark);
  }
  return marks;
}

function placesOf(samples: readonly Sample[], words: ReadonlyMap<number, number>): Map<number, number> {
  const often = counted(samples.map(({ features }) => allFeatures(features)));
  const unknown = counted(samples.map((sample) => unknownFeatures(sample, knowing(words))));
  const kept = [...often].filter(([, count]) => count >= RARE);
  const keptUnknown = [...unknown].filter(([, count]) => count >= RARE_UNKNOWN);
  const keys = [...new Set([...kept, ...keptUnknown].map(([feature]) => feature))].sort((a, b) => a - b);
  return new Map(keys.map((feature, row) => [feature, row]));
}

function unknownFeatures({ features }: Sample, knows: Linear['knows']): readonly number[] {
  return features.tokens.flatMap((_, at) => {
    const own = features.words[at]?.length ?? 0;
    const given = featuresAt(features, at, knows);
    return given.slice(0, given.length - own);
  });
}

/** In how many of the lists each number stands. */
function counted(lists: readonly (readonly number[])[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const list of lists) {
    for (const feature of new Set(list)) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  counts.delete(0);
  return counts;
}

function listed({ features }: Sample, places: ReadonlyMap<number, number>, knows: Linear['knows']): Listed {
  const { tokens, groups, pairs, triples, shape } = features;
  const words = tokens.flatMap((_, at) => featuresAt(features, at, knows));
  const rowsOf = (list: readonly number[]) => list.flatMap((feature) => places.get(feature) ?? []);
  const light = rowsOf(groups.flat());
  const full = rowsOf([...words, ...pairs.flat(), ...triples.flat(), ...shape]);
  return { rows: Int32Array.from([...light, ...full]), light: light.length, weight: GROUP_WEIGHT };
}

/** Keeps the features that move the most points over the sentences learned from. */
function smaller({ fitted, places, words }: Model, lists: readonly Listed[]): Model {
  const uses = new Float64Array(places.size);
  for (const { rows, light, weight } of lists)
    rows.forEach((row, at) => {
      uses[row] = (uses[row] ?? 0) + (at < light ? weight * weight : 1);
    });
  const worth = uses.map((count, row) => count * squares(fitted.rows, row));
  const kept = [...places]
    .sort(([, one], [, other]) => (worth[other] ?? 0) - (worth[one] ?? 0) || one - other)
    .slice(0, MOST_FEATURES)
    .sort(([one], [other]) => one - other);
  const rows = new Float32Array(kept.length * HEADS);
  kept.forEach(([, row], at) => {
    rows.set(fitted.rows.subarray(row * HEADS, (row + 1) * HEADS), at * HEADS);
  });
  return {
    fitted: { rows, biases: fitted.biases },
    places: new Map(kept.map(([feature], at) => [feature, at])),
    words,
  };
}

function squares(rows: Float32Array, row: number): number {
  return rows.subarray(row * HEADS, (row + 1) * HEADS).reduce((sum, weight) => sum + weight * weight, 0);
}
