import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ActionNote } from '../../domain/action-note.ts';
import type { RawMail } from '../../domain/mail.ts';
import type { Mailbox } from '../../ports/mail.ts';
import { unreadable } from '../files/file-trouble.ts';
import { rawMailsIn } from './mail-folder.ts';
import { openMail } from './mime.ts';

/** Milliseconds between two glances at the folder's time stamps; no file is opened for that. */
const GLANCE = 2000;
/** Milliseconds that a program which just put a mail there may need to finish writing it. */
const SETTLING = 500;

/**
 * A folder, mbox or Maildir as the practice's mailbox. Files carry no keywords and hold no Sent folder: what became of
 * a mail stands in the program's memory, and an answer that the practice wrote elsewhere is not seen here.
 */
export function folderMailbox(path: string): Mailbox {
  let seen = '';
  return {
    arrivals: async function* (): AsyncGenerator<RawMail> {
      seen = await stampOf(path);
      if (!(await isEmptyFolder(path))) yield* rawMailsIn(path);
    },
    worked: () => Promise.resolve(),
    changed: async (signal) => {
      while (!signal.aborted) {
        if ((await stampOf(path)) !== seen) return void (await quietly(SETTLING, signal));
        await quietly(GLANCE, signal);
      }
    },
    open: openMail,
    label: async () => ({ kind: 'done', note: 'kept-in-memory' satisfies ActionNote }),
    sentSince: () => Promise.resolve([]),
    draft: async () => ({ kind: 'failed', sentence: 'A folder has no Drafts.', retry: false }),
    withdraw: async () => ({ kind: 'done', note: '' }),
    draftsStand: async () => null,
    sentText: async () => null,
    reviewFolders: null,
    state: () => ({ connection: 'files', trouble: '', since: 0, pushed: false }),
    close: () => Promise.resolve(),
  };
}

/** Changes when something was put there or taken away. A change of this very moment counts as a change to come. */
async function stampOf(path: string): Promise<string> {
  const places = await Promise.all([path, join(path, 'new'), join(path, 'cur')].map(timeAndSize));
  const fresh = places.some(({ time }) => Date.now() - time < SETTLING);
  return fresh ? '' : places.map(({ time, size }) => `${time} ${size}`).join(', ');
}

async function timeAndSize(path: string): Promise<{ readonly time: number; readonly size: number }> {
  try {
    const { mtimeMs, size } = await stat(path);
    return { time: mtimeMs, size };
  } catch (error) {
    if (isMissing(error)) return { time: 0, size: 0 };
    throw unreadable(path, error);
  }
}

/** Nothing has come yet; to a person who names a folder of past mails that would be a mistake. */
async function isEmptyFolder(path: string): Promise<boolean> {
  if (
    !(await stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    ))
  )
    return false;
  const names = await readdir(path).catch((cause: unknown) => {
    throw unreadable(path, cause);
  });
  return !names.some((name) => name === 'cur' || name === 'new' || /\.eml$/i.test(name));
}

async function quietly(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await pause(milliseconds, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
