// Undoes MIME with mailparser and hands over what the core may read. Attachments are counted, never looked into, but for calendars' answers and mail servers' reports.

import iconv from 'iconv-lite';
import { type AttachmentStream, type HeaderLines, MailParser, type MessageText } from 'mailparser';
import { type Attachment, CannotOpenMail, type OpenedMail, type RawMail } from '../../domain/mail.ts';
import { headerField, headerFieldsIn } from './mime-headers.ts';
import { isReportPart, MAX_REPORT, reportsOf } from './mime-reports.ts';
import { bodiesOf } from './mime-tree.ts';

/** Bytes of a message that are parsed at most. */
const MAX_BYTES = 26 * 1024 * 1024;
/** Characters of plain text and of HTML that are kept. */
const MAX_TEXT = 200 * 1024;
const MAX_CALENDAR = 256 * 1024;
const MAX_ATTACHMENTS = 200;
/** Calendars, and parts of reports, that are kept; no honest mail has so many. */
const MAX_KEPT = 20;
const PATIENCE_MS = 10_000;

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
    reports: [],
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

type Parts = Pick<OpenedMail, 'headers' | 'plain' | 'html' | 'attachments' | 'calendars' | 'reports'>;

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

/** What the parser tells one after another. */
interface Gathered {
  lines: HeaderLines;
  text: MessageText;
  readonly attachments: Attachment[];
  readonly calendars: KeptPart[];
  readonly reports: KeptPart[];
}

interface KeptPart {
  readonly headers: unknown;
  readonly contentType: string;
  readonly text: string;
}

function parse(bytes: Uint8Array): Promise<Parts> {
  return new Promise((resolve, reject) => {
    const gathered: Gathered = {
      lines: [],
      text: { type: 'text' },
      attachments: [],
      calendars: [],
      reports: [],
    };
    const parser = new MailParser(OPTIONS);
    const fail = (cause: Error): void => {
      clearTimeout(timer);
      parser.destroy();
      reject(cause);
    };
    const timer = setTimeout(() => fail(new Error('the parser did not finish')), PATIENCE_MS);
    // A listener that throws would end the program, not the parsing.
    const safely =
      <T>(listen: (value: T) => void) =>
      (value: T): void => {
        try {
          listen(value);
        } catch (error) {
          fail(error instanceof Error ? error : new Error(String(error)));
        }
      };
    parser.on('error', fail);
    parser.on('headerLines', (lines: HeaderLines) => {
      gathered.lines = lines;
    });
    parser.on(
      'data',
      safely((part: AttachmentStream | MessageText) => {
        if (part.type === 'text') gathered.text = part;
        else takeAttachment(gathered, part, fail);
      }),
    );
    parser.on(
      'end',
      safely(() => {
        clearTimeout(timer);
        resolve(partsOf(gathered, (parser as MailParser & { readonly tree?: unknown }).tree));
      }),
    );
    parser.end(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  });
}

function partsOf({ lines, text, attachments, calendars, reports }: Gathered, tree: unknown): Parts {
  const bodies = bodiesOf(tree) ?? {
    plain: text.text ?? null,
    html: typeof text.html === 'string' ? text.html : null,
    enclosed: 0,
    isEnclosed: () => false,
    reported: [],
  };
  const outside = ({ headers }: KeptPart): boolean => !bodies.isEnclosed(headers);
  const enclosed = { name: '', contentType: 'message/rfc822', size: 0 };
  return {
    headers: lines.map(({ line }) => headerField(line)).filter((field) => field !== null),
    plain: bodies.plain,
    html: bodies.html,
    attachments: [...attachments, ...Array.from({ length: bodies.enclosed }, () => enclosed)],
    calendars: calendars.filter(outside).map((calendar) => calendar.text),
    reports: reportsOf([...bodies.reported, ...reports.filter(outside)]),
  };
}

/** Drains the attachment's stream. Only calendar answers (RFC 6047) and reports (RFC 6522) are kept, within limits. */
function takeAttachment(
  { attachments, calendars, reports }: Gathered,
  part: AttachmentStream,
  fail: (cause: Error) => void,
): void {
  // A part without Content-Type gives `false`, whatever the types say.
  const contentType = String(part.contentType || 'application/octet-stream').toLowerCase();
  const isCalendar = contentType === 'text/calendar';
  const isReport = isReportPart(contentType);
  const limit = isCalendar ? MAX_CALENDAR : isReport ? MAX_REPORT : 0;
  const chunks: Buffer[] = [];
  let size = 0;
  part.content.on('error', fail);
  part.content.on('data', (chunk: Buffer) => {
    if (size < limit) chunks.push(chunk);
    size += chunk.length;
  });
  part.content.on('end', () => {
    if (attachments.length < MAX_ATTACHMENTS)
      attachments.push({ name: part.filename ?? '', contentType, size });
    const kept = (): KeptPart => ({
      headers: part.headers,
      contentType,
      text: decoded(Buffer.concat(chunks), part),
    });
    if (isCalendar && size <= MAX_CALENDAR && calendars.length < MAX_KEPT) calendars.push(kept());
    if (isReport && reports.length < MAX_KEPT) reports.push(kept());
    part.release();
  });
}

/** Never TextDecoder: Node 20 reads windows-1252 wrongly (nodejs/node #60888). */
function decoded(bytes: Buffer, part: AttachmentStream): string {
  const type = part.headers.get('content-type');
  const charset = typeof type === 'object' && 'params' in type ? (type.params.charset ?? 'utf-8') : 'utf-8';
  return iconv.decode(bytes, iconv.encodingExists(charset) ? charset : 'utf-8');
}
