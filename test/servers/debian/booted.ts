// A Debian that is booted: systemd is its first process.

import { mkdirSync, readdirSync, readFileSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Child, startChild } from '../ports.ts';
import { type Debian, inRoot, said, withoutOurs } from './debian.ts';

const BOOT = fileURLToPath(new URL('./boot', import.meta.url));
/** Milliseconds until systemd says that all is started. */
const PATIENCE = 60_000;

export interface Booted extends Debian {
  readonly end: () => Promise<void>;
}

/** Boots it; what runs in it ends with this process. Throws why when that is not possible here. */
export async function boot({ root }: Debian): Promise<Booted> {
  const group = join(controlGroups(), `practice-agent-test-${process.pid}`);
  mkdirSync(group);
  const child = startChild(BOOT, [root, group]);
  let first = 0;
  try {
    first = await firstProcess(child);
    const entered = ['-t', String(first), '-a', '-r', '-w'];
    const debian = inRoot(root, (words) => said('nsenter', [...entered, ...withoutOurs(words)]));
    await untilStarted(debian, child);
    return { ...debian, end: () => ended(child, first, group) };
  } catch (error) {
    await ended(child, first, group);
    throw error;
  }
}

/** Where this machine's control groups of the second version lie: an address list of systemd needs them. */
function controlGroups(): string {
  const line = readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .find((mount) => mount.split(' ')[2] === 'cgroup2');
  const folder = line?.split(' ')[1];
  if (folder === undefined) throw new Error('No Debian can be booted here: no cgroup2 is mounted.');
  return folder;
}

/** systemd, as this machine counts its processes. */
async function firstProcess(child: Child): Promise<number> {
  for (let tried = 0; tried < 200 && child.process.exitCode === null; tried += 1) {
    const [first] = childrenOf(child.process.pid ?? 0);
    if (first !== undefined && readFileSync(`/proc/${first}/comm`, 'utf8').trim() === 'systemd') return first;
    await wait(50);
  }
  throw new Error(`No Debian can be booted here. It needs root and its own namespaces.\n${child.output()}`);
}

function childrenOf(pid: number): readonly number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .trim()
    .split(' ')
    .filter(Boolean)
    .map(Number);
}

async function untilStarted({ run }: Debian, child: Child): Promise<void> {
  const end = Date.now() + PATIENCE;
  let state = '';
  while (Date.now() < end && child.process.exitCode === null) {
    state = run('systemctl', 'is-system-running').out.trim();
    if (state === 'running') return;
    await wait(200);
  }
  throw new Error(`systemd did not start: ${state}\n${child.output()}`);
}

/** Killing the first process ends all of them; then their groups can go. */
async function ended(child: Child, first: number, group: string): Promise<void> {
  if (first !== 0) process.kill(first, 'SIGKILL');
  await child.end();
  for (let tried = 0; tried < 50; tried += 1) {
    try {
      removeGroup(group);
      return;
    } catch {
      // A process that ends just now still holds its group.
      await wait(100);
    }
  }
}

function removeGroup(group: string): void {
  for (const entry of readdirSync(group, { withFileTypes: true }))
    if (entry.isDirectory()) removeGroup(join(group, entry.name));
  rmdirSync(group);
}
