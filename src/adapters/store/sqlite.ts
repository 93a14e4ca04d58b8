// The program's memory in one SQLite file (design §5). Every method is one transaction that is on the disk when it
// returns.

import type { Counts } from '../../domain/backup.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Instant } from '../../domain/time.ts';
import type { Store } from '../../ports/store.ts';
import { openDatabase } from './database.ts';
import { asInstant } from './records.ts';
import { autonomyTable } from './tables/autonomy-table.ts';
import { breachTable } from './tables/breach-table.ts';
import { caseTable } from './tables/case-table.ts';
import { consentTable } from './tables/consent-table.ts';
import { contactTable } from './tables/contact-table.ts';
import { deskTable } from './tables/desk-table.ts';
import { figuresTable } from './tables/figures-table.ts';
import { followUpTable } from './tables/follow-up-table.ts';
import { forgetTable } from './tables/forget-table.ts';
import { invitationTable } from './tables/invitation-table.ts';
import { letterTable } from './tables/letter-table.ts';
import { offerShelf } from './tables/offer-shelf.ts';
import { offerTable } from './tables/offer-table.ts';
import { owedCopyTable } from './tables/owed-copy-table.ts';
import { purgeTable } from './tables/purge-table.ts';
import { surveyTable } from './tables/survey-table.ts';
import type { Tables } from './tables/tables.ts';
import { trailIn } from './tables/trail.ts';
import { verdictTable } from './tables/verdict-table.ts';
import { waitingTable } from './tables/waiting-table.ts';

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
  /** Writes a consistent copy under another key, or none (null), into a file that must not exist. */
  readonly copyTo: (to: string, key: string | null) => Promise<void>;
  /** How many rows each table has. */
  readonly counts: () => Promise<Counts>;
  /** What SQLite's own check finds wrong with the file; null when nothing. */
  readonly damage: () => Promise<string | null>;
}

/** Opens the state file, or makes it at first start. Throws `UserError` for a file that cannot be read as ours. */
export async function sqliteStore({ file, key, now, language = 'en' }: SqliteInput): Promise<SqliteStore> {
  const database = openDatabase({ file, key, language });
  const trail = trailIn(database);
  const tables: Tables = { database, trail, now };
  const shelf = offerShelf(database);
  return {
    ...caseTable(tables),
    ...offerTable(tables, shelf),
    ...contactTable(tables),
    ...consentTable(tables),
    ...surveyTable(tables),
    ...letterTable(tables),
    ...owedCopyTable(tables),
    ...invitationTable(tables),
    ...verdictTable(tables),
    ...waitingTable(tables),
    ...followUpTable(tables),
    ...deskTable(tables),
    ...breachTable(tables),
    ...autonomyTable(tables),
    ...figuresTable(tables),
    ...purgeTable(tables, shelf),
    ...forgetTable(tables, shelf),
    secret: async () => trail.secret,
    audit: async (entry) => trail.add({ ...entry, at: asInstant(entry.at) }),
    trail: async (query) => trail.entries(query),
    verifyAudit: async () => trail.firstBroken(),
    close: async () => database.close(),
    backup: async (to) => database.backup(to),
    copyTo: async (to, key) => database.copyTo(to, key),
    counts: async () => database.counts(),
    damage: async () => database.damage(),
  };
}
