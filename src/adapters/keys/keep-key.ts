import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { keyId } from '../../core/backup/recovery-phrase.ts';
import { UserError } from '../../domain/errors.ts';
import { writeOwnFile } from '../secrets/write-own-file.ts';
import { keyFolders } from './key-ring.ts';

/**
 * Lays a key into the first key folder, for this account alone. Returns its path; null when it lay there already. Throws
 * `UserError` where this account has no folder for keys, as in many containers.
 */
export async function keepKey(hex: string, env: NodeJS.ProcessEnv): Promise<string | null> {
  const path = keyPath(hex, env);
  if (await holds(path, hex)) return null;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeOwnFile(path, Buffer.from(`${hex.toLowerCase()}\n`));
    return path;
  } catch (cause) {
    throw cause instanceof Error && 'code' in cause ? noPlace(dirname(path), cause) : cause;
  }
}

function noPlace(folder: string, cause: Error): UserError {
  return new UserError(
    `The key can’t be kept in ${folder}: this account can’t write there. Name a folder of its own, outside the practice’s folder, in the variable XDG_CONFIG_HOME, then run the same command again.`,
    {
      cause,
      fr: `La clé ne peut pas être gardée dans ${folder} : ce compte ne peut pas y écrire. Nommez un dossier à lui, hors du dossier du cabinet, dans la variable XDG_CONFIG_HOME, puis relancez la même commande.`,
    },
  );
}

/** Also where this account may not even look: that shows when the key is written. */
const NOT_THERE = ['ENOENT', 'EACCES', 'ENOTDIR'];

/** Where a key of this account lies. */
export function keyPath(hex: string, env: NodeJS.ProcessEnv): string {
  const [folder] = keyFolders(env);
  return join(folder, keyId(hex));
}

async function holds(path: string, hex: string): Promise<boolean> {
  try {
    return (await readFile(path, 'utf8')).trim() === hex.toLowerCase();
  } catch (error) {
    if (error instanceof Error && 'code' in error && NOT_THERE.includes(String(error.code))) return false;
    throw error;
  }
}
