import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SqliteStore, sqliteStore } from '../../../src/adapters/store/sqlite.ts';
import { anOffer, MORNING } from '../../contract/store-builders.ts';
import { type Compiled, compiled } from '../compiled.ts';

const KEY = '0123456789abcdef'.repeat(4);
const ROUNDS = 20;

let writer: Compiled;
let folder: string;

beforeAll(() => {
  writer = compiled('test/adapters/store/store-writer.ts');
  folder = mkdtempSync(join(tmpdir(), 'crash-'));
}, 60_000);
afterAll(() => {
  writer.remove();
  rmSync(folder, { recursive: true });
});

interface Running {
  readonly child: ChildProcess;
  readonly isUp: () => boolean;
  /** The cases it said so far to be on the disk. */
  readonly said: () => readonly string[];
  readonly ended: Promise<number | null>;
}

function startWriter(file: string, first: number, count: number): Running {
  const child = spawn(process.execPath, [writer.script, file, KEY, String(first), String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const lines = () => output.split('\n').slice(0, -1);
  return { child, ended, isUp: () => lines().length > 0, said: () => lines().slice(1) };
}

function openStore(file: string): Promise<SqliteStore> {
  return sqliteStore({ file, key: KEY, now: () => MORNING });
}

/** Cases that are not all there, or more there than one transaction put there. */
async function torn(store: SqliteStore): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const { id, state } of await store.cases()) {
    const records = await store.actions(id);
    const firstDone = records[0]?.state === 'done';
    if (records.length !== 11 || (state === 'done') !== firstDone) wrong.push(id);
  }
  return wrong;
}

describe('the power goes in the middle of the work', () => {
  it(`leaves a whole state, with everything in it that was said to be done, ${ROUNDS} times`, async () => {
    const file = join(folder, 'killed.db');
    const acknowledged = new Set<string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const running = startWriter(file, round * 100_000, 100_000);
      while (running.said().length === 0) await setTimeout(1);
      await setTimeout((round * 7919) % 97);
      running.child.kill('SIGKILL');
      await running.ended;
      for (const line of running.said()) acknowledged.add(line.split(' ')[0] ?? '');

      const store = await openStore(file);
      expect(await store.damage()).toBeNull();
      expect(await store.verifyAudit()).toBeNull();
      expect(await torn(store)).toEqual([]);
      const kept = new Set((await store.cases('done')).map(({ id }) => id));
      expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([]);
      await store.close();
    }
  }, 120_000);

  it('at the very first start leaves no file or a whole one', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const file = join(folder, `first-${round}.db`);
      const running = startWriter(file, 0, 1);
      while (!running.isUp()) await setTimeout(1);
      await setTimeout(round);
      running.child.kill('SIGKILL');
      await running.ended;
      const store = await openStore(file);
      expect(await store.damage()).toBeNull();
      expect(await torn(store)).toEqual([]);
      await store.close();
    }
  }, 120_000);
});

describe('two processes', () => {
  it("see each other's offers", async () => {
    const file = join(folder, 'offers.db');
    const store = await openStore(file);
    await store.saveOffer(anOffer());
    expect(await store.offers()).toHaveLength(1);
    await startWriter(file, 0, 3).ended;
    expect((await store.offers()).map(({ id }) => id)).toEqual([anOffer().id, 'o-c-0', 'o-c-1', 'o-c-2']);
    await store.close();
  }, 60_000);

  it('start at once on one new file and open each mail once between them', async () => {
    const file = join(folder, 'shared.db');
    const both = [startWriter(file, 0, 40), startWriter(file, 20, 40)];
    expect(await Promise.all(both.map(({ ended }) => ended))).toEqual([0, 0]);
    const said = both.flatMap((running) => running.said());
    expect(said).toHaveLength(80);
    expect(said.filter((line) => line.endsWith('opened'))).toHaveLength(60);
    expect(new Set(said.filter((line) => line.endsWith('opened'))).size).toBe(60);

    const store = await openStore(file);
    expect(await store.cases('done')).toHaveLength(60);
    expect(await store.verifyAudit()).toBeNull();
    expect(await store.damage()).toBeNull();
    await store.close();
  }, 60_000);
});
