import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { RunningSeen } from '../../core/doctor/examination.ts';
import type { Practice } from '../../domain/practice.ts';
import { isMissing } from '../files/failure-code.ts';
import { askRunning } from '../machine/control-socket.ts';
import { runPlaces } from '../machine/run-folder.ts';
import { tokenFile } from '../oauth/token-file.ts';

/** Asks the secretary that runs, and reads who wrote that it holds a lock. No lock is taken. */
export async function lookAtRunning(practice: Practice): Promise<RunningSeen> {
  const { folder, stateFile } = practice;
  const reply = await askRunning(runPlaces(folder).socket, { ask: 'status' });
  const ownerFile = `${stateFile}.lock.owner`;
  const owner = ownerIn(await textOf(ownerFile));
  return {
    answer: reply.kind,
    owner: owner === null ? null : { pid: owner, alive: isAlive(owner) },
    ownerFile,
    leftovers: (await Promise.all(locksOf(practice).map(leftover))).flat(),
  };
}

/** The lock files of `lock-file.ts`: beside the calendars and the tokens. */
function locksOf({ agenda, stateFile }: Practice): readonly string[] {
  const calendars = agenda.sources.flatMap((source) => (source.kind === 'files' ? [source.path] : []));
  return [
    ...calendars.map((path) => join(dirname(path), `.${basename(path)}.lock`)),
    `${tokenFile({ stateFile })}.lock`,
  ];
}

async function leftover(path: string): Promise<RunningSeen['leftovers']> {
  const [host, number] = ((await textOf(path)) ?? '').trim().split(' ');
  const pid = Number(number);
  const ours = host === hostname() && Number.isSafeInteger(pid) && pid > 0;
  return ours && !isAlive(pid) ? [{ path, pid }] : [];
}

function ownerIn(text: string | null): number | null {
  const pid = /"pid":(\d+)/.exec(text ?? '')?.[1];
  return pid === undefined ? null : Number(pid);
}

/** Signal 0 asks whether there is such a program, and does nothing to it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

async function textOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
