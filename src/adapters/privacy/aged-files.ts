// What lies beside the memory and has its own term: memories put aside, rotated logs, learned sentences (handbook R-14).

import { createHash } from 'node:crypto';
import { readFile, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { sentenceKey } from '../../core/learning/learned-sentence.ts';
import { purgeLimits } from '../../core/privacy/purge-limits.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Instant } from '../../domain/time.ts';
import { isMissing } from '../files/failure-code.ts';
import { runPlaces } from '../machine/run-folder.ts';
import {
  learnedPlaces,
  readLearnedSentences,
  writeLearnedFile,
  writeLearnedSentences,
} from '../reader/learned-sentences.ts';
import { EXPORT_TERM, exportsOf } from './own-exports.ts';
import { pathsIn } from './paths-in.ts';

interface Aged {
  readonly copies: number;
  readonly logs: number;
  readonly learned: number;
  readonly exports: number;
}

/** Takes away what is older than its term; with `dry`, only counts it. */
export async function purgeFiles(practice: Practice, now: Instant, dry: boolean): Promise<Aged> {
  const limits = purgeLimits(now, practice.retention.terms);
  const { logFile } = runPlaces(practice.folder);
  const old = async (paths: readonly string[], before: Instant) => {
    const ages = await Promise.all(paths.map(async (path) => ({ path, at: (await stat(path)).mtimeMs })));
    const over = ages.filter(({ at }) => at < before);
    if (!dry) for (const { path } of over) await rm(path, { recursive: true, force: true });
    return over.length;
  };
  return {
    copies: await old(await copiesOf(practice), limits.copies),
    logs: await old(
      await pathsIn(dirname(logFile), (name) => name.startsWith(`${basename(logFile)}.`)),
      limits.audit,
    ),
    exports: await old(await exportsOf(practice), now - EXPORT_TERM),
    learned: await purgeLearned(practice, { now, before: limits.history, dry }),
  };
}

/** Memories of before an upgrade or a return: nobody reads them, and they hold all that was. */
export async function copiesOf({ folder, stateFile }: Practice): Promise<readonly string[]> {
  const memory = basename(stateFile);
  return [
    ...(await pathsIn(join(folder, '.agent'), (name) => name.startsWith('before-restore-'))),
    ...(await pathsIn(dirname(stateFile), (name) => name.startsWith(`${memory}.before-`))),
  ];
}

interface Learning {
  readonly now: Instant;
  readonly before: Instant;
  readonly dry: boolean;
}

/** Sentences carry no date: when each was first met here stands in a list of hashes beside them. */
async function purgeLearned({ folder }: Practice, { now, before, dry }: Learning): Promise<number> {
  const sentences = await readLearnedSentences(folder);
  if (sentences.length === 0) return 0;
  const places = learnedPlaces(folder);
  const known = await agesIn(join(places.folder, 'ages.tsv'));
  const met = sentences.map((sentence) => {
    const key = `${sentence.language} ${sentenceKey(sentence.text)}`;
    const hash = createHash('sha256').update(key).digest('hex').slice(0, 32);
    return { sentence, hash, at: known.get(hash) ?? now };
  });
  const kept = met.filter(({ at }) => at >= before);
  if (dry) return met.length - kept.length;
  const text = kept.map(({ hash, at }) => `${hash}\t${at}\n`).join('');
  if (met.some(({ hash }) => !known.has(hash)) || kept.length !== known.size)
    await writeLearnedFile(places, join(places.folder, 'ages.tsv'), Buffer.from(text));
  if (kept.length < met.length)
    await writeLearnedSentences(
      folder,
      kept.map(({ sentence }) => sentence),
    );
  return met.length - kept.length;
}

async function agesIn(path: string): Promise<ReadonlyMap<string, Instant>> {
  try {
    const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
    return new Map(lines.map((line) => line.split('\t')).map(([hash = '', at]) => [hash, Number(at)]));
  } catch (error) {
    if (isMissing(error)) return new Map();
    throw error;
  }
}
