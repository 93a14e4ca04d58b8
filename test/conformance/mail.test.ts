// How well mails are read, measured on public sets (../shared/data/README.md). Not part of `npm test`.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openMail } from '../../src/adapters/mail/mime.ts';
import { cutOwnWords } from '../../src/core/mail/own-words.ts';
import { readMail, unreadableMail } from '../../src/core/mail/read-mail.ts';
import { CannotOpenMail, type Mail, type OpenedMail, type UnreadableMail } from '../../src/domain/mail.ts';

const DATA = process.env.PRACTICE_DATA ?? '../shared/data';
const US = { addresses: [], authservIds: [], now: Date.UTC(2026, 10, 22), zone: 'Europe/Paris' };
/** Rows of the parse set that are right today, per field; torn MIME of which nobody knows the meaning is the rest. */
const FLOORS = { from: 53, to: 53, subject: 53, date: 53, text: 49, attachments: 34 };
const table: Record<string, string | number>[] = [];

afterAll(() => console.table(table));

describe.skipIf(!existsSync(DATA))('mails on public data', () => {
  it('answers none of the automatic mails', async () => {
    const rows = rowsOf('mail/automated.jsonl');
    const answerable: string[] = [];
    const kinds: Record<string, number> = {};
    for (const row of rows) {
      const { mail } = await read(text(row, 'eml'));
      const kind =
        'problem' in mail ? 'unreadable' : (mail.automatic ?? (mail.from === null ? 'no author' : 'human'));
      kinds[kind] = (kinds[kind] ?? 0) + 1;
      if (kind === 'human') answerable.push(text(row, 'id'));
    }
    table.push({
      set: 'automated',
      rows: rows.length,
      right: rows.length - answerable.length,
      detail: JSON.stringify(kinds),
    });
    expect(answerable).toEqual([]);
  });

  it('reads headers, texts and attachments as their makers expect', async () => {
    const wrong: Record<string, string[]> = {
      from: [],
      to: [],
      subject: [],
      date: [],
      text: [],
      attachments: [],
    };
    const rows = rowsOf('mail/parse.jsonl');
    for (const row of rows) {
      const expected = row.expect as Expected;
      const { opened, mail } = await read(text(row, 'eml'));
      for (const field of differences(expected, opened, mail)) wrong[field]?.push(text(row, 'id'));
    }
    for (const [field, ids] of Object.entries(wrong)) {
      table.push({
        set: `parse: ${field}`,
        rows: rows.length,
        right: rows.length - ids.length,
        detail: ids.join(' ').slice(0, 100),
      });
    }
    const count = (field: string): number => rows.length - (wrong[field]?.length ?? 0);
    for (const [field, floor] of Object.entries(FLOORS))
      expect.soft(count(field), field).toBeGreaterThanOrEqual(floor);
  });

  it('survives tortured mails and keeps who wrote and what about', async () => {
    const rows = rowsOf('mail/robust.jsonl');
    const lost: string[] = [];
    let closed = 0;
    let slowest = 0;
    for (const row of rows) {
      const bytes = readFileSync(join(DATA, 'mail', text(row, 'eml')));
      const begun = performance.now();
      const { mail, failed } = await read(text(row, 'eml'));
      slowest = Math.max(slowest, performance.now() - begun);
      if (failed) closed += 1;
      if (!keepsHeaders(bytes.toString('latin1'), mail)) lost.push(text(row, 'id'));
    }
    table.push({
      set: 'robust',
      rows: rows.length,
      right: rows.length - lost.length,
      detail: `${closed} to a human; slowest ${Math.round(slowest)} ms; ${lost.join(' ')}`,
    });
    expect(lost).toEqual([]);
  });

  for (const [file, floor] of [
    ['crisp', 65],
    ['talon_text', 49],
    ['quotequail', 6],
  ] as const) {
    it(`finds the own words of ${file}'s replies`, () => {
      const scores = rowsOf(`replies/${file}.jsonl`).map((row) => score(row as unknown as Reply));
      const count = (key: 'exact' | 'lost' | 'left'): number => scores.filter((each) => each[key]).length;
      table.push({
        set: file,
        rows: scores.length,
        right: count('exact'),
        detail: `sender's words lost ${count('lost')}, quote left ${count('left')}`,
      });
      expect(count('exact')).toBeGreaterThanOrEqual(floor);
    });
  }
});

type Row = Record<string, unknown>;

