import type { AuditLine } from '../../../core/audit.ts';
import { newRecord, nextRecord } from '../../../core/autonomy/next-record.ts';
import {
  type AutonomyNote,
  type EarnedKind,
  isEarned,
  type KindRecord,
  type SaidOfSuggestion,
  type WordChange,
} from '../../../domain/autonomy.ts';
import type { Store } from '../../../ports/store.ts';
import type { Row } from '../database.ts';
import { hasNumbers, hasTexts, isObject, parseObject } from '../json/json.ts';
import { asInstant } from '../records.ts';
import { troubleWith } from '../trouble.ts';
import { autonomyLine } from './audit-lines.ts';
import type { Tables } from './tables.ts';

export type AutonomyTable = Pick<Store, 'autonomy' | 'noteAutonomy' | 'saidOfSuggestions'>;

/** How a store keeps records: all that differs between disk and memory. */
interface Shelf {
  readonly bodies: () => readonly string[];
  readonly body: (kind: EarnedKind) => string | null;
  readonly put: (kind: EarnedKind, body: string) => void;
  /** False when this case's note of this sort counted before. */
  readonly claim: (note: AutonomyNote, sort: string, kase: string) => boolean;
  readonly add: (line: AuditLine) => void;
  readonly damaged: () => Error;
}

/** What became of suggestions, in the file. */
export function autonomyTable({ database, trail }: Tables): AutonomyTable {
  const shelf: Shelf = {
    bodies: () => database.rows('SELECT body FROM autonomy ORDER BY kind').map(({ body }) => String(body)),
    body: (kind) => {
      const [row] = database.rows('SELECT body FROM autonomy WHERE kind = ?', kind);
      return row === undefined ? null : String(row.body);
    },
    put: (kind, body) => {
      const sql = `INSERT INTO autonomy (kind, body) VALUES (?, ?)
        ON CONFLICT (kind) DO UPDATE SET body = excluded.body`;
      database.run(sql, kind, body);
    },
    claim: (note, sort, kase) =>
      database.run(
        `INSERT INTO suggestions (kind, case_id, sort, note, at, words_changed, words_of)
         VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (kind, case_id, sort) DO NOTHING`,
        note.kind,
        kase,
        sort,
        note.note,
        note.at,
        wordsOf(note)?.changed ?? null,
        wordsOf(note)?.of ?? null,
      ) > 0,
    add: (line) => trail.add(line),
    damaged: () => troubleWith(database.place, 'damaged'),
  };
  return {
    autonomy: async () => all(shelf),
    noteAutonomy: async (notes) => database.transaction(() => noteIn(shelf, notes)),
    saidOfSuggestions: async (since) =>
      database
        .rows(
          `SELECT kind, note, at, words_changed, words_of FROM suggestions
           WHERE sort = 'verdict' AND at >= ? ORDER BY at, number`,
          Math.ceil(since),
        )
        .map((row) => saidIn(shelf, row)),
  };
}

function wordsOf(note: AutonomyNote): WordChange | null {
  return note.note === 'edited' ? note.words : null;
}

const SAID: Readonly<Record<SaidOfSuggestion['note'], true>> = {
  approved: true,
  edited: true,
  refused: true,
  'by-hand': true,
  stopped: true,
};

function saidIn(shelf: Shelf, row: Row): SaidOfSuggestion {
  const { kind, note, at, words_changed: changed, words_of: of } = row;
  if (typeof kind !== 'string' || !isEarned(kind) || typeof note !== 'string' || !(note in SAID))
    throw shelf.damaged();
  const words = of === null ? null : { changed: Number(changed), of: Number(of) };
  return { kind, note: note as SaidOfSuggestion['note'], at: Number(at), words };
}

/** The same in memory. */
export function memoryAutonomy(add: (line: AuditLine) => void): AutonomyTable {
  const records = new Map<EarnedKind, string>();
  const claimed = new Set<string>();
  const said: SaidOfSuggestion[] = [];
  const shelf: Shelf = {
    bodies: () => [...records].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, body]) => body),
    body: (kind) => records.get(kind) ?? null,
    put: (kind, body) => void records.set(kind, body),
    claim: (note, sort, kase) => {
      const key = `${note.kind} ${sort} ${kase}`;
      if (claimed.has(key)) return false;
      claimed.add(key);
      const { kind, note: how, at } = note;
      if (how in SAID) said.push({ kind, note: how as SaidOfSuggestion['note'], at, words: wordsOf(note) });
      return true;
    },
    add,
    damaged: () => new Error('what was kept could not be read back'),
  };
  return {
    autonomy: async () => all(shelf),
    noteAutonomy: async (notes) => noteIn(shelf, notes),
    saidOfSuggestions: async (since) => said.filter(({ at }) => at >= since).toSorted((a, b) => a.at - b.at),
  };
}

function all(shelf: Shelf): readonly KindRecord[] {
  return shelf.bodies().map((body) => parsed(shelf, body));
}

/** Returns the records of the kinds whose standing these notes changed. */
function noteIn(shelf: Shelf, notes: readonly AutonomyNote[]): readonly KindRecord[] {
  const changed = new Map<EarnedKind, KindRecord>();
  for (const note of notes) {
    asInstant(note.at);
    const sort = sortOf(note);
    if ('case' in note && sort !== null && !shelf.claim(note, sort, note.case)) continue;
    const body = shelf.body(note.kind);
    const before = body === null ? newRecord(note.kind) : parsed(shelf, body);
    const after = nextRecord(before, note);
    shelf.put(note.kind, JSON.stringify(after));
    if (after.standing === before.standing) continue;
    shelf.add(autonomyLine(after, note));
    changed.set(note.kind, after);
  }
  return [...changed.values()];
}

/** One verdict counts for a case, and one complaint; what is of no case always does. */
function sortOf({ note }: AutonomyNote): 'verdict' | 'complaint' | null {
  switch (note) {
    case 'approved':
    case 'edited':
    case 'refused':
    case 'by-hand':
    case 'stopped':
      return 'verdict';
    case 'complaint':
      return 'complaint';
    case 'text-changed':
    case 'model-changed':
    case 'used':
    case 'on':
    case 'off':
      return null;
  }
}

function parsed(shelf: Shelf, body: string): KindRecord {
  const raw = parseObject(body);
  const whole =
    raw !== null &&
    hasNumbers(raw, ['approved', 'edited', 'refused', 'byHand', 'stopped', 'complaints', 'row']) &&
    typeof raw.kind === 'string' &&
    isEarned(raw.kind) &&
    isObject(raw.words) &&
    isObject(raw.grounds) &&
    isObject(raw.standing) &&
    hasTexts(raw.standing, ['state']);
  if (!whole) throw shelf.damaged();
  return raw as unknown as KindRecord;
}
