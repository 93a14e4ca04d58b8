// Prepared replies in the practice's own Drafts, how they stand there, and how they are taken away again when no human
// touched them.

import { createHash } from 'node:crypto';
import type { ImapFlow } from 'imapflow';
import type { Outcome } from '../../domain/case.ts';
import { Unreachable } from '../../domain/errors.ts';
import type { Outgoing } from '../../domain/letter.ts';
import type { DraftAsked, DraftStanding, FolderLook } from '../../ports/mail.ts';
import { headerFieldsIn, messageIdsIn } from '../mail/mime-headers.ts';
import type { Connection } from './connection.ts';
import { DRAFT_OF, withMessageId } from './sent-folder.ts';
import type { SpecialFolders } from './special-folders.ts';
import type { Say } from './trouble.ts';

/** Marks a draft as ours, beside \Draft. */
const OURS = '$AgentDraft';
/** A field at the top with the SHA-256 of all that follows it: shows whether a human has changed a word. */
const PRINT = 'X-Agent-Draft';
const MAX_DRAFT = 4 * 1024 * 1024;
/** Drafts that are looked through; who keeps more is asked for each of ours by name. */
const MOST = 1000;

/** The last look at many drafts: while the server says that the folder is the same, they stand as they stood. */
export interface DraftsSeen {
  key: string;
  look: FolderLook<DraftStanding> | null;
}

export interface DraftsOf {
  readonly seen: DraftsSeen;
  readonly line: Connection;
  readonly folders: SpecialFolders;
  readonly render: (letter: Outgoing) => Uint8Array | Promise<Uint8Array>;
  readonly say: Say;
}

/** Lays a reply into Drafts, once: one with the same Message-ID that lies there already is enough. */
export function layDraft(of: DraftsOf, letter: Outgoing): Promise<Outcome> {
  return inDrafts(of, async (client, folder) => {
    if ((await withMessageId(client, letter.messageId, { deleted: false })).length > 0)
      return { kind: 'done', note: 'was there' };
    const named = Buffer.from(`${DRAFT_OF}: ${letter.messageId}\r\n`);
    const bytes = signed(Buffer.concat([named, await of.render(letter)]));
    const placed = await client.append(folder, bytes, ['\\Draft', OURS], new Date(letter.date));
    if (placed === false || placed === undefined)
      return { kind: 'failed', sentence: noDrafts(of.say), retry: true };
    return { kind: 'done', note: folder };
  });
}

/** Takes our draft away when it is still ours, a draft, and word for word as it was; else leaves everything. */
export function withdrawDraft(of: DraftsOf, messageId: string): Promise<Outcome> {
  return inDrafts(of, async (client) => {
    const uids = await withMessageId(client, messageId, { keyword: OURS, draft: true });
    let left = 0;
    for (const uid of uids) if (!(await withdrawn(client, uid))) left += 1;
    return { kind: 'done', note: left === 0 ? '' : 'a human has touched it' };
  });
}

/** How drafts of ours stand; null when that can't be told. Another draft in the same thread counts as touched. */
export async function draftsStand(
  { line, folders, seen }: DraftsOf,
  asked: readonly DraftAsked[],
): Promise<FolderLook<DraftStanding> | null> {
  try {
    const folder = await folders.path('\\Drafts');
    if (folder === null) return null;
    return await line.use(folder, async (client) => {
      const key = await keyOf(client, folder, asked);
      if (key !== null && key === seen.key && seen.look !== null) return seen.look;
      const look = await standing(client, asked);
      if (key !== null && asked.length > 1) Object.assign(seen, { key, look });
      return look;
    });
  } catch {
    // Not to know is an answer here; the connection's state tells the reason.
    return null;
  }
}

/** What changes with every change of the folder; null where the server does not count changes (RFC 7162). */
async function keyOf(client: ImapFlow, folder: string, asked: readonly DraftAsked[]): Promise<string | null> {
  await client.noop();
  if (!client.capabilities.has('CONDSTORE')) return null;
  const status = await client.status(folder, {
    uidNext: true,
    uidValidity: true,
    messages: true,
    highestModseq: true,
  });
  if (status === false || status.highestModseq === undefined) return null;
  const { uidNext, uidValidity, messages, highestModseq } = status;
  return [uidValidity, uidNext, messages, highestModseq, ...asked.map(({ messageId }) => messageId)].join(
    ' ',
  );
}

