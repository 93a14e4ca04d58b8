// Which letter of the practice answers which mail: by the thread (RFC 5322 §3.6.4), else by whom it went to, its
// subject and the time.

import type { PastLetter } from '../../domain/dry-run.ts';
import type { Mail } from '../../domain/mail.ts';
import { DAY, HOUR, type Instant } from '../../domain/time.ts';
import type { PastLetters } from './past-letters.ts';

/** How far two clocks may be apart. */
const SLOW_CLOCK = HOUR;
/** Without a thread, an answer is looked for so long. */
const SAME_SUBJECT = 7 * DAY;
/** Within a thread, so long: what comes later answers something else. */
const SAME_THREAD = 30 * DAY;

export interface FoundAnswer {
  readonly letter: PastLetter;
  /** How it was tied to the mail. */
  readonly by: 'reply' | 'thread' | 'subject';
}

/** The first letter that answers a mail; null when there is none. */
export function answerTo(letters: PastLetters, mail: Mail): FoundAnswer | null {
  const after = (found: readonly PastLetter[], until: number) =>
    found.find(({ at }) => at >= mail.sent - SLOW_CLOCK && at <= mail.sent + until) ?? null;
  const own = mail.messageId === null ? null : after(letters.answering(mail.messageId), SAME_THREAD);
  if (own !== null) return { letter: own, by: 'reply' };
  const { from } = mail;
  if (from === null) return null;
  const threads = namedBy(mail).map((id) => {
    const found = letters.answering(id).filter(({ at, to }) => at >= mail.sent && to.includes(from));
    return after(found, SAME_THREAD);
  });
  const [thread] = threads.filter((letter) => letter !== null).sort((a, b) => a.at - b.at);
  if (thread !== undefined) return { letter: thread, by: 'thread' };
  const letter = after(letters.writtenTo(from, mail.subject), SAME_SUBJECT);
  return letter === null || letter.at < mail.sent ? null : { letter, by: 'subject' };
}

/** Letters that the practice had written into the mail's thread before it came. */
export function earlierLetters(letters: PastLetters, mail: Mail): readonly PastLetter[] {
  const found = namedBy(mail).flatMap((id) => [...letters.named(id), ...letters.answering(id)]);
  const once = new Map(found.map((letter) => [`${letter.source.folder} ${letter.source.key}`, letter]));
  return [...once.values()].filter(({ at }) => at < mail.sent);
}

function namedBy({ inReplyTo, references }: Mail): readonly string[] {
  return [...new Set([...inReplyTo, ...references])];
}

/** When the practice answered after a mail, in milliseconds; clocks that disagree count as at once. */
export function answeredAfter(mail: Pick<Mail, 'sent'>, { at }: Pick<PastLetter, 'at'>): Instant {
  return Math.max(0, at - mail.sent);
}
