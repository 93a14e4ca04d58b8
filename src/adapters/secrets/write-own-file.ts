import { open, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isMissing } from '../files/failure-code.ts';
import { syncFolder } from '../files/sync-folder.ts';

/**
 * Writes a file that only this account may read. Whoever reads it meets the old content or the new one, whole, also
 * after a power cut. Throws what the file system throws, with the old content in place.
 */
export function writeOwnFile(path: string, content: Buffer): Promise<void> {
  return writeWholeFile(path, content, 0o600);
}

/** The same with other rights, for what others are meant to read. */
export async function writeWholeFile(path: string, content: Buffer, mode: number): Promise<void> {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.draft`);
  await remove(draft);
  try {
    const handle = await open(draft, 'wx', mode);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, path);
    await syncFolder(dirname(path));
  } finally {
    await remove(draft);
  }
}

async function remove(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
