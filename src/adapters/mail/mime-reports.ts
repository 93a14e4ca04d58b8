// What a mail server encloses in its report (RFC 6522): the status part, and the headers of the message it is about.

import type { OpenedMail } from '../../domain/mail.ts';

/** Characters of a status part and of enclosed headers that are kept. */
export const MAX_REPORT = 64 * 1024;
const MAX_REPORTS = 10;

/** A part that is kept for its words though no mail program shows it as text. */
export interface ReportPart {
  readonly contentType: string;
  readonly text: string;
}

const STATUS = /^message\/(?:global-)?delivery-status$/;
const HEADERS = /^(?:text\/rfc822-headers|message\/(?:rfc822-headers|global-headers|rfc822|global))$/;

/** Whether an attachment of this type belongs to a report. */
export function isReportPart(contentType: string): boolean {
  return STATUS.test(contentType) || HEADERS.test(contentType);
}

/** Status parts and enclosed headers, the first with the first, and so on; empty when there are none. */
export function reportsOf(parts: readonly ReportPart[]): OpenedMail['reports'] {
  const statuses = parts.filter(({ contentType }) => STATUS.test(contentType)).map(({ text }) => text);
  const headers = parts
    .filter(({ contentType }) => HEADERS.test(contentType))
    .map(({ text }) => headersIn(text));
  const count = Math.min(MAX_REPORTS, Math.max(statuses.length, headers.length));
  return Array.from({ length: count }, (_, index) => ({
    status: (statuses[index] ?? '').slice(0, MAX_REPORT),
    enclosedHeaders: (headers[index] ?? '').slice(0, MAX_REPORT),
  }));
}

/** Everything above the first empty line; line ends as `\n`. */
function headersIn(text: string): string {
  const lines = text.slice(0, MAX_REPORT).replace(/\r\n?/g, '\n').replace(/^\n+/, '');
  const end = lines.indexOf('\n\n');
  return end < 0 ? lines : lines.slice(0, end);
}
