// The only door to libsql. It makes the traps of its version 0.5.29 impossible: a Buffer or a boolean as parameter ends
// the process, numbers become REAL, what is missing becomes NULL, text ends at NUL, a rollback hides the error.

import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import Libsql from 'libsql';
import type { Counts } from '../../domain/backup.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import { backUp } from './backup.ts';
import { countsOf, keyedCopy } from './keyed-copy.ts';
import { APPLICATION_ID, isOlder, migrate, newSchema } from './schema.ts';
import { checkKey, create, lookAt, optionsFor } from './state-file.ts';
import { type Place, translated, troubleWith } from './trouble.ts';
import { upgrade } from './upgrade.ts';

/** What may stand for a `?`. Numbers must be safe integers. */
export type Value = string | number | boolean | null;
export type Row = Readonly<Record<string, unknown>>;

interface Session {
  readonly place: Place;
  /** Runs one statement; returns how many rows it changed. */
  readonly run: (sql: string, ...values: readonly Value[]) => number;
  readonly rows: (sql: string, ...values: readonly Value[]) => readonly Row[];
  /** Runs several statements that take no values. */
  readonly script: (sql: string) => void;
  /** All or nothing, against all other processes; inside another transaction, a part of it that can fail alone. */
  readonly transaction: <T>(work: () => T) => T;
  /** What `PRAGMA integrity_check` finds first; null when all is well. */
  readonly damage: () => string | null;
  readonly close: () => void;
}

export interface Database extends Session {
  /** Writes a copy, encrypted with the same key and proved whole. Never over an existing file. */
  readonly backup: (to: string) => void;
  /** Writes a consistent copy under another key, or none (null), into a file that must not exist. */
  readonly copyTo: (to: string, key: string | null) => void;
  readonly counts: () => Counts;
}

export interface DatabaseInput {
  readonly file: string;
  /** 64 hex digits; absent: not encrypted. */
  readonly key?: string | undefined;
  readonly language: ProgramLanguage;
}

// libsql keeps a closed connection, and its locks, alive until its statements are collected.
const openFiles = new Set<string>();

/** Opens the state file, or makes it when there is none. Throws `UserError` for one that can't be read as ours. */
export function openDatabase({ file, key, language }: DatabaseInput): Database {
  const place: Place = { file: resolve(file), language };
  checkKey(key, place);
  if (!lookAt(place, key)) create(place, { key, schema: newSchema() });
  const path = realpathSync(place.file);
  if (openFiles.has(path)) throw new Error(`${path} is open already: one connection per process`);
  const session = upToDate(path, place, key);
  openFiles.add(path);
  return {
    ...session,
    backup: (to) =>
      backUp(
        { ...place, file: to },
        {
          copyInto: (copy) => session.run('VACUUM INTO ?', copy),
          verify: (copy) => verify({ ...place, file: copy }, key),
          keyed: key !== undefined,
        },
      ),
    copyTo: (to, key) => keyedCopy(session, to, key),
    counts: () => session.transaction(() => countsOf(session)),
    close: () => {
      if (openFiles.delete(path)) session.close();
    },
  };
}

/** A file of before is taken over as a copy that takes its place; the file itself is never changed halfway. */
function upToDate(path: string, place: Place, key: string | undefined): Session {
  const session = connect(path, place, key, 'as-it-is');
  try {
    if (isOlder(session)) {
      upgrade(session, { path, place, open: (file) => connect(file, { ...place, file }, key) });
      session.close();
      return connect(path, place, key);
    }
    migrate(session);
    return session;
  } catch (error) {
    session.close();
    throw error;
  }
}

function verify(copy: Place, key: string | undefined): void {
  const session = connect(copy.file, copy, key);
  try {
    if (session.damage() !== null) throw troubleWith(copy, 'damaged');
  } finally {
    session.close();
  }
}

function connect(
  path: string,
  place: Place,
  key: string | undefined,
  version: 'of-today' | 'as-it-is' = 'of-today',
): Session {
  const guard: Guard = (work) => {
    try {
      return work();
    } catch (error) {
      throw translated(error, place, key !== undefined);
    }
  };
  const session = sessionOf(
    guard(() => new Libsql(path, optionsFor(key))),
    place,
    guard,
  );
  try {
    prepare(session);
    if (version === 'of-today') migrate(session);
    return session;
  } catch (error) {
    session.close();
    throw error;
  }
}

/** The first read tells a wrong key, a foreign or a cut-off file; only then is anything set or written. */
function prepare(session: Session): void {
  session.rows('SELECT count(*) AS tables FROM sqlite_master');
  const [head] = session.rows('PRAGMA application_id');
  if (head?.application_id !== APPLICATION_ID) throw troubleWith(session.place, 'foreign');
  session.rows('PRAGMA journal_mode = TRUNCATE');
  session.script('PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;');
}

type Guard = <T>(work: () => T) => T;

function sessionOf(raw: Libsql.Database, place: Place, guard: Guard): Session {
  const prepared = statementsOf(raw);
  const rows: Session['rows'] = (sql, ...values) =>
    // `all` steps to the end, which frees the file; `get` would not.
    guard(() => prepared.find(sql, values.length).all(values.map(bound)) as readonly Row[]);
  return {
    place,
    rows,
    run: (sql, ...values) => guard(() => prepared.find(sql, values.length).run(values.map(bound)).changes),
    script: (sql) => guard(() => void raw.exec(sql)),
    transaction: (work) => guard(() => (raw.inTransaction ? nested(raw, work) : outermost(raw, work))),
    damage: () => {
      const found = String(rows('PRAGMA integrity_check(1)')[0]?.integrity_check);
      return found === 'ok' ? null : found;
    },
    close: () => {
      prepared.forget();
      raw.close();
    },
  };
}

/** Statements, each prepared once. Refuses a number of values that differs from the number of `?`. */
function statementsOf(raw: Libsql.Database) {
  const known = new Map<string, ReturnType<typeof raw.prepare>>();
  return {
    find: (sql: string, values: number) => {
      const places = sql.split('?').length - 1;
      if (places !== values) throw new TypeError(`${values} values for ${places} places in: ${sql}`);
      const statement = known.get(sql) ?? raw.prepare(sql);
      known.set(sql, statement);
      return statement;
    },
    forget: () => known.clear(),
  };
}

/** A parameter in the only shapes that libsql binds faithfully. */
function bound(value: Value): string | bigint | null {
  if (value === null) return null;
  if (typeof value === 'boolean') return value ? 1n : 0n;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
  if (typeof value === 'string' && !value.includes('\0')) return value;
  throw new TypeError(
    typeof value === 'string' ? 'a text with NUL would end there' : `${value} cannot be stored`,
  );
}

function outermost<T>(raw: Libsql.Database, work: () => T): T {
  raw.exec('BEGIN IMMEDIATE');
  try {
    const result = atOnce(work());
    raw.exec('COMMIT');
    return result;
  } catch (error) {
    // After a full disk SQLite has rolled back by itself; a second rollback would hide why.
    if (raw.inTransaction) raw.exec('ROLLBACK');
    throw error;
  }
}

function nested<T>(raw: Libsql.Database, work: () => T): T {
  raw.exec('SAVEPOINT part');
  try {
    const result = atOnce(work());
    raw.exec('RELEASE part');
    return result;
  } catch (error) {
    if (raw.inTransaction) raw.exec('ROLLBACK TO part; RELEASE part');
    throw error;
  }
}

/** A transaction that waited for something would let other work slip into it. */
function atOnce<T>(result: T): T {
  if (result instanceof Promise) throw new TypeError('a transaction must not wait');
  return result;
}
