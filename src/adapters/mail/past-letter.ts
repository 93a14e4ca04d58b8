import { addressesIn } from '../../core/mail/addresses.ts';
import { parseMailDate } from '../../core/mail/mail-date.ts';
import type { PastLetter } from '../../domain/dry-run.ts';
import type { MailSource } from '../../domain/mail.ts';
import type { Instant } from '../../domain/time.ts';
import { headerFieldsIn, messageIdsIn } from './mime-headers.ts';

/** Header fields that say whom a sent mail answers. */
export const LETTER_FIELDS = [
  'message-id',
  'in-reply-to',
  'references',
  'to',
  'cc',
  'subject',
  'date',
  'auto-submitted',
];

/** A sent mail from the bytes of its header. `filed`: when it was laid into its folder. */
export function pastLetter(bytes: Uint8Array, source: MailSource, filed: Instant | null): PastLetter {
  const fields = headerFieldsIn(bytes);
  const all = (name: string) => fields.filter((field) => field.name === name).map(({ value }) => value);
  const answers = new Set([...messageIdsIn(all('in-reply-to')), ...messageIdsIn(all('references'))]);
  return {
    source,
    messageId: kept(messageIdsIn(all('message-id'))[0] ?? null),
    answers: [...answers].map((id) => kept(id)),
    to: addressesIn([...all('to'), ...all('cc')]).map((address) => kept(address)),
    subject: kept(all('subject')[0] ?? '').slice(0, 200),
    at: parseMailDate(all('date')[0] ?? '') ?? filed ?? 0,
    automatic: all('auto-submitted').some((value) => !/^no\b/iu.test(value.trim())),
  };
}

/** A text of its own: a piece of another one would keep the whole header in memory, and there are thousands. */
function kept<T extends string | null>(text: T): T {
  return (text === null ? null : Buffer.from(text).toString()) as T;
}
