import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Corpus } from '../../../../src/core/reading/classifier/learn/learn.ts';
import { readWeights, type Weights } from '../../../../src/core/reading/classifier/weights.ts';
import {
  parseKindWeights,
  type WrittenKindWeights,
} from '../../../../src/core/reading/mail-kinds/kind-weights.ts';

import {
  parseNeighbourWeights,
  type WrittenNeighbourWeights,
} from '../../../../src/core/reading/neighbours/neighbour-weights.ts';

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** What `npm run train` learns a language from. */
export function corpusOf(language: string): Corpus {
  const folder = `${root}examples/sentences/${language}`;
  const read = (name: string) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') });
  const sentences = readdirSync(folder).filter((name) => name.endsWith('.tsv'));
  return {
    language,
    sentences: sentences.sort().map(read),
    mails: mailsOf(language, '.txt'),
    words: read('words.txt'),
  };
}

/** The same with the mails that only the second look learns from (examples/mails/README.md). */
export function wholeCorpusOf(language: string): Corpus {
  const corpus = corpusOf(language);
  return { ...corpus, mails: [...corpus.mails, ...mailsOf(language, '.mails')] };
}

function mailsOf(language: string, ending: '.txt' | '.mails'): Corpus['mails'] {
  const folder = `${root}examples/mails/${language}`;
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(ending));
  return names
    .sort()
    .map((name) => ({ name: `mails/${name}`, text: readFileSync(`${folder}/${name}`, 'utf8') }));
}

export function shippedBytes(language: string): Uint8Array {
  return readFileSync(`${root}data/classifier/${language}.bin`);
}

export function shipped(language: string): Weights {
  return readWeights(shippedBytes(language));
}

export function shippedKinds(): WrittenKindWeights {
  return parseKindWeights(readFileSync(`${root}data/classifier/mail-kinds.json`, 'utf8'));
}

export function shippedNeighbours(): WrittenNeighbourWeights {
  return parseNeighbourWeights(readFileSync(`${root}data/classifier/neighbours.json`, 'utf8'));
}
