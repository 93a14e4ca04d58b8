// Which parts of a big mail are fetched, and how it is put together again with the rest left empty.

import { randomUUID } from 'node:crypto';
import type { MessageStructureObject } from 'imapflow';

/** Bytes of one text part, and of all together, that are fetched from a big mail. */
export const MAX_PART = 256 * 1024;
const MAX_ALL = 1024 * 1024;
const MAX_PARTS = 120;
const MAX_DEPTH = 20;

/** The sections to ask for (RFC 9051 §6.4.5), each with the bytes it may take. */
export interface MimePlan {
  readonly sections: readonly Section[];
  /** Some words will be missing. */
  readonly cut: boolean;
}

export interface Section {
  readonly key: string;
  readonly bytes: number;
}

const HEADER_BYTES = 256 * 1024;
const PART_HEADER_BYTES = 8 * 1024;

/** Header fields, texts, calendar answers and delivery reports; attachments only with their MIME headers. */
export function mimePlan(root: MessageStructureObject): MimePlan {
  const sections: Section[] = [{ key: 'HEADER', bytes: HEADER_BYTES }];
  let left = MAX_ALL;
  let cut = false;
  for (const part of partsOf(root, '', 0)) {
    if (sections.length >= MAX_PARTS) {
      cut = true;
      break;
    }
    if (part.header !== null) sections.push({ key: part.header, bytes: PART_HEADER_BYTES });
    if (part.enclosed !== null) sections.push({ key: part.enclosed, bytes: PART_HEADER_BYTES });
    if (part.body === null || !isWords(part.node)) continue;
    const bytes = Math.min(part.node.size ?? MAX_PART, MAX_PART, left);
    cut ||= bytes < (part.node.size ?? 0);
    left -= bytes;
    if (bytes > 0) sections.push({ key: part.body, bytes });
  }
  return { sections, cut };
}

interface Part {
  readonly node: MessageStructureObject;
  /** Section of its MIME headers; null for the message itself. */
  readonly header: string | null;
  /** Section of the header of an enclosed message. */
  readonly enclosed: string | null;
  /** Section of its content; null for containers. */
  readonly body: string | null;
}

function* partsOf(node: MessageStructureObject, inside: string, depth: number): Generator<Part> {
  yield partOf(node, inside);
  if (depth >= MAX_DEPTH) return;
  for (const child of node.childNodes ?? [])
    yield* partsOf(child, isMessage(node) ? (node.part ?? '') : '', depth + 1);
}

/** `inside`: the part number of the enclosed message whose whole body this is; imapflow gives both the same. */
function partOf(node: MessageStructureObject, inside: string): Part {
  const number = node.part ?? '';
  const isContainer = node.childNodes !== undefined;
  const isWholeBody = number === inside;
  return {
    node,
    header: isWholeBody ? null : `${number}.MIME`,
    enclosed: isMessage(node) ? `${number === '' ? '1' : number}.HEADER` : null,
    body: isContainer ? null : isWholeBody ? (number === '' ? 'TEXT' : `${number}.1`) : number,
  };
}

function isMessage(node: MessageStructureObject): boolean {
  return node.type === 'message/rfc822';
}

/** What is read of a mail: text shown in it, calendar answers (RFC 6047), reports (RFC 3464, 8098). */
function isWords({ type, disposition }: MessageStructureObject): boolean {
  if (type === 'text/calendar' || /^message\/(?:\S+-)?(?:delivery|disposition)/u.test(type)) return true;
  return type.startsWith('text/') && disposition !== 'attachment';
}

/** What the server sent, by section, in lower case. */
export type Sections = ReadonlyMap<string, Uint8Array>;

/** The message with the same parts (RFC 2046): texts as sent, attachments empty behind their headers. */
export function assembled(root: MessageStructureObject, sections: Sections): Buffer {
  const pieces: Uint8Array[] = [];
  write({ part: partOf(root, ''), header: 'HEADER', sections, pieces, depth: 0 });
  return Buffer.concat(pieces);
}

interface Writing {
  readonly part: Part;
  readonly header: string;
  readonly sections: Sections;
  readonly pieces: Uint8Array[];
  readonly depth: number;
}

function write({ part, header, sections, pieces, depth }: Writing): void {
  const fields = sections.get(header.toLowerCase()) ?? Buffer.alloc(0);
  const children = part.node.childNodes;
  if (children === undefined || depth >= MAX_DEPTH) {
    pieces.push(closedHeader(fields), contentOf(part, sections));
    return;
  }
  if (isMessage(part.node)) {
    pieces.push(closedHeader(fields));
    for (const child of children)
      write({
        part: partOf(child, part.node.part ?? ''),
        header: part.enclosed ?? '',
        sections,
        pieces,
        depth: depth + 1,
      });
    return;
  }
  writeMultipart({ part, header, sections, pieces, depth }, fields, children);
}

function writeMultipart(
  { part, sections, pieces, depth }: Writing,
  fields: Uint8Array,
  children: readonly MessageStructureObject[],
): void {
  // A boundary of our own: the sender's could stand in a part that was cut.
  const boundary = `part-${randomUUID()}`;
  pieces.push(closedHeader(withType(fields, part.node, boundary)));
  for (const child of children) {
    const inner = partOf(child, '');
    pieces.push(Buffer.from(`--${boundary}\r\n`));
    write({ part: inner, header: inner.header ?? '', sections, pieces, depth: depth + 1 });
    pieces.push(Buffer.from('\r\n'));
  }
  pieces.push(Buffer.from(`--${boundary}--\r\n`));
}

function contentOf({ body }: Part, sections: Sections): Uint8Array {
  return (body === null ? undefined : sections.get(body.toLowerCase())) ?? Buffer.alloc(0);
}

/** The header with exactly one empty line behind it. */
function closedHeader(fields: Uint8Array): Buffer {
  const text = Buffer.from(fields)
    .toString('latin1')
    .replace(/(?:\r?\n)+$/u, '');
  return Buffer.from(text === '' ? '\r\n' : `${text}\r\n\r\n`, 'latin1');
}

/** The header with a Content-Type that names our boundary instead of the sender's. */
function withType(fields: Uint8Array, node: MessageStructureObject, boundary: string): Buffer {
  const text = Buffer.from(fields)
    .toString('latin1')
    .replace(/^content-(?:type|transfer-encoding)[ \t]*:.*(?:\r?\n[ \t].*)*(?:\r?\n|$)/gimu, '')
    .replace(/(?:\r?\n)+$/u, '');
  const report = node.parameters?.['report-type'];
  const kind = report === undefined ? '' : `; report-type="${token(report)}"`;
  const others = text === '' ? '' : `${text}\r\n`;
  const type = `Content-Type: ${token(node.type)}${kind}; boundary="${boundary}"\r\n`;
  return Buffer.from(`${others}${type}`, 'latin1');
}

function token(text: string): string {
  return text.replace(/[^\w./+-]/gu, '');
}
