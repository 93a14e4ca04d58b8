// The weights that a practice learned for itself, and the reader that uses them. A file that is not the one that was
// switched on, or that was compared with other shipped weights, is not used: the shipped ones are.

import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { readdir, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import { heedful } from '../../core/learning/heed-corrections.ts';
import { parseLearned } from '../../core/learning/learned-sentence.ts';
import type { Standing } from '../../core/learning/own-learning.ts';
import {
  type OwnWeights,
  parseSwitches,
  reachable,
  type Switch,
  switchLine,
  weightsAt,
} from '../../core/learning/switches.ts';
import type { WeightsByLanguage } from '../../core/reading/classifier/labels-of.ts';
import { readWeights, type Weights } from '../../core/reading/classifier/weights.ts';
import type { LexicalReader } from '../../core/reading/lexical-reader.ts';
import { UserError } from '../../domain/errors.ts';
import type { Language } from '../../domain/language.ts';
import { isMissing } from '../files/failure-code.ts';
import { unreadable } from '../files/file-trouble.ts';
import {
  asUserError,
  type LearnedPlaces,
  learnedPlaces,
  textOrNone,
  writeLearnedFile,
} from './learned-sentences.ts';
import { shippedParts } from './shipped-reader.ts';

/**
 * The reader of a practice: what ships, its own weights where it switched some on, and its corrections. What is changed
 * in learned/ counts from the next mail on. Throws `UserError` when something there can't be read at the start; later,
 * what was last readable goes on counting.
 */
export async function practiceReader(folder: string): Promise<LexicalReader> {
  const { shipped, readerWith } = await shippedParts();
  const places = learnedPlaces(folder);
  const load = () => {
    const switches = asUserError(() => parseSwitches(textSync(places.switches)));
    const learned = asUserError(() =>
      parseLearned({ name: places.sentences, text: textSync(places.sentences) }),
    );
    return heedful(readerWith(weightsInUse(places, switches, shipped)), learned);
  };
  let known = { stamp: stampOf(places), reader: load() };
  return {
    read: (mail, faq, preferred) => {
      const stamp = stampOf(places);
      if (stamp !== known.stamp) known = { stamp, reader: loadedOr(known.reader, load) };
      return known.reader.read(mail, faq, preferred);
    },
  };
}

function loadedOr(before: LexicalReader, load: () => LexicalReader): LexicalReader {
  try {
    return load();
  } catch (error) {
    if (error instanceof UserError) return before;
    throw error;
  }
}

/** All switches of a practice, oldest first. */
export async function readSwitches(folder: string): Promise<readonly Switch[]> {
  const text = await textOrNone(learnedPlaces(folder).switches);
  return asUserError(() => parseSwitches(text));
}

/** The weights in use, own ones in the place of shipped ones. */
export function weightsInUse(
  places: LearnedPlaces,
  switches: readonly Switch[],
  shipped: WeightsByLanguage,
): WeightsByLanguage {
  const own = standings(places, switches, shipped).flatMap(({ standing, weights }) =>
    weights === null ? [] : [[standing.language, weights] as const],
  );
  return withOthers(shipped, Object.fromEntries(own));
}

/** These weights with others in the place of theirs, place by place: none is read before a mail needs it. */
export function withOthers(weights: WeightsByLanguage, others: WeightsByLanguage): WeightsByLanguage {
  const { getOwnPropertyDescriptors: placesOf } = Object;
  return Object.defineProperties({}, { ...placesOf(weights), ...placesOf(others) });
}

/** Own weights that are switched on, and whether they can be used. */
export function standings(
  places: LearnedPlaces,
  switches: readonly Switch[],
  shipped: WeightsByLanguage,
): readonly { readonly standing: Standing; readonly weights: Weights | null }[] {
  return Object.values(weightsAt(switches, Number.MAX_SAFE_INTEGER)).map((own) => {
    if (shipped[own.language]?.head.fingerprint !== own.base)
      return { standing: { ...own, state: 'outdated' }, weights: null };
    const weights = openOwn(places, own);
    return { standing: { ...own, state: weights === null ? 'unusable' : 'used' }, weights };
  });
}

/** Bytes of own weights as they were written; null when they are not there or not the same. */
export async function ownBytes(folder: string, own: Pick<OwnWeights, 'language' | 'fingerprint'>) {
  try {
    return await readFile(fileOf(learnedPlaces(folder), own));
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Keeps weights that were learned, without switching them on. */
export async function keepWeights(
  folder: string,
  own: Pick<OwnWeights, 'language' | 'fingerprint'>,
  bytes: Uint8Array,
): Promise<void> {
  const places = learnedPlaces(folder);
  await writeLearnedFile(places, fileOf(places, own), Buffer.from(bytes));
}

/** Writes a switch down; it counts from the next mail on. Weights that no undo can reach any more are removed. */
export async function addSwitch(folder: string, one: Switch): Promise<void> {
  const places = learnedPlaces(folder);
  const before = await textOrNone(places.switches);
  const after = before + switchLine(one);
  await writeLearnedFile(places, places.switches, Buffer.from(after));
  const kept = new Set(reachable(parseSwitches(after)).map((own) => fileOf(places, own)));
  const weights = (await readdir(places.folder)).filter((name) => name.endsWith('.bin'));
  for (const path of weights.map((name) => join(places.folder, name)))
    if (!kept.has(path)) await unlink(path);
}

/** SHA-256, in hex. */
export function hashOfWeights(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function openOwn(places: LearnedPlaces, own: OwnWeights): Weights | null {
  try {
    const bytes = readFileSync(fileOf(places, own));
    return hashOfWeights(bytes) === own.hash ? readWeights(bytes) : null;
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

function fileOf(
  { folder }: LearnedPlaces,
  own: { readonly language: Language; readonly fingerprint: string },
): string {
  return join(folder, `${own.language}-${own.fingerprint}.bin`);
}

function textSync(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (isMissing(cause)) return '';
    throw unreadable(path, cause);
  }
}

/** Changes whenever one of the two files does. */
function stampOf({ sentences, switches }: LearnedPlaces): string {
  return [sentences, switches]
    .map((path) => {
      const seen = statSync(path, { bigint: true, throwIfNoEntry: false });
      return seen === undefined ? '-' : `${seen.ino}:${seen.mtimeNs}:${seen.size}`;
    })
    .join(' ');
}
