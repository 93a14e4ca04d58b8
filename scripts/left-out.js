// What is learned of mails must be learned from mails that the reader did not know: the files of mails in three parts, and
// weights that learned from everything but the part. `npm run train -- --mails FOLDER` keeps these weights in a folder and
// takes them from there as long as the corpus is the same; they are what takes long.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { corpusFingerprint, learnRows, rowsOf } from '../dist/core/reading/classifier/learn/learn.js';
import { packWeights } from '../dist/core/reading/classifier/learn/pack-weights.js';
import { readWeights } from '../dist/core/reading/classifier/weights.js';

/** Parts in which the files of mails are left out of learning. */
export const PARTS = 3;
/** Shorter sentences stand in many mails and give nothing away. */
const TELLING = 25;

/** The part that a file of mails stands in, by its place among all of its kind. */
export function partOf(place) {
  return place % PARTS;
}

/** The bytes of the weights that learned from all but each part. */
export function learnedWithout(corpus, folder) {
  return [...Array(PARTS).keys()].map((part) => {
    const place = folder === undefined ? null : join(folder, `${corpus.language}-${part}.bin`);
    const kept = place !== null && existsSync(place) ? readFileSync(place) : null;
    if (kept !== null && readWeights(kept).head.fingerprint === corpusFingerprint(corpus)) return kept;
    const bytes = packWeights(learnRows(rowsWithout(corpus, part), corpus));
    if (place !== null) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(place, bytes);
    }
    return bytes;
  });
}

function rowsWithout(corpus, part) {
  const rows = rowsOf(corpus);
  const left = new Set(corpus.mails.filter((_, at) => partOf(at) === part).map(({ name }) => name));
  const told = new Set(
    rows.filter(({ file, text }) => left.has(file) && text.length > TELLING).map(({ text }) => text),
  );
  return rows.filter(({ file, text }) => !left.has(file) && !told.has(text));
}
