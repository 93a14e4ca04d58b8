// Where to begin in a folder: at its cursor, at a baseline the first time, and by a look around when all UIDs changed.

import type { ImapFlow } from 'imapflow';
import { parseMailDate } from '../../core/mail/mail-date.ts';
import { Unreachable } from '../../domain/errors.ts';
import type { Cursor } from '../../domain/mail.ts';
import { DAY, HOUR, type Instant } from '../../domain/time.ts';
import type { Store } from '../../ports/store.ts';
import type { Log } from '../../ports/world.ts';
import { headerFieldsIn } from '../mail/mime-headers.ts';
import type { Start } from './progress.ts';

export type Cursors = Pick<Store, 'cursor' | 'saveCursor'>;

/** How long before the last worked mail the look begins: clocks differ, mails wait in a phone, one is moved back. */
const MARGIN = DAY;
/** How far a sender's clock may be behind. */
const SLOW_CLOCK = HOUR;
const CHUNK = 500;

export interface StartQuery {
  readonly client: ImapFlow;
  readonly folder: string;
  readonly cursors: Cursors;
  readonly now: Instant;
  readonly log: Log;
}

/**
 * Where the selected folder is taken up. The first time nothing that lies there is answered. When the server says that
 * all UIDs changed, or has gone back to lower ones (restored from a backup), mails received and dated since shortly
 * before the youngest worked one are given again: the cases know which of them were worked.
 */
export async function folderStart(query: StartQuery): Promise<Start> {
  const { client, folder, cursors, now, log } = query;
  const { mailbox } = client;
  if (mailbox === false)
    throw new Unreachable('The mailbox is not open.', { fr: 'La boîte aux lettres n’est pas ouverte.' });
  const uidValidity = String(mailbox.uidValidity);
  const last = await lastUid(client);
  const cursor = await cursors.cursor(folder);
  if (cursor === null) {
    const baseline = { uidValidity, uid: last, since: now };
    await cursors.saveCursor(firstKey(folder), baseline);
    await cursors.saveCursor(folder, baseline);
    log.write({ level: 'info', event: 'BaselineTaken', folder, count: mailbox.exists });
    return { ...baseline, again: [] };
  }
  if (cursor.uidValidity === uidValidity && cursor.uid <= last) return { ...cursor, again: [] };
  return lookAround(query, cursor, { uidValidity, uid: last, since: cursor.since });
}

/** The cursor of the very first run: nothing older is ever answered. */
function firstKey(folder: string): string {
  return `first:${folder}`;
}

async function lookAround(query: StartQuery, cursor: Cursor, baseline: Cursor): Promise<Start> {
  const { client, folder, cursors, log } = query;
  const first = (await cursors.cursor(firstKey(folder)))?.since ?? cursor.since;
  // Times of receipt have no parts of a second.
  const from = Math.floor(Math.max(cursor.since - MARGIN, first) / 1000) * 1000;
  const again = await receivedSince(client, from);
  log.write({ level: 'warn', event: 'UidValidityChanged', folder, count: again.length });
  if (again.length === 0) await cursors.saveCursor(folder, baseline);
  return { ...baseline, again };
}

/** The highest UID given out so far. */
async function lastUid(client: ImapFlow): Promise<number> {
  const { mailbox } = client;
  if (mailbox === false) return 0;
  if (mailbox.uidNext > 0) return mailbox.uidNext - 1;
  const last = await client.fetchOne('*', { uid: true });
  return last ? last.uid : 0;
}

/** UIDs of mails received and dated since then. SEARCH knows days only, in the server's zone: hence a day earlier. */
async function receivedSince(client: ImapFlow, from: Instant): Promise<number[]> {
  const found = await client.search({ since: new Date(from - DAY) }, { uid: true });
  if (!Array.isArray(found))
    throw new Unreachable('The server did not search.', { fr: 'Le serveur n’a pas répondu à la recherche.' });
  const kept: number[] = [];
  for (let at = 0; at < found.length; at += CHUNK) {
    const range = found.slice(at, at + CHUNK).join(',');
    const fetched = client.fetch(range, { internalDate: true, headers: ['date'] }, { uid: true });
    for await (const { uid, internalDate, headers } of fetched)
      if (isYoung(received(internalDate), dated(headers), from)) kept.push(uid);
  }
  return kept.sort((a, b) => a - b);
}

/** A migration gives old mails a new time of receipt, hence both; a mail without a date has only that one. */
function isYoung(receipt: Instant | null, date: Instant | null, from: Instant): boolean {
  return (receipt ?? from) >= from && (date ?? from) >= from - SLOW_CLOCK;
}

/** INTERNALDATE as an instant; null when the server wrote something else. */
export function received(internalDate: Date | string | undefined): Instant | null {
  return internalDate instanceof Date ? internalDate.getTime() : null;
}

function dated(headers: Buffer | undefined): Instant | null {
  const field =
    headers === undefined ? undefined : headerFieldsIn(headers).find(({ name }) => name === 'date');
  return field === undefined ? null : parseMailDate(field.value);
}
