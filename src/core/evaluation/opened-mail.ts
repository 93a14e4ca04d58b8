import type { Address, OpenedMail } from '../../domain/mail.ts';
import { toInstant, type Zone } from '../../domain/time.ts';
import type { LabelledMail } from './labelled-mail.ts';

const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  heic: 'image/heic',
  ics: 'text/calendar',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

/** Bytes that every attachment is said to have: a photograph's, so that none is taken for a logo. */
const SIZE = 180_000;

/** A labelled mail as the mailbox would hand it over: one patient's message to the practice, nothing proved. */
export function openedFrom(labelled: LabelledMail, to: Address, zone: Zone): OpenedMail {
  const { id, subject, body, reply, attachments } = labelled;
  const sent = toInstant(labelled.sent, zone);
  const headers = [
    { name: 'from', value: `writer.${id}@example.org` },
    { name: 'to', value: to },
    { name: 'subject', value: subject },
    { name: 'date', value: new Date(sent).toUTCString() },
    { name: 'message-id', value: `<${id}@writer.example.org>` },
    ...(reply ? [{ name: 'in-reply-to', value: `<earlier.${id}@example.org>` }] : []),
  ];
  return {
    source: { folder: 'evaluation', key: id },
    headers,
    plain: body,
    html: null,
    attachments: attachments.map((name) => ({ name, contentType: typeOf(name), size: SIZE })),
    calendars: [],
    reports: [],
    received: sent,
    truncated: false,
  };
}

function typeOf(name: string): string {
  return TYPES[name.toLowerCase().split('.').at(-1) ?? ''] ?? 'application/octet-stream';
}
