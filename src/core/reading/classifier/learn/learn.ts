// How the reader learns: from labelled sentences and lists of words to the weights of one language. Pure and without
// chance: the same files give the same bytes.

import { LABELS } from '../../../../domain/reading.ts';
import { HEADS, type Weights } from '../weights.ts';
import { parseWordKinds } from '../word-kinds.ts';
import { calibrate, rounded } from './calibrate.ts';
import { type CorpusFile, fingerprint, parseRows, type Row } from './corpus.ts';
import { heldOut, learned } from './held-out.ts';
import { learnJudge } from './judge.ts';
import type { Model } from './model.ts';
import { packWeights } from './pack-weights.ts';
import { sampleOf } from './samples.ts';

/** What there is to learn from in one language. */
export interface Corpus {
  readonly language: string;
  /** The `.tsv` files. */
  readonly sentences: readonly CorpusFile[];
  /** words.txt */
  readonly words: CorpusFile;
}

/** The bytes of a language's weights file. Takes about twenty seconds for eight thousand sentences. */
export function learn(corpus: Corpus): Uint8Array {
  const files = [...corpus.sentences].sort((one, other) => (one.name < other.name ? -1 : 1));
  return packWeights(learnRows(files.flatMap(parseRows), corpus));
}

/** Of everything a language is learned from. */
export function corpusFingerprint({ sentences, words }: Corpus): string {
  return fingerprint([...sentences, words]);
}

/** As `learn`, from rows of one's choosing, and without making bytes of it. */
export function learnRows(rows: readonly Row[], corpus: Corpus): Weights {
  const kinds = parseWordKinds(corpus.words.text);
  const read = heldOut(rows, kinds);
  const model = learned(
    rows.map((row) => sampleOf(row, kinds)),
    kinds,
  );
  const { bytes, steps } = eightBit(model);
  return {
    head: {
      language: corpus.language,
      fingerprint: corpusFingerprint(corpus),
      labels: LABELS,
      biases: [...model.fitted.biases].map(rounded),
      steps,
      ...calibrate(read),
      judge: learnJudge(read),
      features: model.places.size,
      words: model.words.size,
      kinds: kinds.size,
    },
    places: model.places,
    rows: bytes,
    words: model.words,
    kinds,
  };
}

/** Every weight as a whole number of steps from -127 to 127; a step is worth what the head's largest weight needs. */
function eightBit({ fitted: { rows } }: Model): { bytes: Int8Array; steps: number[] } {
  const largest = new Float64Array(HEADS);
  rows.forEach((weight, at) => {
    largest[at % HEADS] = Math.max(largest[at % HEADS] ?? 0, Math.abs(weight));
  });
  const steps = [...largest].map((most) => rounded((most || 1) / 127));
  return {
    steps,
    bytes: Int8Array.from(rows, (weight, at) => Math.round(weight / (steps[at % HEADS] ?? 1))),
  };
}
