// Joins the doors of `agent privacy` to their adapters.

import { join } from 'node:path';
import type { PrivacyDoors } from './cli/privacy-doors.ts';

/** The doors as the program ships. */
export const privacyDoors: PrivacyDoors = {
  tryPurge: async (practice, limits, known, now) => {
    const { triedPurge } = await import('./adapters/privacy/tried-purge.ts');
    const { keyOf } = await import('./world-parts.ts');
    return triedPurge({ practice, ...(await keyOf(practice)) }, { limits, known, now });
  },
  purgeFiles: async (practice, now, dry) =>
    (await import('./adapters/privacy/aged-files.ts')).purgeFiles(practice, now, dry),
  forgetFiles: async (practice, about) =>
    (await import('./adapters/privacy/forgotten-files.ts')).forgetFiles(practice, about),
  markBackups: async (practice, keys) =>
    (await import('./adapters/privacy/forgotten-list.ts')).markBackups(practice, keys, Date.now()),
  backupsUntil: async (practice, now) =>
    (await import('./adapters/backup/last-until.ts')).lastUntil(practice, now),
  text: async (name, language) =>
    (await import('./adapters/privacy/shipped-document.ts')).shippedDocument(name, language),
  exportPlace: (practice, name) => join(practice.folder, '.agent', 'exports', name),
  writeFolder: async (folder, files) =>
    (await import('./adapters/privacy/private-folder.ts')).writeFolder(folder, files, Date.now()),
};