function rowsOf(file: string): Row[] {
  return readFileSync(join(DATA, file), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
}

function text(row: Row, key: string): string {
  return String(row[key]);
}

interface ReadResult {
  readonly opened: OpenedMail;
  readonly mail: Mail | UnreadableMail;
  readonly failed: boolean;
}

async function read(file: string): Promise<ReadResult> {
  const bytes = readFileSync(join(DATA, 'mail', file));
  const source = { folder: 'data', key: file };
  try {
    const opened = await openMail({ source, bytes, truncated: false, received: null });
    return { opened, mail: readMail(opened, US), failed: false };
  } catch (error) {
    if (!(error instanceof CannotOpenMail)) throw error;
    return { opened: error.opened, mail: unreadableMail(error.opened, error.message, US.now), failed: true };
  }
}

interface Expected {
  readonly from: readonly Person[] | null;
  readonly to: readonly Person[] | null;
  readonly subject: string | null;
  readonly date: string | null;
  readonly text: readonly string[];
  readonly attachments: number;
}

interface Person {
  readonly name: string | null;
  readonly address: string | null;
}

function differences(expected: Expected, opened: OpenedMail, mail: Mail | UnreadableMail): string[] {
  if ('problem' in mail) return ['from', 'to', 'subject', 'date', 'text', 'attachments'];
  const address = (person: Person | undefined): string | null =>
    person?.address?.includes('@') ? person.address.toLowerCase() : null;
  const wanted = squeezed(expected.text.join(' '));
  return [
    ...(mail.from === address(expected.from?.[0]) ? [] : ['from']),
    ...((mail.to[0] ?? null) === address(expected.to?.[0]) ? [] : ['to']),
    ...(squeezed(mail.subject) === squeezed(expected.subject ?? '') ? [] : ['subject']),
    ...(mail.sent === (expected.date === null ? US.now : Date.parse(expected.date)) ? [] : ['date']),
    ...(squeezed(`${opened.plain ?? ''} ${mail.text}`).includes(wanted) ? [] : ['text']),
    ...(opened.attachments.length === expected.attachments ? [] : ['attachments']),
  ];
}

function squeezed(words: string): string {
  return words.replace(/[\s\p{Cc}\p{Cf}\ufffd]+/gu, '');
}

/** A From with one plain address and a subject in plain letters must come through. */
function keepsHeaders(raw: string, mail: Mail | UnreadableMail): boolean {
  const head = raw.replace(/\r\n?/g, '\n').split('\n\n')[0] ?? '';
  const froms = [
    ...head.matchAll(/^from:(?:[^\n<]*<|[ \t]*)([\w.+-]+@[\w-]+\.[\w.-]*\w)>?[ \t]*(?:\([^\n]*\))?$/gim),
  ];
  const subject = /^subject:[ \t]*([\x20-\x7e]+)$/im.exec(head)?.[1] ?? '';
  const from = froms[0]?.[1]?.toLowerCase();
  if (froms.length === 1 && from !== undefined && mail.from !== from) return false;
  return subject.includes('=?') || squeezed(mail.subject).startsWith(squeezed(subject).slice(0, 400));
}

interface Reply {
  readonly id: string;
  readonly in: string;
  readonly expected: string | null;
  readonly checks?: { readonly first_matches: readonly string[]; readonly later_matches: readonly string[] };
}

function score(row: Reply): { exact: boolean; lost: boolean; left: boolean } {
  const { ownWords } = cutOwnWords(row.in);
  if (row.expected === null) {
    const lost = (row.checks?.first_matches ?? []).some(
      (pattern) => !new RegExp(pattern, 'm').test(ownWords),
    );
    const left = (row.checks?.later_matches ?? []).some((pattern) => new RegExp(pattern, 'm').test(ownWords));
    return { exact: !lost && !left, lost, left };
  }
  const wanted = wordsOf(row.expected);
  const got = wordsOf(ownWords);
  const lost = minus(wanted, got) > 0;
  return { exact: wanted.join(' ') === got.join(' '), lost, left: minus(got, wanted) > 0 };
}

function wordsOf(words: string): string[] {
  return words
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** How many words of `a` are not in `b`, each counted as often as it stands. */
function minus(a: readonly string[], b: readonly string[]): number {
  const rest = new Map<string, number>();
  for (const word of b) rest.set(word, (rest.get(word) ?? 0) + 1);
  let missing = 0;
  for (const word of a) {
    const count = rest.get(word) ?? 0;
    if (count === 0) missing += 1;
    rest.set(word, Math.max(0, count - 1));
  }
  return missing;
}
