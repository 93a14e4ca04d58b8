import { pseudonym, wellFormed } from '../../../core/audit.ts';
import { fingerprintOf } from '../../../core/case-id.ts';
import { plannedRecords } from '../../../core/planned-records.ts';
import type { Case, CaseState } from '../../../domain/case.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Advance, DecidedQuery, Store } from '../../../ports/store.ts';
import type { Row, Value } from '../database.ts';
import { parseCase, toJson } from '../json/json.ts';
import { asInstant, mayReplan, mayRevise, notReplanned, threadKey, threadKeys } from '../records.ts';
import { notWaiting, troubleWith } from '../trouble.ts';
import { findRecord, mark, planRecords, postpone, records } from './action-rows.ts';
import { approvedLine, decidedAgainLine, openedLine, revisedLine, settledLine } from './audit-lines.ts';
import { keepFigures } from './figures-table.ts';
import { claimFollowUps } from './follow-up-table.ts';
import type { CaseTable, Tables } from './tables.ts';

/** Cases and the actions planned for them. */
export function caseTable(tables: Tables): CaseTable {
  const { database, now } = tables;
  return {
    open: async (kase, started = []) => database.transaction(() => open(tables, kase, started)),
    replan: async (kase, started = []) => database.transaction(() => replan(tables, kase, started)),
    case: async (id) => find(tables, id),
    cases: async (state, since) => some(tables, state, since),
    eachCase: async (state, look) => eachIn(tables, { state, by: 'opened', since: 0 }, look),
    eachSince: async (state, since, look) => eachIn(tables, { state, by: 'state_since', since }, look),
    casesFrom: async (address) =>
      database
        .rows(`SELECT body, state FROM cases WHERE ${field('from')} = ? ORDER BY opened, number`, address)
        .map((row) => caseIn(tables, row)),
    casesDecided: async (query) => decided(tables, query),
    settle: async (id, state) => database.transaction(() => settle(tables, { id, state, at: now() })),
    actions: async (id) =>
      records(tables, `WHERE case_id = ? ORDER BY CASE stage WHEN 'now' THEN 0 ELSE 1 END, step`, id),
    approve: async (id, by, at) =>
      database.transaction(() => approve(tables, id, { by: wellFormed(by), at })),
    revise: async (kase) => database.transaction(() => revise(tables, kase)),
    mark: async (id, state, note, at) =>
      database.transaction(() => mark(tables, findRecord(tables, id), { state, note, at })),
    postpone: async (id, until, note) =>
      database.transaction(() => postpone(tables, findRecord(tables, id), { until, note })),
    postponed: async () =>
      records(tables, `WHERE state = 'planned' AND not_before IS NOT NULL ORDER BY number`),
    advance: async (step) => database.transaction(() => advance(tables, step)),
    unfinished: async () => records(tables, `WHERE state = 'started' ORDER BY number`),
    countSent: async (query) => countSent(tables, query),
  };
}

/** As the indexes of the schema spell it, or they are not used. */
const field = (name: 'patient' | 'reason.code' | 'from') =>
  `CASE WHEN json_valid(body) THEN json_extract(body, '$.${name}') END`;

function some(tables: Tables, state?: CaseState, since = 0): readonly Case[] {
  const { database } = tables;
  const rows =
    state === undefined
      ? database.rows(
          'SELECT body, state FROM cases WHERE opened >= ? ORDER BY opened, number',
          Math.ceil(since),
        )
      : database.rows(
          'SELECT body, state FROM cases WHERE state = ? AND opened >= ? ORDER BY opened, number',
          state,
          Math.ceil(since),
        );
  return rows.map((row) => caseIn(tables, row));
}

/** Cases read at once where all are gone through. */
const BATCH = 100;

interface Going {
  readonly state: CaseState;
  readonly by: 'opened' | 'state_since';
  readonly since: Instant;
}

function eachIn(
  tables: Tables,
  { state, by, since }: Going,
  look: (kase: Case, stateSince: Instant) => void,
): void {
  const sql = `SELECT body, state, state_since, ${by} AS at, number FROM cases
    WHERE state = ? AND (${by}, number) > (?, ?) ORDER BY ${by}, number LIMIT ${BATCH}`;
  let at: readonly [at: number, number: number] = [Math.ceil(since), -1];
  for (let found = BATCH; found === BATCH; ) {
    const rows = tables.database.rows(sql, state, ...at);
    for (const row of rows) look(caseIn(tables, row), Number(row.state_since));
    const last = rows.at(-1);
    if (last !== undefined) at = [Number(last.at), Number(last.number)];
    found = rows.length;
  }
}

