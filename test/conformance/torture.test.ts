// Published bad mails and wounded copies of them through the whole way in. Not part of `npm test`.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shippedReader } from '../../src/adapters/reader/shipped-reader.ts';
import { onMail } from '../../src/flow/mails/on-mail.ts';
import { aPractice, NOW } from '../build/builders.ts';
import { wounded } from '../build/torture.ts';
import { aWorld } from '../build/world.ts';

const DATA = process.env.PRACTICE_DATA ?? '../shared/data';
/** Wounded copies of each published mail; TORTURE_COPIES=20 for a long campaign by hand. */
const COPIES = Number(process.env.TORTURE_COPIES ?? 1);

describe.skipIf(!existsSync(DATA))('published bad mails', () => {
  it.each(['robust', 'parse', 'automated'])(
    'are one visible case each: %s',
    { timeout: 600_000 },
    async (set) => {
      const lexical = await shippedReader();
      const practice = aPractice();
      let mails = 0;
      for (const file of filesOf(set)) {
        const bytes = readFileSync(join(DATA, 'mail', file));
        for (let copy = 0; copy <= COPIES; copy += 1) {
          const world = { ...aWorld(), lexical };
          const raw = {
            source: { folder: 'data', key: `${file}-${copy}` },
            bytes: copy === 0 ? bytes : wounded(bytes, mails),
            truncated: false,
            received: NOW,
          };
          const kase = await onMail(world, practice, raw);
          expect(['waiting', 'done', 'set-aside'], raw.source.key).toContain(kase.state);
          expect(await world.store.cases()).toHaveLength(1);
          mails += 1;
        }
      }
      console.info(`${set}: ${mails} mails`);
    },
  );
});

function filesOf(set: string): readonly string[] {
  return readFileSync(join(DATA, `mail/${set}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { readonly eml: string }).eml);
}
