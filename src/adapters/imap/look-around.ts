import { ImapFlow } from 'imapflow';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { MailboxLook } from '../../domain/server-look.ts';
import type { ImapSettings } from '../../domain/server-settings.ts';
import { headerFieldsIn } from '../mail/mime-headers.ts';
import { type Credentials, clientOptions } from './client-options.ts';
import { folderThere } from './special-folders.ts';
import { inLanguage, translated } from './trouble.ts';

/** So many of the youngest mails tell how the server reports its checks. */
const YOUNGEST = 50;
const PATIENCE = 15_000;

export interface LookAround {
  readonly settings: ImapSettings;
  readonly secret: () => Promise<Credentials>;
  readonly language: ProgramLanguage;
}

/**
 * Signs in, looks and leaves; the mailbox is opened read-only (EXAMINE), nothing in it changes. Throws `Refused`,
 * `Unreachable` or `UserError`.
 */
export async function lookAround({ settings, secret, language }: LookAround): Promise<MailboxLook> {
  const say = inLanguage(language);
  const client = new ImapFlow(await clientOptions(settings, await secret(), PATIENCE, say));
  // What is wrong is thrown by the command that met it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const folders = await client.list();
    const box = await client.mailboxOpen(settings.folders[0], { readOnly: true });
    return {
      mails: box.exists,
      pushes: client.capabilities.has('IDLE'),
      sentFolder: folderThere(folders, '\\Sent', settings.sentFolder),
      draftsFolder: folderThere(folders, '\\Drafts', settings.draftsFolder),
      headers: box.exists === 0 ? [] : await youngest(client, box.exists),
    };
  } catch (cause) {
    throw translated(cause, settings, say);
  } finally {
    client.close();
  }
}

async function youngest(client: ImapFlow, exists: number): Promise<MailboxLook['headers']> {
  const range = `${Math.max(1, exists - YOUNGEST + 1)}:*`;
  const headers: MailboxLook['headers'][number][] = [];
  const wanted = ['received', 'authentication-results', 'return-path'];
  for await (const { headers: bytes } of client.fetch(range, { headers: wanted }))
    if (bytes !== undefined) headers.push(headerFieldsIn(bytes));
  return headers;
}
