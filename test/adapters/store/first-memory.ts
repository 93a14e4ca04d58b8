import { chmodSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Libsql from 'libsql';

const WRITTEN = fileURLToPath(new URL('../memories/version-1.sql', import.meta.url));

/** Rows of each table in it, as the program of then left them. */
export const FIRST_COUNTS = {
  cases: 26,
  threads: 34,
  actions: 54,
  offers: 2,
  freezes: 1,
  moves: 2,
  waiting: 1,
  approvals: 41,
  audit: 148,
} as const;

/** Lays a memory into a file as the program of the first schema wrote it, byte for byte what its tables held. */
export function firstMemory(file: string, key?: string): void {
  const database = new Libsql(file, {
    timeout: 5000,
    ...(key === undefined ? {} : { encryptionKey: key }),
  } as Libsql.Options);
  database.exec(readFileSync(WRITTEN, 'utf8'));
  database.close();
  chmodSync(file, 0o600);
}
