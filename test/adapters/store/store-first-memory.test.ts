// A memory that the first program really wrote, taken over by the program of today, whatever happens meanwhile.

import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/adapters/store/database.ts';
import { sqliteStore } from '../../../src/adapters/store/sqlite.ts';
import { MORNING } from '../../contract/store-builders.ts';
import { type Compiled, compiled } from '../compiled.ts';
import { FIRST_COUNTS, firstMemory } from './first-memory.ts';

const KEY = '0123456789abcdef'.repeat(4);
const ROUNDS = 20;

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'first-'));
  file = join(folder, 'state.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Opens it with the program of today and looks at everything. */
async function takenOver(key?: string): Promise<void> {
  const store = await sqliteStore({ file, now: () => MORNING, ...(key === undefined ? {} : { key }) });
  expect(await store.verifyAudit()).toBeNull();
  expect(await store.damage()).toBeNull();
  const cases = await store.cases();
  const count = (state: string) => cases.filter((kase) => kase.state === state).length;
  expect([count('done'), count('waiting'), count('set-aside')]).toEqual([10, 12, 4]);
  const actions = (await Promise.all(cases.map(({ id }) => store.actions(id)))).flat();
  expect(actions).toHaveLength(FIRST_COUNTS.actions);
  expect(await store.offers()).toHaveLength(FIRST_COUNTS.offers);
  expect(await store.waiting()).toHaveLength(FIRST_COUNTS.waiting);
  expect(await store.eventCount()).toEqual({ '': { total: 467, singles: 0, last: null } });
  await store.close();
  const database = openDatabase({ file, language: 'en', ...(key === undefined ? {} : { key }) });
  const { waiting, audit, ...same } = FIRST_COUNTS;
  expect(database.counts()).toMatchObject({ ...same, waiting_entries: waiting });
  expect(database.counts().audit).toBeGreaterThanOrEqual(audit);
  database.close();
}

describe('a memory that the first program wrote', () => {
  it.each([undefined, KEY])(
    'is read whole: every case, action, offer and line of the trail (key %s)',
    async (key) => {
      firstMemory(file, key);
      await takenOver(key);
    },
  );

  describe('while it is taken over', () => {
    let program: Compiled;
    beforeAll(() => {
      program = compiled('test/adapters/store/store-writer.ts');
    }, 60_000);
    afterAll(() => program.remove());

    it(`may lose the power, ${ROUNDS} times: it is the old one or the new one, and no copy lies about`, async () => {
      let inTheMiddle = 0;
      for (let round = 0; round < ROUNDS; round += 1) {
        rmSync(folder, { recursive: true });
        folder = mkdtempSync(join(tmpdir(), 'first-'));
        file = join(folder, 'state.db');
        firstMemory(file, KEY);
        const before = readFileSync(file);
        const child = spawn(process.execPath, [program.script, file, KEY, '0', '0'], { stdio: 'ignore' });
        const ended = new Promise((resolve) => child.once('close', resolve));
        while (child.exitCode === null && !drafts()) await wait(0);
        await wait((round * 7) % 60);
        child.kill('SIGKILL');
        await ended;
        if (drafts()) inTheMiddle += 1;
        await takenOver(KEY);
        expect(readdirSync(folder).filter((name) => name.includes('.upgrade-'))).toEqual([]);
        expect(readFileSync(`${file}.before-1`).equals(before)).toBe(true);
      }
      expect(inTheMiddle).toBeGreaterThan(0);
    }, 180_000);
  });
});

function drafts(): boolean {
  return readdirSync(folder).some((name) => name.startsWith(`${basename(file)}.upgrade-`));
}
