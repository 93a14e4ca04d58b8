// A mailbox full of mail after a holiday: how fast it is worked, and what memory that takes.

import { rmSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqliteStore } from '../../../src/adapters/store/sqlite.ts';
import { type LivePatient, type LiveWish, mailOf } from '../../build/live-practice.ts';
import { type Field, indexed, layIntoMaildir, startField, stateBytes } from './field.ts';
import { printFigures, quantile, shown } from './figures.ts';
import { startMeasured } from './measured.ts';

const MAILS = Number(process.env.BENCH_BACKLOG ?? 10_000);
const PATIENTS = Number(process.env.BENCH_PATIENTS ?? 1_000);

/** What each patient writes, one after another; the last one differs, so that few are frozen before. */
const ROUNDS: readonly LiveWish[] = [
  'when',
  'parking',
  'confirm',
  'thanks',
  'when',
  'parking',
  'thanks',
  'when',
];
const LAST: readonly LiveWish[] = ['move', 'cancel', 'odd', 'cancel', 'move', 'odd', 'cancel', 'chest'];

let field: Field;

beforeAll(async () => {
  field = await startField();
}, 120_000);
afterAll(() => field.end());

describe('a mailbox full of mail', () => {
  it('is worked as fast as the printed figures say', async () => {
    const { folder, patients, user } = await field.practice(PATIENTS);
    const first = await startMeasured({ script: field.script, folder });
    await first.end();
    const before = stateBytes(folder);
    layIntoMaildir(field.dovecot.maildir(user), mailsOf(patients));
    await indexed(field.dovecot.port, user);
    const node =
      process.env.BENCH_PROFILE === undefined
        ? []
        : ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`];
    const daemon = await startMeasured({ script: field.script, folder, node, until: 'given' });
    const memory: number[] = [];
    const end = Date.now() + 1_500_000;
    const worked = () => daemon.trace.filter(({ what }) => what === 'worked');
    while (worked().length < MAILS && Date.now() < end && !daemon.isOver()) {
      await wait(1_000);
      memory.push(daemon.rss());
    }
    const cpu = daemon.cpu();
    const times = worked().map(({ at }) => at);
    const { rss, heap, external } = await daemon.figures();
    await daemon.end();
    const took = (times.at(-1) ?? 0) - (daemon.trace.find(({ what }) => what === 'given')?.at ?? 0);
    const tenth = Math.floor(times.length / 10);
    const rateOf = (from: number, to: number) =>
      ((to - from) / ((times[to] ?? 0) - (times[from] ?? 0))) * 1000;
    const cases = await tally(folder);
    const tail = memory.slice(Math.floor(memory.length / 5));
    printFigures(`${MAILS} mails that waited, ${PATIENTS} patients`, [
      `${shown(MAILS / (took / 1000))} mails/s over all (budget 100); first tenth ${shown(rateOf(0, tenth))}, last tenth ${shown(rateOf(times.length - tenth, times.length - 1))}`,
      `CPU ${shown((cpu * 1000) / MAILS)} ms a mail, start included`,
      `RSS after a fifth ${shown(tail[0] ?? 0)} MB, median ${shown(quantile(tail, 0.5))}, most ${shown(Math.max(...tail))}, at the end ${shown(tail.at(-1) ?? 0)}; after a collection ${shown(rss / 2 ** 20)} (heap ${shown(heap / 2 ** 20)}, external ${shown(external / 2 ** 20)})`,
      `RSS by tenths of the time: ${tenths(memory)
        .map((value) => value.toFixed(0))
        .join(' ')}`,
      `letters ${field.sink.accepted.length}; cases ${JSON.stringify(cases)}`,
      `state file ${shown((stateBytes(folder) - before) / MAILS)} bytes a mail`,
    ]);
    expect(Object.values(cases).reduce((sum, count) => sum + count, 0)).toBe(MAILS);
    rmSync(folder, { recursive: true });
  }, 1_800_000);
});

function tenths(values: readonly number[]): readonly number[] {
  return Array.from({ length: 10 }, (_, n) => values[Math.floor(((n + 1) * values.length) / 10) - 1] ?? 0);
}

function* mailsOf(patients: readonly LivePatient[]): Generator<string> {
  const rounds = Math.ceil(MAILS / patients.length);
  const at = Date.now();
  let count = 0;
  for (let round = 0; round < rounds; round += 1)
    for (const patient of patients) {
      if (count >= MAILS) return;
      count += 1;
      const list = round === rounds - 1 ? LAST : ROUNDS;
      const wish = list[(patient.number + round) % list.length] ?? 'when';
      yield mailOf(patient, wish, at + count);
    }
}

async function tally(folder: string): Promise<Record<string, number>> {
  const store = await sqliteStore({ file: `${folder}/state.db`, now: Date.now });
  const counts: Record<string, number> = {};
  for (const { state } of await store.cases()) counts[state] = (counts[state] ?? 0) + 1;
  await store.close();
  return counts;
}
