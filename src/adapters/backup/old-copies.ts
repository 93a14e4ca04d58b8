// What is kept beside a practice for a while: the memory of before an upgrade, and what lay there before a return. Both
// hold what patients wrote, and go when a backup of that day would (handbook R-15).

import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { LONGEST_KEPT_DAYS } from '../../core/backup/keep.ts';
import type { Practice } from '../../domain/practice.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import { isMissing } from '../files/failure-code.ts';

type Place = Pick<Practice, 'folder' | 'stateFile'>;

const TERM = LONGEST_KEPT_DAYS * DAY;

/** Absolute paths of the copies that were laid there longer ago than their term and `more` milliseconds. */
export async function overdueCopies(place: Place, now: Instant, more = 0): Promise<readonly string[]> {
  const overdue: string[] = [];
  for (const path of await copiesOf(place)) {
    const since = await laidAt(path);
    if (since !== null && now - since > TERM + more) overdue.push(path);
  }
  return overdue;
}

/** Removes the copies whose term is over. Throws what the file system throws. */
export async function removeOldCopies(place: Place, now: Instant): Promise<void> {
  for (const path of await overdueCopies(place, now)) await rm(path, { recursive: true, force: true });
}

async function copiesOf({ folder, stateFile }: Place): Promise<readonly string[]> {
  const kept = join(folder, '.agent');
  return [
    ...(await namesIn(dirname(stateFile), `${basename(stateFile)}.before-`)),
    ...(await namesIn(kept, 'before-restore-')),
  ];
}

async function namesIn(folder: string, beginning: string): Promise<readonly string[]> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => name.startsWith(beginning)).map((name) => join(folder, name));
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** The change time, which nobody sets by hand; null when it is gone meanwhile. */
async function laidAt(path: string): Promise<Instant | null> {
  try {
    return (await stat(path)).ctimeMs;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
