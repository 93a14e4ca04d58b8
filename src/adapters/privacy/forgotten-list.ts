// forgotten.tsv: who is to be forgotten again when an older memory is put back, as keyed hashes that name nobody. It lies
// beside the backups and beside the memory, so that it is found wherever a backup is put back from.

import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Practice } from '../../domain/practice.ts';
import type { Instant } from '../../domain/time.ts';
import { hasBackups } from '../backup/backup-folder.ts';
import { knownFolders, readBackupStanding } from '../backup/standing-file.ts';
import { isMissing } from '../files/failure-code.ts';
import { writeOwnFile } from '../secrets/write-own-file.ts';

const NAME = 'forgotten.tsv';
/** The last moment that ECMAScript can tell (ECMA-262, "Time Values and Time Range"). */
const LAST_MOMENT = 8.64e15;

/**
 * Adds keys to the lists of a practice: beside the memory, and in every folder where its backups lie. One that is known takes
 * the later moment: who was forgotten may have come back. Returns the folders that can't be reached now.
 */
export async function markBackups(
  practice: Pick<Practice, 'folder' | 'backup'>,
  keys: readonly string[],
  now: Instant,
): Promise<readonly string[]> {
  const fresh = new Map(keys.map((key) => [key, now]));
  await addTo(join(practice.folder, '.agent'), fresh);
  const known = knownFolders(readBackupStanding(practice.folder), practice).map(({ to }) => to);
  const away: string[] = [];
  for (const to of new Set([practice.backup.to, ...known])) {
    if (await hasBackups(to)) await addTo(to, fresh);
    else if (known.includes(to) && !isInside(to, practice.folder)) away.push(to);
  }
  return away;
}

/** Lays what the practice has noted beside the backups of a folder, which may have been away when it was noted. */
export async function carryForgotten(folder: string, to: string): Promise<void> {
  const noted = await datesIn(join(folder, '.agent', NAME));
  if (noted.size > 0) await addTo(to, noted);
}

async function addTo(place: string, fresh: ReadonlyMap<string, Instant>): Promise<void> {
  const path = join(place, NAME);
  const dates = await datesIn(path);
  for (const [key, at] of fresh) dates.set(key, Math.max(at, dates.get(key) ?? at));
  const lines = [...dates].map(([key, at]) => `${key}\t${new Date(at).toISOString()}\n`);
  await mkdir(place, { recursive: true, mode: 0o700 });
  await writeOwnFile(path, Buffer.from(lines.join('')));
}

function isInside(path: string, folder: string): boolean {
  return !relative(folder, path).startsWith('..');
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
