import { labelsOf, type WeightsByLanguage } from '../../core/reading/classifier/labels-of.ts';
import type { LexicalReader } from '../../core/reading/lexical-reader.ts';
import { makeLexicalReader } from '../../core/reading/make-lexical-reader.ts';
import { shippedLanguageTables, shippedLexicon } from './shipped-lexicon.ts';
import { shippedKindWeights, shippedNeighbourWeights, shippedWeights } from './shipped-weights.ts';

/** The lexical reader with everything that ships: red flags, languages, trained weights. */
export async function shippedReader(): Promise<LexicalReader> {
  const { shipped, readerWith } = await shippedParts();
  return readerWith(shipped);
}

/** What ships for reading, and the reader that it makes with these or other weights. */
export async function shippedParts(): Promise<{
  readonly shipped: WeightsByLanguage;
  readonly readerWith: (weights: WeightsByLanguage) => LexicalReader;
}> {
  const [lexicon, tables, shipped, kindWeights, neighbourWeights] = await Promise.all([
    shippedLexicon(),
    shippedLanguageTables(),
    shippedWeights(),
    shippedKindWeights(),
    shippedNeighbourWeights(),
  ]);
  const readerWith = (weights: WeightsByLanguage) =>
    makeLexicalReader({
      lexicon,
      tables,
      kindWeights,
      neighbourWeights,
      classify: (sentence, language) => labelsOf(sentence, language, weights),
    });
  return { shipped, readerWith };
}
