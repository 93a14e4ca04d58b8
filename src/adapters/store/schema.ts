// How a new file gets its tables, and how an older file becomes one of today.

import { STEPS } from './schema-steps.ts';
import { type Place, troubleWith } from './trouble.ts';

/** `PRAC` in ASCII: tells our file from another program's (SQLite's `application_id`). */
export const APPLICATION_ID = 0x50524143;

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

/** Whether a program of before wrote the file. */
export function isOlder(database: Pick<Migrating, 'rows'>): boolean {
  return versionOf(database) < STEPS.length;
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

/** 0 for a file without tables. */
export function versionOf(database: Pick<Migrating, 'rows'>): number {
  return Number(database.rows('PRAGMA user_version')[0]?.user_version);
}

function stamp(version: number): string {
  return `PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${version};`;
}
