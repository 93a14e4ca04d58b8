// What a mail server says became of a letter (RFC 3464, 3461, 6522), or in plain words where it knows no better.

import { type Address, type DeliveryReport, type OpenedMail, parseAddress } from '../../domain/mail.ts';
import { firstField, type Headers } from './headers.ts';
import { looksLikeOurs } from './reply-token.ts';
import { textReport } from './text-report.ts';

const MAX_REPORTS = 20;

/** Fields that name the letter it is about; some relays write their own Message-ID over ours and keep ours beside it. */
const ABOUT = [
  'message-id',
  'x-original-message-id',
  'x-google-original-message-id',
  'x-microsoft-original-message-id',
  'original-message-id',
  'x-ms-exchange-parent-message-id',
];

/**
 * What a bounce reports, one entry for each recipient. `text` is its readable text, which is searched where nothing
 * structured came with it. Nothing in it is proved: `about` counts only when its signature is ours (reply-token.ts).
 */
export function deliveryReports(
  opened: Pick<OpenedMail, 'headers' | 'reports'>,
  text: string,
): readonly DeliveryReport[] {
  if (isComplaint(opened.headers)) return [];
  const spoken = textReport(text, opened.headers);
  const named = [...opened.reports.flatMap(({ enclosedHeaders }) => idsIn(enclosedHeaders)), ...spoken.ids];
  const groups = opened.reports.flatMap(({ status }) => groupsOf(status));
  const envelope = groups.flatMap((fields) => idOf(fields.get('original-envelope-id')));
  const threads = ['in-reply-to', 'references'].flatMap((name) => idOf(firstField(opened.headers, name)));
  const about = aboutOf(named, [...envelope, ...threads]);
  const structured = groups.flatMap((fields) => recipientReport(fields, about));
  if (structured.length > 0) return structured.slice(0, MAX_REPORTS);
  return spoken.report === null ? [] : [{ ...spoken.report, about }];
}

/** A feedback report (RFC 5965) tells that somebody complained; the letter arrived. */
function isComplaint(headers: Headers): boolean {
  return /report-type\s*=\s*"?feedback-report/i.test(firstField(headers, 'content-type') ?? '');
}

/** The letter's own Message-ID; what the report itself answers only counts when it has the form of ours. */
function aboutOf(named: readonly string[], hinted: readonly string[]): string | null {
  return [...named, ...hinted].find(looksLikeOurs) ?? named[0] ?? null;
}

type Fields = ReadonlyMap<string, string>;

/** One per-recipient group (RFC 3464 §2.3); nothing for the per-message group. */
function recipientReport(fields: Fields, about: string | null): readonly DeliveryReport[] {
  const recipient =
    addressIn(fields.get('original-recipient')) ??
    addressIn(fields.get('final-recipient')) ??
    addressIn(fields.get('x-actual-recipient'));
  const status = statusOf(fields);
  const action = actionOf(fields.get('action'), status);
  if (action === null) return [];
  return [{ action, status, recipient, about }];
}

const ACTIONS: readonly DeliveryReport['action'][] = [
  'failed',
  'delayed',
  'delivered',
  'relayed',
  'expanded',
];

function actionOf(written: string | undefined, status: string | null): DeliveryReport['action'] | null {
  const word = /[a-z]+/.exec((written ?? '').toLowerCase())?.[0] ?? '';
  const action = ACTIONS.find((known) => known === word || (known === 'failed' && /^fail|^error/.test(word)));
  if (action !== undefined) return action;
  if (status === null) return null;
  return status.startsWith('5') ? 'failed' : status.startsWith('4') ? 'delayed' : 'delivered';
}

/** The status; where it says nothing in particular (x.0.0), what the other server answered says more. */
function statusOf(fields: Fields): string | null {
  const written = codeIn(fields.get('status'));
  if (written !== null && !written.endsWith('.0.0')) return written;
  const diagnostic = fields.get('diagnostic-code') ?? '';
  const answered = codeIn(diagnostic);
  if (answered !== null && (written === null || answered[0] === written[0])) return answered;
  const reply = /\b([45])\d\d\b/.exec(diagnostic)?.[1];
  return written ?? (reply === undefined ? null : `${reply}.0.0`);
}

/** An enhanced status code (RFC 3463). */
function codeIn(text: string | undefined): string | null {
  return /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?![\d.]*\d)/.exec(text ?? '')?.[0] ?? null;
}

/** `rfc822; ana@example.org`, `<ana@example.org>`. */
function addressIn(value: string | undefined): Address | null {
  if (value === undefined) return null;
  const bare = value.slice(value.indexOf(';') + 1).replace(/\([^()]*\)/g, '');
  return parseAddress((/<([^<>]*)>/.exec(bare)?.[1] ?? bare).trim());
}

/** Groups of fields between empty lines, unfolded; the first mention of a field counts. */
function groupsOf(status: string): readonly Fields[] {
  return status
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .map(fieldsOf)
    .filter((fields) => fields.size > 0);
}

function fieldsOf(group: string): Fields {
  const fields = new Map<string, string>();
  for (const line of group.replace(/\r?\n[ \t]+/g, ' ').split('\n')) {
    const [, name, value] = /^([\w-]{1,80})\s*:\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined && !fields.has(name.toLowerCase()))
      fields.set(name.toLowerCase(), value.trim());
  }
  return fields;
}

function idsIn(headers: string): readonly string[] {
  const fields = fieldsOf(headers);
  return ABOUT.flatMap((name) => idOf(fields.get(name)));
}

/** `<id@host>`, or without its brackets as some gateways leave it. */
function idOf(value: string | null | undefined): readonly string[] {
  const written = value ?? '';
  const ids = written.match(/<[^<>\s]{1,400}>/g);
  if (ids !== null) return ids;
  const bare = /^[^\s<>@]{1,300}@[^\s<>@]{1,200}$/.exec(written.trim());
  return bare === null ? [] : [`<${bare[0]}>`];
}
