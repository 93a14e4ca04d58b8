import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type LanguageTables, parseLanguageTables } from '../../core/reading/language.ts';
import { type Lexicon, parseLexicon } from '../../core/reading/red-flags/lexicon.ts';
import { SHIPPED } from '../shipped-place.ts';

const DATA = new URL('data/', SHIPPED);

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

/** From the JSON that the build made of it, as long as it is of this very text: YAML takes a quarter of a second. */
async function yamlIn(name: string): Promise<unknown> {
  const text = await textIn(name);
  const built = await builtFrom(name);
  if (built?.of === createHash('sha256').update(text).digest('hex')) return built.value;
  return (await import('yaml')).parse(text);
}

async function builtFrom(name: string): Promise<{ readonly of: unknown; readonly value: unknown } | null> {
  const place = new URL(`dist/data/${basename(name)}.json`, SHIPPED);
  const text = await readFile(place, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const raw: unknown = JSON.parse(text);
  return typeof raw === 'object' && raw !== null && 'of' in raw && 'value' in raw ? raw : null;
}
