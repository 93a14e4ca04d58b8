// forgotten.tsv: who is to be forgotten again when an older memory is put back, as keyed hashes that name nobody. It lies
// beside the backups and beside the memory, so that it is found wherever a backup is put back from.

import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Practice } from '../../domain/practice.ts';
import type { Instant } from '../../domain/time.ts';
import { isMissing } from '../files/failure-code.ts';
import { writeOwnFile } from '../secrets/write-own-file.ts';

const NAME = 'forgotten.tsv';

/** Adds keys to the lists of a practice; known ones stay as they are. */
export async function markBackups(
  { folder, backup }: Pick<Practice, 'folder' | 'backup'>,
  keys: readonly string[],
  now: Instant,
): Promise<void> {
  for (const place of new Set([join(folder, '.agent'), backup.to])) {
    const path = join(place, NAME);
    const known = await linesOf(path);
    const fresh = keys.filter((key) => !known.some((line) => line.startsWith(key)));
    const lines = [...known, ...fresh.map((key) => `${key}\t${new Date(now).toISOString()}`)];
    await mkdir(place, { recursive: true, mode: 0o700 });
    await writeOwnFile(path, Buffer.from(lines.map((line) => `${line}\n`).join('')));
  }
}

/** The keys that count for a backup file put back into a folder. */
export async function forgottenKeys(file: string, folder: string): Promise<ReadonlySet<string>> {
  const lines = [
    ...(await linesOf(join(dirname(file), NAME))),
    ...(await linesOf(join(folder, '.agent', NAME))),
  ];
  return new Set(lines.map((line) => line.split('\t')[0] ?? ''));
}

async function linesOf(path: string): Promise<readonly string[]> {
  try {
    return (await readFile(path, 'utf8')).split('\n').filter((line) => /^[0-9a-f]{32}\b/u.test(line));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
