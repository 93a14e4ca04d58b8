import { setTimeout as wait } from 'node:timers/promises';
import { type FetchMessageObject, type FetchQueryObject, ImapFlow } from 'imapflow';
import {
  type ImapMailbox,
  type ImapMailboxOf,
  imapMailbox,
} from '../../../src/adapters/imap/imap-mailbox.ts';
import { memoryStore } from '../../../src/adapters/store/memory/store.ts';
import type { RawMail } from '../../../src/domain/mail.ts';
import type { ImapSettings } from '../../../src/domain/server-settings.ts';
import type { Store } from '../../../src/ports/store.ts';
import type { LogEntry } from '../../../src/ports/world.ts';

export const clock = { now: () => Date.now() };

export function aStore(): Store {
  return memoryStore(clock);
}

export interface Wanted {
  readonly port: number;
  readonly user: string;
  readonly settings?: Partial<ImapSettings>;
  readonly store?: Store;
  readonly patience?: number;
  readonly password?: string;
  readonly render?: ImapMailboxOf['render'];
  readonly log?: LogEntry[];
  readonly language?: 'fr' | 'en';
}

const opened = new Set<ImapMailbox>();

/** A mailbox of ours on a server of the tests; in clear on loopback when nothing else is said. */
export function aMailbox({
  port,
  user,
  settings,
  store,
  patience,
  password,
  render,
  log,
  language = 'en',
}: Wanted): ImapMailbox {
  const mailbox = imapMailbox({
    settings: {
      host: '127.0.0.1',
      port,
      security: 'none',
      user,
      password: { kind: 'env', name: 'X' },
      certificateAuthority: null,
      folders: ['INBOX'],
      sentFolder: null,
      draftsFolder: null,
      poll: 5,
      drafts: true,
      reviewFolders: true,
      keywords: true,
      ...settings,
    },
    secret: async () => ({ user, password: password ?? 'secret' }),
    cursors: store ?? aStore(),
    render: render ?? (() => new Uint8Array()),
    clock,
    log: { write: (entry) => void log?.push(entry) },
    language,
    ...(patience === undefined ? {} : { patience }),
  });
  opened.add(mailbox);
  return mailbox;
}

export async function closeAll(): Promise<void> {
  for (const mailbox of opened) await mailbox.close();
  opened.clear();
}

/** A short mail; its subject tells it apart. */
export function aMail(subject: string, more = '', body = 'Bonjour'): string {
  const id = subject.replace(/[^\w]/gu, '-');
  return [
    'From: Anna <anna@example.org>',
    'To: praxis@example.org',
    `Subject: ${subject}`,
    `Message-ID: <${id}@example.org>`,
    ...(/^Date:/mu.test(more) ? [] : [`Date: ${new Date().toUTCString().replace('GMT', '+0000')}`]),
    ...(more === '' ? [] : [more]),
    '',
    body,
    '',
  ].join('\r\n');
}

export function subjectOf(raw: RawMail): string {
  return subjectIn(raw.bytes);
}

export function subjectIn(bytes: Uint8Array = new Uint8Array()): string {
  return /^Subject: (.*?)\r?$/mu.exec(Buffer.from(bytes).toString())?.[1] ?? '';
}

/** Everything that waits, worked as it comes. */
export async function workAll(mailbox: ImapMailbox): Promise<string[]> {
  const subjects: string[] = [];
  for await (const raw of mailbox.arrivals()) {
    subjects.push(subjectOf(raw));
    await mailbox.worked(raw.source);
  }
  return subjects;
}

export async function given(mailbox: ImapMailbox): Promise<RawMail[]> {
  const mails: RawMail[] = [];
  for await (const raw of mailbox.arrivals()) mails.push(raw);
  return mails;
}

/** What another mail program of the practice does meanwhile. */
export async function asHuman<T>(
  port: number,
  user: string,
  work: (client: ImapFlow) => Promise<T>,
  folder = 'INBOX',
): Promise<T> {
  const auth = { user, pass: 'secret' };
  const client = new ImapFlow({
    host: '127.0.0.1',
    port,
    secure: false,
    doSTARTTLS: false,
    auth,
    logger: false,
    disableCompression: true,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.mailboxOpen(folder);
    return await work(client);
  } finally {
    await client.logout().catch(() => client.close());
  }
}

/** Waits for `changed`, at most so long; whether it came. */
export async function changesWithin(mailbox: ImapMailbox, limit: number): Promise<boolean> {
  const end = new AbortController();
  const timer = wait(limit, undefined, { signal: end.signal }).then(
    () => end.abort(),
    () => undefined,
  );
  const start = Date.now();
  await mailbox.changed(end.signal);
  const came = !end.signal.aborted;
  end.abort();
  await timer;
  return came && Date.now() - start < limit;
}

/** All mails of the selected folder; none of an empty one, where servers differ in what they answer. */
export function allMails(client: ImapFlow, query: FetchQueryObject): Promise<FetchMessageObject[]> {
  return client.mailbox !== false && client.mailbox.exists > 0
    ? client.fetchAll('1:*', query)
    : Promise.resolve([]);
}
