// forgotten.tsv: who is to be forgotten again when an older memory is put back, as keyed hashes that name nobody. It lies
// beside the backups and beside the memory, so that it is found wherever a backup is put back from.

import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Practice } from '../../domain/practice.ts';
import type { Instant } from '../../domain/time.ts';
import { isMissing } from '../files/failure-code.ts';
import { writeOwnFile } from '../secrets/write-own-file.ts';

const NAME = 'forgotten.tsv';
/** The last moment that ECMAScript can tell (ECMA-262, "Time Values and Time Range"). */
const LAST_MOMENT = 8.64e15;

/** Adds keys to the lists of a practice; one that is known takes the later moment: who was forgotten may have come back. */
export async function markBackups(
  { folder, backup }: Pick<Practice, 'folder' | 'backup'>,
  keys: readonly string[],
  now: Instant,
): Promise<void> {
  for (const place of new Set([join(folder, '.agent'), backup.to])) {
    const path = join(place, NAME);
    const dates = await datesIn(path);
    for (const key of keys) dates.set(key, Math.max(now, dates.get(key) ?? now));
    const lines = [...dates].map(([key, at]) => `${key}\t${new Date(at).toISOString()}\n`);
    await mkdir(place, { recursive: true, mode: 0o700 });
    await writeOwnFile(path, Buffer.from(lines.join('')));
  }
}

/**
 * The keys that count for a backup file put back into a folder: of whom was forgotten since `made`. Who was forgotten
 * before stands in the backup only because they came back.
 */
export async function forgottenKeys(
  file: string,
  { folder, made }: { readonly folder: string; readonly made: Instant },
): Promise<ReadonlySet<string>> {
  const dates = [
    ...(await datesIn(join(dirname(file), NAME))),
    ...(await datesIn(join(folder, '.agent', NAME))),
  ];
  return new Set(dates.filter(([, at]) => at >= made).map(([key]) => key));
}

/** Keys with the last moment each was forgotten; one whose moment can't be read counts for every backup. */
async function datesIn(path: string): Promise<Map<string, Instant>> {
  const rows = (await linesOf(path)).map((line) => line.split('\t'));
  return new Map(
    rows.map(([key = '', written = '']) => {
      const at = Date.parse(written);
      return [key, Number.isNaN(at) ? LAST_MOMENT : at];
    }),
  );
}

async function linesOf(path: string): Promise<readonly string[]> {
  try {
    return (await readFile(path, 'utf8')).split('\n').filter((line) => /^[0-9a-f]{32}\b/u.test(line));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
