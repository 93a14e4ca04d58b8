// What can be wrong with the file that holds the program's memory, and what the person at the keyboard does then.
// A state that cannot be read stops the program: it is never taken for empty, or every reminder would go out again.

import { Unreachable, UserError } from '../../domain/errors.ts';
import type { ProgramLanguage } from '../../domain/language.ts';

export type Trouble =
  | 'bad-key'
  | 'wrong-key'
  | 'key-missing'
  | 'not-encrypted'
  | 'empty'
  | 'lost'
  | 'foreign'
  | 'newer'
  | 'damaged'
  | 'full'
  | 'read-only'
  | 'no-access'
  | 'backup-exists'
  | 'older-running'
  | 'not-upgraded';

type Sentences = readonly [fr: string, en: string];

const RESTORE: Sentences = [
  'Remettez la dernière sauvegarde à sa place. Rien n’a été changé et rien ne repart de zéro.',
  'Put the latest backup in its place. Nothing was changed, and nothing starts again from empty.',
];

const SENTENCES: Readonly<Record<Trouble, Sentences>> = {
  'bad-key': [
    'la clé doit avoir 64 chiffres hexadécimaux (32 octets au hasard). Pour en créer une : openssl rand -hex 32',
    'the key must have 64 hexadecimal digits (32 random bytes). To make one: openssl rand -hex 32',
  ],
  'wrong-key': [
    `ne s’ouvre pas avec cette clé, ou le fichier est abîmé. Vérifiez d’abord la clé. Si elle est juste : ${RESTORE[0]}`,
    `does not open with this key, or the file is damaged. Check the key first. If it is right: ${RESTORE[1]}`,
  ],
  'key-missing': [
    `est chiffré et aucune clé n’est donnée, ou le fichier est abîmé. Donnez la clé. S’il n’y en a jamais eu : ${RESTORE[0]}`,
    `is encrypted and no key is given, or the file is damaged. Give the key. If there never was one: ${RESTORE[1]}`,
  ],
  'not-encrypted': [
    'n’est pas chiffré, mais une clé est donnée. Retirez la clé de la configuration, ou remettez la sauvegarde chiffrée.',
    'is not encrypted, but a key is given. Take the key out of the configuration, or put the encrypted backup back.',
  ],
  empty: [
    `est vide : son contenu a été perdu. ${RESTORE[0]}`,
    `is empty: its content was lost. ${RESTORE[1]}`,
  ],
  lost: [
    `a disparu, alors que son journal « -journal » est encore là. ${RESTORE[0]}`,
    `is gone, while its "-journal" file is still there. ${RESTORE[1]}`,
  ],
  foreign: [
    'est la base de données d’un autre programme. Indiquez un autre fichier pour l’état.',
    'is the database of another program. Name another file for the state.',
  ],
  newer: [
    'a été écrit par une version plus récente de ce programme. Installez cette version, ou remettez une sauvegarde d’avant.',
    'was written by a newer version of this program. Install that version, or put an older backup back.',
  ],
  damaged: [`est abîmé. ${RESTORE[0]}`, `is damaged. ${RESTORE[1]}`],
  full: [
    'n’a pas pu être écrit : le disque est plein. Libérez de la place, puis relancez le programme.',
    'could not be written: the disk is full. Free some space, then start the program again.',
  ],
  'read-only': [
    'ne peut pas être écrit. Vérifiez que le disque et le fichier ne sont pas en lecture seule.',
    'cannot be written. Check that the disk and the file are not read-only.',
  ],
  'no-access': [
    'ne peut pas être ouvert. Vérifiez que le dossier existe et que ce compte a le droit d’y écrire.',
    'cannot be opened. Check that the folder exists and that this account may write there.',
  ],
  'older-running': [
    'vient d’une version précédente, et le secrétariat de cette version est encore en marche. Arrêtez-le, puis relancez-le : il prendra la nouvelle. Rien n’a été changé.',
    'is of an earlier version, and the secretary of that version still runs. Stop it, then start it again: it will take the new one. Nothing was changed.',
  ],
  'not-upgraded': [
    'n’a pas pu être repris par cette version : la copie n’avait pas tout. Rien n’a été changé. Remettez la version précédente du programme et écrivez-nous.',
    'could not be taken over by this version: the copy did not have everything. Nothing was changed. Put the earlier version of the program back and write to us.',
  ],
  'backup-exists': [
    'existe déjà. Une sauvegarde ne remplace jamais un fichier : choisissez un autre nom.',
    'exists already. A backup never replaces a file: choose another name.',
  ],
};

/** Where a trouble arose and in which language it is told. */
export interface Place {
  readonly file: string;
  readonly language: ProgramLanguage;
}

/** The error that tells the person at the keyboard what is wrong with `file` and what to do. */
export function troubleWith({ file, language }: Place, trouble: Trouble, cause?: unknown): UserError {
  const sentence = SENTENCES[trouble][language === 'fr' ? 0 : 1];
  return new UserError(`${file} ${sentence}`, { cause });
}

// Primary result codes (sqlite.org/rescode.html); extended codes carry them in their low byte.
const TROUBLE_BY_CODE: ReadonlyMap<number, Trouble> = new Map([
  [3, 'no-access'],
  [8, 'read-only'],
  [10, 'read-only'],
  [11, 'damaged'],
  [13, 'full'],
  [14, 'no-access'],
  [23, 'no-access'],
]);
const BUSY = [5, 6];
const NOT_A_DATABASE = 26;

/** A library error in the practice's words. What it does not know is a bug and comes back as it is. */
export function translated(error: unknown, place: Place, keyed: boolean): unknown {
  if (!(error instanceof Error)) return error;
  if (error.message.startsWith('ConnectionFailed')) return troubleWith(place, 'no-access', error);
  const code = 'rawCode' in error && typeof error.rawCode === 'number' ? error.rawCode & 0xff : null;
  if (code === null) return error;
  if (BUSY.includes(code)) return new Unreachable(busy(place), { cause: error });
  if (code === NOT_A_DATABASE) return troubleWith(place, keyed ? 'wrong-key' : 'key-missing', error);
  const trouble = TROUBLE_BY_CODE.get(code);
  return trouble === undefined ? error : troubleWith(place, trouble, error);
}

function busy({ file, language }: Place): string {
  return language === 'fr'
    ? `${file} est occupé par un autre programme.`
    : `${file} is being used by another program.`;
}

/** Somebody else already said yes or no to the case. */
export function notWaiting(id: string, language: ProgramLanguage): UserError {
  return new UserError(
    language === 'fr'
      ? `Le dossier ${id} n’attend plus de décision. Regardez la liste à valider : agent review.`
      : `Case ${id} is not waiting for a decision any more. Look at the list: agent review.`,
  );
}

/** A person can't be forgotten while a letter to them is on its way. */
export function stillLeaving(id: string, language: ProgramLanguage): string {
  return language === 'fr'
    ? `Quelque chose du dossier ${id} est en train de partir. Lancez « agent run » et tranchez (agent review ${id}), puis recommencez. Rien n’a été effacé.`
    : `Something of case ${id} is on its way out. Run "agent run" and settle it (agent review ${id}), then try again. Nothing was erased.`;
}
