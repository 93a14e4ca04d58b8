import { writeOwnFile } from '../secrets/write-own-file.ts';
import { unwritable } from './file-trouble.ts';

/** Writes a file with patients' words, which only this account may read. Throws `UserError` when it can't. */
export async function writePrivate(path: string, text: string): Promise<void> {
  try {
    await writeOwnFile(path, Buffer.from(text));
  } catch (cause) {
    throw unwritable(path, cause);
  }
}
