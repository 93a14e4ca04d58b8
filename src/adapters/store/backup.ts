import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { isFileError, OWNER_ONLY, syncFolder } from './state-file.ts';
import { type Place, translated, troubleWith } from './trouble.ts';

interface Backup {
  /** Writes a copy into an empty file, encrypted with the same key. */
  readonly copyInto: (file: string) => void;
  /** Opens the copy and throws when it is not whole. */
  readonly verify: (file: string) => void;
  readonly keyed: boolean;
}

/** Makes a copy that is whole and proved readable before it gets its name; an existing file is never replaced. */
export function backUp(to: Place, { copyInto, verify, keyed }: Backup): void {
  const target = resolve(to.file);
  const place: Place = { ...to, file: target };
  if (existsSync(target)) throw troubleWith(place, 'backup-exists');
  const draft = `${target}.part-${process.pid}`;
  try {
    closeSync(openSync(draft, 'wx', OWNER_ONLY));
    copyInto(draft);
    verify(draft);
    syncFile(draft);
    linkSync(draft, target);
    syncFolder(target);
  } catch (error) {
    throw isFileError(error) ? fileTrouble(place, error) : translated(error, place, keyed);
  } finally {
    for (const file of [draft, `${draft}-journal`]) rmSync(file, { force: true });
  }
}

function fileTrouble(place: Place, error: NodeJS.ErrnoException): Error {
  return troubleWith(place, error.code === 'EEXIST' ? 'backup-exists' : 'no-access', error);
}

function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
