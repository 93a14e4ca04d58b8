import { type Points, pointsOf } from '../points.ts';
import { signsOf } from '../signs.ts';
import type { WordKinds } from '../word-kinds.ts';
import type { Row } from './corpus.ts';
import { linear, type Model, modelFrom } from './model.ts';
import { runOns, type Sample, sampleOf } from './samples.ts';

/** A sentence read by a model that had not learned from it. */
export interface HeldOut {
  readonly sample: Sample;
  /** Null for a run-on, which stands in no file. */
  readonly row: Row | null;
  readonly points: Points;
  readonly signs: readonly number[];
}

/** Whole styles are left out together, so that a sentence is never read by a model that knows its manner. */
const PARTS: readonly (readonly string[])[] = [
  ['sms', 'typos'],
  ['bare', 'spoken'],
  ['older', 'formal', 'parent', 'short'],
];
/** Plain sentences, half of the corpus, are left out in this many parts. */
const PLAIN_PARTS = 2;
/** Run-ons for every sentence, in learning and in reading. */
const RUN_ONS = 0.25;
const RUN_ONS_READ = 0.5;

/** Reads every sentence, and run-ons of them, with models that learned only from the other parts of the corpus. */
export function heldOut(rows: readonly Row[], kinds: WordKinds): readonly HeldOut[] {
  const samples = rows.map((row) => ({ row, sample: sampleOf(row, kinds), part: 0 }));
  samples.forEach((item, at) => {
    item.part = partOf(item.row, at);
  });
  return [...Array(PARTS.length + PLAIN_PARTS).keys()].flatMap((part) => {
    const model = learned(
      samples.filter((item) => item.part !== part).map(({ sample }) => sample),
      kinds,
    );
    const left = samples.filter((item) => item.part === part);
    const joined = runOns(
      left.map(({ sample }) => sample),
      Math.floor(left.length * RUN_ONS_READ),
      kinds,
    );
    return [...left, ...joined.map((sample) => ({ sample, row: null }))].map(({ sample, row }) =>
      readBy(model, sample, row),
    );
  });
}

/** A model of all the samples and of run-ons made of them. */
export function learned(samples: readonly Sample[], kinds: WordKinds, own: readonly Sample[] = []): Model {
  return modelFrom(samples, runOns(samples, Math.floor(samples.length * RUN_ONS), kinds), own);
}

function readBy(model: Model, sample: Sample, row: Row | null): HeldOut {
  const points = pointsOf(sample.features, linear(model));
  return { sample, row, points, signs: signsOf(sample.features, points, model.words) };
}

function partOf({ style }: Row, at: number): number {
  const part = PARTS.findIndex((styles) => styles.includes(style));
  return part === -1 ? PARTS.length + (at % PLAIN_PARTS) : part;
}
