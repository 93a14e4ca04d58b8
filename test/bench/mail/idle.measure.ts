// Connected to everything, with nothing to do: memory and CPU time.

import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailOf } from '../../build/live-practice.ts';
import { type Field, startField } from './field.ts';
import { printFigures, shown } from './figures.ts';
import { SHIPPED, startMeasured } from './measured.ts';

/** Minutes of idleness that are looked at. */
const MINUTES = Number(process.env.BENCH_IDLE_MINUTES ?? 2);

/** As `agent service` and the package start it. */
const SERVICE = '--max-semi-space-size=1 --optimize-for-size';

let field: Field;

beforeAll(async () => {
  field = await startField();
}, 120_000);
afterAll(() => field.end());

describe('a quiet practice', () => {
  it(
    'takes as little as the printed figures say',
    async () => {
      const { folder, patients, user } = await field.practice(50);
      const node = (process.env.BENCH_NODE ?? SERVICE).split(' ').filter((word) => word !== '');
      const env = { MALLOC_ARENA_MAX: '1' };
      const daemon = await startMeasured({ script: SHIPPED, folder, node, env, until: 'listening' });
      await wait(5_000);
      const fresh = daemon.rss();
      const [patient] = patients;
      if (patient !== undefined) await field.dovecot.deliver(user, mailOf(patient, 'when', Date.now()));
      await wait(15_000);
      const before = daemon.cpu();
      const memory: number[] = [];
      for (let part = 0; part < 20; part += 1) {
        await wait((MINUTES * 60_000) / 20);
        memory.push(daemon.rss());
      }
      const cpu = daemon.cpu() - before;
      const shared = sharedWithOthers(daemon.pid);
      await daemon.end();
      expect(field.sink.accepted.length).toBe(1);
      printFigures(`Idle for ${MINUTES} minutes after one mail`, [
        `RSS after five seconds ${shown(fresh)} MB, idle ${memory.map((value) => value.toFixed(0)).join(' ')} (budget 110)`,
        `of it the files of the program and its libraries, which other programs share: ${shown(shared)} MB`,
        `CPU ${shown(cpu * 1000)} ms in ${MINUTES} minutes = ${((cpu / (MINUTES * 60)) * 100).toFixed(3)} % of one core`,
      ]);
    },
    MINUTES * 60_000 + 120_000,
  );
});

/** Megabytes of pages that lie in files (proc(5), `RssFile`). */
function sharedWithOthers(pid: number): number {
  return Number(/^RssFile:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]) / 1024;
}
