// The files that this process was started from, as they lie on the disk now.

import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** This very file, and the one that the program begins with when it is shipped in pieces. */
const OWN = ['', '../main.js'].map((place) => fileURLToPath(new URL(place, import.meta.url)));

const GONE = 'gone';

/**
 * Says, whenever it is asked, whether other files lie in their places since: another version was installed. What is not
 * loaded yet would then come from that one, or be gone.
 */
export function ownProgram(files: readonly string[] = OWN): () => boolean {
  const before = files.flatMap((file) => {
    const stamp = stampOf(file);
    return stamp === null || stamp === GONE ? [] : [{ file, stamp }];
  });
  return () => before.some(({ file, stamp }) => (stampOf(file) ?? stamp) !== stamp);
}

/** `gone` when there is no such file; null when it can't be looked at: a disk that fails for a moment installs nothing. */
function stampOf(file: string): string | null {
  try {
    const found = statSync(file, { throwIfNoEntry: false });
    return found === undefined ? GONE : [found.ino, found.size, found.mtimeMs].join(' ');
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return null;
    throw error;
  }
}
