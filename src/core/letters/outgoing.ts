import type { Case } from '../../domain/case.ts';
import type { Letter, LetterCalendar, LetterFile, MessageClass, Outgoing } from '../../domain/letter.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Instant } from '../../domain/time.ts';

interface Leaving {
  readonly letter: Letter;
  /** The case of the mail it answers; null when nobody wrote first: a reminder. */
  readonly kase: Pick<Case, 'messageId' | 'thread'> | null;
  readonly practice: Pick<Practice, 'mail'>;
  readonly messageId: string;
  readonly now: Instant;
  readonly files?: readonly LetterFile[];
  readonly calendars?: readonly LetterCalendar[];
}

/** What nobody asked for at the moment names a way out in its header too (handbook §1.9, R-35). */
const NEEDS_UNSUBSCRIBE: Readonly<Record<MessageClass, boolean>> = {
  S1: false,
  S2: false,
  S3: true,
  S4: true,
  S5: false,
  S7: true,
};

/** Ids that References keeps: the first of the thread and the youngest, as mail programs do. */
const MAX_REFERENCES = 20;
// A msg-id of RFC 5322 §3.6.4, as far as it can be repeated safely: one pair of brackets, printable ASCII, no space.
const MESSAGE_ID = /^<[!-;=?-~]{1,240}>$/u;

/**
 * A letter with its envelope: from the practice's first address, to one person, in the sender's thread
 * (RFC 5322 §3.6.4), marked as automatic (RFC 3834, R-36). Nothing of the sender's mail is in it but Message-IDs.
 */
export function outgoingOf({
  letter,
  kase,
  practice,
  messageId,
  now,
  files = [],
  calendars = [],
}: Leaving): Outgoing {
  const answered = kase !== null && isMessageId(kase.messageId) ? kase.messageId : null;
  return {
    messageId,
    from: practice.mail.addresses[0],
    fromName: practice.mail.senderName,
    to: letter.to,
    subject: letter.subject,
    body: letter.body,
    language: letter.language,
    inReplyTo: answered,
    references: kase === null || answered === null ? [] : referencesOf(kase.thread, answered),
    date: now,
    autoSubmitted: kase === null ? 'auto-generated' : 'auto-replied',
    unsubscribe: NEEDS_UNSUBSCRIBE[letter.class]
      ? { mail: practice.mail.addresses[0], page: practice.mail.unsubscribePage }
      : null,
    files,
    calendars,
  };
}

/** Whether a text is a Message-ID that may stand in a header of ours. */
export function isMessageId(text: string | null): text is string {
  return text !== null && MESSAGE_ID.test(text);
}

/** The thread's ids, oldest first, the answered mail last; a repeated id keeps its first place. */
function referencesOf(thread: readonly string[], answered: string): readonly string[] {
  const before = [...new Set(thread)].filter((id) => isMessageId(id) && id !== answered);
  const ids = [...before, answered];
  return ids.length <= MAX_REFERENCES ? ids : [...ids.slice(0, 1), ...ids.slice(1 - MAX_REFERENCES)];
}
