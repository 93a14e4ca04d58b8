import { createHash } from 'node:crypto';
import { isLanguage, type Language } from '../../domain/language.ts';
import type { Address, Mail, OpenedMail, UnreadableMail } from '../../domain/mail.ts';
import { DAY, type Instant, type Zone } from '../../domain/time.ts';
import { addressesIn, type Mailbox, mailboxesIn } from './addresses.ts';
import { automaticKind, isGuess } from './automatic.ts';
import { calendarAnswerIn } from './calendar-answer.ts';
import { calendarWords } from './calendar-words.ts';
import { cleanLine } from './clean-text.ts';
import { deliveryReports } from './delivery-report.ts';
import { fieldsNamed, firstField, type Headers } from './headers.ts';
import { parseMailDate } from './mail-date.ts';
import { cutOwnWords } from './own-words.ts';
import { readableText } from './readable-text.ts';
import { senderProof } from './sender-proof.ts';

/** What is ours: addresses that patients write to, names of the servers whose verdict counts, and the time. */
export interface Us {
  readonly addresses: readonly Address[];
  readonly authservIds: readonly string[];
  readonly now: Instant;
  /** The practice's zone, for calendars that answer in UTC. */
  readonly zone?: Zone;
}

const MAX_SUBJECT = 500;
const MAX_NAME = 200;
const MAX_REFERENCES = 100;
const MAX_REPLY_TO = 10;
/** A calendar's answer comes as one part, or as the same twice or three times. */
const MAX_CALENDARS = 4;
const OLDEST = Date.UTC(1990, 0, 1);

/**
 * Turns an opened message into a mail that the rules may believe. Identity comes from a single From with a single
 * address, never from Reply-To or a display name; what cannot be read whole goes to a human.
 */
export function readMail(opened: OpenedMail, us: Us): Mail | UnreadableMail {
  const { headers } = opened;
  const readable = readableText(opened);
  if (readable.kind === 'unreadable') return unreadableMail(opened, readable.problem, us.now);
  const { text, other } = readable;
  const author = authorOf(headers);
  const subject = subjectOf(headers);
  const sent = sentOf(opened, us.now);
  const calendar = oneAnswer(opened.calendars, us.zone ?? null);
  const signs = { headers, from: author.address, subject, text, ours: us.addresses };
  const automatic = automaticKind(signs);
  return {
    source: opened.source,
    messageId: messageIdsIn(firstField(headers, 'message-id') ?? '')[0] ?? null,
    contentHash: hashOf([author.address ?? '', subject, dateFieldOf(opened), text]),
    from: author.address,
    fromName: author.name.slice(0, MAX_NAME),
    to: addressesIn(fieldsNamed(headers, 'to')),
    ...replyToIn(headers, author.address),
    subject,
    sent,
    inReplyTo: messageIdsIn(fieldsNamed(headers, 'in-reply-to').join(' ')),
    references: messageIdsIn(fieldsNamed(headers, 'references').join(' ')),
    text,
    ...calendarWords(withOther(cutOwnWords(text, { subject }), other), calendar),
    attachments: opened.attachments.map((file) => ({
      ...file,
      name: cleanLine(file.name).slice(0, MAX_NAME),
    })),
    reports: automatic === 'bounce' ? deliveryReports(opened, text) : [],
    calendar,
    automatic,
    ...(isGuess(signs) ? { guessed: true as const } : {}),
    proof: senderProof(headers, us.authservIds),
    languageHints: languageHintsIn(headers),
    truncated: opened.truncated,
  };
}

/** The addresses of Reply-To (RFC 5322 §3.6.2), as far as they are others than the author. */
function replyToIn(headers: Headers, from: Address | null): Pick<Mail, 'replyTo'> {
  const replyTo = addressesIn(fieldsNamed(headers, 'reply-to')).filter((address) => address !== from);
  return replyTo.length === 0 ? {} : { replyTo: replyTo.slice(0, MAX_REPLY_TO) };
}

