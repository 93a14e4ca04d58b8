// What is read out of delivery reports, measured on a public set (../shared/data/README.md). Not part of `npm test`.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openMail } from '../../src/adapters/mail/mime.ts';
import { readMail } from '../../src/core/mail/read-mail.ts';
import type { Mail } from '../../src/domain/mail.ts';

const DATA = process.env.PRACTICE_DATA ?? '../shared/data';
const US = { addresses: [], authservIds: [], now: Date.UTC(2026, 10, 22) };
/** Bounces out of 606 of which so much is read today. */
const FLOORS = { read: 591, recipient: 570, about: 524, status: 500 };

interface Row {
  readonly eml: string;
  readonly label: 'bounce' | 'complaint' | 'auto-reply';
}

const rows = existsSync(DATA)
  ? readFileSync(join(DATA, 'mail/automated.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line): Row => JSON.parse(line))
  : [];

async function read({ eml }: Row): Promise<Mail | null> {
  const bytes = readFileSync(join(DATA, 'mail', eml));
  const source = { folder: 'data', key: eml };
  const mail = readMail(await openMail({ source, bytes, truncated: false, received: null }), US);
  return 'problem' in mail ? null : mail;
}

describe.skipIf(rows.length === 0)('delivery reports on public data', () => {
  it('tell what failed, for whom, and which letter', async () => {
    const count: Record<string, number> = {};
    const add = (name: string) => {
      count[name] = (count[name] ?? 0) + 1;
    };
    for (const row of rows.filter(({ label }) => label === 'bounce')) {
      const [report] = (await read(row))?.reports ?? [];
      if (report === undefined) continue;
      add('read');
      add(report.action);
      if (report.recipient !== null) add('recipient');
      if (report.about !== null) add('about');
      if (report.status !== null) add('status');
    }
    console.table(count);
    for (const [name, floor] of Object.entries(FLOORS))
      expect.soft(count[name], name).toBeGreaterThanOrEqual(floor);
  });

  it('are not seen in complaints and absence notes', async () => {
    for (const row of rows.filter(({ label }) => label !== 'bounce'))
      expect((await read(row))?.reports ?? [], row.eml).toEqual([]);
  });
});
