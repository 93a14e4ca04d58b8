import type { Mail, UnreadableMail } from '../../domain/mail.ts';
import type { Reading, Request } from '../../domain/reading.ts';
import type { Wish } from '../../domain/wish.ts';

interface Read {
  /** As the person named it. */
  readonly file: string;
  readonly mail: Mail | UnreadableMail;
  /** null when the mail could not be read. */
  readonly reading: Reading | null;
}

/** A reading as `agent read --json` prints it (design §3), with what it rests on at the end. */
export function readingJson({ file, mail, reading }: Read): Record<string, unknown> {
  return {
    file,
    messageId: 'messageId' in mail ? mail.messageId : null,
    from: mail.from,
    sent: new Date(mail.sent).toISOString(),
    subject: mail.subject,
    language: reading?.language ?? null,
    automatic: reading?.automatic ?? null,
    ownWords: 'ownWords' in mail ? mail.ownWords : '',
    urgency: reading?.urgency ?? 'none',
    requests: (reading?.requests ?? []).map(requestJson),
    unexplained: reading?.unexplained ?? [],
    readers: reading?.readers ?? [],
    closed: reading?.closed ?? false,
    danger: reading?.danger ?? null,
    modelAway: reading?.modelAway ?? false,
    sentences: reading?.sentences ?? [],
    flags: reading?.flags ?? [],
    ...('problem' in mail ? { problem: mail.problem } : {}),
  };
}

function requestJson({
  kind,
  sentences,
  wishes,
  about,
  shift,
  choice,
  all,
  faq,
}: Request): Record<string, unknown> {
  return {
    kind,
    sentences,
    wishes: wishes.map(wishJson),
    about: about.map(wishJson),
    ...(shift === undefined ? {} : { shift }),
    ...(choice === undefined ? {} : { choice }),
    ...(all === undefined ? {} : { all }),
    faq,
  };
}

/** A wish with its keys always in the same order; `daily` as wall-clock times. */
function wishJson({ include, start, end, exact, sameTime, daily, otherwise }: Wish): Record<string, unknown> {
  return {
    include,
    start,
    end,
    ...(exact === undefined ? {} : { exact }),
    ...(sameTime === undefined ? {} : { sameTime }),
    ...(daily === undefined ? {} : { daily: daily.map(clock) }),
    ...(otherwise === undefined ? {} : { otherwise }),
  };
}

/** Minutes after midnight as `HH:MM`. */
function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
