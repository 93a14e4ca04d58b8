// The program's memory in one SQLite file (design §5). Every method is one transaction that is on the disk when it
// returns.

import type { ProgramLanguage } from '../domain/language.ts';
import type { Instant } from '../domain/time.ts';
import type { Store } from '../ports.ts';
import { caseTable } from './store/case-table.ts';
import { contactTable } from './store/contact-table.ts';
import { openDatabase } from './store/database.ts';
import { offerTable } from './store/offer-table.ts';
import { asInstant } from './store/records.ts';
import type { Tables } from './store/tables.ts';
import { trailIn } from './store/trail.ts';

export interface SqliteInput {
  readonly file: string;
  /** 32 random bytes in hex; without it the file is not encrypted. */
  readonly key?: string;
  readonly now: () => Instant;
  /** In which the person at the keyboard is told what is wrong with the file. English when not given. */
  readonly language?: ProgramLanguage;
}

export interface SqliteStore extends Store {
  /** Writes a whole, checked copy beside, encrypted with the same key; never over an existing file. */
  readonly backup: (to: string) => Promise<void>;
  /** What SQLite's own check finds wrong with the file; null when nothing. */
  readonly damage: () => Promise<string | null>;
}

/** Opens the state file, or makes it at first start. Throws `UserError` for a file that cannot be read as ours. */
export async function sqliteStore({ file, key, now, language = 'en' }: SqliteInput): Promise<SqliteStore> {
  const database = openDatabase({ file, key, language });
  const trail = trailIn(database);
  const tables: Tables = { database, trail, now };
  return {
    ...caseTable(tables),
    ...offerTable(tables),
    ...contactTable(tables),
    secret: async () => trail.secret,
    audit: async (entry) => trail.add({ ...entry, at: asInstant(entry.at) }),
    verifyAudit: async () => trail.firstBroken(),
    close: async () => database.close(),
    backup: async (to) => database.backup(to),
    damage: async () => database.damage(),
  };
}
