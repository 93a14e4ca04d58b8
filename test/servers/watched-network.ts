// The program under strace: every connection and every datagram that it asks the system for, whoever in the process
// does it and however, is written down by the kernel's own account.

import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { program, tempFolder } from './ports.ts';

const agent = fileURLToPath(new URL('../../bin/agent.js', import.meta.url));

/** One thing asked of the network. */
export interface Reached {
  readonly call: string;
  readonly family: 'inet' | 'unix' | 'dns';
  /** `127.0.0.1:993`, `[::1]:25`, a path, or the name that a name server was asked for. */
  readonly to: string;
}

export interface Watched {
  readonly child: ChildProcess;
  readonly printed: () => string;
  readonly ended: Promise<number | null>;
  /** All that was reached so far. */
  readonly reached: () => readonly Reached[];
}

/** Starts a command of the program with a watcher beside it that can't be talked to from inside. */
export function watched(words: readonly string[], env: NodeJS.ProcessEnv = {}): Watched {
  const file = join(tempFolder('watch'), 'calls');
  const strace = program('/usr/bin/strace');
  const calls = 'trace=connect,sendto,sendmsg,sendmmsg,bind';
  // -D: the watcher is the grandchild, so that a signal goes to the program itself.
  const child = spawn(
    strace,
    ['-D', '-f', '-qq', '-xx', '-s', '256', '-e', calls, '-o', file, process.execPath, agent, ...words],
    {
      env: { ...process.env, NO_COLOR: '1', LANG: 'C', LC_ALL: 'C', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (more: Buffer) => {
      text += more.toString();
    });
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return { child, printed: () => text, ended, reached: () => reachedIn(readFileSync(file, 'utf8')) };
}

const CALL = /^\d+\s+(connect|sendto|sendmsg|sendmmsg|bind)\((\d+)/;
const INET = /sin_port=htons\((\d+)\), sin_addr=inet_addr\("([\d.]+)"\)/g;
const INET6 = /sin6_port=htons\((\d+)\),(?: sin6_flowinfo=[^,]*,)? inet_pton\(AF_INET6, "([^"]+)"/g;
const UNIX = /sa_family=AF_UNIX, sun_path=@?"([^"]*)"/g;
/** A question as it travels (RFC 1035 §4.1): twelve bytes of header, labels with their lengths, a zero. */
const QUESTION = /"[\s\S]{2}[\x00\x01][\s\S]\x00\x01\x00\x00[\s\S]{4}((?:[\x01-\x3f][\w-]+)+)\x00/g;

/** What strace wrote, as places. What is sent on to a name server is told by the name it asks for. */
export function reachedIn(text: string): readonly Reached[] {
  return text.split('\n').flatMap((written) => {
    const line = decoded(written);
    const [, call] = CALL.exec(line) ?? [];
    if (call === undefined) return [];
    const places = (family: Reached['family'], to: readonly string[]) =>
      to.map((one): Reached => ({ call, family, to: one }));
    const asked = call.startsWith('send')
      ? [...line.matchAll(QUESTION)].map(([, labels]) => nameOf(labels))
      : [];
    return [
      ...places('inet', [
        ...[...line.matchAll(INET)].map(([, port, address]) => `${address}:${port}`),
        ...[...line.matchAll(INET6)].map(([, port, address]) => `[${address}]:${port}`),
      ]),
      ...places(
        'unix',
        [...line.matchAll(UNIX)].map(([, path]) => path ?? ''),
      ),
      ...places('dns', asked),
    ];
  });
}

/** strace -xx writes every byte of a string as `\x41`. */
function decoded(line: string): string {
  return line.replace(/(?:\\x[0-9a-f]{2})+/g, (bytes) =>
    Buffer.from(bytes.replaceAll('\\x', ''), 'hex').toString('latin1'),
  );
}

/** Labels stand behind their lengths. */
function nameOf(written: string | undefined): string {
  const labels: string[] = [];
  let rest = written ?? '';
  while (rest !== '') {
    const end = rest.charCodeAt(0) + 1;
    labels.push(rest.slice(1, end));
    rest = rest.slice(end);
  }
  return labels.join('.').toLowerCase();
}

/** Those that are not among the places named. The C library asks the kernel for routes to port 0, and sends nothing. */
export function strangers(reached: readonly Reached[], places: readonly string[]): readonly Reached[] {
  return reached.filter(
    ({ family, to }) => family !== 'unix' && !places.includes(to) && !/^(?:127\.0\.0\.1|\[::1\]):0$/.test(to),
  );
}
