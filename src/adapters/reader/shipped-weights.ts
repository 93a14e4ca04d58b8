import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import type { WeightsByLanguage } from '../../core/reading/classifier/labels-of.ts';
import { readWeights, type Weights } from '../../core/reading/classifier/weights.ts';
import type { WordKinds } from '../../core/reading/classifier/word-kinds.ts';
import { type KindWeights, parseKindWeights } from '../../core/reading/mail-kinds/kind-weights.ts';
import {
  type NeighbourWeights,
  parseNeighbourWeights,
} from '../../core/reading/neighbours/neighbour-weights.ts';
import { isLanguage, type Language } from '../../domain/language.ts';
import { SHIPPED } from '../shipped-place.ts';

const FOLDER = new URL('data/classifier/', SHIPPED);

/**
 * The weights that `npm run train` wrote, for the languages that have labelled sentences. Each is read from its file when
 * it is first asked for: most practices are written to in two or three languages. Throws then when the file is damaged.
 */
export async function shippedWeights(): Promise<WeightsByLanguage> {
  const languages = (await readdir(FOLDER)).map((name) => name.replace(/\.bin$/, '')).filter(isLanguage);
  return Object.defineProperties({}, Object.fromEntries(languages.map((name) => [name, readOnce(name)])));
}

function readOnce(language: Language): PropertyDescriptor {
  let weights: Weights | null = null;
  return {
    enumerable: true,
    get: () => {
      weights ??= readWeights(readFileSync(new URL(`${language}.bin`, FOLDER)));
      return weights;
    },
  };
}

/** What was learned of whole mails (`npm run train -- --mails`). */
export async function shippedKindWeights(): Promise<KindWeights> {
  return parseKindWeights(await readFile(new URL('mail-kinds.json', FOLDER), 'utf8'));
}

/** What was learned of sentences in their mails (`npm run train -- --mails`). */
export async function shippedNeighbourWeights(): Promise<NeighbourWeights> {
  return parseNeighbourWeights(await readFile(new URL('neighbours.json', FOLDER), 'utf8'));
}

/** The lists of words by kind of one language; null where none ship. */
export async function shippedWordKinds(language: Language): Promise<WordKinds | null> {
  return (await shippedWeights())[language]?.kinds ?? null;
}
