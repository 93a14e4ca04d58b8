// A file of the practice as a part of a message (RFC 2183), its name in any script (RFC 2231).

import { oneLine } from './encoded-words.ts';

/** A file with its content, ready to travel. */
export interface FilePart {
  readonly name: string;
  readonly contentType: string;
  /** Of the content type, from their first semicolon on. */
  readonly parameters?: string;
  readonly bytes: Uint8Array;
}

/** Characters of a file name; the disks of patients take no longer ones. */
const MAX_NAME = 150;
/** Characters of one segment of a long parameter, its name and folding left room for. */
const SEGMENT = 54;

/** Headers and base64 body of an attachment, lines ending in CRLF, the last one without. */
export function filePart({ name, contentType, parameters = '', bytes }: FilePart): string {
  const type = /^[a-z0-9!#$&^_.+-]{1,60}\/[a-z0-9!#$&^_.+-]{1,60}$/iu.test(contentType)
    ? contentType
    : 'application/octet-stream';
  return [
    `Content-Type: ${type}${parameters}`,
    'Content-Transfer-Encoding: base64',
    `Content-Disposition: attachment${parameter('filename', shownName(name))}`,
    '',
    base64Lines(bytes),
  ].join('\r\n');
}

/** Base64 in lines of 76 characters (RFC 2045 §6.8), ending in CRLF, the last one without. */
export function base64Lines(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('base64')
    .replaceAll(/.{76}(?=.)/gu, '$&\r\n');
}

/** The name without folders, on one line, not longer than disks allow; its ending stays. */
function shownName(name: string): string {
  const base = oneLine(name.split(/[/\\]/u).at(-1) ?? '');
  const bare = base.replaceAll(/[<>:"|?*]/gu, '_').replace(/^\.+/u, '');
  if (bare === '') return 'document';
  const characters = [...bare];
  if (characters.length <= MAX_NAME) return bare;
  const ending = /\.[a-z0-9]{1,8}$/iu.exec(bare)?.[0] ?? '';
  return characters.slice(0, MAX_NAME - ending.length).join('') + ending;
}

/** A parameter of a MIME field with its semicolon, folded; in segments when it is long (RFC 2231 §3, §4). */
function parameter(name: string, value: string): string {
  if (/^[\w .,()+-]{1,60}$/u.test(value)) return `;\r\n ${name}="${value}"`;
  const segments = segmentsOf(value);
  if (segments.length === 1) return `;\r\n ${name}*=utf-8''${segments[0]}`;
  return segments
    .map((segment, place) => `;\r\n ${name}*${place}*=${place === 0 ? "utf-8''" : ''}${segment}`)
    .join('');
}

/** Percent-encoded UTF-8, never cut inside a character. */
function segmentsOf(value: string): readonly string[] {
  const segments: string[] = [];
  let segment = '';
  for (const character of value) {
    const encoded = percentEncoded(character);
    if (segment.length + encoded.length > SEGMENT) {
      segments.push(segment);
      segment = '';
    }
    segment += encoded;
  }
  return [...segments, segment];
}

function percentEncoded(character: string): string {
  if (/^[A-Za-z0-9._-]$/u.test(character)) return character;
  return [...Buffer.from(character, 'utf8')]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}
