// What the file system's refusals mean for the person at the keyboard.

import { UserError } from '../../domain/errors.ts';

/** A file or folder that is not there, or that this account may not read. */
export function unreadable(path: string, cause: unknown): UserError {
  if (isForbidden(cause))
    return new UserError(
      `${path}: this account may not read it. Start the command with the account that the file belongs to, or give the file to this one.`,
      {
        cause,
        fr: `${path} : ce compte n’a pas le droit de le lire. Lancez la commande avec le compte à qui est ce fichier, ou donnez le fichier à celui-ci.`,
      },
    );
  return new UserError(`${path}: can't be read. Check the name and the rights of the file.`, {
    cause,
    fr: `${path} : impossible à lire. Vérifiez le nom et les droits du fichier.`,
  });
}

/** A file that could not be written. */
export function unwritable(path: string, cause: unknown): UserError {
  if (isFull(cause))
    return new UserError(`${path}: not written, the disk is full. Make room there, then start again.`, {
      cause,
      fr: `${path} : pas écrit, le disque est plein. Faites de la place, puis recommencez.`,
    });
  return new UserError(`${path}: can't be written. Check the folder and its rights.`, {
    cause,
    fr: `${path} : impossible à écrire. Vérifiez le dossier et ses droits.`,
  });
}

function isForbidden(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && (cause.code === 'EACCES' || cause.code === 'EPERM');
}

function isFull(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && (cause.code === 'ENOSPC' || cause.code === 'EDQUOT');
}
