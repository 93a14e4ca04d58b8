// Copies of the state file under another key, proved row by row before they count.

import { closeSync, openSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import Libsql from 'libsql';
import type { Counts } from '../../domain/backup.ts';
import { OWNER_ONLY, optionsFor } from './state-file.ts';

interface Session {
  readonly run: (sql: string, ...values: readonly string[]) => unknown;
  readonly rows: (sql: string) => readonly Readonly<Record<string, unknown>>[];
}

/**
 * Writes a consistent copy into a new file, also while others write to the original; null: not encrypted. The file must
 * not exist.
 */
export function keyedCopy({ run }: Pick<Session, 'run'>, to: string, key: string | null): void {
  closeSync(openSync(to, 'wx', OWNER_ONLY));
  // Without a key named, the copy would have the one of the original.
  run('VACUUM INTO ?', `${pathToFileURL(to).href}?key=${key ?? ''}`);
}

/** How many rows each table has. */
export function countsOf({ rows }: Pick<Session, 'rows'>): Counts {
  const tables = rows(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`);
  return Object.fromEntries(
    tables
      .map(({ name }) => String(name))
      .sort()
      .map((name) => [name, Number(rows(`SELECT count(*) AS count FROM "${name}"`)[0]?.count)]),
  );
}

/** Whether a state file opens with this key; null: as one that is not encrypted. Changes nothing in it. */
export function opensWith(file: string, key: string | null): boolean {
  const database = new Libsql(`${pathToFileURL(file).href}?mode=ro`, optionsFor(key ?? undefined));
  try {
    database.prepare('SELECT count(*) AS tables FROM sqlite_master').all();
    return true;
  } catch (error) {
    const code = error instanceof Error && 'rawCode' in error ? Number(error.rawCode) & 0xff : 0;
    if (code === 26) return false;
    throw error;
  } finally {
    database.close();
  }
}
