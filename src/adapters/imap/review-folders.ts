// Folders in which the practitioner says yes or no by moving a message, in whatever mail program they have.

import type { ImapFlow, ListResponse } from 'imapflow';
import type { Outcome } from '../../domain/case.ts';
import { Unreachable } from '../../domain/errors.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Outgoing } from '../../domain/letter.ts';
import type { FolderLook, ReviewFolders, ReviewPlace } from '../../ports/mail.ts';
import { headerFieldsIn, messageIdsIn } from '../mail/mime-headers.ts';
import type { Connection } from './connection.ts';
import { withMessageId } from './sent-folder.ts';
import type { Say } from './trouble.ts';

type Place = Exclude<ReviewPlace, 'both'>;

/** Names on the server, above each other; the server's own separator stands between them. */
const NAMES: Readonly<Record<ProgramLanguage, Readonly<Record<Place, readonly [string, string]>>>> = {
  fr: {
    waiting: ['Agent', 'À valider'],
    approved: ['Agent', 'Validé'],
    refused: ['Agent', 'Refusé'],
  },
  en: {
    waiting: ['Agent', 'To approve'],
    approved: ['Agent', 'Approved'],
    refused: ['Agent', 'Refused'],
  },
};

/** Marks a message as ours; it shows in mail programs that show keywords. */
const OURS = '$AgentWaiting';
/** Set on a message among what waits, they say the same as moving it. */
const YES = '$agentapprove';
const NO = '$agentrefuse';
/** Messages of a folder that are looked through, from its end. */
const MOST = 1000;

export interface ReviewFoldersOf {
  readonly line: Connection;
  readonly language: ProgramLanguage;
  readonly render: (letter: Outgoing) => Uint8Array | Promise<Uint8Array>;
  readonly say: Say;
}

/** The three folders, made and subscribed to when they are missing. */
export function reviewFolders(of: ReviewFoldersOf): ReviewFolders {
  let paths: Promise<Readonly<Record<Place, string>>> | null = null;
  const places = (): Promise<Readonly<Record<Place, string>>> => {
    paths ??= made(of);
    // What failed is tried again at the next call.
    paths.catch(() => {
      paths = null;
    });
    return paths;
  };
  const tried = async (work: (at: Readonly<Record<Place, string>>) => Promise<Outcome>): Promise<Outcome> => {
    try {
      return await work(await places());
    } catch (cause) {
      paths = null;
      return {
        kind: 'failed',
        sentence: cause instanceof Error ? cause.message : notLaid(of.say),
        retry: true,
      };
    }
  };
  return {
    lay: (letter) => tried((at) => of.line.use(at.waiting, (client) => lay(client, at.waiting, letter, of))),
    look: async (messageIds) => {
      try {
        return await look(of.line, await places(), new Set(messageIds));
      } catch {
        // Not to know is an answer here; the connection's state tells the reason.
        paths = null;
        return null;
      }
    },
    remove: (messageId) =>
      tried((at) => of.line.use(at.waiting, async (client) => removed(client, messageId))),
    putBack: (messageId) => tried((at) => putBack(of.line, at, messageId)),
  };
}

async function made({ line, language }: ReviewFoldersOf): Promise<Readonly<Record<Place, string>>> {
  const names = NAMES[language];
  return line.use(null, async (client) => {
    const known = await client.list();
    const path = async (place: Place): Promise<string> => {
      const there = known.find((folder) => isNamed(folder, names[place]));
      const at = there?.path ?? (await client.mailboxCreate([...names[place]])).path;
      if (there?.subscribed !== true) await client.mailboxSubscribe(at);
      return at;
    };
    return {
      waiting: await path('waiting'),
      approved: await path('approved'),
      refused: await path('refused'),
    };
  });
}

/** Whether a folder stands under these names, with or without the prefix of the server's namespace (RFC 2342). */
function isNamed({ path, delimiter }: ListResponse, names: readonly [string, string]): boolean {
  const parts = path.normalize('NFC').split(delimiter);
  return parts.slice(-2).join('\0') === names.join('\0') && parts.length <= 3;
}

async function lay(
  client: ImapFlow,
  folder: string,
  letter: Outgoing,
  { render, say }: ReviewFoldersOf,
): Promise<Outcome> {
  if ((await withMessageId(client, letter.messageId, { deleted: false })).length > 0)
    return { kind: 'done', note: 'was there' };
  const bytes = Buffer.from(await render(letter));
  const placed = await client.append(folder, bytes, [OURS], new Date(letter.date));
  return placed === false || placed === undefined
    ? { kind: 'failed', sentence: notLaid(say), retry: true }
    : { kind: 'done', note: folder };
}

