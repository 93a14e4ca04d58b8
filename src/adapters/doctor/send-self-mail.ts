// One mail from the practice to itself: through its own server and back into its own mailbox, where it is found by its
// Message-ID and taken away. Nothing else in the mailbox is touched.

import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { ImapFlow } from 'imapflow';
import type { SelfMailSeen } from '../../core/doctor/examination.ts';
import { selfMail } from '../../core/doctor/self-mail.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Address } from '../../domain/mail.ts';
import type { ImapSettings, SmtpSettings } from '../../domain/server-settings.ts';
import { type Credentials, clientOptions } from '../imap/client-options.ts';
import { inLanguage, translated } from '../imap/trouble.ts';
import { headerFieldsIn } from '../mail/mime-headers.ts';
import { SMTP_LIMITS } from '../smtp/limits.ts';
import { sentenceOfTrouble } from '../smtp/sentences.ts';
import { openSubmission, type SubmissionInput } from '../smtp/submission.ts';

export interface SelfMail {
  readonly address: Address;
  readonly imap: ImapSettings;
  readonly smtp: SmtpSettings;
  readonly imapSecret: () => Promise<Credentials>;
  readonly smtpSecret: SubmissionInput['secret'];
  readonly readFile: SubmissionInput['readFile'];
  readonly language: ProgramLanguage;
  /** Milliseconds in which it must be back. */
  readonly patience: number;
}

const LOOK_EVERY = 1_000;
const ANSWER = 15_000;

/** Sends, looks, takes away. Throws what the mailbox throws: `Refused`, `Unreachable`, `UserError`. */
export async function sendSelfMail(input: SelfMail): Promise<SelfMailSeen> {
  const messageId = `<doctor-${randomUUID()}@${input.address.slice(input.address.indexOf('@') + 1)}>`;
  const handed = Date.now();
  const trouble = await handOver(input, messageId, handed);
  if (trouble !== null) return { kind: 'not-sent', sentence: trouble };
  const say = inLanguage(input.language);
  const options = await clientOptions(input.imap, await input.imapSecret(), ANSWER, say);
  const client = new ImapFlow(options);
  // What is wrong is thrown by the command that met it.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await lookFor(client, input, { messageId, handed });
  } catch (cause) {
    throw translated(cause, input.imap, say);
  } finally {
    client.close();
  }
}

/** Null when the server took it, else one sentence. */
async function handOver(input: SelfMail, messageId: string, at: number): Promise<string | null> {
  const { smtp: settings, smtpSecret: secret, readFile, language, address } = input;
  const opened = await openSubmission({ settings, secret, readFile, limits: SMTP_LIMITS });
  if (opened.kind === 'trouble') return sentenceOfTrouble(opened.trouble, settings, language);
  const bytes = Buffer.from(selfMail({ address, messageId, at }), 'ascii');
  const delivery = await opened.session.deliver(
    { from: address, to: address, bytes, report: null },
    async () => undefined,
  );
  await opened.session.end();
  switch (delivery.kind) {
    case 'taken':
      return null;
    case 'not-taken':
      return sentenceOfTrouble(delivery.trouble, settings, language);
    case 'unknown':
      return inLanguage(language)(
        'le serveur n’a pas dit s’il a pris le mail d’essai',
        'the server did not say whether it took the test mail',
      );
  }
}

interface Sought {
  readonly messageId: string;
  readonly handed: number;
}

async function lookFor(
  client: ImapFlow,
  { imap, patience }: SelfMail,
  sought: Sought,
): Promise<SelfMailSeen> {
  for (;;) {
    for (const folder of imap.folders) {
      const found = await lookIn(client, folder, sought);
      if (found !== null) return found;
    }
    const waited = Date.now() - sought.handed;
    if (waited > patience) return { kind: 'lost', waited };
    await wait(LOOK_EVERY);
  }
}

async function lookIn(
  client: ImapFlow,
  folder: string,
  { messageId, handed }: Sought,
): Promise<SelfMailSeen | null> {
  await client.mailboxOpen(folder);
  const found = await client.search({ header: { 'message-id': messageId } }, { uid: true });
  const [uid] = found === false || found === undefined ? [] : found;
  if (uid === undefined) return null;
  const after = Date.now() - handed;
  const message = await client.fetchOne(`${uid}`, { headers: true }, { uid: true });
  const bytes = message === false ? undefined : message?.headers;
  return {
    kind: 'back',
    after,
    folder,
    handed,
    headers: bytes === undefined ? [] : headerFieldsIn(bytes),
    removed: await takeAway(client, uid),
  };
}

/** Only with UIDPLUS (RFC 4315), which removes this mail and no other; else it stays. */
async function takeAway(client: ImapFlow, uid: number): Promise<boolean> {
  if (!client.capabilities.has('UIDPLUS')) return false;
  return (await client.messageDelete(`${uid}`, { uid: true })) === true;
}
