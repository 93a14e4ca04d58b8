import { access, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../../domain/errors.ts';
import { unreadable, unwritable } from './file-trouble.ts';

/** A text file named on the command line, UTF-8 with or without a mark. Throws `UserError` naming what can't be read. */
export async function readText(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

/** False also for what this account may not see. */
export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Writes a file that must not exist yet, with its folder. Throws `UserError` naming what can't be written. */
export async function createText(path: string, text: string): Promise<void> {
  if (await exists(path))
    throw new UserError(`${path}: exists already, and is left as it is.`, {
      fr: `${path} : existe déjà et reste comme il est.`,
    });
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: 'wx' });
  } catch (cause) {
    throw unwritable(path, cause);
  }
}
