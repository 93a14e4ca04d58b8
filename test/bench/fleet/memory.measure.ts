// What daemons beside each other take of one machine's memory: the program as it ships, on copies of an example.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { printFigures } from '../mail/figures.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const COUNTS = (process.env.FLEET_DAEMONS ?? '1,10').split(',').map(Number);
/** Milliseconds after which what only the start needed has been let go. */
const SETTLED = 15_000;

const folder = mkdtempSync(join(tmpdir(), 'fleet-'));
const running: ChildProcess[] = [];
afterAll(() => {
  for (const daemon of running) daemon.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function started(number: number): ChildProcess {
  const practice = join(folder, String(number));
  cpSync(join(root, 'examples/kine-fr'), practice, { recursive: true });
  const words = ['--max-semi-space-size=1', '--optimize-for-size', join(root, 'bin/agent.js'), 'run'];
  return spawn(process.execPath, [...words, '--practice', practice], { stdio: 'ignore' });
}

async function atWork(number: number): Promise<void> {
  const status = join(folder, String(number), '.agent/status.json');
  for (let tried = 0; tried < 600 && !existsSync(status); tried += 1) await wait(100);
  expect(existsSync(status)).toBe(true);
}

/** Megabytes that a process has in memory, and its share of them when those of others are divided. */
function memoryOf({ pid }: ChildProcess): { readonly rss: number; readonly pss: number } {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const megabytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1]) / 1024;
  return { rss: megabytes('Rss'), pss: megabytes('Pss') };
}

describe('daemons beside each other', () => {
  it('take as much memory as the printed figures say', async () => {
    expect(spawnSync(process.execPath, [join(root, 'bin/agent.js'), '--version']).status).toBe(0);
    const lines: string[] = [];
    for (const count of COUNTS) {
      for (let number = running.length; number < count; number += 1) {
        running.push(started(number));
        await atWork(number);
      }
      await wait(SETTLED);
      const memory = running.map(memoryOf);
      const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;
      const rss = mean(memory.map((one) => one.rss));
      const pss = mean(memory.map((one) => one.pss));
      lines.push(
        `${count} daemons: RSS ${rss.toFixed(0)} MB each; ${pss.toFixed(0)} MB each without what they share, ${(pss * count).toFixed(0)} MB together`,
      );
    }
    printFigures('Memory at rest', lines);
  });
});
