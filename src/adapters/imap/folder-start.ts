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
 * all UIDs changed, or has gone back to lower ones (restored from a backup), mails that came since shortly before the
 * youngest worked one are given again: the cases know which of them were worked, by Message-ID and content.
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
  const again = await cameSince(client, { first, reached: cursor.since });
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

/** What the cursors knew when all UIDs changed. */
interface Known {
  /** The first run: what is older is never answered. */
  readonly first: Instant;
  /** Time of receipt of the youngest mail that was worked with all before it. */
  readonly reached: Instant;
}

interface Arrived {
  readonly uid: number;
  /** INTERNALDATE. */
  readonly receipt: Instant | null;
  /** What the last server wrote into the mail when it came (RFC 5321 §4.4). */
  readonly stamped: Instant | null;
  readonly dated: Instant | null;
}

/** UIDs of mails that came since shortly before the youngest worked one. */
async function cameSince(client: ImapFlow, known: Known): Promise<number[]> {
  const { first, reached } = known;
  const from = wholeSecond(Math.max(reached - MARGIN, first));
  // SEARCH knows days only, in the server's zone: hence a day earlier.
  const found = await client.search({ since: new Date(from - DAY) }, { uid: true });
  if (!Array.isArray(found))
    throw new Unreachable('The server did not search.', { fr: 'Le serveur n’a pas répondu à la recherche.' });
  const mails = await arrivedOf(client, found);
  const exists = client.mailbox === false ? 0 : client.mailbox.exists;
  const isKept = exists > found.length || mails.some(({ receipt }) => receipt !== null && receipt <= reached);
  return mails
    .filter((mail) => (isKept && isAfter(mail, from, first)) || isYoung(mail, from, first))
    .map(({ uid }) => uid)
    .sort((a, b) => a - b);
}

async function arrivedOf(client: ImapFlow, uids: readonly number[]): Promise<Arrived[]> {
  const mails: Arrived[] = [];
  for (let at = 0; at < uids.length; at += CHUNK) {
    const range = uids.slice(at, at + CHUNK).join(',');
    const query = { internalDate: true, headers: ['date', 'received'] };
    for await (const { uid, internalDate, headers } of client.fetch(range, query, { uid: true })) {
      const fields = headers === undefined ? [] : headerFieldsIn(headers);
      const first = (name: string) => fields.find((field) => field.name === name)?.value ?? '';
      const stamped = parseMailDate(first('received').split(';').at(-1) ?? '');
      mails.push({ uid, receipt: received(internalDate), stamped, dated: parseMailDate(first('date')) });
    }
  }
  return mails;
}

/**
 * Where mails of before the cursor kept their time of receipt (RFC 3501 §2.3.3), that time tells when a mail came,
 * whatever its sender dated it. In the second of the first run it can't tell before from after, and what a server stamped
 * before the first run was moved here since.
 */
function isAfter({ receipt, stamped }: Arrived, from: Instant, first: Instant): boolean {
  const isOlder = (stamped ?? first) < wholeSecond(first) - SLOW_CLOCK;
  return receipt !== null && receipt >= from && receipt > first && !isOlder;
}

/**
 * Where a migration gave all mails a new time of receipt, what stands in them counts too: the sender's date, and when the
 * last server took it. A mail that has neither has its time of receipt alone.
 */
function isYoung({ receipt, stamped, dated }: Arrived, from: Instant, first: Instant): boolean {
  const came = Math.max(dated ?? stamped ?? from, stamped ?? dated ?? from);
  const isOlder = (dated ?? from) < wholeSecond(first) - SLOW_CLOCK;
  return (receipt ?? from) >= from && came >= from - SLOW_CLOCK && !isOlder;
}

/** Times of receipt have no parts of a second. */
function wholeSecond(at: Instant): Instant {
  return Math.floor(at / 1000) * 1000;
}

/** INTERNALDATE as an instant; null when the server wrote something else. */
export function received(internalDate: Date | string | undefined): Instant | null {
  return internalDate instanceof Date ? internalDate.getTime() : null;
}
