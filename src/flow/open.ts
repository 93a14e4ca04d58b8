import { createHash } from 'node:crypto';
import { readMail, unreadableMail } from '../core/mail/read-mail.ts';
import {
  CannotOpenMail,
  type Mail,
  type OpenedMail,
  type RawMail,
  type UnreadableMail,
} from '../domain/mail.ts';
import type { Practice } from '../domain/practice.ts';
import type { Instant } from '../domain/time.ts';

interface Opening {
  readonly open: (raw: RawMail) => Promise<OpenedMail>;
  readonly practice: Practice;
  readonly raw: RawMail;
  readonly now: Instant;
}

/** Undoes MIME and reads the message; what can't be opened becomes an `UnreadableMail`, never an error. */
export async function openAndRead({ open, practice, raw, now }: Opening): Promise<Mail | UnreadableMail> {
  const { addresses, authservIds } = practice.mail;
  try {
    return readMail(await open(raw), { addresses, authservIds, now, zone: practice.zone });
  } catch (error) {
    if (error instanceof CannotOpenMail) return unreadableMail(error.opened, error.message, now);
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
