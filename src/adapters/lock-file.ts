// One writer at a time, among all programs that keep to it: a file beside the calendar that exists while it is written.

import { link, open, readFile, rename, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';

/** Gives the lock back. */
export type Unlock = () => Promise<void>;

const PAUSE = 25;

/** Takes the lock at `path`; null when somebody else keeps it for longer than `patience` milliseconds. */
export async function takeLock(path: string, patience: number): Promise<Unlock | null> {
  const owner = `${hostname()} ${process.pid}\n`;
  for (let waited = 0; waited <= patience; waited += PAUSE) {
    if (await create(path, owner)) return () => unlink(path);
    await removeDead(path);
    await wait(PAUSE);
  }
  return null;
}

async function create(path: string, owner: string): Promise<boolean> {
  try {
    const handle = await open(path, 'wx', 0o600);
    await handle.writeFile(owner);
    await handle.close();
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Takes away the lock of a program of this machine that no longer runs. If a living one took its place meanwhile, that one is put back. */
async function removeDead(path: string): Promise<void> {
  const owner = await contentOf(path);
  if (owner === null || !isDead(owner)) return;
  const aside = `${path}.${process.pid}`;
  try {
    await rename(path, aside);
    if ((await contentOf(aside)) !== owner) await link(aside, path);
    await unlink(aside);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'EEXIST') throw error;
  }
}

async function contentOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function isDead(owner: string): boolean {
  const [host, pid] = owner.trim().split(' ');
  if (host !== hostname() || pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
