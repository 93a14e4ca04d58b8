import { randomBytes } from 'node:crypto';
import {
  type AuditLine,
  type ChainStart,
  chain,
  firstBroken,
  forgottenDetail,
  GENESIS,
  type SealedLine,
  sealEnd,
  sealStart,
  withoutAddresses,
} from '../../../core/audit.ts';
import type { Instant } from '../../../domain/time.ts';
import type { NumberedEntry, TrailQuery } from '../../../ports/store.ts';
import type { Database, Row } from '../database.ts';
import { troubleWith } from '../trouble.ts';

/** The audit trail and the secret that seals it. */
export interface Trail {
  /** 64 hex digits, made at first use and the same for ever after. */
  readonly secret: string;
  /** Adds one line, in the transaction it is called from. */
  readonly add: (line: AuditLine) => void;
  /** Oldest first. */
  readonly entries: (query: TrailQuery) => readonly NumberedEntry[];
  /** Number of the first entry that does not fit, or is missing; null when the trail is whole. */
  readonly firstBroken: () => number | null;
  /** Throws away the entries before a moment; the chain begins after them. Returns how many. */
  readonly dropBefore: (at: Instant) => number;
  /** Takes the words out of entries that name somebody; their seals stand. Returns how many. */
  readonly forget: (names: (detail: string) => boolean) => number;
}

/** The trail in the state file. Called outside any transaction: a secret that is rolled back must not be used. */
export function trailIn(database: Database): Trail {
  const secret = readSecret(database);
  return {
    secret,
    add: (line) => database.transaction(() => append(database, line, secret)),
    entries: (query) => entriesFor(database, query),
    firstBroken: () => database.transaction(() => brokenIn(database, secret)),
    dropBefore: (at) => database.transaction(() => dropBefore(database, at, secret)),
    forget: (names) => database.transaction(() => forget(database, names, secret)),
  };
}

function readSecret(database: Database): string {
  return database.transaction(() => {
    const kept = setting(database, 'secret');
    if (kept !== null) return kept;
    // A new secret beside an old trail would make every token and every pseudonym of before worthless.
    if (setting(database, 'audit-end') !== null) throw troubleWith(database.place, 'damaged');
    const made = randomBytes(32).toString('hex');
    saveSetting(database, 'secret', made);
    return made;
  });
}

function append(database: Database, line: AuditLine, key: string): void {
  const { count, last } = endOf(database);
  const kept = withoutAddresses(line, key);
  const hash = chain(last, kept, key);
  // The number comes from the sealed end, not from the last row: a row that was cut off leaves a gap.
  database.run(
    'INSERT INTO audit (number, at, actor, verb, case_id, detail, hash) VALUES (?, ?, ?, ?, ?, ?, ?)',
    count + 1,
    kept.at,
    kept.actor,
    kept.verb,
    kept.case,
    kept.detail,
    hash,
  );
  saveSetting(database, 'audit-end', `${count + 1} ${hash} ${sealEnd(count + 1, hash, key)}`);
}

function brokenIn(database: Database, key: string): number | null {
  const start = startOf(database, key);
  if (start === null) return 1;
  let seen = start.number;
  let last = start.hash;
  const watched = function* () {
    for (const entry of entriesOf(database)) {
      seen += 1;
      last = entry.hash;
      yield entry;
    }
  };
  const broken = firstBroken(watched(), key, start);
  if (broken !== null) return broken;
  const end = endOf(database);
  const sealed = seen === 0 ? end.seal === GENESIS : end.seal === sealEnd(seen, last, key);
  return sealed ? null : seen + 1;
}

/** Null when what is kept of the start was not sealed by us. */
function startOf(database: Database, key: string): ChainStart | null {
  const kept = setting(database, 'audit-start');
  if (kept === null) return { number: 0, hash: GENESIS };
  const [number = '', hash = '', seal = ''] = kept.split(' ');
  const start = { number: Number(number), hash };
  return seal === sealStart(start, key) ? start : null;
}

/** The last entry always stays: the sealed end names it. */
function dropBefore(database: Database, at: Instant, key: string): number {
  const [row] = database.rows(
    `SELECT number, hash FROM audit WHERE number < coalesce((SELECT min(number) FROM audit WHERE at >= ?),
     (SELECT max(number) FROM audit)) ORDER BY number DESC LIMIT 1`,
    at,
  );
  if (row === undefined) return 0;
  const start = { number: Number(row.number), hash: String(row.hash) };
  saveSetting(database, 'audit-start', `${start.number} ${start.hash} ${sealStart(start, key)}`);
  return database.run('DELETE FROM audit WHERE number <= ?', start.number);
}

function forget(database: Database, names: (detail: string) => boolean, key: string): number {
  const named = [...entriesOf(database)].filter(({ detail }) => names(detail));
  for (const entry of named)
    database.run('UPDATE audit SET detail = ? WHERE number = ?', forgottenDetail(entry, key), entry.number);
  return named.length;
}

interface End {
  readonly count: number;
  readonly last: string;
  readonly seal: string;
}

function endOf(database: Database): End {
  const [count = '0', last = GENESIS, seal = ''] = (setting(database, 'audit-end') ?? '0').split(' ');
  return { count: Number(count), last, seal };
}

const PAGE = 1000;

function entriesFor(database: Database, query: TrailQuery): readonly NumberedEntry[] {
  const rows =
    'case' in query
      ? database.rows('SELECT * FROM audit WHERE case_id = ? ORDER BY number', query.case)
      : database.rows('SELECT * FROM audit ORDER BY number DESC LIMIT ?', query.last).toReversed();
  return rows.map(lineOf).map(({ hash: _, ...entry }) => entry);
}

/** The entries in order, a page at a time: three years of them need not fit into memory. */
function* entriesOf(database: Database): Generator<SealedLine> {
  for (let after = 0, full = true; full; ) {
    const page = database.rows('SELECT * FROM audit WHERE number > ? ORDER BY number LIMIT ?', after, PAGE);
    yield* page.map(lineOf);
    full = page.length === PAGE;
    after = Number(page.at(-1)?.number ?? after);
  }
}

function lineOf(row: Row): SealedLine {
  return {
    number: Number(row.number),
    at: Number(row.at),
    actor: row.actor as SealedLine['actor'],
    verb: String(row.verb),
    case: row.case_id === null ? null : String(row.case_id),
    detail: String(row.detail),
    hash: String(row.hash),
  };
}

/** A single value kept by name; null when it was never kept. */
export function setting(database: Database, name: string): string | null {
  const [row] = database.rows('SELECT value FROM settings WHERE name = ?', name);
  return row === undefined ? null : String(row.value);
}

/** In the place of what was kept under that name. */
export function saveSetting(database: Database, name: string, value: string): void {
  database.run(
    'INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    name,
    value,
  );
}

/** Nothing happens where none was kept. */
export function deleteSetting(database: Database, name: string): void {
  database.run('DELETE FROM settings WHERE name = ?', name);
}
