import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Corpus } from '../../../../src/core/reading/classifier/learn/learn.ts';
import { readWeights, type Weights } from '../../../../src/core/reading/classifier/weights.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** What `npm run train` learns a language from. */
export function corpusOf(language: string): Corpus {
  const folder = `${root}examples/sentences/${language}`;
  const read = (name: string) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') });
  const sentences = readdirSync(folder).filter((name) => name.endsWith('.tsv'));
  return { language, sentences: sentences.sort().map(read), words: read('words.txt') };
}

export function shippedBytes(language: string): Uint8Array {
  return readFileSync(`${root}data/classifier/${language}.bin`);
}

export function shipped(language: string): Weights {
  return readWeights(shippedBytes(language));
}
