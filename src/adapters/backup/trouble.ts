// What can be wrong with a backup, and what the person at the keyboard does then.

import { UserError } from '../../domain/errors.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import { codeOf } from '../files/failure-code.ts';
import { Unsealable } from './sealed-chunks.ts';

export type BackupTrouble =
  | 'foreign'
  | 'newer'
  | 'not-genuine'
  | 'wrong-passphrase'
  | 'incomplete'
  | 'missing'
  | 'exists'
  | 'no-room';

type Sentences = readonly [fr: string, en: string];

const ANOTHER: Sentences = [
  'Prenez une autre sauvegarde : agent backup list',
  'Take another backup: agent backup list',
];

const SENTENCES: Readonly<Record<BackupTrouble, Sentences>> = {
  foreign: ['n’est pas une sauvegarde de ce programme.', 'is no backup of this program.'],
  newer: [
    'vient d’une version plus récente du programme. Installez d’abord cette version.',
    'comes from a later version of the program. Install that version first.',
  ],
  'not-genuine': [
    `est abîmé ou a été modifié : rien n’en est repris. ${ANOTHER[0]}`,
    `is damaged or was changed: nothing of it is used. ${ANOTHER[1]}`,
  ],
  'wrong-passphrase': [
    'ne s’ouvre pas avec ce mot de passe, ou est abîmé. Vérifiez d’abord le mot de passe.',
    'does not open with this passphrase, or is damaged. Check the passphrase first.',
  ],
  incomplete: [
    `n’est pas entier : rien n’en est repris. ${ANOTHER[0]}`,
    `is not whole: nothing of it is used. ${ANOTHER[1]}`,
  ],
  missing: [
    'ne peut pas être lu. Vérifiez le nom et les droits.',
    "can't be read. Check its name and rights.",
  ],
  exists: [
    'existe déjà, et n’est jamais remplacé. Attendez une seconde, ou choisissez un autre dossier.',
    'exists already, and is never replaced. Wait a second, or choose another folder.',
  ],
  'no-room': [
    'ne peut pas être écrit. Vérifiez la place, les droits du dossier, et que le disque est branché.',
    "can't be written. Check the space, the folder's rights, and that the disk is plugged in.",
  ],
};

/** The error for one trouble with a file. */
export function backupError(
  file: string,
  trouble: BackupTrouble,
  language: ProgramLanguage,
  cause?: unknown,
): UserError {
  return new UserError(`${file} ${SENTENCES[trouble][language === 'fr' ? 0 : 1]}`, { cause });
}

/** The disk that is written to is full, or takes no more. */
const NO_ROOM = ['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS'];

/** An error met while a backup was read, in the practice's words. What is no fault of the backup is given back as it is. */
export function readingError(
  file: string,
  error: unknown,
  language: ProgramLanguage,
  sealedBy: 'key' | 'passphrase',
): unknown {
  if (error instanceof Unsealable || error instanceof SyntaxError)
    return backupError(file, sealedBy === 'passphrase' ? 'wrong-passphrase' : 'not-genuine', language, error);
  const code = codeOf(error);
  return code === '' || NO_ROOM.includes(code) ? error : backupError(file, 'missing', language, error);
}

/** An error met while a backup was written. */
export function writingError(file: string, error: unknown, language: ProgramLanguage): unknown {
  const code = codeOf(error);
  if (code === 'EEXIST') return backupError(file, 'exists', language, error);
  return /^E[A-Z]+$/u.test(code) ? backupError(file, 'no-room', language, error) : error;
}
