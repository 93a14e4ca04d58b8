import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { BackupStanding, BackupsSeen } from '../../domain/backup.ts';
import type { Practice } from '../../domain/practice.ts';
import { isMissing } from '../files/failure-code.ts';
import { backupsIn } from './practice-backups.ts';
import { readBackupStanding } from './standing-file.ts';

type Made = NonNullable<BackupStanding['made']>;

/** What was noted of a practice's backups, held against the file that lies there now. */
export async function lookAtBackups(practice: Practice): Promise<BackupsSeen> {
  const { made: noted, tried, trouble } = readBackupStanding(practice.folder);
  if (noted === null) return { made: noted, tried, trouble, lost: null, onOwnDisk: false };
  const made = await meant(noted, practice);
  const [file, memory] = [await statOf(made.file), await statOf(dirname(practice.stateFile))];
  return {
    made,
    tried,
    trouble,
    lost: file === null ? 'gone' : file.size === made.bytes ? null : 'cut',
    onOwnDisk: file !== null && file.dev === memory?.dev,
  };
}

/** One that was carried elsewhere on a disk that is away now: the youngest in the usual folder stands for it. */
async function meant(noted: Made, { backup }: Practice): Promise<Made> {
  if (dirname(noted.file) === backup.to || (await statOf(noted.file)) !== null) return noted;
  const youngest = (await backupsIn(backup.to)).at(-1);
  const found = youngest === undefined ? null : await statOf(youngest.file);
  if (youngest === undefined || found === null) return noted;
  return { file: youngest.file, at: youngest.made, bytes: found.size };
}

async function statOf(path: string) {
  try {
    return await stat(path);
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
