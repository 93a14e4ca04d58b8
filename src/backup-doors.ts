// Joins the doors of backups and keys to their adapters.

import type { BackupDoors } from './cli/backup/backup-doors.ts';
import { UserError } from './domain/errors.ts';
import type { Practice } from './domain/practice.ts';

/** The doors as the program ships; `program` is its version. */
export function backupDoors(program: string): BackupDoors {
  const env = process.env;
  return {
    make: async (practice, { to, newDisk, keep, withSecrets, passphrase }) => {
      const { backUpPractice } = await import('./adapters/backup/practice-backups.ts');
      const { sqliteStore } = await import('./adapters/store/sqlite.ts');
      const { keyOf } = await import('./world-parts.ts');
      const { stateFile: file, programLanguage: language, backup } = practice;
      const store = await sqliteStore({ file, now: Date.now, language, ...(await keyOf(practice)) });
      try {
        return await backUpPractice({
          practice,
          store,
          env,
          now: Date.now(),
          program,
          to: to ?? backup.to,
          newDisk,
          keep: keep ?? { ...backup.keep, months: 0 },
          withSecrets,
          passphrase,
        });
      } finally {
        await store.close();
      }
    },
    list: async (folder) => (await import('./adapters/backup/practice-backups.ts')).backupsIn(folder),
    try: async (practice, file, opened) => {
      const { keyFinder, tryPracticeBackup } = await import('./adapters/backup/practice-backups.ts');
      const keyFor = keyFinder({ env, language: practice.programLanguage, ...opened });
      return tryPracticeBackup(practice, { file, keyFor, now: Date.now() });
    },
    standing: async (folder) =>
      (await import('./adapters/backup/standing-file.ts')).readBackupStanding(folder),
    missingKey: async (file, language) => {
      const { headerOf } = await import('./adapters/backup/open-backup.ts');
      const { keyById } = await import('./adapters/keys/key-ring.ts');
      const { hint } = await headerOf(file, language);
      if (hint.kind === 'passphrase') return null;
      return (await keyById(hint.id, { stateFile: '', env, language })) === null ? hint.id : null;
    },
    restore: async (file, to, { language, ...opened }) => {
      const { keyFinder } = await import('./adapters/backup/practice-backups.ts');
      const { restoreBackup } = await import('./adapters/backup/restore-backup.ts');
      const keyFor = keyFinder({ env, language, ...opened });
      return restoreBackup({ file, to, keyFor, env, language, now: Date.now() });
    },
    writeWhole: async (file, text) => {
      const { writeWholeFile } = await import('./adapters/secrets/write-own-file.ts');
      await writeWholeFile(file, Buffer.from(text), 0o644).catch((cause: unknown) => {
        throw new UserError(`${file}: can't be written. Check the folder and its rights.`, {
          cause,
          fr: `${file} : impossible à écrire. Vérifiez le dossier et ses droits.`,
        });
      });
    },
    newKey: async (practice) =>
      (await import('./adapters/keys/change-key.ts')).changeKey(placeOf(practice), Date.now()),
    key: async (practice) => (await import('./adapters/keys/state-key.ts')).stateKey(placeOf(practice)),
    recoverKey: async (practice, hex) => {
      const { notedIds } = await import('./adapters/keys/key-ring.ts');
      const { keepKey, keyPath } = await import('./adapters/keys/keep-key.ts');
      const { keyId } = await import('./core/backup/recovery-phrase.ts');
      if (!(await notedIds(practice.stateFile)).includes(keyId(hex))) return false;
      return (await keepKey(hex, env)) ?? keyPath(hex, env);
    },
  };

  function placeOf({ stateFile, programLanguage: language }: Practice) {
    return { stateFile, env, language };
  }
}
