// The backups of one practice, joined: made, tried, thrown away by their age, and remembered.

import { readdir, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { backupName, madeAt } from '../../core/backup/backup-name.ts';
import { type Dated, type Keep, longestKept, toDrop } from '../../core/backup/keep.ts';
import type { BackupLook, BackupMade } from '../../domain/backup.ts';
import { UserError } from '../../domain/errors.ts';
import type { Practice } from '../../domain/practice.ts';
import { HOUR, type Instant } from '../../domain/time.ts';
import { isMissing } from '../files/failure-code.ts';
import { type KeyPlace, keyById } from '../keys/key-ring.ts';
import { stateKey } from '../keys/state-key.ts';
import { carryForgotten } from '../privacy/forgotten-list.ts';
import type { SqliteStore } from '../store/sqlite.ts';
import { makeBackup } from './make-backup.ts';
import { removeOldCopies } from './old-copies.ts';
import type { KeyFor } from './open-backup.ts';
import type { SealKey } from './sealed-header.ts';
import { knownFolders, noteBackup, readBackupStanding, withFolder } from './standing-file.ts';
import { tryBackup } from './try-backup.ts';

export interface BackingUp {
  readonly practice: Practice;
  readonly store: Pick<SqliteStore, 'copyTo'>;
  readonly env: NodeJS.ProcessEnv;
  readonly now: Instant;
  readonly program: string;
  readonly to: string;
  readonly newDisk?: boolean;
  readonly keep: Keep;
  readonly withSecrets: boolean;
  /** Null: sealed with the practice's key. */
  readonly passphrase: string | null;
}

/** Makes a backup, throws away those whose time is over, and remembers both. Throws `UserError`. */
export async function backUpPractice(input: BackingUp): Promise<BackupMade> {
  const { practice, env, now, to, keep } = input;
  const { folder, zone } = practice;
  try {
    const place = placeOf(practice, env);
    const found = await stateKey(place);
    const key = sealKeyFrom(input.passphrase, found, place);
    const made = await makeBackup({ ...input, key, stateKey: found?.hex ?? null });
    await carryForgotten(folder, to);
    await removeLeftovers(practice, to, now);
    await removeOldCopies(practice, now);
    const dropped = toDrop(await backupsIn(to), keep, now, zone);
    for (const file of dropped) await rm(file, { force: true });
    const known = knownFolders(readBackupStanding(folder), practice);
    const folders = withFolder(known, { to, longest: longestKept(keep) });
    await noteBackup(folder, { made: { file: made.file, at: now, bytes: made.bytes }, trouble: '', folders });
    return { ...made, dropped };
  } catch (error) {
    if (error instanceof UserError) await noteBackup(folder, { trouble: error.message });
    throw error;
  }
}

/** What a backup that died left; one that is being made by somebody else is younger than an hour. */
async function removeLeftovers({ stateFile }: Practice, to: string, now: Instant): Promise<void> {
  const memory = basename(stateFile);
  for (const folder of new Set([to, dirname(stateFile)])) {
    for (const name of await namesIn(folder)) {
      if (!isDead(name, memory)) continue;
      const { ctimeMs } = await stat(join(folder, name));
      if (now - ctimeMs > HOUR) await rm(join(folder, name), { force: true });
    }
  }
}

function isDead(name: string, memory: string): boolean {
  return /\.backup\.part-\d+$/u.test(name) || name.startsWith(`${memory}.copy-`);
}

function sealKeyFrom(
  passphrase: string | null,
  found: Awaited<ReturnType<typeof stateKey>>,
  place: KeyPlace,
): SealKey {
  if (passphrase !== null) return { kind: 'passphrase', text: passphrase };
  if (found !== null) return { kind: 'key', id: found.id, hex: found.hex };
  throw new UserError(
    place.language === 'fr'
      ? 'Une sauvegarde est toujours scellée, et ce cabinet n’a pas encore de clé. Créez-la : agent key new. Ou donnez un mot de passe : --passphrase-file.'
      : 'A backup is always sealed, and this practice has no key yet. Make one: agent key new. Or give a passphrase: --passphrase-file.',
  );
}

/** The backups in a folder, by their names, oldest first. */
export async function backupsIn(folder: string): Promise<readonly Dated[]> {
  const names = await namesIn(folder);
  return names
    .flatMap((name) => {
      const made = madeAt(name);
      return made === null || backupName(made) !== name ? [] : [{ file: join(folder, name), made }];
    })
    .sort((a, b) => a.made - b.made);
}

/** Tries a backup of this practice and remembers what came of it. Throws `UserError` saying what is wrong with it. */
export async function tryPracticeBackup(
  practice: Practice,
  { file, keyFor, now }: { readonly file: string; readonly keyFor: KeyFor; readonly now: Instant },
): Promise<BackupLook> {
  const { folder, programLanguage: language } = practice;
  try {
    const look = await tryBackup({ file, keyFor, language, now });
    await noteBackup(folder, { tried: { file, at: now, sentence: '' } });
    return look;
  } catch (error) {
    if (error instanceof UserError)
      await noteBackup(folder, { tried: { file, at: now, sentence: error.message } });
    throw error;
  }
}

export interface KeyGiven {
  readonly env: NodeJS.ProcessEnv;
  readonly language: Practice['programLanguage'];
  readonly passphrase: string | null;
  /** A key as it was typed from its phrase. */
  readonly hex: string | null;
}

/** Finds the key that a backup names: given, else where keys are kept. */
export function keyFinder({ env, language, passphrase, hex }: KeyGiven): KeyFor {
  const say = (fr: string, en: string) => new UserError(language === 'fr' ? fr : en);
  return async (hint) => {
    if (hint.kind === 'passphrase') {
      if (passphrase !== null) return { kind: 'passphrase', text: passphrase };
      throw say(
        'Cette sauvegarde est scellée par un mot de passe : donnez-le avec --passphrase-file.',
        'This backup is sealed with a passphrase: give it with --passphrase-file.',
      );
    }
    if (hex !== null) return { kind: 'key', id: hint.id, hex };
    const found = await keyById(hint.id, { stateFile: '', env, language });
    if (found !== null) return { kind: 'key', id: hint.id, hex: found.hex };
    throw say(
      `Cette sauvegarde est scellée par la clé ${hint.id}, qui n’est pas sur cette machine. Donnez la phrase de secours imprimée à sa création : --phrase-file, ou au clavier.`,
      `This backup is sealed with the key ${hint.id}, which is not on this machine. Give the recovery phrase that was printed when it was made: --phrase-file, or at the keyboard.`,
    );
  };
}

function placeOf({ stateFile, programLanguage: language }: Practice, env: NodeJS.ProcessEnv): KeyPlace {
  return { stateFile, env, language };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
