import { chmod, mkdir, readFile, unlink } from 'node:fs/promises';
import type { Mending } from '../../core/doctor/finding.ts';
import { UserError } from '../../domain/errors.ts';
import { isAlive } from './look-at-running.ts';

/** Does one mending; throws `UserError` when this account may not, or when it is no longer true. */
export async function mend(mending: Mending): Promise<void> {
  try {
    switch (mending.kind) {
      case 'mode':
        return await chmod(mending.path, mending.mode);
      case 'folder':
        return void (await mkdir(mending.path, { recursive: true, mode: 0o700 }));
      case 'leftover':
        return await removeLeftover(mending.path, mending.pid);
    }
  } catch (cause) {
    if (!(cause instanceof Error && 'code' in cause)) throw cause;
    throw new UserError(`${mending.path}: could not be mended (${String(cause.code)}).`, {
      cause,
      fr: `${mending.path} : n’a pas pu être réparé (${String(cause.code)}).`,
    });
  }
}

/** Looks once more that it is the dead one's: somebody living may have taken its place. */
async function removeLeftover(path: string, pid: number): Promise<void> {
  const text = await readFile(path, 'utf8');
  if (new RegExp(`(?<!\\d)${pid}(?!\\d)`).test(text) && !isAlive(pid)) await unlink(path);
}
