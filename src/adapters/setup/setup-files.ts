// The files that are written while a practice is set up. What a person wrote is never overwritten without a copy.

import { mkdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';
import { UserError } from '../../domain/errors.ts';
import { unreadable, unwritable } from '../files/file-trouble.ts';
import { replaceFiles } from '../files/replace-files.ts';
import { writeOwnFile } from '../secrets/write-own-file.ts';

/** The text of a file; null when there is none. Throws `UserError` for one that can't be read. */
export async function textIfAny(path: string): Promise<string | null> {
  try {
    return (await readFile(path, 'utf8')).replace(/^\uFEFF/, '');
  } catch (cause) {
    if (isMissing(cause)) return null;
    throw unreadable(path, cause);
  }
}

/**
 * Writes a text in place of what was read from there; null: of nothing. Unless it was `ours`, a copy of what stood there
 * is kept beside, under the name that is given back. Throws `UserError` when somebody changed the file meanwhile.
 */
export async function replaceText(
  path: string,
  {
    before,
    after,
    ours = false,
  }: { readonly before: string | null; readonly after: string; readonly ours?: boolean },
): Promise<string | null> {
  await folderFor(path);
  const kept = before === null || ours ? null : await freeName(`${path}.old`);
  const now = before === null ? null : await readFile(path);
  if (now !== null && now.toString('utf8').replace(/^\uFEFF/, '') !== before) throw changed(path);
  const copy = kept === null || now === null ? [] : [{ path: kept, before: null, after: now }];
  const changes = [...copy, { path, before: now, after: Buffer.from(after) }];
  const done = await replaceFiles(changes).catch((cause: unknown) => {
    throw unwritable(path, cause);
  });
  if (done !== 'done') throw changed(path);
  return kept === null ? null : basename(kept);
}

function changed(path: string): UserError {
  return new UserError(
    `${path}: somebody changed it meanwhile; it was left as it is. Start again: agent init`,
    {
      fr: `${path} : quelqu’un l’a changé entre-temps ; il est resté comme il est. Recommencez : agent init`,
    },
  );
}

/** Writes a file that only this account can read, in a folder that only it can open. */
export async function keepSecret(path: string, secret: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeOwnFile(path, Buffer.from(`${secret}\n`));
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

/** Writes a file of the program's own, which only this account can read, over the one before. */
export async function keepText(path: string, text: string): Promise<void> {
  await folderFor(path);
  try {
    await writeOwnFile(path, Buffer.from(text));
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

/** Whether a path, which need not be there yet, lies in a folder, whatever links lead there. */
export async function isInside(path: string, folder: string): Promise<boolean> {
  const way = relative(await realPlace(folder), await realPlace(path));
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

async function realPlace(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    if (!isMissing(error) || dirname(path) === path) throw error;
    return join(await realPlace(dirname(path)), basename(path));
  }
}

async function folderFor(path: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
  } catch (cause) {
    throw new UserError(`${dirname(path)}: can't be made. Check the folder above and its rights.`, {
      cause,
      fr: `${dirname(path)} : impossible à créer. Vérifiez le dossier au-dessus et ses droits.`,
    });
  }
}

async function freeName(path: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? path : join(dirname(path), `${basename(path)}${count}`);
    const taken = await stat(name).then(
      () => true,
      (error: unknown) => !isMissing(error),
    );
    if (!taken) return name;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
