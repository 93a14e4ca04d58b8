// A secretary whose work is measured from outside: a child process of its own, its trace, its memory, its CPU time.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { OwnFigures } from './answer-parent.ts';

export interface Traced {
  readonly what: string;
  /** Milliseconds since 1970, with their fractions. */
  readonly at: number;
}

export interface Measured {
  readonly pid: number;
  readonly trace: readonly Traced[];
  /** Milliseconds from the start of the process until it waits for the mailbox. */
  readonly watchingAfter: number;
  /** CPU seconds of user and system so far. */
  readonly cpu: () => number;
  /** Megabytes resident now. */
  readonly rss: () => number;
  /** What it says of itself, after a collection. */
  readonly figures: () => Promise<OwnFigures>;
  readonly openFiles: () => number;
  readonly said: () => string;
  readonly isOver: () => boolean;
  /** Asks it to end and waits; milliseconds that took. */
  readonly end: (signal?: NodeJS.Signals) => Promise<number>;
}

export interface Starting {
  readonly script: string;
  readonly folder: string;
  /** Options of node itself. */
  readonly node?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly patience?: number;
  /** What it must have done to count as started. */
  readonly until?: 'watching' | 'given' | 'listening';
}

/** The program as it ships, built by `npm ci`: it says nothing of its work on the way. */
export const SHIPPED = fileURLToPath(new URL('../../../bin/agent.js', import.meta.url));

/** Now, on the clock of the traces. */
export function nowExactly(): number {
  return performance.timeOrigin + performance.now();
}

/** Starts it, and waits until it watches the mailbox, or does what else it shall have done. */
export async function startMeasured({
  script,
  folder,
  node = [],
  env = {},
  patience = 60_000,
  until = 'watching',
}: Starting): Promise<Measured> {
  const trace: Traced[] = [];
  const begun = nowExactly();
  const child = spawn(process.execPath, ['--expose-gc', ...node, script, 'run', '--practice', folder], {
    env: { ...process.env, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe', 'ipc'],
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  const exited = once(child, 'exit').then(() => process.off('exit', kill));
  const said = listenTo(child);
  const listening = new Promise<number>((resolve) => {
    if (until === 'listening') child.stdout?.once('data', () => resolve(nowExactly() - begun));
  });
  const watching = new Promise<number>((resolve) => {
    const pipe = child.stdio[3];
    if (pipe === null || pipe === undefined || !('read' in pipe)) return;
    createInterface({ input: pipe }).on('line', (line) => {
      const [what = '', at = ''] = line.split(' ');
      trace.push({ what, at: Number(at) });
      if (what === until) resolve(Number(at) - begun);
    });
  });
  const started = await Promise.race([watching, listening, exited.then(() => null), wait(patience, null)]);
  if (started === null) throw new Error(`The daemon did not start.\n${said()}`);
  const pid = child.pid ?? 0;
  return {
    pid,
    trace,
    watchingAfter: started,
    cpu: () => cpuOf(pid),
    rss: () => rssOf(pid),
    openFiles: () => readdirSync(`/proc/${pid}/fd`).length,
    figures: async () => {
      child.send('?');
      const [answer] = await once(child, 'message');
      return answer as OwnFigures;
    },
    said,
    isOver: () => child.exitCode !== null || child.signalCode !== null,
    end: async (signal = 'SIGTERM') => {
      const asked = nowExactly();
      child.kill(signal);
      await Promise.race([exited, wait(15_000).then(kill)]);
      await exited;
      return nowExactly() - asked;
    },
  };
}

function listenTo(child: ChildProcess): () => string {
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      said = `${said}${chunk.toString()}`.slice(-8_000);
    });
  return () => said;
}

/** Kernel ticks are hundredths of a second (proc(5), `utime` and `stime`). */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

export function rssOf(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/mu.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]) / 1024;
}
