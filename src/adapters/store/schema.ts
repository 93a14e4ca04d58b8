// The tables, and how an older file becomes one of today. Steps are only ever added at the end.

import { type Place, troubleWith } from './trouble.ts';

/** `PRAC` in ASCII: tells our file from another program's (SQLite's `application_id`). */
export const APPLICATION_ID = 0x50524143;

/** Step n turns a file of version n into one of version n + 1. */
const STEPS: readonly string[] = [
  `
  CREATE TABLE cases (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    -- SHA-256 over Message-ID and content: the same mail seen again
    fingerprint TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    opened INTEGER NOT NULL,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX cases_by_state ON cases (state, opened, number);

  -- SHA-256 of every Message-ID of a case's thread, its own among them
  CREATE TABLE threads (
    message TEXT NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    PRIMARY KEY (message, case_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE actions (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    case_id TEXT NOT NULL REFERENCES cases (id),
    stage TEXT NOT NULL,
    step INTEGER NOT NULL,
    -- keyed hash of the address a reply goes to, null for everything else
    recipient TEXT,
    body TEXT NOT NULL,
    state TEXT NOT NULL,
    note TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX actions_by_case ON actions (case_id);
  CREATE INDEX actions_started ON actions (number) WHERE state = 'started';
  CREATE INDEX replies_done ON actions (at) WHERE state = 'done' AND recipient IS NOT NULL;

  CREATE TABLE offers (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    patient TEXT NOT NULL,
    state TEXT NOT NULL,
    body TEXT NOT NULL
  ) STRICT;

  -- addresses stand here as keyed hashes only: both lists survive an erasure (handbook R-18)
  CREATE TABLE freezes (
    number INTEGER PRIMARY KEY,
    address TEXT NOT NULL,
    why TEXT NOT NULL,
    at INTEGER NOT NULL,
    UNIQUE (address, why)
  ) STRICT;
  CREATE TABLE stops (address TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;

  CREATE TABLE moves (appointment TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE waiting (
    number INTEGER PRIMARY KEY,
    patient TEXT NOT NULL UNIQUE,
    since INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE approvals (
    text_key TEXT PRIMARY KEY,
    hash TEXT NOT NULL,
    approved_by TEXT NOT NULL,
    at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE audit (
    number INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    verb TEXT NOT NULL,
    case_id TEXT,
    detail TEXT NOT NULL,
    hash TEXT NOT NULL
  ) STRICT;

  CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
];

/** As much of a database as migrating needs. */
interface Migrating {
  readonly place: Place;
  readonly rows: (sql: string) => readonly Readonly<Record<string, unknown>>[];
  readonly script: (sql: string) => void;
  readonly transaction: (work: () => void) => void;
}

/** The whole schema of today as one transaction, for a new file. */
export function newSchema(): string {
  return `BEGIN; ${STEPS.join('\n')} ${stamp(STEPS.length)} COMMIT;`;
}

/** Brings an older file to today's version, all steps or none. Throws `UserError` for a file of a newer program. */
export function migrate(database: Migrating): void {
  if (versionOf(database) === STEPS.length) return;
  database.transaction(() => {
    const version = versionOf(database);
    if (version > STEPS.length) throw troubleWith(database.place, 'newer');
    database.script(`${STEPS.slice(version).join('\n')} ${stamp(STEPS.length)}`);
  });
}

function versionOf(database: Migrating): number {
  return Number(database.rows('PRAGMA user_version')[0]?.user_version);
}

function stamp(version: number): string {
  return `PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${version};`;
}
