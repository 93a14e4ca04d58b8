import { readdir, readFile } from 'node:fs/promises';
import type { WeightsByLanguage } from '../core/reading/classifier/labels-of.ts';
import { readWeights } from '../core/reading/classifier/weights.ts';
import { isLanguage } from '../domain/language.ts';

const FOLDER = new URL('../../data/classifier/', import.meta.url);

/** The weights that `npm run train` wrote, for the languages that have labelled sentences. */
export async function shippedWeights(): Promise<WeightsByLanguage> {
  const languages = (await readdir(FOLDER)).map((name) => name.replace(/\.bin$/, '')).filter(isLanguage);
  const opened = languages.map(async (language) => {
    const bytes = await readFile(new URL(`${language}.bin`, FOLDER));
    return [language, readWeights(bytes)] as const;
  });
  return Object.fromEntries(await Promise.all(opened));
}
