// The state file as a file: looked at before SQLite may touch it, made whole in one step, readable by its owner only.

import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import Libsql from 'libsql';
import type { UserError } from '../../domain/errors.ts';
import { type Place, type Trouble, translated, troubleWith } from './trouble.ts';

export const OWNER_ONLY = 0o600;

/** How long one process waits for another to finish its transaction. */
const BUSY_TIMEOUT_MS = 5000;

const KEY = /^[0-9a-f]{64}$/i;
/** Length of SQLite's file header (sqlite.org/fileformat.html §1.3). */
const HEADER_BYTES = 100;
const PLAIN_HEADER = 'SQLite format 3\0';

/** Refuses every key but 32 bytes in hex: libsql takes '' for "write plain text" and is content with one letter. */
export function checkKey(key: string | undefined, place: Place): void {
  if (key !== undefined && !KEY.test(key)) throw troubleWith(place, 'bad-key');
}

/** Looks at an existing state file before it is opened. False when there is none yet; throws `UserError`. */
export function lookAt(place: Place, key: string | undefined): boolean {
  const { file } = place;
  if (!existsSync(file)) {
    if (sizeOf(`${file}-journal`) > 0) throw troubleWith(place, 'lost');
    return false;
  }
  try {
    const size = sizeOf(file);
    // SQLite itself takes a file of nothing, or of one byte, for a new database.
    if (size < HEADER_BYTES) throw troubleWith(place, size === 0 ? 'empty' : 'damaged');
    const header = firstBytes(file, PLAIN_HEADER.length);
    if (key !== undefined && header === PLAIN_HEADER) throw troubleWith(place, 'not-encrypted');
    if ((statSync(file).mode & 0o077) !== 0) chmodSync(file, OWNER_ONLY);
  } catch (error) {
    throw isFileError(error) ? troubleWith(place, 'no-access', error) : error;
  }
  return true;
}

interface NewFile {
  readonly key: string | undefined;
  /** SQL that makes the whole schema, in one transaction. */
  readonly schema: string;
}

/**
 * Makes the state file beside its place and links it in, so that a crash leaves either no file or a whole one, and an
 * empty file always means loss. When another process was faster, its file stands.
 */
export function create(place: Place, { key, schema }: NewFile): void {
  const draft = `${place.file}.new-${process.pid}`;
  try {
    rmSync(draft, { force: true });
    closeSync(openSync(draft, 'wx', OWNER_ONLY));
    const database = new Libsql(draft, optionsFor(key));
    database.exec(`PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; ${schema}`);
    database.close();
    link(draft, place.file);
    syncFolder(place.file);
  } catch (error) {
    throw isFileError(error) ? fileTrouble(place, error) : translated(error, place, key !== undefined);
  } finally {
    for (const file of [draft, `${draft}-journal`]) rmSync(file, { force: true });
  }
}

/** What libsql is opened with. Its types do not know `encryptionKey`. */
export function optionsFor(key: string | undefined): { timeout: number; encryptionKey?: string } {
  return { timeout: BUSY_TIMEOUT_MS, ...(key === undefined ? {} : { encryptionKey: key }) };
}

/** Makes a new or renamed entry of the folder survive a power cut. */
export function syncFolder(file: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(file), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

const TROUBLE_BY_NAME: Readonly<Record<string, Trouble>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EROFS: 'read-only',
};

function fileTrouble(place: Place, error: NodeJS.ErrnoException): UserError {
  return troubleWith(place, TROUBLE_BY_NAME[error.code ?? ''] ?? 'no-access', error);
}

/** An error of the operating system (ENOSPC, EACCES …), not of SQLite and no bug. */
export function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}

function link(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (!isFileError(error) || error.code !== 'EEXIST') throw error;
  }
}

function firstBytes(file: string, count: number): string {
  const bytes = Buffer.alloc(count);
  const descriptor = openSync(file, 'r');
  try {
    return bytes.toString('latin1', 0, readSync(descriptor, bytes, 0, count, 0));
  } finally {
    closeSync(descriptor);
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
