// The program as `npm i -g` lays it down from what `npm pack` packs; and laid down again under a secretary at work.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { tempFolder } from './ports.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const place = tempFolder('npm');
const prefix = join(place, 'prefix');
const agent = join(prefix, 'bin/agent');
const INSTALL = ['install', '--global', '--prefix', prefix, '--prefer-offline', '--no-audit', '--no-fund'];
let packed: string;

function must(program: string, words: readonly string[], cwd = place): string {
  const ran = spawnSync(program, words, { encoding: 'utf8', cwd, maxBuffer: 64 * 1024 * 1024 });
  if (ran.status !== 0)
    throw new Error(`${program} ${words.join(' ')}\n${ran.error?.message ?? ''}${ran.stdout}${ran.stderr}`);
  return ran.stdout;
}

beforeAll(() => {
  must('npm', ['pack', '--ignore-scripts', '--pack-destination', place], repository);
  packed = join(place, readdirSync(place).find((name) => name.endsWith('.tgz')) ?? '');
  must('npm', [...INSTALL, packed]);
}, 300_000);

describe('the program from npm', () => {
  it('works from wherever it is called', () => {
    expect(must(agent, ['--version'])).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(must(agent, ['demo', '--lang', 'en'])).toContain('agent dry-run YOUR-MAILS/');
    const completion = must(agent, ['completion', 'bash']);
    expect(spawnSync('bash', ['-n'], { input: completion }).status).toBe(0);
    expect(readFileSync(join(prefix, 'share/man/man1/agent.1'), 'utf8')).toContain('.TH AGENT 1');
  }, 120_000);

  it('brings nothing that is only needed for building', () => {
    const packages = readdirSync(join(prefix, 'lib/node_modules/practice-agent/node_modules'));
    expect(packages).toContain('libsql');
    for (const name of ['typescript', 'vitest', 'rolldown', '@biomejs']) expect(packages).not.toContain(name);
  });

  it('installed anew under a secretary at work: she ends with 75, says why, and starts as the new one', async () => {
    const practice = join(place, 'practice');
    cpSync(join(repository, 'examples/kine-fr'), practice, { recursive: true });
    const before = await atWork(practice);
    must('npm', [...INSTALL, packed]);
    await Promise.race([before.ended, wait(60_000)]);
    expect(before.child.exitCode, before.said()).toBe(75);
    expect(before.said()).toContain('Another version of the program was installed: this one ends');
    const events = readFileSync(join(practice, '.agent/agent.log'), 'utf8');
    expect(events).toContain('"ProgramReplaced"');
    expect(events).not.toContain('ERR_MODULE_NOT_FOUND');
    const after = await atWork(practice);
    after.child.kill('SIGTERM');
    await after.ended;
    expect(after.child.exitCode, after.said()).toBe(0);
  }, 240_000);
});

async function atWork(practice: string) {
  const child = spawn(agent, ['run', '--practice', practice, '--lang', 'en'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  process.once('exit', () => child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  for (let tried = 0; tried < 300 && !said.includes('is at work'); tried += 1) await wait(100);
  expect(existsSync(practice), said).toBe(true);
  expect(said).toContain('is at work');
  return { child, ended, said: () => said };
}
