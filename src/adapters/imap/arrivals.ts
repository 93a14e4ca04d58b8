// What waits in the watched folders, given window by window; and what is written down when a mail is worked.

import type { ImapFlow } from 'imapflow';
import type { Cursor, MailSource, RawMail } from '../../domain/mail.ts';
import type { Instant } from '../../domain/time.ts';
import type { Clock, Log } from '../../ports/world.ts';
import type { Connection } from './connection.ts';
import { existing, fetchMails, type Listed, listMails, nextUid, SMALL, stillThere } from './fetch-mails.ts';
import { type Cursors, folderStart } from './folder-start.ts';
import { type FolderStatus, folderStatus } from './folder-status.ts';
import { type Progress, progress } from './progress.ts';
import { readSourceKey, sourceKey } from './source-key.ts';
import type { Say } from './trouble.ts';

export interface Arrivals {
  readonly all: () => AsyncGenerator<RawMail>;
  readonly worked: (source: MailSource) => Promise<void>;
  /** Writes down what was worked and is not written down yet. */
  readonly flush: () => Promise<void>;
}

export interface ArrivalsOf {
  readonly line: Connection;
  readonly folders: readonly [string, ...string[]];
  readonly cursors: Cursors;
  readonly clock: Clock;
  readonly log: Log;
  readonly say: Say;
}

/** Mails, and bytes of them, that are fetched at a time. */
const WINDOW = 64;
const WINDOW_BYTES = 4 * 1024 * 1024;
/** UIDs that are asked for in one command. */
const RANGE = 256;
/**
 * Mails of a backlog that are worked between two writings of the cursor. After a crash so many may be given again: their
 * cases are known, and nothing is done twice.
 */
const UNWRITTEN = 16;
/** A mail at which the connection broke so many times is given without its content: a human reads it. */
const GIVE_UP = 8;

/** The mails of all watched folders that are not worked, by folder and UID. Never lists a whole folder. */
export function arrivals(of: ArrivalsOf): Arrivals {
  const watched = new Map(of.folders.map((folder) => [folder, watch(folder)]));
  return {
    all: async function* () {
      of.line.again();
      for (const each of watched.values()) yield* mailsOf(of, each);
    },
    worked: async (source) => {
      const each = watched.get(source.folder);
      const key = readSourceKey(source);
      if (each === undefined || key?.uidValidity !== each.progress?.uidValidity) return;
      if (key === null) return;
      done(of, each, key.uid);
      const isBacklog = (each.progress?.left() ?? 0) > 0;
      if (!isBacklog || each.unwritten.mails >= UNWRITTEN) await written(of, each);
    },
    flush: async () => {
      for (const each of watched.values()) await written(of, each);
    },
  };
}

interface Watched {
  readonly folder: string;
  progress: Progress | null;
  /** What was listed and is not worked. */
  readonly listed: Map<number, Listed>;
  /** Where the connection broke, and how often. */
  stuck: { uid: number; times: number };
  /** How far it was worked, and how many mails that is further than what is written down. */
  unwritten: { cursor: Cursor | null; mails: number };
}

function watch(folder: string): Watched {
  const unwritten = { cursor: null, mails: 0 };
  return { folder, progress: null, listed: new Map(), stuck: { uid: 0, times: 0 }, unwritten };
}

function done({ clock }: Pick<ArrivalsOf, 'clock'>, each: Watched, uid: number): void {
  const receipt = each.listed.get(uid)?.received ?? null;
  // A server's clock that runs ahead must not shut out what comes later.
  const received: Instant | null = receipt === null ? null : Math.min(receipt, clock.now());
  each.listed.delete(uid);
  const cursor = each.progress?.done(uid, received) ?? null;
  if (cursor !== null) each.unwritten = { cursor, mails: each.unwritten.mails + 1 };
}

async function written({ cursors }: Pick<ArrivalsOf, 'cursors'>, each: Watched): Promise<void> {
  const { cursor } = each.unwritten;
  each.unwritten = { cursor: null, mails: 0 };
  if (cursor !== null) await cursors.saveCursor(each.folder, cursor);
}

async function* mailsOf(of: ArrivalsOf, each: Watched): AsyncGenerator<RawMail> {
  if (!(await mayHaveMail(of, each))) return;
  let at = 0;
  for (;;) {
    const { mails, last } = await nextWindow(of, each, at);
    yield* mails;
    if (last === null) return;
    at = last;
  }
}

/** A look from outside. The first folder is the one that is selected anyway. */
async function mayHaveMail({ line, folders, say }: ArrivalsOf, each: Watched): Promise<boolean> {
  const { folder, progress: known } = each;
  if (known === null || folder === folders[0] || known.waiting().length > 0) return true;
  const status = await line.use(null, (client) => folderStatus(client, folder, say));
  return status.uidValidity !== known.uidValidity || status.uidNext - 1 !== known.listed();
}

