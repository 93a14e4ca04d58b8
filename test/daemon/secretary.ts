// A secretary as people run it: a child process on a copy of an example practice.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const agentFile = join(root, 'bin/agent.js');
const ENV = { ...process.env, NO_COLOR: '1', LANG: 'C', LC_ALL: 'C', COLUMNS: '80' };

export interface Secretary {
  readonly child: ChildProcess;
  readonly pid: number;
  /** Everything printed so far. */
  readonly printed: () => string;
  /** The exit code; null when a signal ended it. */
  readonly ended: Promise<number | null>;
}

export interface AnExample {
  /** Mails of the example that lie in the inbox at the start. */
  readonly mails?: number;
  readonly under?: string;
}

const made = new Set<string>();

/** A copy of the example practice in a temporary folder. */
export function aPracticeFolder({ mails = 3, under = '' }: AnExample = {}): string {
  const base = mkdtempSync(join(tmpdir(), 'secretary-'));
  made.add(base);
  const folder = join(base, under);
  cpSync(join(root, 'examples/kine-fr'), folder, { recursive: true });
  for (const name of mailNames().slice(mails)) rmSync(join(folder, 'inbox', name));
  return folder;
}

export function mailNames(): readonly string[] {
  return readdirSync(join(root, 'examples/kine-fr/inbox')).sort();
}

/** Puts a mail of the example into the practice's inbox. */
export function deliver(folder: string, number: number): void {
  const name = mailNames()[number] ?? '';
  mkdirSync(join(folder, 'inbox'), { recursive: true });
  cpSync(join(root, 'examples/kine-fr/inbox', name), join(folder, 'inbox', `late-${name}`));
}

const running = new Set<ChildProcess>();

/** Starts `agent run`; `endAll` ends it when a test forgot to. */
export function startSecretary(
  folder: string,
  env: NodeJS.ProcessEnv = {},
  args: readonly string[] = [],
): Secretary {
  const words = [agentFile, 'run', '--practice', folder, '--verbose', ...args];
  const child = spawn(process.execPath, words, {
    env: { ...ENV, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  child.stdout.on('data', (more) => {
    text += more;
  });
  child.stderr.on('data', (more) => {
    text += more;
  });
  running.add(child);
  const ended = new Promise<number | null>((resolve) => {
    child.on('exit', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  return { child, pid: child.pid ?? 0, printed: () => text, ended };
}

/** Ends what still runs, and takes the folders away. */
export async function endAll(): Promise<void> {
  const last = [...running].map((child) => new Promise((resolve) => child.on('exit', resolve)));
  for (const child of running) child.kill('SIGKILL');
  await Promise.all(last);
  for (const base of made) rmSync(base, { recursive: true, force: true });
  made.clear();
}

export interface Said {
  readonly code: number | null;
  readonly text: string;
}

/** One command line, whole. */
export function agent(...words: readonly string[]): Said {
  const ended = spawnSync(process.execPath, [agentFile, ...words], {
    env: ENV,
    encoding: 'utf8',
    timeout: 60_000,
  });
  return { code: ended.status, text: `${ended.stdout}${ended.stderr}`.trim() };
}

/** The status of a practice as a monitoring program reads it. */
export function statusOf(folder: string): Record<string, never> & Record<string, unknown> {
  const { text } = agent('status', '--practice', folder, '--json');
  return JSON.parse(text.split('\n')[0] ?? '{}');
}

/** Waits until something holds; fails with what was last seen. */
export async function until<T>(look: () => T, holds: (seen: T) => boolean, seconds = 60): Promise<T> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    const seen = look();
    if (holds(seen)) return seen;
    await pause(100);
  }
  throw new Error(`It did not come to pass in ${seconds} s. Last seen: ${JSON.stringify(look())}`);
}

/** Events of the program's own log, oldest first. */
export function eventsOf(folder: string): readonly string[] {
  const text = readText(join(folder, '.agent/agent.log'));
  return text.split('\n').flatMap((line) => (line === '' ? [] : [String(JSON.parse(line).event)]));
}

export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