function decided(tables: Tables, { codes, since, patient }: DecidedQuery): readonly Case[] {
  const values: Value[] = [JSON.stringify(codes), Math.ceil(since)];
  // A plus keeps SQLite from an index: a patient has fewer cases than a reason.
  const code = patient === undefined ? field('reason.code') : `+${field('reason.code')}`;
  let sql = `SELECT body, state FROM cases WHERE ${code} IN (SELECT value FROM json_each(?)) AND opened >= ?`;
  if (patient !== undefined) {
    sql += ` AND ${field('patient')} = ?`;
    values.push(wellFormed(patient));
  }
  return tables.database.rows(`${sql} ORDER BY opened, number`, ...values).map((row) => caseIn(tables, row));
}

function open(tables: Tables, kase: Case, started: readonly string[]): 'opened' | 'known' {
  const { database, trail } = tables;
  const fingerprint = fingerprintOf(kase);
  const [known] = database.rows('SELECT id FROM cases WHERE id = ? OR fingerprint = ?', kase.id, fingerprint);
  if (known !== undefined || !claimFollowUps(tables, kase)) return 'known';
  database.run(
    'INSERT INTO cases (id, fingerprint, state, opened, state_since, body) VALUES (?, ?, ?, ?, ?, ?)',
    kase.id,
    fingerprint,
    kase.state,
    asInstant(kase.opened),
    asInstant(kase.opened),
    toJson(kase),
  );
  keepFigures(tables, kase);
  for (const key of threadKeys(kase))
    database.run('INSERT INTO threads (message, case_id) VALUES (?, ?)', key, kase.id);
  planAndStart(tables, kase, { started, at: kase.opened });
  trail.add(openedLine(kase));
  return 'opened';
}

interface Starting {
  readonly started: readonly string[];
  readonly at: Instant;
}

function planAndStart(tables: Tables, kase: Case, { started, at }: Starting): void {
  planRecords(tables, plannedRecords(kase, 'now', at));
  for (const id of started) mark(tables, findRecord(tables, id, kase.id), { state: 'started', note: '', at });
}

function replan(tables: Tables, kase: Case, started: readonly string[]): void {
  const { database, trail, now } = tables;
  const before = find(tables, kase.id);
  if (before === null) throw noCase(kase.id);
  if (!mayReplan(before, records(tables, 'WHERE case_id = ?', kase.id))) throw notReplanned(kase.id);
  database.run('DELETE FROM actions WHERE case_id = ?', kase.id);
  database.run('UPDATE cases SET body = ? WHERE id = ?', toJson(kase), kase.id);
  keepFigures(tables, kase);
  planAndStart(tables, kase, { started, at: now() });
  trail.add(decidedAgainLine(kase, now()));
}

function revise(tables: Tables, kase: Case): void {
  const before = find(tables, kase.id);
  if (before === null) throw noCase(kase.id);
  if (!mayRevise(before, records(tables, 'WHERE case_id = ?', kase.id))) throw notReplanned(kase.id);
  tables.database.run('UPDATE cases SET body = ? WHERE id = ?', toJson(kase), kase.id);
  keepFigures(tables, kase);
  tables.trail.add(revisedLine(kase.id, tables.now()));
}

function settle(
  { database, trail }: Tables,
  { id, state, at }: { id: string; state: CaseState; at: Instant },
): void {
  const settled = database.run(
    'UPDATE cases SET state = ?, state_since = ? WHERE id = ?',
    state,
    asInstant(at),
    id,
  );
  if (settled === 0) throw noCase(id);
  trail.add(settledLine(id, state, at));
}

function advance(tables: Tables, { case: kase, marks, settle: state, at }: Advance): void {
  for (const { id, state: next, note } of marks)
    mark(tables, findRecord(tables, id, kase), { state: next, note, at });
  if (state !== null) settle(tables, { id: kase, state, at });
}

/** A case whose yes is being carried out is acting again: after a crash it goes on without a second yes. */
function approve(tables: Tables, id: string, { by, at }: { by: string; at: Instant }): void {
  const kase = find(tables, id);
  if (kase === null) throw noCase(id);
  const [known] = records(tables, `WHERE case_id = ? AND stage = 'approved'`, id);
  if (kase.state === 'acting' && known !== undefined) return;
  if (kase.state !== 'waiting') throw notWaiting(id, tables.database.place.language);
  if (known === undefined) planRecords(tables, plannedRecords(kase, 'approved', at));
  tables.database.run(`UPDATE cases SET state = 'acting', state_since = ? WHERE id = ?`, asInstant(at), id);
  tables.trail.add(approvedLine(id, by, at));
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

function noCase(id: string): Error {
  return new Error(`there is no case ${id}`);
}
