// What the files that rules send with their letters hold now: a yes is given to a file's bytes, not to its name.

import type { FollowUpRule } from '../../domain/follow-up.ts';
import type { LetterFile } from '../../domain/letter.ts';
import { fileHash, readLetterFile } from '../mail/letter-bytes.ts';

/** The rules with the hash of each file that those which are on send; without one where it can't be read. */
export async function withFileHashes(rules: readonly FollowUpRule[]): Promise<readonly FollowUpRule[]> {
  return Promise.all(
    rules.map(async (rule) => {
      const { on, does } = rule;
      if (!on || does.kind === 'task' || does.files.length === 0) return rule;
      return { ...rule, does: { ...does, files: await Promise.all(does.files.map(hashed)) } };
    }),
  );
}

async function hashed(file: LetterFile): Promise<LetterFile> {
  try {
    return { ...file, hash: fileHash(await readLetterFile(file.path)) };
  } catch (cause) {
    // A letter with a file that can't be read does not leave, and says so (`letter-bytes.ts`).
    if (cause instanceof Error && 'code' in cause) return file;
    throw cause;
  }
}
