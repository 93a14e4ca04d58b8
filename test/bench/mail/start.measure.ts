// From the start of the process until it watches: with an empty mailbox and with one of many years.

import { spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Field, indexed, layIntoMaildir, startField } from './field.ts';
import { medianAndP90, printFigures, quantile, shown } from './figures.ts';
import { nowExactly, SHIPPED, startMeasured } from './measured.ts';

const MAILS = Number(process.env.BENCH_MAILBOX ?? 100_000);
const STARTS = 7;

let field: Field;

beforeAll(async () => {
  field = await startField();
}, 120_000);
afterAll(() => field.end());

describe('a start', () => {
  it('takes as long as the printed figures say, however full the mailbox is', async () => {
    const empty = await field.practice(50);
    const full = await field.practice(50);
    layIntoMaildir(field.dovecot.maildir(full.user), oldMails());
    await indexed(field.dovecot.port, full.user);
    const [first] = await starts(full.folder, 1);
    const few = await starts(empty.folder, STARTS);
    const many = await starts(full.folder, STARTS);
    expect(field.sink.accepted.length).toBe(0);
    const line = (of: readonly Start[]) =>
      `${medianAndP90(of.map(({ took }) => took))}, RSS ${shown(median(of, 'rss'))} MB, after a collection ${shown(median(of, 'kept'))} MB`;
    printFigures(`Start to watching (budget 2000 ms), mailbox of ${MAILS} messages`, [
      `empty mailbox:            ${line(few)}`,
      `full mailbox:             ${line(many)}`,
      `full, the very first one: ${shown(first?.took ?? 0)} ms`,
      `ratio full : empty = ${shown(median(many, 'took') / median(few, 'took'))}`,
    ]);
  }, 600_000);

  it('of a command takes as long as the printed figures say', async () => {
    const { folder } = await field.practice(50);
    const bare = timesOf(['-e', '0']);
    const help = timesOf([SHIPPED, '--help']);
    const down = timesOf([SHIPPED, 'status', '--practice', folder]);
    const daemon = await startMeasured({ script: field.script, folder });
    await wait(500);
    const up = timesOf([SHIPPED, 'status', '--practice', folder]);
    await daemon.end();
    printFigures('Commands', [
      `node -e 0:                     ${medianAndP90(bare)}`,
      `agent --help (budget 150):     ${medianAndP90(help)}`,
      `agent status, running (300):   ${medianAndP90(up)}`,
      `agent status, not running:     ${medianAndP90(down)}`,
      `ratio help : bare node = ${shown(quantile(help, 0.5) / quantile(bare, 0.5))}`,
    ]);
  }, 120_000);
});

interface Start {
  readonly took: number;
  readonly rss: number;
  readonly kept: number;
}

async function starts(folder: string, count: number): Promise<readonly Start[]> {
  const all: Start[] = [];
  for (let turn = 0; turn < count; turn += 1) {
    const daemon = await startMeasured({ script: field.script, folder });
    await wait(300);
    const rss = daemon.rss();
    const { rss: kept } = await daemon.figures();
    await daemon.end();
    all.push({ took: daemon.watchingAfter, rss, kept: kept / 2 ** 20 });
  }
  return all;
}

function median(starts: readonly Start[], what: keyof Start): number {
  return quantile(
    starts.map((one) => one[what]),
    0.5,
  );
}

function timesOf(words: readonly string[]): readonly number[] {
  return Array.from({ length: 15 }, () => {
    const begun = nowExactly();
    spawnSync(process.execPath, words, { env: { ...process.env, NO_COLOR: '1' } });
    return nowExactly() - begun;
  });
}

function* oldMails(): Generator<string> {
  for (let number = 0; number < MAILS; number += 1)
    yield `From: somebody${number}@example.org\r\nTo: cabinet@example.org\r\nMessage-ID: <old-${number}@example.org>\r\nDate: Mon, 02 Nov 2026 08:00:00 +0000\r\nSubject: bonjour\r\n\r\nBonjour\r\n`;
}
