// What `agent service` asks of the machine and does to it.

import { execFile } from 'node:child_process';
import { getServers } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UserError } from '../../domain/errors.ts';
import { codeOf } from '../files/failure-code.ts';

const TWENTY_SECONDS = 20_000;
/** As docs/running.md has them: little memory rather than speed. */
const RUNTIME_OPTIONS = ['--max-semi-space-size=1', '--optimize-for-size'];

/** The kind of machine, and how the program is started on it. */
export function machine(program: string) {
  const command: readonly [string, ...string[]] = [process.execPath, ...RUNTIME_OPTIONS, program];
  return { platform: platformOf(process.platform), command, hasSystemd: existsSync('/run/systemd/system') };
}

function platformOf(platform: NodeJS.Platform): 'linux' | 'darwin' | 'win32' | 'other' {
  return platform === 'linux' || platform === 'darwin' || platform === 'win32' ? platform : 'other';
}

/** The name of the account that owns a folder; null where accounts have no numbers or none has this one. */
export async function ownerOf(folder: string): Promise<string | null> {
  const { uid } = await stat(folder);
  const line = (await accounts()).find((entry) => Number(entry.split(':')[2]) === uid);
  return line?.split(':')[0] ?? null;
}

/** `getent` also knows accounts that no file names. */
export async function hasAccount(account: string): Promise<boolean> {
  return (await run('getent', ['passwd', account]))?.code === 0;
}

async function accounts(): Promise<readonly string[]> {
  return ((await read('/etc/passwd')) ?? '').split('\n');
}

/** Every address of each host; none for a host without any. */
export async function addresses(hosts: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const entries = hosts.map(async (host) => [host, await addressesOf(host)] as const);
  return new Map(await Promise.all(entries));
}

async function addressesOf(host: string): Promise<readonly string[]> {
  try {
    const found = await lookup(host, { all: true });
    return [...new Set(found.map(({ address }) => address))].sort();
  } catch (error) {
    if (/^(ENOTFOUND|EAI_|ENODATA|ESERVFAIL|ETIMEOUT)/.test(codeOf(error))) return [];
    throw error;
  }
}

/** Addresses alone: a port that is not the usual one is cut off. */
export function resolvers(): readonly string[] {
  return getServers().map((server) =>
    server.replace(/^\[(.*)\](:\d+)?$/, '$1').replace(/^([\d.]+):\d+$/, '$1'),
  );
}

/** The text of a file; null when there is none. */
export async function read(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
    throw error;
  }
}

/** Throws `UserError` with the account's missing right. */
export async function write(file: string, text: string): Promise<void> {
  await withRights(file, async () => {
    await mkdir(dirname(file), { recursive: true, mode: 0o755 });
    await writeFile(file, text, { mode: 0o644 });
  });
}

/** Takes away a file or a folder; nothing when it is not there. */
export async function remove(file: string): Promise<void> {
  await withRights(file, () => rm(file, { recursive: true, force: true }));
}

/** Whether there is such a file, readable or not. */
export function exists(file: string): Promise<boolean> {
  return Promise.resolve(existsSync(file));
}

/** Names in the folder of units that belong to named practices. */
export async function siblings(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => /^agent@.+\.service\.d$/.test(name));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Runs a program of the system to its end; null when it is not there. */
export function run(program: string, words: readonly string[]) {
  return new Promise<{ readonly code: number; readonly said: string } | null>((resolve) => {
    execFile(program, [...words], { timeout: TWENTY_SECONDS, encoding: 'utf8' }, (error, out, complaint) => {
      if (error !== null && codeOf(error) === 'ENOENT') return resolve(null);
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ code, said: `${out}${complaint}`.trim() });
    });
  });
}

async function withRights(file: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (cause) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(codeOf(cause))) throw cause;
    throw new UserError(`${file}: this account may not write there. Run the command with sudo.`, {
      cause,
      fr: `${file} : ce compte ne peut pas y écrire. Lancez la commande avec sudo.`,
    });
  }
}
