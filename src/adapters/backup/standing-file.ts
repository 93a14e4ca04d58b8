// What is remembered of a practice's backups: `.agent/backup.json`. It holds names of files, times and sentences of the
// program's own.

import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { longestKept } from '../../core/backup/keep.ts';
import type { BackupFolder, BackupStanding } from '../../domain/backup.ts';
import type { Practice } from '../../domain/practice.ts';
import { readStatusFile } from '../machine/status-file.ts';
import { writeOwnFile } from '../secrets/write-own-file.ts';

const NOTHING: BackupStanding = { made: null, tried: null, trouble: '', folders: [] };

/** How the backups of the practice in a folder stand. What can't be read as ours counts as nothing known. */
export function readBackupStanding(folder: string): BackupStanding {
  const raw = readStatusFile(placeOf(folder));
  const ours = typeof raw === 'object' && raw !== null && 'layout' in raw && raw.layout === 1;
  return ours ? { ...NOTHING, ...(raw as Partial<BackupStanding>) } : NOTHING;
}

/** Remembers what is new; the rest stays. */
export async function noteBackup(folder: string, news: Partial<BackupStanding>): Promise<void> {
  const standing = { ...readBackupStanding(folder), ...news, layout: 1 };
  await mkdir(dirname(placeOf(folder)), { recursive: true, mode: 0o700 });
  await writeOwnFile(placeOf(folder), Buffer.from(`${JSON.stringify(standing)}\n`));
}

/** Every folder that backups were written to; one of before folders were noted is known by its last backup. */
export function knownFolders(
  { made, folders }: BackupStanding,
  { backup }: Pick<Practice, 'backup'>,
): readonly BackupFolder[] {
  const last = made === null ? null : dirname(made.file);
  if (last === null || folders.some(({ to }) => to === last)) return folders;
  return [...folders, { to: last, longest: longestKept({ ...backup.keep, months: 0 }) }];
}

/** The folders with one more, or with the longer of two terms. */
export function withFolder(folders: readonly BackupFolder[], one: BackupFolder): readonly BackupFolder[] {
  const before = folders.find(({ to }) => to === one.to)?.longest ?? 0;
  const others = folders.filter(({ to }) => to !== one.to);
  return [...others, { to: one.to, longest: Math.max(before, one.longest) }];
}

function placeOf(folder: string): string {
  return join(folder, '.agent', 'backup.json');
}
