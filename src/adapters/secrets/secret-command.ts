// A program that prints a secret, such as a password safe. What it prints is believed only when it ends well.

import { type ChildProcess, spawn } from 'node:child_process';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { SecretTrouble } from './secret-trouble.ts';

export interface CommandPlace {
  readonly command: string;
  /** Where it is run. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** Milliseconds it may take. */
  readonly patience: number;
}

export type CommandSaid =
  | { readonly kind: 'secret'; readonly text: string }
  | { readonly kind: 'trouble'; readonly trouble: SecretTrouble };

const LONGEST = 64 * 1024;

/** Runs the command, without a shell where its words need none, and takes the first line it prints. */
export async function secretOfCommand(place: CommandPlace): Promise<CommandSaid> {
  const words = commandWords(place.command);
  const program = basename(words?.[0] ?? 'sh');
  const ran = await run(words ?? ['/bin/sh', '-c', place.command], place);
  const trouble = (found: SecretTrouble): CommandSaid => ({ kind: 'trouble', trouble: found });
  switch (ran.kind) {
    case 'missing':
      return trouble({ kind: 'command-missing', program });
    case 'slow':
      return trouble({ kind: 'command-slow', program });
    case 'ended': {
      const text = /^[^\r\n]*/.exec(ran.out)?.[0] ?? '';
      if (ran.ended !== '0') {
        const said = withoutSecret(ran.complaint, ran.out);
        return trouble({ kind: 'command-failed', program, ended: ran.ended, said });
      }
      return text === '' ? trouble({ kind: 'command-silent', program }) : { kind: 'secret', text };
    }
  }
}

/** The words of a simple command, quotes undone; null when only a shell understands it. */
export function commandWords(command: string): readonly string[] | null {
  if (/[|&;<>()$`\\*?[\]{}~!#\n]/.test(command)) return null;
  const words = [...command.matchAll(/"([^"]*)"|'([^']*)'|([^\s"']+)/g)];
  const plain = words.map(([, double, single, bare]) => double ?? single ?? bare ?? '');
  const between = command.replaceAll(/"[^"]*"|'[^']*'|[^\s"']+/g, 'x');
  const glued = /xx|["']/.test(between);
  return glued || plain.length === 0 || plain[0]?.includes('=') === true ? null : plain;
}

type Ran =
  | { readonly kind: 'missing' | 'slow' }
  | { readonly kind: 'ended'; readonly ended: string; readonly out: string; readonly complaint: string };

async function run([program = '', ...args]: readonly string[], place: CommandPlace): Promise<Ran> {
  const child = spawn(program, args, {
    cwd: place.folder,
    env: place.env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const out = gathered(child.stdout);
  const complaint = gathered(child.stderr);
  const late = new AbortController();
  try {
    return await Promise.race([
      endOf(child).then(async (ended): Promise<Ran> => {
        return ended === null
          ? { kind: 'missing' }
          : { kind: 'ended', ended, out: out(), complaint: complaint() };
      }),
      wait(place.patience, undefined, { signal: late.signal }).then((): Ran => ({ kind: 'slow' })),
    ]);
  } finally {
    late.abort();
    stop(child);
  }
}

/** The exit code or signal, once all it printed is read; null when there is no such program. */
function endOf(child: ChildProcess): Promise<string | null> {
  return new Promise((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', (code, signal) => {
      const ended = String(code ?? signal);
      child.once('close', () => resolve(ended));
      setTimeout(() => resolve(ended), LEFT_OPEN).unref();
    });
  });
}

/** A helper that stays behind (gpg-agent) may keep the pipe open: so many milliseconds it is listened to. */
const LEFT_OPEN = 500;

function gathered(stream: NodeJS.ReadableStream | null): () => string {
  let text = '';
  stream?.on('data', (bytes: Buffer) => {
    if (text.length < LONGEST) text += bytes.toString('utf8');
  });
  return () => text;
}

/** Ends it with all it started. What it left behind after ending well is left alone. */
function stop(child: ChildProcess): void {
  child.stdout?.destroy();
  child.stderr?.destroy();
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** One line of what it complained of, with everything it printed taken out. */
function withoutSecret(complaint: string, printed: string): string {
  const lines = printed.split(/\r?\n/).filter((line) => line.trim() !== '');
  let said = complaint;
  for (const part of lines.flatMap((line) => [line, line.trim()])) said = said.replaceAll(part, '…');
  const line = said
    .replaceAll(/\p{Cc}+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[.\s]+$/, '');
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}
