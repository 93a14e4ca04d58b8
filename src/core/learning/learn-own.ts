import type { Language } from '../../domain/language.ts';
import { type Corpus, corpusFingerprint, learnBeside } from '../reading/classifier/learn/learn.ts';
import { packWeights } from '../reading/classifier/learn/pack-weights.ts';
import type { WeightsHead } from '../reading/classifier/weights.ts';
import { type LearnedSentence, learnedRows, learnedText } from './learned-sentence.ts';

/** What the weights of one language are learned from: what ships, and the practice's own sentences. */
export interface OwnCorpus {
  readonly language: Language;
  readonly shipped: Corpus;
  readonly learned: readonly LearnedSentence[];
}

/** Changes whenever a sentence of either does. */
export function ownFingerprint(corpus: OwnCorpus): string {
  return corpusFingerprint(joined(corpus));
}

/** Bytes of a weights file learned from both, as bold as `like`; the same sentences always give the same bytes. */
export function learnOwn(corpus: OwnCorpus, like: WeightsHead): Uint8Array {
  const own = learnedRows(corpus.learned, corpus.language);
  return packWeights(learnBeside(corpus.shipped, own, like, ownFingerprint(corpus)));
}

function joined({ language, shipped, learned }: OwnCorpus): Corpus {
  const text = learnedText(learned.filter((sentence) => sentence.language === language));
  return { ...shipped, sentences: [...shipped.sentences, { name: 'learned/sentences.tsv', text }] };
}
