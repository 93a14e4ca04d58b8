// How the reader learns: from labelled sentences and lists of words to the weights of one language. Pure and without
// chance: the same files give the same bytes.

import { LABELS } from '../../../../domain/reading.ts';
import { HEADS, type Weights, type WeightsHead } from '../weights.ts';
import { parseWordKinds, type WordKinds } from '../word-kinds.ts';
import { calibrate, rounded } from './calibrate.ts';
import { type CorpusFile, fingerprint, parseMails, parseRows, type Row } from './corpus.ts';
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
  /** Whole mails, sentence by sentence. */
  readonly mails: readonly CorpusFile[];
  /** words.txt */
  readonly words: CorpusFile;
}

/** The bytes of a language's weights file. Takes about twenty seconds for eight thousand sentences. */
export function learn(corpus: Corpus): Uint8Array {
  return packWeights(learnRows(rowsOf(corpus), corpus));
}

/** Every labelled sentence, always in the same order. */
export function rowsOf({ sentences, mails }: Corpus): readonly Row[] {
  return [...inOrder(sentences).flatMap(parseRows), ...inOrder(mails).flatMap(parseMails)];
}

function inOrder(files: readonly CorpusFile[]): readonly CorpusFile[] {
  return [...files].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** Of everything a language is learned from. */
export function corpusFingerprint({ sentences, mails, words }: Corpus): string {
  return fingerprint([...sentences, ...mails, words]);
}

/** As `learn`, from rows of one's choosing, and without making bytes of it. */
export function learnRows(rows: readonly Row[], corpus: Corpus): Weights {
  const kinds = parseWordKinds(corpus.words.text);
  const read = heldOut(rows, kinds);
  const model = learned(samplesOf(rows, kinds), kinds);
  return weightsOf(model, kinds, {
    language: corpus.language,
    fingerprint: corpusFingerprint(corpus),
    ...calibrate(read),
    judge: learnJudge(read),
  });
}

/** How much more than another one a sentence counts that a person of the practice corrected. */
const OWN_WEIGHT = 4;

/**
 * Learns a practice's own sentences beside the corpus. How far a verdict may go stays as it was found on sentences held
 * out of the corpus (`like`): a few more sentences are no reason to be bolder.
 */
export function learnBeside(corpus: Corpus, own: readonly Row[], like: WeightsHead, print: string): Weights {
  const kinds = parseWordKinds(corpus.words.text);
  const counted = Array.from({ length: OWN_WEIGHT }, () => samplesOf(own, kinds)).flat();
  const model = learned(samplesOf(rowsOf(corpus), kinds), kinds, counted);
  const { language, calibration, sure, judge } = like;
  return weightsOf(model, kinds, { language, calibration, sure, judge, fingerprint: print });
}

function samplesOf(rows: readonly Row[], kinds: WordKinds) {
  return rows.map((row) => sampleOf(row, kinds));
}

function weightsOf(
  model: Model,
  kinds: WordKinds,
  head: Pick<WeightsHead, 'language' | 'fingerprint' | 'calibration' | 'sure' | 'judge'>,
): Weights {
  const { bytes, steps } = eightBit(model);
  const { language, fingerprint: print, calibration, sure, judge } = head;
  return {
    head: {
      language,
      fingerprint: print,
      labels: LABELS,
      biases: [...model.fitted.biases].map(rounded),
      steps,
      calibration,
      sure,
      judge,
      features: model.places.size,
      words: model.words.size,
      kinds: [...kinds.entries()].flatMap(([, own]) => own).length,
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
