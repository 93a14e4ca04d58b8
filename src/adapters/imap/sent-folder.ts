// The Sent folder: what the practice wrote by itself, and where our own copies are filed.

import type { FetchMessageObject, ImapFlow } from 'imapflow';
import { addressesIn } from '../../core/mail/addresses.ts';
import { parseMailDate } from '../../core/mail/mail-date.ts';
import { readableText } from '../../core/mail/readable-text.ts';
import type { Outcome } from '../../domain/case.ts';
import { Unreachable } from '../../domain/errors.ts';
import type { Cursor, MailSource, SentMail } from '../../domain/mail.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import type { Clock } from '../../ports/world.ts';
import { openMail } from '../mail/mime.ts';
import { headerFieldsIn, messageIdsIn } from '../mail/mime-headers.ts';
import type { Connection } from './connection.ts';
import { type Cursors, received } from './folder-start.ts';
import { folderStatus } from './folder-status.ts';
import { readSourceKey, sourceKey } from './source-key.ts';
import type { SpecialFolders } from './special-folders.ts';
import type { Say } from './trouble.ts';

/** How far the first look, and the search for one letter, go back. */
const LOOK_BACK = 14 * DAY;
const CHUNK = 200;
/** Bytes of a sent mail that are read for its words. */
const MAX_SENT = 512 * 1024;
/** A draft of ours names itself in this field: mail programs that keep the field keep it when the draft is sent. */
export const DRAFT_OF = 'X-Agent-Reply';

export interface SentFolder {
  /** Mails that came into the folder since the last call. What was given counts as taken with the next call. */
  readonly since: () => Promise<readonly SentMail[]>;
  /** What a sent mail says; null when it can't be read now, or not there any more. */
  readonly text: (source: MailSource) => Promise<string | null>;
  /** Files a copy of a letter, once: a copy that lies there already is enough. */
  readonly copy: (
    bytes: Uint8Array,
    options: { readonly seen: true; readonly at: Instant },
  ) => Promise<Outcome>;
  /** Whether a letter of the last two weeks lies there; null when that can't be told. */
  readonly has: (messageId: string) => Promise<boolean | null>;
}

export interface SentFolderOf {
  readonly line: Connection;
  readonly folders: SpecialFolders;
  readonly cursors: Cursors;
  readonly clock: Clock;
  readonly say: Say;
}

/** The practice's Sent folder, wherever the server keeps it. */
export function sentFolder(of: SentFolderOf): SentFolder {
  let given: { folder: string; cursor: Cursor } | null = null;
  return {
    since: async () => {
      const folder = await of.folders.path('\\Sent');
      if (folder === null) return [];
      if (given !== null) await of.cursors.saveCursor(`sent:${given.folder}`, given.cursor);
      given = null;
      const { mails, cursor } = await newIn(of, folder);
      if (cursor !== null) given = { folder, cursor };
      return mails;
    },
    text: async (source) => {
      try {
        return await textOf(of, source);
      } catch {
        // Not to know is an answer here; the connection's state tells the reason.
        return null;
      }
    },
    copy: (bytes, { at }) => filed(of, bytes, at),
    has: async (messageId) => {
      try {
        const folder = await of.folders.path('\\Sent');
        return folder === null ? null : await lies(of, folder, messageId);
      } catch {
        // Not to know is an answer here; the connection's state tells the reason.
        return null;
      }
    },
  };
}

interface News {
  readonly mails: readonly SentMail[];
  /** Null when nothing changed. */
  readonly cursor: Cursor | null;
}

async function newIn({ line, cursors, clock, say }: SentFolderOf, folder: string): Promise<News> {
  const known = await cursors.cursor(`sent:${folder}`);
  const { uidValidity, uidNext } = await line.use(null, (client) =>
    folderStatus(client, folder, say, 'sent'),
  );
  const isSame = known?.uidValidity === uidValidity && known.uid < uidNext;
  if (isSame && known.uid === uidNext - 1) return { mails: [], cursor: null };
  const now = clock.now();
  return line.use(folder, async (client) => {
    const from = isSame ? known.uid + 1 : await firstSince(client, now - LOOK_BACK, uidNext);
    const mails = await headersOf(client, { folder, from, to: uidNext - 1, uidValidity });
    return { mails, cursor: { uidValidity, uid: uidNext - 1, since: now } };
  });
}

async function firstSince(client: ImapFlow, since: Instant, otherwise: number): Promise<number> {
  const found = await client.search({ since: new Date(since) }, { uid: true });
  if (!Array.isArray(found))
    throw new Unreachable('The server did not search.', { fr: 'Le serveur n’a pas répondu à la recherche.' });
  return found[0] ?? otherwise;
}

const FIELDS = ['message-id', 'in-reply-to', 'references', 'to', 'cc', 'date', DRAFT_OF];