interface Window {
  readonly mails: readonly RawMail[];
  /** The last UID of it; null when nothing more waits. */
  readonly last: number | null;
}

function nextWindow(of: ArrivalsOf, each: Watched, after: number): Promise<Window> {
  return of.line.use(each.folder, async (client) => {
    if (each.folder === of.folders[0]) of.line.looked();
    const status = await folderStatus(client, each.folder, of.say);
    const known = await takenUp(of, each, client, status);
    const from = known === each.progress ? after : 0;
    each.progress = known;
    const uids = await candidates(each, known, client, { from, end: status.uidNext });
    return uids.length === 0 ? { mails: [], last: null } : fetched(of, each, client, uids);
  });
}

/** The progress in the selected folder; a new one when its UIDs are no longer the ones we knew. */
async function takenUp(
  of: ArrivalsOf,
  each: Watched,
  client: ImapFlow,
  status: FolderStatus,
): Promise<Progress> {
  const { cursors, clock, log } = of;
  const known = each.progress;
  if (known?.uidValidity === status.uidValidity && status.uidNext > known.listed()) return known;
  await written(of, each);
  each.listed.clear();
  const start = await folderStart({ client, folder: each.folder, cursors, now: clock.now(), log });
  return progress(start);
}

/** UIDs to be given next: those listed before and never worked, then the next of the folder below `end`. */
async function candidates(
  each: Watched,
  known: Progress,
  client: ImapFlow,
  { from, end }: { readonly from: number; readonly end: number },
): Promise<number[]> {
  const open = known.waiting().filter((uid) => uid > from);
  if (open.length > 0) return open.slice(0, sizeOfWindow(each));
  while (known.listed() < end - 1) {
    const first = known.listed() + 1;
    const to = Math.min(first + RANGE - 1, end - 1);
    const found = await listMails(client, first, to);
    const uids = found.map(({ uid }) => uid);
    known.list(uids, uids.length > 0 ? to : await emptyUntil(client, to, end));
    for (const mail of found) each.listed.set(mail.uid, mail);
    if (uids.length > 0) return uids.slice(0, sizeOfWindow(each));
  }
  return [];
}

/** The end of a stretch of UIDs that no mail bears any more. */
async function emptyUntil(client: ImapFlow, to: number, uidNext: number): Promise<number> {
  if (to >= uidNext - 1) return to;
  const next = await nextUid(client, to + 1);
  return next === null ? uidNext - 1 : Math.min(next, uidNext) - 1;
}

function sizeOfWindow({ stuck }: Watched): number {
  return stuck.times >= 2 ? 1 : WINDOW;
}

async function fetched(
  of: ArrivalsOf,
  each: Watched,
  client: ImapFlow,
  uids: readonly number[],
): Promise<Window> {
  const first = uids[0] ?? 0;
  const uidValidity = each.progress?.uidValidity ?? '';
  if (each.stuck.uid === first && each.stuck.times >= GIVE_UP)
    return { mails: [unfetched(each.folder, uidValidity, first)], last: first };
  each.stuck = { uid: first, times: each.stuck.uid === first ? each.stuck.times + 1 : 1 };
  const unknown = uids.filter((uid) => !each.listed.has(uid));
  for (const mail of await stillThere(client, unknown)) each.listed.set(mail.uid, mail);
  const chosen = withinBytes(uids.flatMap((uid) => each.listed.get(uid) ?? []));
  const last = chosen.at(-1)?.uid ?? uids.at(-1) ?? first;
  const found = await fetchMails(client, { folder: each.folder, uidValidity }, chosen);
  const missing = uids.filter((uid) => uid <= last && !found.has(uid));
  await leaveGone(of, each, client, missing);
  each.stuck = { uid: 0, times: 0 };
  return { mails: chosen.flatMap(({ uid }) => found.get(uid) ?? []), last };
}

/** What a human moved before we came is not ours any more. Throws when the server has it and did not give it. */
async function leaveGone(
  of: ArrivalsOf,
  each: Watched,
  client: ImapFlow,
  missing: readonly number[],
): Promise<void> {
  if (missing.length === 0) return;
  const there = await existing(client, missing.join(','));
  if (there.length > 0) throw new Error('the server did not give what it has');
  for (const uid of missing) await done(of, each, uid);
}

function unfetched(folder: string, uidValidity: string, uid: number): RawMail {
  const source = { folder, key: sourceKey(uidValidity, uid) };
  return { source, bytes: new Uint8Array(), truncated: true, received: null };
}

function withinBytes(mails: readonly Listed[]): Listed[] {
  let bytes = 0;
  const end = mails.findIndex(({ size }) => {
    bytes += Math.min(size, SMALL);
    return bytes > WINDOW_BYTES;
  });
  return mails.slice(0, end < 1 ? mails.length : end);
}
