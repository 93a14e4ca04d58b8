import { labelsOf } from '../core/reading/classifier/labels-of.ts';
import type { LexicalReader } from '../core/reading/lexical-reader.ts';
import { makeLexicalReader } from '../core/reading/make-lexical-reader.ts';
import { shippedLanguageTables, shippedLexicon } from './shipped-lexicon.ts';
import { shippedWeights } from './shipped-weights.ts';

/** The lexical reader with everything that ships: red flags, languages, trained weights. */
export async function shippedReader(): Promise<LexicalReader> {
  const [lexicon, tables, weights] = await Promise.all([
    shippedLexicon(),
    shippedLanguageTables(),
    shippedWeights(),
  ]);
  return makeLexicalReader({
    lexicon,
    tables,
    classify: (sentence, language) => labelsOf(sentence, language, weights),
  });
}
