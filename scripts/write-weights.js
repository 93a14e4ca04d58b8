import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { corpusFingerprint } from '../dist/core/reading/classifier/learn/learn.js';

const folder = fileURLToPath(new URL('../data/classifier/', import.meta.url));

/** Writes what was learned of whole mails, with the fingerprints of the corpora that it was learned from. */
export function writeWeights(name, corpora, { weights, mails }) {
  const prints = Object.fromEntries(corpora.map((corpus) => [corpus.language, corpusFingerprint(corpus)]));
  writeFileSync(`${folder}${name}`, `${JSON.stringify({ corpora: prints, ...weights })}\n`);
  console.log(`data/classifier/${name}: learned from ${mails} mails`);
}
