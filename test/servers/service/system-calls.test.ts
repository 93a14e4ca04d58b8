// What the unit of systemd forbids is not what the work needs: the calls of a secretary at work, as the kernel counts them,
// against the lists of systemd itself. (test/servers/debian sets the unit to work under a booted systemd.)

import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { HARDENING } from '../../../src/core/service/hardening.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'calls-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Refused without harm: SQLite gives its files to their owner only as root; V8 goes on without protection keys. */
const HARMLESS = ['fchown', 'pkey_alloc'];

/** The calls of a group, groups in it included (systemd.exec(5), SystemCallFilter=). */
function callsOf(group: string): readonly string[] {
  const { stdout } = spawnSync('systemd-analyze', ['syscall-filter', group], { encoding: 'utf8' });
  const names = stdout
    .split('\n')
    .slice(1)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  return names.flatMap((name) => (name.startsWith('@') ? callsOf(name) : [name]));
}

/** What the unit leaves, from its own lines. */
function allowed(): ReadonlySet<string> {
  const filters = HARDENING.filter(({ key }) => key === 'SystemCallFilter').map(({ value }) => value);
  const left = new Set(callsOf('@default'));
  for (const filter of filters)
    for (const call of callsOf(filter.replace('~', '')))
      if (filter.startsWith('~')) left.delete(call);
      else left.add(call);
  return left;
}

async function traced(): Promise<string> {
  const practice = join(folder, 'practice');
  const trace = join(folder, 'trace');
  cpSync(join(root, 'examples/kine-fr'), practice, { recursive: true });
  const words = ['-f', '-qq', '-o', trace, process.execPath, join(root, 'bin/agent.js'), 'run'];
  const daemon = spawn('strace', [...words, '--practice', practice], { stdio: 'ignore' });
  for (let tried = 0; tried < 600 && !existsSync(join(practice, '.agent/status.json')); tried += 1)
    await wait(100);
  await wait(10_000);
  // strace passes no signal on: the secretary herself is told, the first that is traced.
  process.kill(Number(/^\d+/.exec(readFileSync(trace, 'utf8'))?.[0]), 'SIGTERM');
  await new Promise((resolve) => daemon.once('close', resolve));
  return readFileSync(trace, 'utf8');
}

describe('the unit of systemd', () => {
  it('leaves the secretary every call to the kernel that she makes', async () => {
    const text = await traced();
    const called = new Set([...text.matchAll(/^\d+ +(\w+)\(/gm)].map(([, name = '']) => name));
    const left = allowed();
    expect(called.size).toBeGreaterThan(40);
    expect(left.size).toBeGreaterThan(200);
    expect([...called].filter((name) => !left.has(name) && !HARMLESS.includes(name))).toEqual([]);
    const families = HARDENING.find(({ key }) => key === 'RestrictAddressFamilies')?.value.split(' ');
    for (const [, family] of text.matchAll(/\bsocket\((AF_\w+)/g)) expect(families).toContain(family);
  }, 120_000);
});
