// What every test server needs: loopback ports nobody else has, folders of its own, and children that certainly end.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** Below the ports that the kernel gives to connections, so that none is taken between asking and starting. */
const PORTS = { first: 16_000, count: 16_000 } as const;
// Every child and every folder of a file listens to its end.
process.setMaxListeners(100);
let last = Math.floor(Math.random() * PORTS.count);

/** Loopback ports that are free now; asked for together they differ. */
export async function freePorts(count: number): Promise<number[]> {
  const ports: number[] = [];
  while (ports.length < count) {
    last = (last + 1) % PORTS.count;
    const port = PORTS.first + last;
    if (await isFree(port)) ports.push(port);
  }
  return ports;
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer().listen(port, '127.0.0.1');
  const free = await once(server, 'listening').then(
    () => true,
    () => false,
  );
  server.close();
  return free;
}

/** A folder that goes with the process, however that ends. */
export function tempFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `agent-${name}-`));
  const script = `while kill -0 ${process.pid} 2>/dev/null; do sleep 1; done; sleep 2; rm -rf '${folder}'`;
  spawn('sh', ['-c', script], { detached: true, stdio: 'ignore' }).unref();
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The first of these files that exists; fails with what to do when none does. */
export function program(...paths: readonly string[]): string {
  const found = paths.find((path) => existsSync(path));
  if (found === undefined)
    throw new Error(`${paths.join(' or ')} is missing. Run test/servers/install once (as root, on Debian).`);
  return found;
}

export interface Child {
  readonly process: ChildProcess;
  readonly output: () => string;
  /** Asks it to end, waits, and kills it when it does not. */
  readonly end: () => Promise<void>;
}

/**
 * Starts a server in the foreground, in a process group of its own: Cyrus ends by a signal to its whole group, which
 * would end the servers of the file beside as well. It ends with this process, whatever happens.
 */
export function startChild(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Child {
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output = `${output}${chunk.toString()}`.slice(-20_000);
    });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  // vitest ends its workers with a signal, and then 'exit' is not told.
  const [own, its] = [process.pid, child.pid];
  const watch = `while kill -0 ${own}; do kill -0 ${its} || exit 0; sleep 1; done; kill -KILL -- -${its}`;
  const watchdog = spawn('sh', ['-c', watch], { detached: true, stdio: 'ignore' });
  watchdog.unref();
  const ended = once(child, 'exit').then(() => process.off('exit', kill));
  return {
    process: child,
    output: () => output,
    end: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await Promise.race([ended, wait(5_000).then(kill)]);
      await ended;
    },
  };
}

/** Waits until something answers on the port. */
export async function untilListening(port: number, child: Child, limit = 60_000): Promise<void> {
  const end = Date.now() + limit;
  while (Date.now() < end) {
    if (child.process.exitCode !== null) break;
    const socket = connect(port, '127.0.0.1');
    const isOpen = await Promise.race([
      once(socket, 'connect').then(
        () => true,
        () => false,
      ),
      wait(500, false),
    ]);
    socket.destroy();
    if (isOpen) return;
    await wait(30);
  }
  throw new Error(`The server did not start on port ${port}.\n${child.output()}`);
}
