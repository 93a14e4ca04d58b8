import { pseudonym, wellFormed } from '../../core/audit.ts';
import { fingerprintOf } from '../../core/case-id.ts';
import type { ActionRecord, Case } from '../../domain/case.ts';
import type { Store } from '../../ports.ts';
import { approvedLine, endedLine, openedLine, settledLine } from './audit-lines.ts';
import type { Row, Value } from './database.ts';
import { parseCase, parseRecord, toJson } from './json.ts';
import { asInstant, mayBecome, plannedRecords, threadKey, threadKeys } from './records.ts';
import type { Tables } from './tables.ts';
import { notWaiting, troubleWith } from './trouble.ts';

type CaseTable = Pick<
  Store,
  'open' | 'case' | 'cases' | 'settle' | 'actions' | 'approve' | 'mark' | 'unfinished' | 'countSent'
>;

/** Cases and the actions planned for them. */
export function caseTable(tables: Tables): CaseTable {
  const { database, trail, now } = tables;
  return {
    open: async (kase) => database.transaction(() => open(tables, kase)),
    case: async (id) => find(tables, id),
    cases: async (state) => {
      const rows =
        state === undefined
          ? database.rows('SELECT body, state FROM cases ORDER BY opened, number')
          : database.rows('SELECT body, state FROM cases WHERE state = ? ORDER BY opened, number', state);
      return rows.map((row) => caseIn(tables, row));
    },
    settle: async (id, state) =>
      database.transaction(() => {
        if (database.run('UPDATE cases SET state = ? WHERE id = ?', state, id) === 0) throw noCase(id);
        trail.add(settledLine(id, state, now()));
      }),
    actions: async (id) =>
      records(tables, `WHERE case_id = ? ORDER BY CASE stage WHEN 'now' THEN 0 ELSE 1 END, step`, id),
    approve: async (id, by, at) =>
      database.transaction(() => approve(tables, id, { by: wellFormed(by), at })),
    mark: async (id, state, note, at) =>
      database.transaction(() => {
        const [record] = records(tables, 'WHERE id = ?', id);
        if (record === undefined) throw new Error(`there is no action ${id}`);
        if (!mayBecome(record.state, state))
          throw new Error(`${id} is ${record.state}: it can't be ${state}`);
        const sql = 'UPDATE actions SET state = ?, note = ?, at = ? WHERE id = ?';
        database.run(sql, state, wellFormed(note), asInstant(at), id);
        const line = endedLine(record, { state, at, key: trail.secret });
        if (line !== null) trail.add(line);
      }),
    unfinished: async () => records(tables, `WHERE state = 'started' ORDER BY number`),
    countSent: async (query) => countSent(tables, query),
  };
}

function open(tables: Tables, kase: Case): 'opened' | 'known' {
  const { database, trail } = tables;
  const fingerprint = fingerprintOf(kase);
  const [known] = database.rows('SELECT id FROM cases WHERE id = ? OR fingerprint = ?', kase.id, fingerprint);
  if (known !== undefined) return 'known';
  database.run(
    'INSERT INTO cases (id, fingerprint, state, opened, body) VALUES (?, ?, ?, ?, ?)',
    kase.id,
    fingerprint,
    kase.state,
    asInstant(kase.opened),
    toJson(kase),
  );
  for (const key of threadKeys(kase))
    database.run('INSERT INTO threads (message, case_id) VALUES (?, ?)', key, kase.id);
  plan(tables, plannedRecords(kase, 'now', kase.opened));
  trail.add(openedLine(kase));
  return 'opened';
}

function approve(tables: Tables, id: string, { by, at }: { by: string; at: number }): void {
  const kase = find(tables, id);
  if (kase === null) throw noCase(id);
  if (kase.state !== 'waiting') throw notWaiting(id, tables.database.place.language);
  const proposal = plannedRecords(kase, 'approved', at);
  const [known] = records(tables, `WHERE case_id = ? AND stage = 'approved'`, id);
  if (known !== undefined) return;
  plan(tables, proposal);
  tables.trail.add(approvedLine(id, by, at));
}

function plan({ database, trail }: Tables, planned: readonly ActionRecord[]): void {
  for (const { id, case: kase, stage, step, action, state, note, at } of planned) {
    const recipient = action.kind === 'reply' ? pseudonym(action.letter.to, trail.secret) : null;
    database.run(
      `INSERT INTO actions (id, case_id, stage, step, recipient, body, state, note, at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      kase,
      stage,
      step,
      recipient,
      toJson(action),
      state,
      note,
      asInstant(at),
    );
  }
}

function countSent(
  { database, trail }: Tables,
  { since, to, thread }: Parameters<Store['countSent']>[0],
): number {
  const values: Value[] = [Math.ceil(since)];
  let sql = `SELECT count(*) AS sent FROM actions WHERE state = 'done' AND recipient IS NOT NULL AND at >= ?`;
  if (to !== undefined) {
    sql += ' AND recipient = ?';
    values.push(pseudonym(to, trail.secret));
  }
  if (thread !== undefined) {
    sql += ` AND case_id IN (SELECT case_id FROM threads WHERE message IN (SELECT value FROM json_each(?)))`;
    values.push(JSON.stringify(thread.map(threadKey)));
  }
  return Number(database.rows(sql, ...values)[0]?.sent);
}

function find(tables: Tables, id: string): Case | null {
  const [row] = tables.database.rows('SELECT body, state FROM cases WHERE id = ?', id);
  return row === undefined ? null : caseIn(tables, row);
}

function caseIn({ database }: Tables, row: Row): Case {
  const kase = parseCase(row.body, row.state);
  if (kase === null) throw troubleWith(database.place, 'damaged');
  return kase;
}

function records({ database }: Tables, where: string, ...values: readonly Value[]): readonly ActionRecord[] {
  const columns = 'id, case_id AS "case", stage, step, body, state, note, at';
  return database.rows(`SELECT ${columns} FROM actions ${where}`, ...values).map((row) => {
    const { id, case: kase, stage, step, body, state, note, at } = row;
    const record = parseRecord({ id, case: kase, stage, step, body, state, note, at });
    if (record === null) throw troubleWith(database.place, 'damaged');
    return record;
  });
}

function noCase(id: string): Error {
  return new Error(`there is no case ${id}`);
}