/** What the formatted text of the mail says instead is kept beside the words that were read. */
function withOther<T extends Pick<Mail, 'cut'>>(words: T, other: string | null): T {
  return other === null ? words : { ...words, cut: [...words.cut, { kind: 'other-version', text: other }] };
}

/** A message that goes to a human because it could not be read, with what its headers still tell. */
export function unreadableMail(opened: OpenedMail, problem: string, now: Instant): UnreadableMail {
  const from = authorOf(opened.headers).address;
  const subject = subjectOf(opened.headers);
  const sent = sentOf(opened, now);
  const { folder, key } = opened.source;
  return {
    source: opened.source,
    problem,
    from,
    subject,
    contentHash: hashOf([from ?? '', subject, dateFieldOf(opened), folder, key]),
    sent,
  };
}

/** The one author. Several From fields, or several authors, are nobody: mail clients disagree on whom they show. */
function authorOf(headers: Headers): Mailbox {
  const fields = fieldsNamed(headers, 'from');
  const authors = fields.flatMap((field) => mailboxesIn(field));
  const [author] = authors;
  if (author === undefined) return { name: '', address: null };
  return fields.length === 1 && authors.length === 1 ? author : { name: author.name, address: null };
}

function subjectOf(headers: Headers): string {
  return cleanLine(firstField(headers, 'subject') ?? '').slice(0, MAX_SUBJECT);
}

/**
 * The Date field; the time of receipt when it is missing, no date, before 1990, or over a day ahead of receipt. Where
 * nobody noted the receipt (a file in a folder) there is nothing to hold a date against, and it is believed.
 */
function sentOf(opened: OpenedMail, now: Instant): Instant {
  const received = opened.received ?? now;
  const dates = fieldsNamed(opened.headers, 'date').map(parseMailDate);
  const date = dates.find((each) => each !== null) ?? null;
  const ahead = opened.received !== null && date !== null && date > opened.received + DAY;
  return date === null || date < OLDEST || ahead ? received : date;
}

/** The date as it was sent: the hash of a mail without one must not depend on when it is read. */
function dateFieldOf({ headers, received }: OpenedMail): string {
  return firstField(headers, 'date') ?? String(received ?? '');
}

/** `<id@host>` tokens in order (RFC 5322 §3.6.4); the last hundred are enough for any thread. */
function messageIdsIn(value: string): string[] {
  return (value.match(/<[^<>\s]{1,400}>/g) ?? []).slice(-MAX_REFERENCES);
}

/** The one thing that all calendar parts say; parts that say several things, or too many parts, leave it to a human. */
function oneAnswer(calendars: readonly string[], zone: Zone | null): Mail['calendar'] {
  const answers = calendars.slice(0, MAX_CALENDARS).map((calendar) => calendarAnswerIn(calendar, zone));
  const known = answers.find((answer) => answer !== null) ?? null;
  const same = answers.every((answer) => JSON.stringify(answer) === JSON.stringify(known));
  if (known === null || (same && calendars.length <= MAX_CALENDARS)) return known;
  return { ...known, participation: 'NEEDS-ACTION', doubt: 'several' };
}

function languageHintsIn(headers: Headers): Language[] {
  const values = ['content-language', 'accept-language'].flatMap((name) => fieldsNamed(headers, name));
  const written = values.flatMap((value) => value.split(',')).map(weightedLanguage);
  written.sort((a, b) => b.weight - a.weight);
  return [...new Set(written.map(({ language }) => language).filter(isLanguage))];
}

/** `fr-FR;q=0.8` → fr, 0.8 (RFC 3282). */
function weightedLanguage(entry: string): { language: string; weight: number } {
  const [tag = '', ...rest] = entry.trim().toLowerCase().split(';');
  const weight = Number(/q=([\d.]+)/.exec(rest.join(';'))?.[1] ?? 1);
  return { language: tag.trim().split('-')[0] ?? '', weight };
}

function hashOf(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('hex');
}
