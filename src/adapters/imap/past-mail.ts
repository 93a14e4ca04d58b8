// Past mail of a live mailbox, only ever read: folders are opened with EXAMINE (RFC 9051 §6.3.3) and messages are
// fetched with BODY.PEEK, so that no flag, no \Recent and no UID changes and other mail programs see nothing.

import { ImapFlow } from 'imapflow';
import type { PastLetter } from '../../domain/dry-run.ts';
import { Unreachable } from '../../domain/errors.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { RawMail } from '../../domain/mail.ts';
import type { ImapSettings } from '../../domain/server-settings.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import type { PastMail } from '../../ports/mail.ts';
import { LETTER_FIELDS, pastLetter } from '../mail/past-letter.ts';
import { type Credentials, clientOptions } from './client-options.ts';
import { fetchMails, stillThere } from './fetch-mails.ts';
import { received } from './folder-start.ts';
import { readSourceKey, sourceKey } from './source-key.ts';
import { specialFolder } from './special-folders.ts';
import { inLanguage, translated } from './trouble.ts';

/** Mails in hand at once. */
const WINDOW = 20;
/** Headers asked for in one command. */
const CHUNK = 200;
const PATIENCE = 30_000;

export interface ImapPast {
  readonly settings: ImapSettings;
  readonly secret: () => Promise<Credentials>;
  readonly language: ProgramLanguage;
  readonly since: Instant;
}

/**
 * Signs in twice: one connection reads what came, the other what was sent. Throws `Refused`, `Unreachable` or
 * `UserError`.
 */
export async function imapPastMail(of: ImapPast): Promise<PastMail> {
  const inbox = await signedIn(of);
  const sent = await signedIn(of);
  const sentFolder = await explained(of, () => sentFolderOf(of, sent));
  return {
    sentFolder,
    count: () =>
      explained(of, async () => {
        let count = 0;
        for (const folder of of.settings.folders) count += (await uidsSince(inbox, folder, of.since)).length;
        return count;
      }),
    mails: () => explainedAll(of, mailsIn(of, inbox)),
    letters: () => explainedAll(of, lettersIn(of, sent, sentFolder)),
    letter: (source) => explained(of, () => oneLetter(sent, source.folder, source)),
    close: async () => {
      for (const client of [inbox, sent]) client.close();
    },
  };
}

async function signedIn({ settings, secret, language }: ImapPast): Promise<ImapFlow> {
  const say = inLanguage(language);
  const client = new ImapFlow(await clientOptions(settings, await secret(), PATIENCE, say));
  // What is wrong is thrown by the command that met it.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    throw translated(cause, settings, say);
  }
  return client;
}

async function sentFolderOf({ settings }: ImapPast, client: ImapFlow): Promise<string | null> {
  return settings.sentFolder ?? specialFolder(await client.list(), '\\Sent')?.path ?? null;
}

/** Opens a folder for reading only; the number under which its UIDs are valid. */
async function examined(client: ImapFlow, folder: string): Promise<string> {
  const { mailbox } = client;
  if (mailbox !== false && mailbox.path === folder) return String(mailbox.uidValidity);
  return String((await client.mailboxOpen(folder, { readOnly: true })).uidValidity);
}

/**
 * UIDs of mails received since then; SEARCH knows days only, in the server's zone: hence a day earlier. A day to come is
 * asked about as now: as a stretch before now (WITHIN, RFC 5032) it would be negative, and refused.
 */
async function uidsSince(client: ImapFlow, folder: string, since: Instant): Promise<readonly number[]> {
  await examined(client, folder);
  if (client.mailbox !== false && client.mailbox.exists === 0) return [];
  const day = new Date(Math.min(since, Date.now()) - DAY);
  const found = await client.search({ since: day }, { uid: true });
  if (!Array.isArray(found))
    throw new Unreachable('The server did not search.', { fr: 'Le serveur n’a pas répondu à la recherche.' });
  return found;
}

async function* mailsIn({ settings, since }: ImapPast, client: ImapFlow): AsyncGenerator<RawMail> {
  for (const folder of settings.folders) {
    const uids = await uidsSince(client, folder, since);
    for (let at = 0; at < uids.length; at += WINDOW) {
      const uidValidity = await examined(client, folder);
      const listed = await stillThere(client, uids.slice(at, at + WINDOW));
      const wanted = listed.filter((mail) => mail.received === null || mail.received >= since);
      const found = await fetchMails(client, { folder, uidValidity }, wanted);
      for (const { uid } of wanted) {
        const mail = found.get(uid);
        if (mail !== undefined) yield mail;
      }
    }
  }
}

async function* lettersIn(
  { since }: ImapPast,
  client: ImapFlow,
  folder: string | null,
): AsyncGenerator<PastLetter> {
  if (folder === null) return;
  const uids = await uidsSince(client, folder, since);
  const uidValidity = await examined(client, folder);
  for (let at = 0; at < uids.length; at += CHUNK) {
    const range = uids.slice(at, at + CHUNK).join(',');
    const query = { uid: true, internalDate: true, headers: LETTER_FIELDS };
    // Whole before any is given: a command that comes between would wait for the end of this one, and it for that.
    for (const { uid, headers, internalDate } of await client.fetchAll(range, query, { uid: true }))
      yield pastLetter(
        headers ?? Buffer.alloc(0),
        { folder, key: sourceKey(uidValidity, uid) },
        received(internalDate),
      );
  }
}

async function oneLetter(
  client: ImapFlow,
  folder: string,
  source: RawMail['source'],
): Promise<RawMail | null> {
  const key = readSourceKey(source);
  const uidValidity = await examined(client, folder);
  if (key?.uidValidity !== uidValidity) return null;
  const found = await fetchMails(client, { folder, uidValidity }, await stillThere(client, [key.uid]));
  return found.get(key.uid) ?? null;
}

async function explained<T>({ settings, language }: ImapPast, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    throw translated(cause, settings, inLanguage(language));
  }
}

async function* explainedAll<T>({ settings, language }: ImapPast, all: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    yield* all;
  } catch (cause) {
    throw translated(cause, settings, inLanguage(language));
  }
}
