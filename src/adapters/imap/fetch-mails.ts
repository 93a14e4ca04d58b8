// Mails from the selected folder, in few commands and bounded memory, without marking any as read.

import type { FetchMessageObject, ImapFlow } from 'imapflow';
import type { RawMail } from '../../domain/mail.ts';
import type { Instant } from '../../domain/time.ts';
import { received } from './folder-start.ts';
import { assembled, MAX_PART, mimePlan, type Section } from './mime-plan.ts';
import { sourceKey } from './source-key.ts';
import { isAnswerNo } from './trouble.ts';

/** A mail up to this many bytes is fetched whole. */
export const SMALL = 256 * 1024;
/** Sections asked for in one command: servers bound the length of a line. */
const SECTIONS = 30;

/** What is known of a mail before it is fetched. */
export interface Listed {
  readonly uid: number;
  readonly size: number;
  readonly received: Instant | null;
}

/**
 * The mails of a range of UIDs that are still there, in order. Asked in two ways, because an answer that can't be read
 * is left out by imapflow without a word, and a mail must not be passed by for it.
 */
export async function listMails(client: ImapFlow, from: number, to: number): Promise<Listed[]> {
  const range = `${from}:${to}`;
  const found = new Map((await listed(client, range)).map((mail) => [mail.uid, mail]));
  for (const uid of await existing(client, range))
    if (!found.has(uid)) found.set(uid, { uid, size: Number.POSITIVE_INFINITY, received: null });
  const inRange = [...found.values()].filter(({ uid }) => uid >= from && uid <= to);
  return inRange.sort((a, b) => a.uid - b.uid);
}

/** Which of these UIDs the server still has. */
export async function existing(client: ImapFlow, range: string): Promise<number[]> {
  const found = await client.search({ uid: range }, { uid: true });
  if (!Array.isArray(found)) throw new Error('the server did not search');
  return found;
}

/** Those of these UIDs that are still there. */
export async function stillThere(client: ImapFlow, uids: readonly number[]): Promise<Listed[]> {
  return uids.length === 0 ? [] : listed(client, uids.join(','));
}

async function listed(client: ImapFlow, range: string): Promise<Listed[]> {
  const found = new Map<number, Listed>();
  const fetched = client.fetch(range, { uid: true, size: true, internalDate: true }, { uid: true });
  for await (const { uid, size, internalDate } of fetched)
    if (uid > 0)
      found.set(uid, { uid, size: size ?? Number.POSITIVE_INFINITY, received: received(internalDate) });
  return [...found.values()].sort((a, b) => a.uid - b.uid);
}

/** Lowest UID of the folder from this one on; null when there is none. */
export async function nextUid(client: ImapFlow, from: number): Promise<number | null> {
  const found = await client.search({ uid: `${from}:*` }, { uid: true, returnOptions: ['MIN'] });
  const lowest = Array.isArray(found) ? found.find((uid) => uid >= from) : found ? found.min : undefined;
  return lowest !== undefined && lowest >= from ? lowest : null;
}

export interface FolderName {
  readonly folder: string;
  readonly uidValidity: string;
}

/**
 * Fetches the mails that were listed. One that is gone meanwhile is not among them; one that the server can't give
 * comes with what it gives, cut. Never more of one mail than `SMALL`, or its texts.
 */
export async function fetchMails(
  client: ImapFlow,
  name: FolderName,
  mails: readonly Listed[],
): Promise<Map<number, RawMail>> {
  const found = new Map<number, RawMail>();
  const small = mails.filter(({ size }) => size <= SMALL);
  const sources = await wholeSources(client, small);
  for (const each of mails) {
    const source = sources.get(each.uid);
    const content = source !== undefined ? { bytes: source, truncated: false } : await oneMail(client, each);
    if (content === null) continue;
    const key = sourceKey(name.uidValidity, each.uid);
    found.set(each.uid, { source: { folder: name.folder, key }, received: each.received, ...content });
  }
  return found;
}

/** Whole mails in one command. Empty when the server refuses the command: then they are fetched one by one. */
async function wholeSources(client: ImapFlow, mails: readonly Listed[]): Promise<Map<number, Buffer>> {
  const sources = new Map<number, Buffer>();
  if (mails.length === 0) return sources;
  const range = mails.map(({ uid }) => uid).join(',');
  try {
    // A second bound: the size the server gave is not the size it sends.
    const query = { uid: true, source: { start: 0, maxLength: SMALL + 1 } };
    for await (const { uid, source } of client.fetch(range, query, { uid: true }))
      if (source !== undefined && source.length > 0 && source.length <= SMALL) sources.set(uid, source);
  } catch (cause) {
    if (!isAnswerNo(cause)) throw cause;
  }
  return sources;
}

type Content = Pick<RawMail, 'bytes' | 'truncated' | 'rebuilt'>;

async function oneMail(client: ImapFlow, { uid }: Listed): Promise<Content | null> {
  const [there] = await stillThere(client, [uid]);
  if (there === undefined) return null;
  try {
    return (await bigMail(client, uid)) ?? (await beginning(client, uid));
  } catch (cause) {
    if (!isAnswerNo(cause)) throw cause;
    return beginning(client, uid);
  }
}

/** Header, texts and reports of a mail whose attachments stay on the server. */
async function bigMail(client: ImapFlow, uid: number): Promise<Content | null> {
  const found = await client.fetchOne(`${uid}`, { uid: true, bodyStructure: true }, { uid: true });
  const structure = found ? found.bodyStructure : undefined;
  if (structure === undefined) return null;
  const plan = mimePlan(structure);
  const sections = new Map<string, Buffer>();
  for (let at = 0; at < plan.sections.length; at += SECTIONS) {
    const part = await fetchSections(client, uid, plan.sections.slice(at, at + SECTIONS));
    for (const [key, bytes] of part) sections.set(key, bytes);
  }
  return sections.has('header')
    ? { bytes: assembled(structure, sections), truncated: plan.cut, rebuilt: true }
    : null;
}

async function fetchSections(
  client: ImapFlow,
  uid: number,
  sections: readonly Section[],
): Promise<ReadonlyMap<string, Buffer>> {
  const bodyParts = sections.map(({ key, bytes }) => ({ key, start: 0, maxLength: bytes }));
  const found = await client.fetchOne(`${uid}`, { uid: true, bodyParts }, { uid: true });
  return found ? sectionsOf(found) : new Map();
}

function sectionsOf({ bodyParts, headers }: FetchMessageObject): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (const [key, bytes] of bodyParts ?? []) found.set(key.toLowerCase(), bytes);
  if (headers !== undefined) found.set('header', headers);
  return found;
}

/** What can be had of a mail that the server can't take apart; a human reads the rest. */
async function beginning(client: ImapFlow, uid: number): Promise<Content> {
  try {
    const query = { uid: true, source: { start: 0, maxLength: MAX_PART } };
    const found = await client.fetchOne(`${uid}`, query, { uid: true });
    return { bytes: (found ? found.source : undefined) ?? Buffer.alloc(0), truncated: true };
  } catch (cause) {
    if (!isAnswerNo(cause)) throw cause;
    return { bytes: Buffer.alloc(0), truncated: true };
  }
}
