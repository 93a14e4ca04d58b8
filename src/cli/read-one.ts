import type { Mail, RawMail, UnreadableMail } from '../domain/mail.ts';
import type { Practice } from '../domain/practice.ts';
import type { Reading } from '../domain/reading.ts';
import type { Instant } from '../domain/time.ts';
import { openAndRead } from '../flow/mails/open.ts';
import { readWords } from '../flow/mails/read-words.ts';
import type { Doors } from './doors.ts';

export interface ReadMail {
  readonly mail: Mail | UnreadableMail;
  /** null when the mail could not be read at all. */
  readonly reading: Reading | null;
}

interface Wanted {
  readonly doors: Doors;
  readonly practice: Practice;
  readonly reader: 'lexical' | 'model' | 'both';
  readonly now: Instant | null;
}

/** A reader for single mails, outside of any case: what `agent read` shows. */
export async function readOne({
  doors,
  practice,
  reader,
  now,
}: Wanted): Promise<(raw: RawMail) => Promise<ReadMail>> {
  const lexical = await doors.lexical(practice);
  const { texts } = await doors.texts(practice, null);
  const model = reader === 'lexical' ? null : await doors.model(practice);
  return async (raw) => {
    const mail = await openAndRead({
      open: doors.openMail,
      practice,
      raw,
      now: now ?? raw.received ?? Date.now(),
    });
    if ('problem' in mail) return { mail, reading: null };
    const alwaysAsk = reader === 'model';
    return { mail, reading: await readWords({ lexical, model, practice, texts, mail, alwaysAsk }) };
  };
}
