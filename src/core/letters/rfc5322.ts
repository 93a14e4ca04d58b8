// A letter as the bytes that travel: RFC 5322 headers, text/plain in UTF-8, format=flowed, nothing but ASCII outside.

import type { Outgoing } from '../../domain/letter.ts';
import { type Instant, MINUTE, toLocal, type Zone } from '../../domain/time.ts';
import { encodedName, encodedText } from './encoded-words.ts';
import { isMessageId } from './outgoing.ts';
import { flowed } from './plain.ts';
import { quotedPrintable } from './quoted-printable.ts';

/**
 * The whole message, lines ending in CRLF. Marked as automatic for people's and machines' sake (RFC 3834, R-36).
 * Throws for an address or Message-ID that can't stand in a header as it is: such a letter must not be made.
 */
export function rfc5322(letter: Outgoing, zone: Zone): string {
  const fields: readonly (readonly [string, string])[] = [
    ['Date', dateField(letter.date, zone)],
    ['From', mailbox(letter.fromName, letter.from)],
    ['To', mailbox('', letter.to)],
    ['Message-ID', messageId(letter.messageId)],
    ...(letter.inReplyTo === null ? [] : [['In-Reply-To', messageId(letter.inReplyTo)] as const]),
    ...(letter.references.length === 0
      ? []
      : [['References', letter.references.map(messageId).join('\r\n ')] as const]),
    ['Subject', encodedText('Subject', letter.subject)],
    ['Auto-Submitted', letter.autoSubmitted],
    ['X-Auto-Response-Suppress', 'All'],
    ['Content-Language', letter.language],
    ['MIME-Version', '1.0'],
    ['Content-Type', 'text/plain; charset=utf-8; format=flowed'],
    ['Content-Transfer-Encoding', 'quoted-printable'],
  ];
  const head = fields.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return `${head}\r\n${quotedPrintable(flowed(letter.body))}\r\n`;
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
  if (!isPlainAddress(address))
    throw new RangeError('An address that is not plain ASCII can not be written to.');
  const shown = encodedName(name);
  return shown === '' ? address : `${shown}\r\n <${address}>`;
}

function messageId(id: string): string {
  if (!isMessageId(id)) throw new RangeError('A Message-ID must be one <id@host> in ASCII.');
  return id;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
