import { longestKept } from '../../core/backup/keep.ts';
import type { Practice } from '../../domain/practice.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import { backupsIn } from './practice-backups.ts';
import { knownFolders, readBackupStanding } from './standing-file.ts';

/**
 * When the last backup that may hold what was in the memory until now is thrown away, by the longest term of each folder that
 * backups were written to; one that can't be reached counts as written today. Null when there is none.
 */
export async function lastUntil(practice: Practice, now: Instant): Promise<Instant | null> {
  const { backup, folder } = practice;
  const known = knownFolders(readBackupStanding(folder), practice);
  const usual = known.some(({ to }) => to === backup.to)
    ? []
    : [{ to: backup.to, longest: longestKept({ ...backup.keep, months: 0 }) }];
  const ends: Instant[] = [];
  for (const { to, longest } of [...known, ...usual]) {
    const youngest = (await backupsIn(to)).at(-1)?.made;
    const isAway = youngest === undefined && known.some((one) => one.to === to);
    if (youngest !== undefined || isAway) ends.push((youngest ?? now) + (longest + 1) * DAY);
  }
  return ends.length === 0 ? null : Math.max(...ends);
}
