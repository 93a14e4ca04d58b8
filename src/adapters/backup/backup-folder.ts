// The folder that a backup is written to. It may be a disk that is unplugged: then the place where it is mounted is an empty
// folder of the machine's own disk, and a backup there would burn with the memory.

import { mkdir, readdir } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import { madeAt } from '../../core/backup/backup-name.ts';
import { UserError } from '../../domain/errors.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Practice } from '../../domain/practice.ts';
import { isMissing } from '../files/failure-code.ts';
import { knownFolders, readBackupStanding } from './standing-file.ts';

interface Wanted {
  readonly to: string;
  /** A person said that the disk is another one than before. */
  readonly newDisk: boolean;
}

/**
 * Makes the folder ready; only its last part is made. Throws `UserError` when the disk is not there: the folder above is
 * missing, or backups were written here before and none is left.
 */
export async function readyFolder(practice: Practice, { to, newDisk }: Wanted): Promise<void> {
  const { programLanguage: language } = practice;
  const isInside = !relative(practice.folder, to).startsWith('..');
  if (isInside) {
    await mkdir(to, { recursive: true, mode: 0o700 });
    return;
  }
  const isKnown = knownFolders(readBackupStanding(practice.folder), practice).some((one) => one.to === to);
  if (isKnown && !newDisk && !(await hasBackups(to))) throw emptied(to, language);
  try {
    await mkdir(to, { mode: 0o700 });
  } catch (error) {
    if (isMissing(error)) throw noFolderAbove(to, language, error);
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

/** Whether backups lie in a folder; none when it is not there. */
export async function hasBackups(to: string): Promise<boolean> {
  try {
    return (await readdir(to)).some((name) => madeAt(name) !== null);
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function emptied(to: string, language: ProgramLanguage): UserError {
  return new UserError(
    language === 'fr'
      ? `${to} : le disque des sauvegardes n’est pas là, ou ses sauvegardes n’y sont plus. Branchez-le, puis : agent backup. Si c’est un autre disque : agent backup --new-disk`
      : `${to}: the disk of the backups is not there, or the backups on it are gone. Plug it in, then: agent backup. If it is another disk: agent backup --new-disk`,
  );
}

function noFolderAbove(to: string, language: ProgramLanguage, cause: unknown): UserError {
  const above = dirname(to);
  return new UserError(
    language === 'fr'
      ? `${above} n’est pas là. Le disque des sauvegardes est-il branché ? Puis : agent backup`
      : `${above} is not there. Is the disk of the backups plugged in? Then: agent backup`,
    { cause },
  );
}
