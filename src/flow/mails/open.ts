import { createHash } from 'node:crypto';
import { readMail, unreadableMail } from '../../core/mail/read-mail.ts';
import {
  CannotOpenMail,
  type Mail,
  type OpenedMail,
  type RawMail,
  type UnreadableMail,
} from '../../domain/mail.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Instant } from '../../domain/time.ts';
import type { Signatures } from '../../ports/mail.ts';
import type { World } from '../../ports/world.ts';

interface Opening {
  readonly open: (raw: RawMail) => Promise<OpenedMail>;
  /** Asked only where the practice's own server says nothing of the sender. */
  readonly signatures?: Signatures | null;
  readonly practice: Practice;
  readonly raw: RawMail;
  readonly now: Instant;
}

/** What opening a mail needs of the world. */
export function opening({ mailbox, signatures }: World): Pick<Opening, 'open' | 'signatures'> {
  return { open: mailbox.open, signatures };
}

/** Undoes MIME and reads the message; what can't be opened becomes an `UnreadableMail`, never an error. */
export async function openAndRead({
  open,
  practice,
  raw,
  now,
  signatures = null,
}: Opening): Promise<Mail | UnreadableMail> {
  const { addresses, authservIds } = practice.mail;
  try {
    const mail = readMail(await open(raw), { addresses, authservIds, now, zone: practice.zone });
    return signatures === null || 'problem' in mail ? mail : proved(mail, raw, signatures);
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

/** What the practice's own server says of the sender stands; only its silence is filled. */
async function proved(mail: Mail, raw: RawMail, { check }: Signatures): Promise<Mail> {
  if (mail.proof.kind !== 'unknown' || mail.from === null || raw.rebuilt === true) return mail;
  return { ...mail, proof: await check(raw, mail.from) };
}
