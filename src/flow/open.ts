import { createHash } from 'node:crypto';
import { readMail, type Us } from '../core/mail/read-mail.ts';
import type { Mail, OpenedMail, RawMail, UnreadableMail } from '../domain/mail.ts';

interface Opening {
  readonly open: (raw: RawMail) => Promise<OpenedMail>;
  readonly us: Us;
  readonly raw: RawMail;
}

/** Undoes MIME and reads the message; what can't be opened becomes an `UnreadableMail`, never an error. */
export async function openAndRead({ open, us, raw }: Opening): Promise<Mail | UnreadableMail> {
  try {
    return readMail(await open(raw), us);
  } catch (error) {
    return {
      source: raw.source,
      problem: error instanceof Error ? error.message : String(error),
      from: null,
      subject: '',
      contentHash: createHash('sha256').update(raw.bytes).digest('hex'),
      sent: raw.received ?? us.now,
    };
  }
}
