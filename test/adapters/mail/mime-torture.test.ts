// Bad mails through the whole way in: opened, read, decided, one visible case each.

import { beforeAll, describe, expect, it } from 'vitest';
import { openMail } from '../../../src/adapters/mail/mime.ts';
import { shippedReader } from '../../../src/adapters/reader/shipped-reader.ts';
import type { LexicalReader } from '../../../src/core/reading/lexical-reader.ts';
import type { RawMail } from '../../../src/domain/mail.ts';
import { onMail } from '../../../src/flow/mails/on-mail.ts';
import { openAndRead } from '../../../src/flow/mails/open.ts';
import { aPractice, NOW } from '../../build/builders.ts';
import { BOMB_NAMES, bombNamed, bombs, type Tortured, woundedMails } from '../../build/torture.ts';
import { aWorld } from '../../build/world.ts';

// About 45 a second; TORTURE_MAILS=20000 for a long campaign by hand.
const WOUNDED = Number(process.env.TORTURE_MAILS ?? 800);
/** Bytes by which memory may grow while all bombs go off; the greatest is 20 MB. */
const MEMORY = 500 * 1024 * 1024;

let reader: LexicalReader;

beforeAll(async () => {
  reader = await shippedReader();
});

const rawOf = ({ bytes }: Tortured, number: number): RawMail => ({
  source: { folder: 'torture', key: `${number}` },
  bytes,
  truncated: false,
  received: NOW,
});

describe('a bad mail', () => {
  it(`is one visible case for each of ${WOUNDED} wounded ones`, { timeout: 600_000 }, async () => {
    const mails = woundedMails(WOUNDED);
    const world = { ...aWorld(), lexical: reader };
    const practice = aPractice();
    const ids = new Set<string>();
    for (const [number, mail] of mails.entries()) {
      const kase = await onMail(world, practice, rawOf(mail, number));
      ids.add(kase.id);
      expect(['waiting', 'done', 'set-aside'], mail.name).toContain(kase.state);
    }
    const cases = await world.store.cases();
    expect(new Set(cases.map(({ id }) => id))).toEqual(ids);
    // Mails of which no word is left are one mail: some were cut off in their first line.
    expect(ids.size).toBeGreaterThan(WOUNDED * 0.97);
  });

  it.each(BOMB_NAMES)('does no harm when it is a bomb: %s', { timeout: 120_000 }, async (name) => {
    const mail = bombNamed(name);
    const practice = aPractice();
    const read = await openAndRead({ open: openMail, practice, raw: rawOf(mail, 0), now: NOW });
    const world = { ...aWorld(), lexical: reader };
    const kase = await onMail(world, practice, rawOf(mail, 0));
    expect('problem' in read || read.source.key === '0').toBe(true);
    expect(await world.store.cases()).toHaveLength(1);
    expect(['waiting', 'done', 'set-aside']).toContain(kase.state);
  });

  it('takes no more memory than a few times its size', { timeout: 120_000 }, async () => {
    const before = process.memoryUsage().rss;
    let most = 0;
    for (const mail of bombs()) {
      await openAndRead({ open: openMail, practice: aPractice(), raw: rawOf(mail, 0), now: NOW });
      most = Math.max(most, process.memoryUsage().rss - before);
    }
    expect(most).toBeLessThan(MEMORY);
  });
});
