// The key of the memory in a set-up without questions: made unless the answers refuse it, its phrase written where
// they say.

import { dirname, resolve } from 'node:path';
import { recoveryPhrase } from '../../core/backup/recovery-phrase.ts';
import { UserError } from '../../domain/errors.ts';
import type { Practice } from '../../domain/practice.ts';
import { shellPath } from '../shell-path.ts';
import type { Setup } from './setup.ts';

/** What is to be done about the key. */
export type KeyWanted =
  | { readonly kind: 'refused' | 'there' | 'memory-in-clear' }
  /** `phraseTo`: absolute; null when nobody said where. */
  | { readonly kind: 'new'; readonly phraseTo: string | null };

/** Looks before anything is written. `file`: the answers. Throws `UserError` for a place the phrase must not lie in. */
export async function keyWanted(setup: Setup, practice: Practice, file: string): Promise<KeyWanted> {
  const { doors, context, folder } = setup;
  const { encrypt, 'recovery-phrase-to': to } = setup.answers().init;
  const phraseTo = to === undefined ? null : resolve(dirname(file), to);
  if (phraseTo !== null && (await doors.isInside(phraseTo, folder))) throw inside(setup, phraseTo);
  if ((await context.doors.backups.key(practice)) !== null) return { kind: 'there' };
  if (!encrypt) return { kind: 'refused' };
  if (await doors.isThere(practice.stateFile)) return { kind: 'memory-in-clear' };
  if (phraseTo !== null && (await doors.isThere(phraseTo))) throw taken(setup, phraseTo);
  if (phraseTo !== null && !(await doors.isThere(dirname(phraseTo))))
    throw notThere(setup, dirname(phraseTo));
  return { kind: 'new', phraseTo };
}

function inside({ context: { say } }: Setup, path: string): UserError {
  return new UserError(
    say(
      `init.recovery-phrase-to : ${path} est dans le dossier du cabinet. La phrase ouvre tout ce qui s’y trouve : donnez un fichier ailleurs.`,
      `init.recovery-phrase-to: ${path} lies in the practice’s folder. The phrase opens all that is there: name a file elsewhere.`,
    ),
  );
}

function taken({ context: { say } }: Setup, path: string): UserError {
  return new UserError(
    say(
      `init.recovery-phrase-to : ${path} existe déjà et n’est pas remplacé. Donnez un autre nom.`,
      `init.recovery-phrase-to: ${path} exists already and is not replaced. Give another name.`,
    ),
  );
}

/** A stick that is not plugged in: a folder of its name would be made on the machine's own disk. */
function notThere({ context: { say } }: Setup, path: string): UserError {
  return new UserError(
    say(
      `init.recovery-phrase-to : il n’y a pas de dossier ${path}. Branchez la clé, ou créez ce dossier, puis recommencez.`,
      `init.recovery-phrase-to: there is no folder ${path}. Plug the stick in, or make that folder, then start again.`,
    ),
  );
}

/** What was done, for a reader and for a program. */
export interface KeySettled {
  /** False when the phrase is not where it was wanted. */
  readonly well: boolean;
  readonly lines: readonly string[];
  readonly json: object;
}

/** Makes the key that is wanted. */
export async function settleKey(setup: Setup, practice: Practice, wanted: KeyWanted): Promise<KeySettled> {
  if (wanted.kind === 'new') return madeKey(setup, practice, wanted.phraseTo);
  const { kind } = wanted;
  return { well: true, lines: keptWords(kind, setup), json: { key: kind } };
}

function keptWords(kind: Exclude<KeyWanted['kind'], 'new'>, { context: { say } }: Setup): readonly string[] {
  switch (kind) {
    case 'there':
      return [];
    case 'refused':
      return [
        say(
          'La mémoire ne sera pas chiffrée, ni sauvegardée la nuit (init.encrypt: false). Plus tard : agent key new',
          'The memory will not be encrypted, nor backed up at night (init.encrypt: false). Later: agent key new',
        ),
      ];
    case 'memory-in-clear':
      return [
        say(
          'La mémoire qui est là n’est pas chiffrée et reste ainsi. Pour la chiffrer : agent key new',
          'The memory that is there is not encrypted and stays so. To encrypt it: agent key new',
        ),
      ];
  }
}

async function madeKey(setup: Setup, practice: Practice, phraseTo: string | null): Promise<KeySettled> {
  const { context, folder } = setup;
  const { say } = context;
  const { hex, id, at } = await context.doors.backups.newKey(practice);
  const trouble = phraseTo === null ? null : await written(setup, phraseTo, recoveryPhrase(hex));
  const isKept = phraseTo !== null && trouble === null;
  const made = say(
    `La mémoire est chiffrée avec la clé ${id}, dans ${at}`,
    `The memory is encrypted with the key ${id}, in ${at}`,
  );
  const phrase = isKept
    ? say(
        `Sa phrase de secours est dans ${phraseTo} : portez-la hors de cette machine, puis effacez ce fichier.`,
        `Its recovery phrase is in ${phraseTo}: take it off this machine, then remove that file.`,
      )
    : say(
        `Sa phrase de secours n’est encore nulle part. Écrivez-la sur papier : agent key show --practice ${shellPath(folder)}`,
        `Its recovery phrase is nowhere yet. Write it on paper: agent key show --practice ${shellPath(folder)}`,
      );
  return {
    well: trouble === null,
    lines: [made, ...(trouble === null ? [] : [trouble]), phrase],
    json: { key: 'new', id, at, phraseTo: isKept ? phraseTo : null },
  };
}

/** Null, or why the phrase could not be written: the key is there all the same. */
async function written({ doors }: Setup, path: string, phrase: string): Promise<string | null> {
  try {
    await doors.keepSecret(path, phrase);
    return null;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}
