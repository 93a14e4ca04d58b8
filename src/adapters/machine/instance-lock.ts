// One program at a time works a practice's memory. The kernel keeps the lock, so it is free the moment its holder dies,
// however it dies; nothing is left behind that somebody would have to clean up.

import { closeSync, openSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import Libsql from 'libsql';
import type { ProgramLanguage } from '../../domain/language.ts';
import { codeOf } from '../files/failure-code.ts';
import { translated, troubleWith } from '../store/trouble.ts';

/** Who holds the lock, as it wrote down itself. */
export interface LockOwner {
  readonly pid: number;
  /** Milliseconds since 1970. */
  readonly since: number;
}

export type InstanceLock =
  | { readonly kind: 'taken'; readonly release: () => void }
  /** `owner` is null when the holder has not written its name yet. */
  | { readonly kind: 'held'; readonly owner: LockOwner | null };

/** Takes the lock beside a state file, or says who has it. Never waits. Throws `UserError` where nothing can be written. */
export function takeInstanceLock(
  stateFile: string,
  now: number,
  language: ProgramLanguage = 'en',
): InstanceLock {
  const path = `${stateFile}.lock`;
  try {
    return taken(path, now);
  } catch (error) {
    const place = { file: path, language };
    throw codeOf(error) === 'ENOSPC' ? troubleWith(place, 'full', error) : translated(error, place, false);
  }
}

function taken(path: string, now: number): InstanceLock {
  closeSync(openSync(path, 'a', 0o600));
  const database = new Libsql(path, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (isBusy(error)) return { kind: 'held', owner: ownerIn(ownerFile(path)) };
    throw error;
  }
  try {
    writeFileSync(ownerFile(path), JSON.stringify({ pid: process.pid, since: now }), { mode: 0o600 });
  } catch (error) {
    database.close();
    throw error;
  }
  return {
    kind: 'taken',
    release: () => {
      removeQuietly(ownerFile(path));
      database.exec('ROLLBACK');
      database.close();
    },
  };
}

function ownerFile(path: string): string {
  return `${path}.owner`;
}

function ownerIn(path: string): LockOwner | null {
  try {
    return parseOwner(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (error instanceof SyntaxError || codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function parseOwner(raw: unknown): LockOwner | null {
  if (typeof raw !== 'object' || raw === null || !('pid' in raw) || !('since' in raw)) return null;
  const { pid, since } = raw;
  return typeof pid === 'number' && typeof since === 'number' ? { pid, since } : null;
}

function removeQuietly(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
}

function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_BUSY') || (error instanceof Error && /locked/.test(error.message));
}