async function headersOf(
  client: ImapFlow,
  { folder, from, to, uidValidity }: { folder: string; from: number; to: number; uidValidity: string },
): Promise<SentMail[]> {
  const mails: SentMail[] = [];
  const place = (uid: number): MailSource => ({ folder, key: sourceKey(uidValidity, uid) });
  for (let at = from; at <= to; at += CHUNK) {
    const range = `${at}:${Math.min(to, at + CHUNK - 1)}`;
    const fetched = client.fetch(range, { uid: true, internalDate: true, headers: FIELDS }, { uid: true });
    for await (const message of fetched) if (message.uid >= from) mails.push(sentMail(message, place));
  }
  return mails;
}

function sentMail(
  { uid, headers, internalDate }: FetchMessageObject,
  place: (uid: number) => MailSource,
): SentMail {
  const fields = headerFieldsIn(headers ?? Buffer.alloc(0));
  const all = (name: string) => fields.filter((field) => field.name === name).map(({ value }) => value);
  const [draft] = messageIdsIn(all(DRAFT_OF.toLowerCase()));
  return {
    messageId: messageIdsIn(all('message-id'))[0] ?? null,
    answers: [...new Set([...messageIdsIn(all('in-reply-to')), ...messageIdsIn(all('references'))])],
    to: addressesIn([...all('to'), ...all('cc')]),
    at: parseMailDate(all('date')[0] ?? '') ?? received(internalDate) ?? 0,
    source: place(uid),
    ...(draft === undefined ? {} : { draft }),
  };
}

async function textOf({ line }: SentFolderOf, source: MailSource): Promise<string | null> {
  const key = readSourceKey(source);
  if (key === null) return null;
  const bytes = await line.use(source.folder, async (client) => {
    const isSame = client.mailbox !== false && String(client.mailbox.uidValidity) === key.uidValidity;
    const part = { start: 0, maxLength: MAX_SENT };
    const found = isSame && (await client.fetchOne(`${key.uid}`, { source: part }, { uid: true }));
    return found ? (found.source ?? null) : null;
  });
  if (bytes === null) return null;
  const read = readableText(await openMail({ source, bytes, truncated: false, received: null }));
  return read.kind === 'text' ? read.text : null;
}

async function lies({ line, clock }: SentFolderOf, folder: string, messageId: string): Promise<boolean> {
  const since = new Date(clock.now() - LOOK_BACK);
  return line.use(folder, async (client) => (await withMessageId(client, messageId, { since })).length > 0);
}

/** UIDs of mails in the selected folder with this Message-ID. SEARCH finds parts of a field, so each is compared. */
export async function withMessageId(
  client: ImapFlow,
  messageId: string,
  more: {
    readonly since?: Date;
    readonly keyword?: string;
    readonly draft?: boolean;
    readonly deleted?: false;
  } = {},
): Promise<number[]> {
  const found = await client.search({ header: { 'message-id': messageId }, ...more }, { uid: true });
  if (!Array.isArray(found))
    throw new Unreachable('The server did not search.', { fr: 'Le serveur n’a pas répondu à la recherche.' });
  if (found.length === 0) return [];
  const same: number[] = [];
  const range = found.slice(0, CHUNK).join(',');
  for await (const { uid, headers } of client.fetch(range, { headers: ['message-id'] }, { uid: true }))
    if (
      messageIdsIn(headerFieldsIn(headers ?? Buffer.alloc(0)).map(({ value }) => value)).includes(messageId)
    )
      same.push(uid);
  return same;
}

async function filed(
  { line, folders, clock, say }: SentFolderOf,
  bytes: Uint8Array,
  at: Instant,
): Promise<Outcome> {
  try {
    const folder = await folders.path('\\Sent');
    if (folder === null) return { kind: 'failed', sentence: noSent(say), retry: false };
    const [messageId] = messageIdsIn(
      headerFieldsIn(bytes)
        .filter(({ name }) => name === 'message-id')
        .map(({ value }) => value),
    );
    const since = new Date(clock.now() - LOOK_BACK);
    return await line.use(folder, async (client) => {
      if (messageId !== undefined && (await withMessageId(client, messageId, { since })).length > 0)
        return { kind: 'done', note: 'was there' };
      const placed = await client.append(folder, Buffer.from(bytes), ['\\Seen'], new Date(at));
      return placed === false || placed === undefined
        ? { kind: 'failed', sentence: noSent(say), retry: true }
        : { kind: 'done', note: folder };
    });
  } catch (cause) {
    // Filing again is safe: a copy that did arrive is found.
    return { kind: 'failed', sentence: cause instanceof Error ? cause.message : noSent(say), retry: true };
  }
}

function noSent(say: Say): string {
  return say(
    "La copie n'a pas pu être rangée dans les messages envoyés.",
    'The copy could not be filed among the sent mails.',
  );
}
