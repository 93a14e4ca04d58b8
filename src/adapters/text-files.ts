import { access, readFile } from 'node:fs/promises';
import { UserError } from '../domain/errors.ts';

/** A text file named on the command line, UTF-8 with or without a mark. Throws `UserError` naming what can't be read. */
export async function readText(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  } catch (cause) {
    throw new UserError(`${path}: can't be read. Check the name and the rights of the file.`, { cause });
  }
}

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
