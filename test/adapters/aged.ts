import Libsql from 'libsql';
import { MORNING } from '../contract/store-builders.ts';

/** The tables of the first version; `waiting` was another then. */
const FIRST = 'cases threads actions offers freezes stops moves approvals audit settings'.split(' ');

/** Makes a file of today into one of the first version. */
export function aged(file: string, key?: string): void {
  const options = { timeout: 5000, ...(key === undefined ? {} : { encryptionKey: key }) };
  const database = new Libsql(file, options);
  const tables = database.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).all() as {
    name: string;
  }[];
  const later = tables.filter(({ name }) => !FIRST.includes(name) && !name.startsWith('sqlite_'));
  database.exec(`
    DROP INDEX IF EXISTS actions_postponed; DROP INDEX IF EXISTS cases_by_reason; DROP INDEX IF EXISTS cases_by_patient; DROP INDEX IF EXISTS cases_by_writer;
    DROP INDEX IF EXISTS replies_by_case; DROP INDEX IF EXISTS cases_ended; DROP INDEX IF EXISTS cases_by_kept;
    DROP INDEX cases_by_state_since; ALTER TABLE cases DROP COLUMN state_since;
    ALTER TABLE cases DROP COLUMN kept; ALTER TABLE moves DROP COLUMN at;
    ALTER TABLE actions DROP COLUMN attempts; ALTER TABLE actions DROP COLUMN not_before;
    ${later.map(({ name }) => `DROP TABLE ${name};`).join(' ')}
    CREATE TABLE waiting (number INTEGER PRIMARY KEY, patient TEXT NOT NULL UNIQUE, since INTEGER NOT NULL) STRICT;
    INSERT INTO waiting (patient, since) VALUES ('p-"2"', ${MORNING + 1}), ('p-1', ${MORNING});
    PRAGMA user_version = 1;`);
  database.close();
}
