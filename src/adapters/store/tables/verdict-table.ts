import type { Restored } from '../../../domain/backup.ts';
import type { Pause, ReviewNote, Verdict } from '../../../domain/case.ts';
import type { Store } from '../../../ports/store.ts';
import { parsePause, parseRestored, parseReviewNote, parseVerdict, toJson } from '../json/json.ts';
import { asInstant, isOver, wholePause } from '../records.ts';
import { troubleWith } from '../trouble.ts';
import { pauseLine, pauseOverLine, restoredLine, verdictLine } from './audit-lines.ts';
import type { Tables } from './tables.ts';
import { deleteSetting, saveSetting, setting } from './trail.ts';

type VerdictTable = Pick<
  Store,
  | 'paused'
  | 'pause'
  | 'restored'
  | 'noteRestored'
  | 'recordVerdict'
  | 'verdicts'
  | 'verdictTaken'
  | 'reviewNotes'
  | 'noteReview'
>;

/** What a human told the program: to stop sending, and yes or no to its proposals. */
export function verdictTable(tables: Tables): VerdictTable {
  const { database, trail, now } = tables;
  return {
    paused: async () => standingPause(tables),
    pause: async (pause) =>
      database.transaction(() => {
        const line = pauseLine(pauseIn(tables), pause, now());
        if (pause === null) deleteSetting(database, 'pause');
        else saveSetting(database, 'pause', toJson(wholePause(pause)));
        if (line !== null) trail.add(line);
      }),
    restored: async () => restoredIn(tables),
    noteRestored: async (restored) =>
      database.transaction(() => {
        saveSetting(database, 'restored', toJson(restored));
        trail.add(restoredLine(restored));
      }),
    recordVerdict: async (verdict) => database.transaction(() => record(tables, verdict)),
    verdicts: async () =>
      database.rows('SELECT body FROM verdicts ORDER BY number').map(({ body }) => {
        const verdict = parseVerdict(body);
        if (verdict === null) throw troubleWith(database.place, 'damaged');
        return verdict;
      }),
    verdictTaken: async (id) => void database.run('DELETE FROM verdicts WHERE case_id = ?', id),
    reviewNotes: async () =>
      database.rows('SELECT body FROM review_notes ORDER BY case_id').map(({ body }) => {
        const note = parseReviewNote(body);
        if (note === null) throw troubleWith(database.place, 'damaged');
        return note;
      }),
    noteReview: async (note) => database.transaction(() => noteReview(tables, note)),
  };
}

function noteReview({ database }: Tables, note: ReviewNote): void {
  const [known] = database.rows('SELECT id FROM cases WHERE id = ?', note.case);
  if (known === undefined) throw new Error(`there is no case ${note.case}`);
  const sql = `INSERT INTO review_notes (case_id, body) VALUES (?, ?)
    ON CONFLICT (case_id) DO UPDATE SET body = excluded.body`;
  database.run(sql, note.case, toJson(note));
}

function standingPause(tables: Tables): Pause | null {
  const { database, trail, now } = tables;
  const pause = pauseIn(tables);
  if (pause === null || !isOver(pause, now())) return pause;
  database.transaction(() => {
    deleteSetting(database, 'pause');
    trail.add(pauseOverLine(now()));
  });
  return null;
}

function restoredIn({ database }: Tables): Restored | null {
  const kept = setting(database, 'restored');
  if (kept === null) return null;
  const restored = parseRestored(kept);
  if (restored === null) throw troubleWith(database.place, 'damaged');
  return restored;
}

function pauseIn({ database }: Tables): Pause | null {
  const kept = setting(database, 'pause');
  if (kept === null) return null;
  const pause = parsePause(kept);
  if (pause === null) throw troubleWith(database.place, 'damaged');
  return pause;
}

function record({ database, trail }: Tables, verdict: Verdict): void {
  const [known] = database.rows('SELECT id FROM cases WHERE id = ?', verdict.case);
  if (known === undefined) throw new Error(`there is no case ${verdict.case}`);
  const sql = `INSERT INTO verdicts (case_id, body) VALUES (?, ?)
    ON CONFLICT (case_id) DO UPDATE SET body = excluded.body`;
  asInstant(verdict.at);
  database.run(sql, verdict.case, toJson(verdict));
  trail.add(verdictLine(verdict));
}