async function standing(client: ImapFlow, asked: readonly DraftAsked[]): Promise<FolderLook<DraftStanding>> {
  const { mailbox } = client;
  if (mailbox === false)
    throw new Unreachable('The mailbox is not open.', { fr: 'La boîte aux lettres n’est pas ouverte.' });
  const uidValidity = String(mailbox.uidValidity);
  const found = new Map<string, DraftStanding>();
  if (asked.length === 0) return { uidValidity, found };
  const lying = await listed(client, mailbox.exists);
  for (const draft of asked) {
    const stands = await stand(client, draft, lying);
    if (stands !== 'gone' || (mailbox.exists > MOST && (await liesFurtherBack(client, draft))))
      found.set(draft.messageId, stands === 'gone' ? 'touched' : stands);
  }
  return { uidValidity, found };
}

interface Lying {
  readonly uid: number;
  readonly deleted: boolean;
  readonly messageId: string | undefined;
  readonly draftOf: string | undefined;
  readonly answers: readonly string[];
}

async function listed(client: ImapFlow, exists: number): Promise<readonly Lying[]> {
  if (exists === 0) return [];
  const headers = ['message-id', 'in-reply-to', DRAFT_OF];
  const range = `${Math.max(1, exists - MOST + 1)}:*`;
  const lying: Lying[] = [];
  for await (const message of client.fetch(range, { uid: true, flags: true, headers })) {
    const fields = headerFieldsIn(message.headers ?? Buffer.alloc(0));
    const ids = (name: string) =>
      messageIdsIn(fields.filter((field) => field.name === name).map(({ value }) => value));
    lying.push({
      uid: message.uid,
      deleted: message.flags?.has('\\Deleted') === true,
      messageId: ids('message-id')[0],
      draftOf: ids(DRAFT_OF.toLowerCase())[0],
      answers: ids('in-reply-to'),
    });
  }
  return lying;
}

async function stand(
  client: ImapFlow,
  { messageId, answers }: DraftAsked,
  lying: readonly Lying[],
): Promise<DraftStanding> {
  const named = lying.filter((one) => one.messageId === messageId || one.draftOf === messageId);
  const there = named.filter(({ deleted }) => !deleted);
  for (const { uid } of there) if ((await ourOwn(client, uid)) !== true) return 'touched';
  if (there.length > 0) return 'ours';
  const another = answers !== null && lying.some((one) => !one.deleted && one.answers.includes(answers));
  return another ? 'touched' : 'gone';
}

async function liesFurtherBack(client: ImapFlow, { messageId }: DraftAsked): Promise<boolean> {
  return (await withMessageId(client, messageId)).length > 0;
}

async function withdrawn(client: ImapFlow, uid: number): Promise<boolean> {
  const ours = await ourOwn(client, uid);
  if (ours === null) return true;
  if (!ours) return false;
  // Without UIDPLUS an EXPUNGE would take others' deleted mails along: the flag is all we set.
  return client.capabilities.has('UIDPLUS')
    ? client.messageDelete(`${uid}`, { uid: true })
    : client.messageFlagsAdd(`${uid}`, ['\\Deleted'], { uid: true });
}

/** Whether it is a draft of ours that no human touched; null when it is gone. */
async function ourOwn(client: ImapFlow, uid: number): Promise<boolean | null> {
  const query = { uid: true, flags: true, source: { start: 0, maxLength: MAX_DRAFT } };
  const found = await client.fetchOne(`${uid}`, query, { uid: true });
  if (!found) return null;
  const flags = found.flags ?? new Set<string>();
  const isOurs = flags.has('\\Draft') && hasKeyword(flags) && !flags.has('\\Flagged');
  return isOurs && found.source !== undefined && isUnchanged(found.source);
}

/** Keywords keep no case (RFC 9051 §2.3.2). */
function hasKeyword(flags: ReadonlySet<string>): boolean {
  return [...flags].some((flag) => flag.toLowerCase() === OURS.toLowerCase());
}

function signed(bytes: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${PRINT}: ${printOf(bytes)}\r\n`), bytes]);
}

function isUnchanged(source: Buffer): boolean {
  const end = source.indexOf('\n') + 1;
  const [first] = headerFieldsIn(source.subarray(0, end));
  return first?.name === PRINT.toLowerCase() && first.value === printOf(source.subarray(end));
}

function printOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function inDrafts(
  { line, folders, say }: DraftsOf,
  work: (client: ImapFlow, folder: string) => Promise<Outcome>,
): Promise<Outcome> {
  try {
    const folder = await folders.path('\\Drafts');
    if (folder === null) return { kind: 'failed', sentence: noDrafts(say), retry: false };
    return await line.use(folder, (client) => work(client, folder));
  } catch (cause) {
    // Both can safely be done again: what happened is found.
    return { kind: 'failed', sentence: cause instanceof Error ? cause.message : noDrafts(say), retry: true };
  }
}

function noDrafts(say: Say): string {
  return say(
    'Le brouillon n’a pas pu être déposé : le serveur n’offre pas de boîte de brouillons.',
    'The draft could not be laid down: the server offers no Drafts mailbox.',
  );
}
