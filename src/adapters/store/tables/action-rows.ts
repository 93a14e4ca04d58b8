// The rows of planned actions, each changed in the transaction it is called from.

import { pseudonym, wellFormed } from '../../../core/audit.ts';
import type { ActionRecord, ActionState } from '../../../domain/case.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Value } from '../database.ts';
import { parseRecord, toJson } from '../json/json.ts';
import { asInstant, mayBecome } from '../records.ts';
import { troubleWith } from '../trouble.ts';
import { endedLine, postponedLine } from './audit-lines.ts';
import type { Tables } from './tables.ts';

/** Writes a stage of a case down, nothing of it done yet. */
export function planRecords({ database, trail }: Tables, planned: readonly ActionRecord[]): void {
  for (const { id, case: kase, stage, step, action, state, note, at, notBefore } of planned) {
    const recipient = action.kind === 'reply' ? pseudonym(action.letter.to, trail.secret) : null;
    database.run(
      `INSERT INTO actions (id, case_id, stage, step, recipient, body, state, note, at, not_before)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      kase,
      stage,
      step,
      recipient,
      toJson(action),
      state,
      note,
      asInstant(at),
      notBefore,
    );
  }
}

/** Rows as records; `where` may order them too. Throws `UserError` for a row that can't be read back. */
export function records(
  { database }: Tables,
  where: string,
  ...values: readonly Value[]
): readonly ActionRecord[] {
  const columns =
    'id, case_id AS "case", stage, step, body, state, note, at, attempts, not_before AS "notBefore"';
  return database.rows(`SELECT ${columns} FROM actions ${where}`, ...values).map((row) => {
    const { id, case: kase, stage, step, body, state, note, at, attempts, notBefore } = row;
    const record = parseRecord({ id, case: kase, stage, step, body, state, note, at, attempts, notBefore });
    if (record === null) throw troubleWith(database.place, 'damaged');
    return record;
  });
}

/** The record of that id, of that case when one is named. */
export function findRecord(tables: Tables, id: string, kase?: string): ActionRecord {
  const [record] = records(tables, 'WHERE id = ?', id);
  if (record === undefined || (kase !== undefined && record.case !== kase))
    throw new Error(`there is no action ${id}`);
  return record;
}

interface Mark {
  readonly state: ActionState;
  readonly note: string;
  readonly at: Instant;
}

/** How an action stands now; what `mayBecome` forbids is refused. */
export function mark({ database, trail }: Tables, record: ActionRecord, { state, note, at }: Mark): void {
  if (!mayBecome(record.state, state))
    throw new Error(`${record.id} is ${record.state}: it can't be ${state}`);
  const sql = 'UPDATE actions SET state = ?, note = ?, at = ? WHERE id = ?';
  database.run(sql, state, wellFormed(note), asInstant(at), record.id);
  const line = endedLine(record, { state, at, key: trail.secret });
  if (line !== null) trail.add(line);
}

/** Planned again for later, one attempt more. */
export function postpone(
  { database, trail, now }: Tables,
  record: ActionRecord,
  { until, note }: { readonly until: Instant; readonly note: string },
): void {
  if (record.state !== 'started' && record.state !== 'planned')
    throw new Error(`${record.id} is ${record.state}: it can't be put off`);
  database.run(
    `UPDATE actions SET state = 'planned', note = ?, at = ?, attempts = attempts + 1, not_before = ? WHERE id = ?`,
    wellFormed(note),
    asInstant(now()),
    asInstant(until),
    record.id,
  );
  trail.add(postponedLine(record, now()));
}
