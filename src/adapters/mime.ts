// Undoes MIME with mailparser and hands over what the core may read. Attachments are counted, never looked into.

import iconv from 'iconv-lite';
import { type AttachmentStream, type HeaderLines, MailParser, type MessageText } from 'mailparser';
import { type Attachment, CannotOpenMail, type OpenedMail, type RawMail } from '../domain/mail.ts';
import { type HeaderField, headerField, headerFieldsIn } from './mime-headers.ts';

/** Bytes of a message that are parsed at most. */
const MAX_BYTES = 26 * 1024 * 1024;
/** Characters of plain text and of HTML that are kept. */
const MAX_TEXT = 200 * 1024;
const MAX_CALENDAR = 256 * 1024;
const MAX_ATTACHMENTS = 200;
const PATIENCE_MS = 30_000;

const OPTIONS = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipImageLinks: true,
  skipTextLinks: true,
} as const;

/**
 * Opens a message (RFC 2045-2047, 2231, 3676, 5322). Throws `CannotOpenMail`, with the headers that were found,
 * for what the parser refuses or does not finish; the bytes stay with the caller.
 */
export async function openMail(raw: RawMail): Promise<OpenedMail> {
  const bytes = raw.bytes.subarray(0, MAX_BYTES);
  const closed: OpenedMail = {
    source: raw.source,
    headers: [],
    plain: null,
    html: null,
    attachments: [],
    calendars: [],
    received: raw.received,
    truncated: raw.truncated || bytes.length < raw.bytes.length,
  };
  try {
    return { ...closed, ...withinLimits(await parse(bytes), closed.truncated) };
  } catch (cause) {
    const opened = { ...closed, headers: headerFieldsIn(bytes) };
    throw new CannotOpenMail('The message is broken or too complicated to be opened safely.', opened, {
      cause,
    });
  }
}

interface Parts {
  headers: HeaderField[];
  plain: string | null;
  html: string | null;
  attachments: Attachment[];
  calendars: string[];
}

function withinLimits(parts: Parts, truncated: boolean): Parts & { truncated: boolean } {
  // Pictures pasted into the HTML would use up the limit before the words come.
  const html = parts.html?.replace(/data:[\w/+.-]{1,80};base64,[A-Za-z0-9+/=\s]*/g, '') ?? null;
  return {
    ...parts,
    plain: parts.plain?.slice(0, MAX_TEXT) ?? null,
    html: html?.slice(0, MAX_TEXT) ?? null,
    truncated: truncated || (html?.length ?? 0) > MAX_TEXT || (parts.plain?.length ?? 0) > MAX_TEXT,
  };
}

function parse(bytes: Uint8Array): Promise<Parts> {
  return new Promise((resolve, reject) => {
    const parts: Parts = { headers: [], plain: null, html: null, attachments: [], calendars: [] };
    const parser = new MailParser(OPTIONS);
    const fail = (cause: Error): void => {
      clearTimeout(timer);
      parser.destroy();
      reject(cause);
    };
    const timer = setTimeout(() => fail(new Error('the parser did not finish')), PATIENCE_MS);
    parser.on('headerLines', (lines: HeaderLines) => {
      parts.headers = fieldsOf(lines);
    });
    parser.on('error', fail);
    parser.on('data', (part: AttachmentStream | MessageText) => {
      if (part.type === 'text') takeText(parts, part);
      else takeAttachment(parts, part);
    });
    parser.on('end', () => {
      clearTimeout(timer);
      resolve(parts);
    });
    parser.end(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  });
}

function fieldsOf(lines: HeaderLines): HeaderField[] {
  const fields: HeaderField[] = [];
  for (const { line } of lines) {
    const field = headerField(line);
    if (field !== null) fields.push(field);
  }
  return fields;
}

function takeText(parts: Parts, part: MessageText): void {
  if (typeof part.text === 'string') parts.plain = part.text;
  if (typeof part.html === 'string') parts.html = part.html;
}

/** Drains the attachment's stream. Only calendar answers (RFC 6047) are kept, and only so many of them. */
function takeAttachment(parts: Parts, part: AttachmentStream): void {
  const isCalendar = part.contentType.toLowerCase() === 'text/calendar';
  const chunks: Buffer[] = [];
  let size = 0;
  part.content.on('data', (chunk: Buffer) => {
    if (isCalendar && size < MAX_CALENDAR) chunks.push(chunk);
    size += chunk.length;
  });
  part.content.on('end', () => {
    if (parts.attachments.length < MAX_ATTACHMENTS) {
      parts.attachments.push({
        name: part.filename ?? '',
        contentType: part.contentType.toLowerCase(),
        size,
      });
    }
    if (isCalendar && size <= MAX_CALENDAR) parts.calendars.push(decoded(Buffer.concat(chunks), part));
    part.release();
  });
}

/** Never TextDecoder: Node 20 reads windows-1252 wrongly (nodejs/node #60888). */
function decoded(bytes: Buffer, part: AttachmentStream): string {
  const type = part.headers.get('content-type');
  const charset = typeof type === 'object' && 'params' in type ? (type.params.charset ?? 'utf-8') : 'utf-8';
  return iconv.decode(bytes, iconv.encodingExists(charset) ? charset : 'utf-8');
}
