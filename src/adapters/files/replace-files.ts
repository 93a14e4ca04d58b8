// Files changed all or none, each by a new file that takes the old one's name in one step.

import { link, open, readFile, realpath, rename, stat, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { codeOf, isMissing } from './failure-code.ts';
import { syncFolder } from './sync-folder.ts';

/** A file's content as it was when the change was made, and as it shall be. */
export interface FileChange {
  readonly path: string;
  /** Null for a file that must not exist yet. */
  readonly before: Buffer | null;
  /** Null for a file that shall be there no more. */
  readonly after: Buffer | null;
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
      if (!(await replaceOne(one))) return (await undoAll(done)) ? 'changed' : 'unclear';
      done.push(one);
    }
    for (const folder of new Set(prepared.map(({ target }) => dirname(target)))) await syncFolder(folder);
    return 'done';
  } catch (error) {
    if (!(await undoAll(done))) return 'unclear';
    throw error;
  } finally {
    for (const { draft } of prepared) await remove(draft);
  }
}

/** Where a file lies for the blink of an eye while it is replaced. */
export function asideOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.aside`);
}

/** The name of the file that lies aside under `name`; null for any other file. */
export function nameOfAside(name: string): string | null {
  return /^\.(.+)\.aside$/.exec(name)?.[1] ?? null;
}

/**
 * Replaces one file; false when somebody else did so between the last look and now. A plain rename over it would lose
 * what they wrote: so the file is first taken aside, which only one program can do, looked at once more, and the new one
 * takes a name that must be free.
 */
async function replaceOne({ target, draft, before, after }: Prepared): Promise<boolean> {
  if (before === null) return after === null || placed(draft, target);
  const aside = asideOf(target);
  await rename(target, aside);
  if (!(await isStill(aside, before))) {
    await placed(aside, target);
    await remove(aside);
    return false;
  }
  try {
    const free = after === null ? !(await exists(target)) : await placed(draft, target);
    await remove(aside);
    return free;
  } catch (error) {
    await placed(aside, target);
    await remove(aside);
    throw error;
  }
}

/** Gives a file a name that nobody has; false when somebody has it. Some file systems know no second names. */
async function placed(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EMLINK'].includes(codeOf(error))) throw error;
    if (await exists(to)) return false;
    await rename(from, to);
    return true;
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** What a program that died in between left aside gets its name back, once it is surely nobody's work in hand. */
export async function bringBack(path: string): Promise<boolean> {
  const aside = asideOf(path);
  try {
    const { ctimeMs } = await stat(aside);
    if (Date.now() - ctimeMs < LEFT_BEHIND) return false;
    const back = await placed(aside, path);
    await remove(aside);
    return back;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** Milliseconds; taking aside and putting in place takes less than one. */
const LEFT_BEHIND = 2000;

/**
 * Waits for the moment to pass in which another program has a file aside to replace it. Whether a file of that name is
 * there then: false means that it is truly gone.
 */
export async function isBack(path: string): Promise<boolean> {
  while (await exists(asideOf(path))) {
    if (await bringBack(path)) return true;
    await wait(5);
  }
  return exists(path);
}

async function prepare(change: FileChange): Promise<Prepared> {
  const target = change.before === null ? change.path : await realpath(change.path);
  const draft = join(dirname(target), `.${basename(target)}.${process.pid}.draft`);
  try {
    if (change.after !== null) await writeDraft(draft, change.after, change.before === null ? null : target);
  } catch (error) {
    await remove(draft);
    throw error;
  }
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

async function undo({ target, draft, before, after }: Prepared): Promise<void> {
  if (before !== null) await writeDraft(draft, before, (await exists(target)) ? target : null);
  if (!(await replaceOne({ path: target, target, draft, before: after, after: before }))) {
    throw Object.assign(new Error('replaced meanwhile'), { code: 'ESTALE' });
  }
}

async function remove(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}
