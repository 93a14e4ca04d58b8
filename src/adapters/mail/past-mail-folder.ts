// Past mail on disk: received and sent mails as folders of .eml files, mbox files or Maildirs, only ever read.

import type { Instant } from '../../domain/time.ts';
import type { PastMail } from '../../ports/mail.ts';
import { mailsAgain, rawMailsIn } from './mail-folder.ts';
import { pastLetter } from './past-letter.ts';

export interface PastFolders {
  readonly received: readonly string[];
  /** What the practice sent; null when nobody says where. */
  readonly sent: string | null;
  /** Mails whose receipt is known to lie before are passed by; null takes all. */
  readonly since: Instant | null;
}

/** Past mail in these places. Throws `UserError` for one that can't be read. */
export async function pastMailFolder({ received, sent, since }: PastFolders): Promise<PastMail> {
  const again = sent === null ? null : await mailsAgain(sent);
  const mails = async function* () {
    for (const place of received)
      for await (const raw of rawMailsIn(place))
        if (since === null || raw.received === null || raw.received >= since) yield raw;
  };
  return {
    mails,
    count: async () => {
      let count = 0;
      for await (const _ of mails()) count += 1;
      return count;
    },
    letters: async function* () {
      if (sent === null) return;
      for await (const { bytes, source, received: filed } of rawMailsIn(sent))
        yield pastLetter(bytes, source, filed);
    },
    letter: async ({ key }) => (again === null ? null : again(key)),
    sentFolder: sent,
    close: async () => undefined,
  };
}
