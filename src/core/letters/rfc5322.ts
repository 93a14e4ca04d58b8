// A letter as the bytes that travel: RFC 5322 headers, the text as text/plain (format=flowed) and as simple HTML, the
// practice's files and what the patient's calendar is told behind it; nothing but ASCII outside.

import { createHash } from 'node:crypto';
import type { Outgoing, WayOut } from '../../domain/letter.ts';
import type { Address } from '../../domain/mail.ts';
import { type Instant, MINUTE, toLocal, type Zone } from '../../domain/time.ts';
import { subjectTokenOf } from '../mail/reply-token.ts';
import { calendarFiles, inlineCalendar } from './calendar-parts.ts';
import { cleanBody } from './clean-body.ts';
import { encodedName, encodedText, oneLine } from './encoded-words.ts';
import { type FilePart, filePart } from './file-part.ts';
import { htmlLetter } from './html-letter.ts';
import { isMessageId } from './outgoing.ts';
import { flowed } from './plain.ts';
import { quotedPrintable } from './quoted-printable.ts';

/**
 * The whole message, ASCII, lines ending in CRLF; the same letter always gives the same bytes. `files` are the
 * letter's files, read. Marked as automatic for people's and machines' sake (RFC 3834, R-36). Throws for an address or
 * Message-ID that can't stand in a header as it is: such a letter must not be made.
 */
export function rfc5322(letter: Outgoing, zone: Zone, files: readonly FilePart[] = []): string {
  const boundary = createHash('sha256').update(letter.messageId).digest('hex').slice(0, 24);
  const text = multipart('alternative', `=_${boundary}`, [...bodies(letter), ...inlineCalendar(letter)]);
  const attached = [...files.map(filePart), ...calendarFiles(letter)];
  const whole = attached.length === 0 ? text : multipart('mixed', `=_f${boundary}`, [text, ...attached]);
  const head = headersOf(letter, zone).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${head.join('')}${whole}\r\n`;
}

type Field = readonly [name: string, value: string];

function headersOf(letter: Outgoing, zone: Zone): readonly Field[] {
  const { inReplyTo, references, unsubscribe } = letter;
  return [
    ['Date', dateField(letter.date, zone)],
    ['From', mailbox(letter.fromName, letter.from)],
    ['To', mailbox('', letter.to)],
    ['Message-ID', messageId(letter.messageId)],
    ...optional(inReplyTo !== null, 'In-Reply-To', () => messageId(inReplyTo ?? '')),
    ...optional(references.length > 0, 'References', () => references.map(messageId).join('\r\n ')),
    ['Subject', encodedText('Subject', letter.subject)],
    ['Auto-Submitted', letter.autoSubmitted],
    ['X-Auto-Response-Suppress', 'All'],
    ...(unsubscribe === null ? [] : waysOut(unsubscribe, letter.messageId)),
    ['Content-Language', letter.language],
    ['MIME-Version', '1.0'],
  ];
}

function optional(wanted: boolean, name: string, value: () => string): readonly Field[] {
  return wanted ? [[name, value()]] : [];
}

/** One click first, where the practice has a page for it (RFC 8058 §3.1), then the mail. */
function waysOut({ mail, page }: WayOut, id: string): readonly Field[] {
  const byMail = stopLink(mail, id);
  if (page === null) return [['List-Unsubscribe', byMail]];
  const url = new URL(page);
  url.searchParams.set('letter', subjectTokenOf(id));
  return [
    ['List-Unsubscribe', `<${url.href}>,\r\n ${byMail}`],
    ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'],
  ];
}

/**
 * A mail that says STOP and the letter's own token (RFC 2369 §3.2, R-35): a secretary without a web page reads it, and
 * knows from whichever address it comes whose letter it was.
 */
function stopLink(address: Address, id: string): string {
  return `<mailto:${encodeURIComponent(plainAddress(address)).replace('%40', '@')}?subject=STOP%20${subjectTokenOf(id)}>`;
}

/** The letter's words twice: the poorest form first (RFC 2046 §5.1.4). */
function bodies({ body, subject, language }: Outgoing): readonly string[] {
  const words = cleanBody(body);
  return [
    textPart('plain; charset=utf-8; format=flowed', flowed(words)),
    textPart('html; charset=utf-8', htmlLetter({ language, subject: oneLine(subject), body: words })),
  ];
}

function textPart(type: string, text: string): string {
  return `Content-Type: text/${type}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(text)}`;
}

/** Parts with their border, which begins with "=_": neither quoted-printable nor base64 ever write that. */
function multipart(kind: 'alternative' | 'mixed', boundary: string, parts: readonly string[]): string {
  const inside = parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('');
  return `Content-Type: multipart/${kind};\r\n boundary="${boundary}"\r\n\r\n${inside}--${boundary}--`;
}

/** Whether an address can stand in a header of ASCII: without SMTPUTF8 (RFC 6531) others can't be written to. */
export function isPlainAddress(address: string): boolean {
  return /^[!#-'*+./-9=?A-Z^-~-]{1,64}@[a-z0-9.-]{1,255}$/iu.test(address);
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** "Tue, 24 Nov 2026 09:00:00 +0100": the wall clock of the zone and how far it is ahead of UTC (RFC 5322 §3.3). */
export function dateField(instant: Instant, zone: Zone): string {
  const whole = Math.floor(instant / MINUTE) * MINUTE;
  const shown = Date.parse(`${toLocal(whole, zone)}:00Z`);
  const wall = new Date(shown + (Math.floor(instant / 1000) * 1000 - whole));
  const minutes = Math.round((shown - whole) / MINUTE);
  const offset = `${two(Math.floor(Math.abs(minutes) / 60))}${two(Math.abs(minutes) % 60)}`;
  const clock = wall.toISOString().slice(11, 19);
  const day = `${DAYS[wall.getUTCDay()]}, ${wall.getUTCDate()} ${MONTHS[wall.getUTCMonth()]} ${wall.getUTCFullYear()}`;
  return `${day} ${clock} ${minutes < 0 ? '-' : '+'}${offset}`;
}

function mailbox(name: string, address: string): string {
  const shown = encodedName(name);
  return shown === '' ? plainAddress(address) : `${shown}\r\n <${plainAddress(address)}>`;
}

function plainAddress(address: string): string {
  if (!isPlainAddress(address))
    throw new RangeError('An address that is not plain ASCII can not be written to.');
  return address;
}

function messageId(id: string): string {
  if (!isMessageId(id)) throw new RangeError('A Message-ID must be one <id@host> in ASCII.');
  return id;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
