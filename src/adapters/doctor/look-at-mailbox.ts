import { ImapFlow } from 'imapflow';
import type { MailboxSeen } from '../../core/doctor/examination.ts';
import { clientOptions } from '../imap/client-options.ts';
import type { LookAround } from '../imap/look-around.ts';
import { folderThere } from '../imap/special-folders.ts';
import { inLanguage, translated } from '../imap/trouble.ts';

const PATIENCE = 15_000;
/** Milliseconds that IDLE is kept before it is ended again. */
const IDLING = 200;
/** Milliseconds in which the server must answer the end of IDLE. */
const ANSWER = 5_000;

/**
 * Signs in, looks and leaves; every mailbox is only opened read-only, nothing in it changes. Throws `Refused`,
 * `Unreachable` or `UserError`.
 */
export async function lookAtMailbox({ settings, secret, language }: LookAround): Promise<MailboxSeen> {
  const say = inLanguage(language);
  const began = performance.now();
  const client = new ImapFlow(await clientOptions(settings, await secret(), PATIENCE, say));
  // What is wrong is thrown by the command that met it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const took = Math.round(performance.now() - began);
    const folders = await client.list();
    const box = await client.mailboxOpen(settings.folders[0], { readOnly: true });
    const known = new Set(folders.map(({ path }) => path.toLowerCase()));
    return {
      took,
      encrypted: client.secureConnection,
      mails: box.exists,
      capabilities: [...client.capabilities.keys()],
      missingFolders: settings.folders.filter((folder) => !known.has(folder.toLowerCase())),
      sentFolder: folderThere(folders, '\\Sent', settings.sentFolder),
      draftsFolder: folderThere(folders, '\\Drafts', settings.draftsFolder),
      idles: client.capabilities.has('IDLE') ? await idles(client) : null,
      keywords: await keepsKeywords(client, settings.folders[0]),
    };
  } catch (cause) {
    throw translated(cause, settings, say);
  } finally {
    client.close();
  }
}

/** Begins to wait for news, and asks something else: that ends the waiting (RFC 2177), if the server keeps to it. */
async function idles(client: ImapFlow): Promise<boolean> {
  const idling = client.idle().then(
    () => undefined,
    () => undefined,
  );
  await later(IDLING);
  const answered = client.noop().then(
    () => true,
    () => false,
  );
  const done = await Promise.race([answered, later(ANSWER).then(() => false)]);
  await Promise.race([idling, later(ANSWER)]);
  return done;
}

/** A read-only mailbox names no permanent flags (RFC 3501 §7.1): it is selected for writing, and nothing is written. */
async function keepsKeywords(client: ImapFlow, folder: string): Promise<boolean> {
  const box = await client.mailboxOpen(folder);
  return box.permanentFlags?.has('\\*') ?? true;
}

function later(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
