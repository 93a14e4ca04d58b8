// One writer at a time, among all programs that keep to it: a file beside the calendar that exists while it is written.

import { randomUUID } from 'node:crypto';
import { link, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { MINUTE } from '../../domain/time.ts';
import { codeOf } from './failure-code.ts';

/** Gives the lock back. */
export type Unlock = () => Promise<void>;

const PAUSE = 25;

/** Takes the lock at `path`; null when somebody else keeps it for longer than `patience` milliseconds. */
export async function takeLock(path: string, patience: number): Promise<Unlock | null> {
  const owner = `${hostname()} ${process.pid}\n`;
  for (let waited = 0; waited <= patience; waited += PAUSE) {
    if (await create(path, owner)) return () => remove(path);
    await removeDead(path);
    await wait(PAUSE);
  }
  return null;
}

/** The lock appears with its owner's name in it, never empty. */
async function create(path: string, owner: string): Promise<boolean> {
  const own = `${path}.${process.pid}.${randomUUID()}`;
  await writeFile(own, owner, { mode: 0o600, flag: 'wx' });
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await remove(own);
  }
}

async function remove(path: string): Promise<void> {
  try {
    await unlink(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

/** Takes away the lock of a program of this machine that no longer runs. If a living one took its place meanwhile, that one is put back. */
async function removeDead(path: string): Promise<void> {
  const owner = await contentOf(path);
  if (owner === null || !(isDead(owner) || (await isForgotten(path)))) return;
  const aside = `${path}.${process.pid}.dead`;
  try {
    await rename(path, aside);
    if ((await contentOf(aside)) !== owner) await link(aside, path);
    await remove(aside);
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

/** Writing takes less than a second: a lock of ten minutes was left behind, on whatever machine. */
async function isForgotten(path: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(path)).mtimeMs > 10 * MINUTE;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
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
