// Header fields of a message: cut from the bytes, unfolded, and decoded where RFC 2047 allows encoded words.

import iconv from 'iconv-lite';

export interface HeaderField {
  readonly name: string;
  readonly value: string;
}

/** Bytes searched for headers when a message could not be opened. */
const MAX_HEADER_BYTES = 256 * 1024;
const MAX_VALUE = 16 * 1024;

/**
 * Fields in which encoded words are text (RFC 2047 §5). Others stay as sent: a server's Authentication-Results
 * repeats words of the sender, and decoding them would let the sender write its verdict.
 */
const TEXT_FIELDS = new Set([
  'subject',
  'comments',
  'keywords',
  'content-description',
  'thread-topic',
  'organization',
]);
const ADDRESS_FIELDS = new Set(['from', 'to', 'cc', 'bcc', 'sender', 'reply-to', 'resent-from', 'resent-to']);

/** One field of a header line, unfolded (RFC 5322 §2.2.3) and decoded; null when the line is no field. */
export function headerField(line: string): HeaderField | null {
  const colon = line.indexOf(':');
  if (colon < 1) return null;
  const name = line.slice(0, colon).trim().toLowerCase();
  if (name === '' || /[\s\x00-\x1f]/.test(name)) return null;
  const value = fromBytes(line.slice(colon + 1, colon + 1 + MAX_VALUE).replace(/\r?\n|\r/g, '')).trim();
  if (TEXT_FIELDS.has(name)) return { name, value: decodeWords(value, (text) => text) };
  if (ADDRESS_FIELDS.has(name)) return { name, value: decodeWords(value, asQuotedString) };
  return { name, value };
}

/** The header fields at the start of raw bytes, for a message that the MIME parser refused. */
export function headerFieldsIn(bytes: Uint8Array): HeaderField[] {
  const text = Buffer.from(bytes.subarray(0, MAX_HEADER_BYTES)).toString('latin1').replace(/^\s+/, '');
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  const fields: HeaderField[] = [];
  for (const line of text
    .slice(0, end)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)) {
    const field = headerField(line);
    if (field !== null) fields.push(field);
  }
  return fields;
}

/** The Message-IDs in header values, the last hundred. */
export function messageIdsIn(values: readonly string[]): string[] {
  return (values.join(' ').match(/<[^<>\s]{1,400}>/gu) ?? []).slice(-100);
}

/** Undoes RFC 2047; `place` says how a decoded run is set into the value. */
function decodeWords(value: string, place: (text: string) => string): string {
  const runs = /"?=\?[^\s?]{1,60}\?[bq]\?[^?]*\?=(?:\s*=\?[^\s?]{1,60}\?[bq]\?[^?]*\?=)*"?/gi;
  return value.replace(runs, (run) => place(decodeRun(run)));
}

/** Neighbouring words of one charset are joined before decoding: senders cut inside a character. */
function decodeRun(run: string): string {
  const parts: { charset: string; bytes: Buffer }[] = [];
  for (const [, charset = '', kind = '', content = ''] of run.matchAll(
    /=\?([^\s?]+)\?([bq])\?([^?]*)\?=/gi,
  )) {
    const name = charset.replace(/\*.*$/, '').toLowerCase();
    const bytes = kind.toLowerCase() === 'b' ? Buffer.from(content, 'base64') : quotedBytes(content);
    const last = parts.at(-1);
    if (last?.charset === name) last.bytes = Buffer.concat([last.bytes, bytes]);
    else parts.push({ charset: name, bytes });
  }
  return parts.map(({ charset, bytes }) => decodeBytes(bytes, charset)).join('');
}

function quotedBytes(content: string): Buffer {
  const bytes = content
    .replace(/_/g, ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}

/** A charset nobody knows is read as UTF-8, else as windows-1252: what such mails nearly always hold. */
function decodeBytes(bytes: Buffer, charset: string): string {
  if (iconv.encodingExists(charset)) return iconv.decode(bytes, charset);
  return fromBytes(bytes.toString('latin1'));
}

/** Raw 8-bit header text: UTF-8 (RFC 6532) when it is valid, else windows-1252. */
function fromBytes(latin1: string): string {
  if (!/[\x80-\xff]/.test(latin1)) return latin1;
  const bytes = Buffer.from(latin1, 'latin1');
  const utf8 = bytes.toString('utf8');
  return utf8.includes('\ufffd') ? iconv.decode(bytes, 'windows-1252') : utf8;
}

/** A decoded display name stays one name: its commas and brackets must not make new addresses (RFC 2047 §5). */
function asQuotedString(text: string): string {
  return `"${text.replace(/[\r\n]+/g, ' ').replace(/["\\]/g, '\\$&')}"`;
}
