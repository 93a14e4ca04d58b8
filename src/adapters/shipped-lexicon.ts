import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { type LanguageTables, parseLanguageTables } from '../core/reading/language.ts';
import { type Lexicon, parseLexicon } from '../core/reading/red-flags/lexicon.ts';

const DATA = new URL('../../data/', import.meta.url);

/** The red-flag lexicon that ships with the program (`data/red-flags.yaml`, `data/look-alikes.yaml`). */
export async function shippedLexicon(): Promise<Lexicon> {
  const [redFlags, lookAlikes] = await Promise.all([yamlIn('red-flags.yaml'), yamlIn('look-alikes.yaml')]);
  return parseLexicon(redFlags, lookAlikes);
}

/** What tells our languages apart (`data/languages/`). */
export async function shippedLanguageTables(): Promise<LanguageTables> {
  const [ngrams, functionWords] = await Promise.all([
    textIn('languages/ngrams.json'),
    yamlIn('languages/function-words.yaml'),
  ]);
  return parseLanguageTables(JSON.parse(ngrams), functionWords);
}

function textIn(name: string): Promise<string> {
  return readFile(new URL(name, DATA), 'utf8');
}

async function yamlIn(name: string): Promise<unknown> {
  return parse(await textIn(name));
}
