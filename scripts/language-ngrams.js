// Makes data/languages/ngrams.json out of the n-gram database of the package eld (Apache-2.0, Nito T.M.): only the
// languages we answer in and their nearest neighbours, and only n-grams that tell two of them apart.
// Run by hand after a new version of eld: node scripts/language-ngrams.js
import { writeFileSync } from 'node:fs';
import { dictionary } from '../node_modules/eld/src/dictionary.js';
import { ngramsData } from '../node_modules/eld/src/ngrams/small.js';

const OURS = ['fr', 'en', 'nl', 'de', 'pl', 'es', 'it', 'pt'];
const NEIGHBOURS = ['ca', 'ro', 'tr', 'cs', 'da', 'sv', 'hu', 'hr'];
const languages = [...OURS, ...NEIGHBOURS];
/** eld leaves this out of every score to keep its file small. */
const BASE_SCORE = 53;

const byteOf = new Map(dictionary.map((letter, byte) => [letter, byte]).filter(([letter]) => letter !== ' '));
const places = new Map(
  Object.entries(ngramsData.languages).map(([id, language]) => [id, languages.indexOf(language)]),
);

const ngrams = {};
for (const [key, scores] of Object.entries(ngramsData.ngrams)) {
  const kept = Object.entries(scores)
    .filter(([id]) => places.get(id) >= 0)
    .map(([id, score]) => [places.get(id), score + BASE_SCORE]);
  if (kept.some(([place]) => place < OURS.length)) ngrams[asBytes(key)] = kept.flat();
}

const notice =
  'Subset of the n-gram database of eld 2.1.0 (https://github.com/nitotm/efficient-language-detector-js), copyright 2023 Nito T.M., Apache License 2.0. Changed: fewer languages, keys as UTF-8 bytes.';
writeFileSync(
  new URL('../data/languages/ngrams.json', import.meta.url),
  `${JSON.stringify({ notice, languages, ngrams })}\n`,
);

/** One character a byte, in the place of eld's own alphabet. */
function asBytes(key) {
  return [...key].map((letter) => String.fromCharCode(byteOf.get(letter) ?? letter.charCodeAt(0))).join('');
}
