import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { WeightsByLanguage } from '../core/reading/classifier/labels-of.ts';
import { readWeights } from '../core/reading/classifier/weights.ts';

const FOLDER = new URL('../../data/classifier/', import.meta.url);

/** The weights that `npm run train` wrote, for the languages that have labelled sentences. */
export async function shippedWeights(): Promise<WeightsByLanguage> {
  const [fr, en] = await Promise.all(['fr', 'en'].map((name) => readFile(fileURLToPath(new URL(`${name}.bin`, FOLDER)))));
  return fr === undefined || en === undefined ? {} : { fr: readWeights(fr), en: readWeights(en) };
}
