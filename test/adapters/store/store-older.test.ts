import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sqliteStore } from '../../../src/adapters/store/sqlite.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import { newEntry } from '../../../src/domain/waiting.ts';
import { aCase, aWaitingCase, LEA, MORNING } from '../../contract/store-builders.ts';
import { aged } from '../aged.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'older-'));
  file = join(folder, 'state.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = () => sqliteStore({ file, now: () => MORNING });

describe('a state file of the first version', () => {
  it('is taken over with everything in it, and can do what it could not', async () => {
    const before = await open();
    await before.open(aCase(), ['c-0123456789ab-now-0']);
    await before.open(aWaitingCase({ id: 'c-waits' }));
    await before.close();
    aged(file);

    const store = await open();
    expect(await store.cases()).toEqual([aCase(), aWaitingCase({ id: 'c-waits' })]);
    expect(await store.unfinished()).toMatchObject([{ attempts: 0, notBefore: null }]);
    await store.postpone('c-0123456789ab-now-0', MORNING + 1, '');
    await store.recordVerdict({ kind: 'approve', case: 'c-waits', by: 'Anne', at: MORNING });
    expect(await store.verdicts()).toHaveLength(1);
    expect(await store.waiting()).toEqual([
      newEntry({ patient: 'p-1', since: MORNING }),
      newEntry({ patient: 'p-"2"', since: MORNING + 1 }),
    ]);
    expect(await store.caseFigures(0)).toMatchObject([{ decision: 'act' }, { reason: 'suggest-only' }]);
    expect(await store.verifyAudit()).toBeNull();
    expect(await store.damage()).toBeNull();
    await store.close();
  });

  it('knows by its trail when a case came to its end', async () => {
    const before = await open();
    for (const id of ['c-late', 'c-never']) await before.open(aWaitingCase({ id, opened: MORNING - DAY }));
    await before.advance({ case: 'c-late', marks: [], settle: 'refused', at: MORNING + HOUR });
    await before.close();
    aged(file);

    const store = await open();
    const found: (readonly [string, number])[] = [];
    for (const state of ['refused', 'waiting'] as const)
      await store.eachSince(state, 0, ({ id }, at) => void found.push([id, at]));
    expect(found).toEqual([
      ['c-late', MORNING + HOUR],
      ['c-never', MORNING - DAY],
    ]);
    await store.close();
  });
});

describe('what the live mailbox keeps', () => {
  it('holds no address and no Message-ID of the practice in clear', async () => {
    const store = await open();
    await store.noteSent([
      { messageId: '<secret-one@x.example>', answers: ['<secret-two@x.example>'], to: [LEA], at: MORNING },
    ]);
    await store.noteLetter('<secret-three@x.example>', 'left', MORNING);
    await store.close();
    const bytes = readFileSync(file, 'latin1');
    for (const word of ['secret-one', 'secret-two', 'secret-three', 'lea.martin'])
      expect(bytes.includes(word)).toBe(false);
  });

  it('is told in the trail: who paused, who said what, what was put off', async () => {
    const store = await open();
    await store.open(aWaitingCase());
    await store.pause({ by: 'Anne', since: MORNING });
    await store.pause(null);
    await store.recordVerdict({ kind: 'refuse', case: 'c-0123456789ab', by: 'Paul', at: MORNING, note: 'x' });
    await store.postpone('c-0123456789ab-now-0', MORNING, '');
    await store.close();
    const database = new Libsql(file);
    const lines = database.prepare('SELECT verb, detail FROM audit ORDER BY number').all([]) as unknown[];
    database.close();
    expect(lines.slice(1)).toEqual([
      { verb: 'Paused', detail: 'by Anne' },
      { verb: 'Resumed', detail: '' },
      { verb: 'VerdictGiven', detail: 'refuse by Paul' },
      { verb: 'ActionPostponed', detail: 'c-0123456789ab-now-0 label attempt 1' },
    ]);
  });
});
