import { wellFormed } from '../../../core/audit.ts';
import { changedEntry } from '../../../core/waiting-list/change-entry.ts';
import { DAY } from '../../../domain/time.ts';
import type { FreedTime, WaitingEntry } from '../../../domain/waiting.ts';
import type { Store } from '../../../ports/store.ts';
import type { Database, Row } from '../database.ts';
import { parseEntry, parseFreed, parseTaken, waitingJson } from '../json/waiting-json.ts';
import { asInstant } from '../records.ts';
import { troubleWith } from '../trouble.ts';
import { waitingLine } from './audit-lines.ts';
import type { Tables } from './tables.ts';
import { saveSetting, setting } from './trail.ts';

export type WaitingTable = Pick<
  Store,
  'changeWaiting' | 'waiting' | 'noteTaken' | 'taken' | 'freed' | 'closeFreed'
>;

/** Times that lie so far back are forgotten when new ones are noted. */
export const FORGOTTEN = 7 * DAY;

/** Who waits for an earlier time, and which times came free. */
export function waitingTable({ database, trail, now }: Tables): WaitingTable {
  return {
    changeWaiting: async (change, at) =>
      database.transaction(() => {
        const id = wellFormed(change.kind === 'enter' ? change.entry.id : change.entry);
        const [row] = database.rows('SELECT body FROM waiting_entries WHERE id = ?', id);
        const known = row === undefined ? null : entryIn(database, row);
        const entry = changedEntry(known, change, asInstant(at));
        if (entry === null) return 'none';
        const text = waitingJson(entry);
        if (row !== undefined && text === waitingJson(entryIn(database, row))) return 'changed';
        saveEntry(database, { ...entry, id }, text);
        trail.add(waitingLine(id, change, at));
        return 'changed';
      }),
    waiting: async () =>
      database
        .rows('SELECT body FROM waiting_entries ORDER BY since, number')
        .map((row) => entryIn(database, row)),
    noteTaken: async (taken, freed) =>
      database.transaction(() => {
        const text = JSON.stringify(taken);
        if (setting(database, 'taken') !== text) saveSetting(database, 'taken', text);
        for (const one of freed) saveFreed(database, one);
        if (freed.length > 0) database.run('DELETE FROM freed WHERE starts < ?', now() - FORGOTTEN);
      }),
    taken: async () => {
      const text = setting(database, 'taken');
      if (text === null) return null;
      const taken = parseTaken(text);
      if (taken === null) throw troubleWith(database.place, 'damaged');
      return taken;
    },
    freed: async () =>
      database.rows('SELECT body, state FROM freed ORDER BY starts, id').map((row) => freedIn(database, row)),
    closeFreed: async (id) => {
      database.run(`UPDATE freed SET state = 'closed' WHERE id = ?`, wellFormed(id));
    },
  };
}

/** Entered anew after an end, it goes to the end of its moment. */
function saveEntry(database: Database, entry: WaitingEntry, text: string): void {
  database.run(
    `INSERT INTO waiting_entries (id, patient, since, body) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET patient = excluded.patient, since = excluded.since, body = excluded.body`,
    entry.id,
    wellFormed(entry.patient),
    asInstant(entry.since),
    text,
  );
}

/** Free again after it was taken again: it may be offered again, to whoever was not asked. */
function saveFreed(database: Database, freed: FreedTime): void {
  database.run(
    `INSERT INTO freed (id, starts, state, body) VALUES (?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET state = excluded.state, body = excluded.body`,
    wellFormed(freed.id),
    asInstant(freed.start),
    freed.state,
    waitingJson(freed),
  );
}

function entryIn(database: Database, { body }: Row): WaitingEntry {
  const entry = parseEntry(body);
  if (entry === null) throw troubleWith(database.place, 'damaged');
  return entry;
}

function freedIn(database: Database, { body, state }: Row): FreedTime {
  const freed = parseFreed(body);
  if (freed === null || (state !== 'open' && state !== 'closed'))
    throw troubleWith(database.place, 'damaged');
  return { ...freed, state };
}
