import { createHash } from 'node:crypto';
import { readMail } from '../core/mail/read-mail.ts';
import type { Mail, RawMail, UnreadableMail } from '../domain/mail.ts';
import type { Practice } from '../domain/practice.ts';
import type { World } from '../ports.ts';

/** Undoes MIME and reads the message; what can't be opened becomes an `UnreadableMail`, never an error. */
export async function openAndRead(
  world: World,
  practice: Practice,
  raw: RawMail,
): Promise<Mail | UnreadableMail> {
  const now = world.clock.now();
  const us = { addresses: practice.mail.addresses, authservIds: practice.mail.authservIds, now };
  try {
    return readMail(await world.mailbox.open(raw), us);
  } catch (error) {
    return {
      source: raw.source,
      problem: error instanceof Error ? error.message : String(error),
      from: null,
      subject: '',
      contentHash: createHash('sha256').update(raw.bytes).digest('hex'),
      sent: raw.received ?? now,
    };
  }
}