/** Looks through the folders, the answers first: what is moved meanwhile is seen at its old place or its new one. */
async function look(
  line: Connection,
  at: Readonly<Record<Place, string>>,
  ours: ReadonlySet<string>,
): Promise<FolderLook<ReviewPlace>> {
  const found = new Map<string, ReviewPlace>();
  const add = (messageId: string, place: Place): void => {
    const known = found.get(messageId);
    const isContrary = known !== undefined && known !== place && known !== 'waiting' && place !== 'waiting';
    if (isContrary) found.set(messageId, 'both');
    else if (known === undefined || known === 'waiting') found.set(messageId, place);
  };
  let uidValidity = '';
  for (const place of ['waiting', 'approved', 'refused'] as const) {
    if (ours.size === 0 && place !== 'waiting') break;
    const seen = await line.use(at[place], (client) => lookInto(client, ours));
    if (place === 'waiting') uidValidity = seen.uidValidity;
    for (const { messageId, says } of seen.messages) add(messageId, place === 'waiting' ? says : place);
  }
  return { uidValidity, found };
}

interface Seen {
  readonly uidValidity: string;
  readonly messages: readonly { readonly messageId: string; readonly says: Place }[];
}

async function lookInto(client: ImapFlow, ours: ReadonlySet<string>): Promise<Seen> {
  await client.noop();
  const { mailbox } = client;
  if (mailbox === false)
    throw new Unreachable('The mailbox is not open.', { fr: 'La boîte aux lettres n’est pas ouverte.' });
  const messages: { messageId: string; says: Place }[] = [];
  const range = `${Math.max(1, mailbox.exists - MOST + 1)}:*`;
  const query = { uid: true, flags: true, headers: ['message-id'] };
  if (mailbox.exists > 0 && ours.size > 0)
    for await (const { headers, flags } of client.fetch(range, query)) {
      const fields = headerFieldsIn(headers ?? Buffer.alloc(0));
      const [messageId] = messageIdsIn(fields.map(({ value }) => value));
      if (messageId === undefined || !ours.has(messageId) || flags?.has('\\Deleted') === true) continue;
      messages.push({ messageId, says: saidBy(flags ?? new Set()) });
    }
  return { uidValidity: String(mailbox.uidValidity), messages };
}

/** Both keywords at once say nothing. */
function saidBy(flags: ReadonlySet<string>): Place {
  const keywords = new Set([...flags].map((flag) => flag.toLowerCase()));
  if (keywords.has(YES) === keywords.has(NO)) return 'waiting';
  return keywords.has(YES) ? 'approved' : 'refused';
}

async function removed(client: ImapFlow, messageId: string): Promise<Outcome> {
  for (const uid of await withMessageId(client, messageId, { keyword: OURS })) await gone(client, uid);
  return { kind: 'done', note: '' };
}

async function putBack(
  line: Connection,
  at: Readonly<Record<Place, string>>,
  messageId: string,
): Promise<Outcome> {
  for (const place of ['approved', 'refused'] as const)
    await line.use(at[place], async (client) => {
      for (const uid of await withMessageId(client, messageId)) {
        // imapflow copies and marks deleted where the server has no MOVE (RFC 6851 §1).
        if (!(await client.messageMove(`${uid}`, at.waiting, { uid: true })))
          throw new Unreachable('The server did not move the message.', {
            fr: 'Le serveur n’a pas déplacé le message.',
          });
      }
    });
  await line.use(at.waiting, async (client) => {
    for (const uid of await withMessageId(client, messageId))
      await client.messageFlagsRemove(`${uid}`, [YES, NO, '$AgentApprove', '$AgentRefuse'], { uid: true });
  });
  return { kind: 'done', note: at.waiting };
}

/** Without UIDPLUS an EXPUNGE would take others' deleted mails along: the flag is all we set. */
async function gone(client: ImapFlow, uid: number): Promise<void> {
  if (client.capabilities.has('UIDPLUS')) await client.messageDelete(`${uid}`, { uid: true });
  else await client.messageFlagsAdd(`${uid}`, ['\\Deleted'], { uid: true });
}

function notLaid(say: Say): string {
  return say(
    'Le message à valider n’a pas pu être rangé dans votre messagerie.',
    'The message to approve could not be filed in your mailbox.',
  );
}
