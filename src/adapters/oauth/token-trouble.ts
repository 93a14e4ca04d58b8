import { UserError } from '../../domain/errors.ts';
import type { ProgramLanguage } from '../../domain/language.ts';

export type TokenTrouble =
  | 'damaged'
  | 'wrong-key'
  | 'wrong-own-key'
  | 'key-missing'
  | 'bad-key'
  | 'own-key-lost'
  | 'not-written';

type Pair = readonly [fr: string, en: string];

const AGAIN: Pair = ['donnez un nouvel accord : agent login', 'give consent again: agent login'];

const SENTENCES: Readonly<Record<TokenTrouble, Pair>> = {
  damaged: [`est abîmé. Supprimez-le et ${AGAIN[0]}`, `is damaged. Delete it and ${AGAIN[1]}`],
  'wrong-key': [
    `ne s'ouvre pas avec cette AGENT_STATE_KEY, ou il est abîmé. Vérifiez la clé ; si elle est juste, ${AGAIN[0]}`,
    `does not open with this AGENT_STATE_KEY, or is damaged. Check the key; if it is right, ${AGAIN[1]}`,
  ],
  'wrong-own-key': [
    `ne s'ouvre pas avec le fichier « -key » à côté de lui, ou il est abîmé. Remettez les deux d'une même sauvegarde, ou ${AGAIN[0]}`,
    `does not open with the "-key" file beside it, or is damaged. Put both back from one backup, or ${AGAIN[1]}`,
  ],
  'key-missing': [
    `est chiffré avec AGENT_STATE_KEY, et aucune clé n'est donnée. Donnez-la, ou ${AGAIN[0]}`,
    `is encrypted with AGENT_STATE_KEY, and no key is given. Give it, or ${AGAIN[1]}`,
  ],
  'bad-key': [
    'ne peut pas être ouvert : AGENT_STATE_KEY doit avoir 64 chiffres hexadécimaux. Pour en créer une : openssl rand -hex 32',
    'cannot be opened: AGENT_STATE_KEY must have 64 hexadecimal digits. To make one: openssl rand -hex 32',
  ],
  'own-key-lost': [
    `ne s'ouvre plus : le fichier « -key » à côté de lui manque ou est abîmé. Remettez-le de la sauvegarde, ou ${AGAIN[0]}`,
    `no longer opens: the "-key" file beside it is missing or damaged. Put it back from the backup, or ${AGAIN[1]}`,
  ],
  'not-written': [
    "n'a pas pu être écrit. Vérifiez la place sur le disque et que ce compte a le droit d'écrire dans ce dossier.",
    'could not be written. Check the space on the disk, and that this account may write into that folder.',
  ],
};

/** What is wrong with the file of the tokens, and what to do. */
export function tokenTrouble(
  file: string,
  trouble: TokenTrouble,
  language: ProgramLanguage,
  cause?: unknown,
): UserError {
  return new UserError(`${file} ${SENTENCES[trouble][language === 'fr' ? 0 : 1]}`, { cause });
}
