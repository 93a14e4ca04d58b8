// Files changed all or none, each by a new file that takes the old one's name in one step.

import { open, readFile, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A file's content as it was when the change was made, and as it shall be. */
export interface FileChange {
  readonly path: string;
  /** Null for a file that must not exist yet. */
  readonly before: Buffer | null;
  readonly after: Buffer;
}

interface Prepared extends FileChange {
  readonly target: string;
  readonly draft: string;
}

/**
 * `changed`: somebody wrote to one of them meanwhile, and nothing was done. `unclear`: some were written, and what was
 * written could not be taken back. Throws what the file system throws, with nothing written.
 */
export async function replaceFiles(changes: readonly FileChange[]): Promise<'done' | 'changed' | 'unclear'> {
  const prepared: Prepared[] = [];
  const done: Prepared[] = [];
  try {
    for (const change of changes) prepared.push(await prepare(change));
    for (const { target, before } of prepared) if (!(await isStill(target, before))) return 'changed';
    for (const one of prepared) {
      await rename(one.draft, one.target);
      done.push(one);
    }
    for (const folder of new Set(prepared.map(({ target }) => dirname(target)))) await sync(folder);
    return 'done';
  } catch (error) {
    if (!(await undoAll(done))) return 'unclear';
    throw error;
  } finally {
    for (const { draft } of prepared) await remove(draft);
  }
}

async function prepare(change: FileChange): Promise<Prepared> {
  const target = change.before === null ? change.path : await realpath(change.path);
  const draft = join(dirname(target), `.${basename(target)}.${process.pid}.draft`);
  await writeDraft(draft, change.after, change.before === null ? null : target);
  return { ...change, target, draft };
}

/** Written for its owner alone, then given the rights of the file it replaces. */
async function writeDraft(draft: string, content: Buffer, like: string | null): Promise<void> {
  await remove(draft);
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(content);
    if (like !== null) {
      const { mode, uid, gid } = await stat(like);
      await handle.chmod(mode & 0o7777);
      if (process.getuid?.() === 0) await handle.chown(uid, gid);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function isStill(path: string, before: Buffer | null): Promise<boolean> {
  try {
    const content = await readFile(path);
    return before !== null && content.equals(before);
  } catch (error) {
    if (isMissing(error)) return before === null;
    throw error;
  }
}

async function undoAll(done: readonly Prepared[]): Promise<boolean> {
  try {
    for (const one of done.toReversed()) await undo(one);
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return false;
  }
}

async function undo({ target, draft, before }: Prepared): Promise<void> {
  if (before === null) return remove(target);
  await writeDraft(draft, before, target);
  await rename(draft, target);
}

/** Makes the new names last through a power cut. Some network folders know no such thing. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EPERM'].includes(codeOf(error))) throw error;
  } finally {
    await handle.close();
  }
}

async function remove(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
