import { answerOf, type FixedFigures, fixedFigures } from '../../../core/stats/figures-of.ts';
import type { Case } from '../../../domain/case.ts';
import type { CaseFigures } from '../../../domain/figures.ts';
import type { Instant } from '../../../domain/time.ts';
import type { Store } from '../../../ports/store.ts';
import type { Database, Row } from '../database.ts';
import { hasNumbers, hasTexts, isCaseState, isDecision, parseCase, parseObject } from '../json/json.ts';
import { asInstant } from '../records.ts';
import { troubleWith } from '../trouble.ts';
import type { CaseTable, Tables } from './tables.ts';

export type FiguresTable = Pick<Store, 'caseFigures'>;

/** Figures of cases, kept beside them, so that no case is read to be counted. */
export function figuresTable(tables: Tables): FiguresTable {
  return {
    caseFigures: async (since) => {
      fillIn(tables);
      const sql = `SELECT f.body, c.state, ${leftAt('now')} AS alone, ${leftAt('approved')} AS agreed
        FROM case_figures f CROSS JOIN cases c INDEXED BY cases_ended ON c.id = f.case_id
        WHERE f.opened >= ? ORDER BY f.opened, c.number`;
      return tables.database.rows(sql, Math.ceil(since)).map((row) => figuresIn(tables, row));
    },
  };
}

/** Writes down what is counted of a case, in the transaction it is called from. */
export function keepFigures({ database }: Pick<Tables, 'database'>, kase: Case): void {
  database.run(
    `INSERT INTO case_figures (case_id, opened, body) VALUES (?, ?, ?)
     ON CONFLICT (case_id) DO UPDATE SET opened = excluded.opened, body = excluded.body`,
    kase.id,
    asInstant(kase.opened),
    JSON.stringify(fixedFigures(kase)),
  );
}

/** Cases that an older program wrote have none yet: each is read once. */
function fillIn({ database }: Tables): void {
  const missing = `WHERE NOT EXISTS (SELECT 1 FROM case_figures f WHERE f.case_id = cases.id)`;
  const [known] = database.rows(`SELECT 1 AS one FROM cases ${missing} LIMIT 1`);
  if (known === undefined) return;
  let written = BATCH;
  while (written === BATCH) written = database.transaction(() => fillSome(database, missing));
}

/** Cases a transaction: the daemon waits a few seconds for its turn, never longer. */
const BATCH = 500;

function fillSome(database: Database, missing: string): number {
  const rows = database.rows(`SELECT body, state FROM cases ${missing} LIMIT ${BATCH}`);
  for (const row of rows) {
    const kase = parseCase(row.body, row.state);
    if (kase === null) throw troubleWith(database.place, 'damaged');
    keepFigures({ database }, kase);
  }
  return rows.length;
}

const leftAt = (stage: 'now' | 'approved') =>
  `(SELECT min(a.at) FROM actions a WHERE a.case_id = f.case_id AND a.stage = '${stage}'
    AND a.recipient IS NOT NULL AND a.state = 'done')`;

function figuresIn({ database }: Tables, { body, state, alone, agreed }: Row): CaseFigures {
  const fixed = parseFigures(body);
  if (fixed === null || !isCaseState(state)) throw troubleWith(database.place, 'damaged');
  const at: Instant | null = numberOf(fixed.decision === 'act' ? alone : agreed);
  const how = fixed.decision === 'act' ? 'alone' : 'approved';
  return { ...fixed, state, answered: at === null ? null : { at, how } };
}

function numberOf(value: unknown): number | null {
  return value === null || value === undefined ? null : Number(value);
}

function parseFigures(text: unknown): FixedFigures | null {
  const raw = parseObject(text);
  const whole =
    raw !== null &&
    hasNumbers(raw, ['opened', 'sent']) &&
    hasTexts(raw, ['origin', 'decision', 'reason']) &&
    isDecision(raw.decision) &&
    Array.isArray(raw.kinds);
  return whole ? (raw as unknown as FixedFigures) : null;
}

/** The same over cases in memory. */
export function memoryFigures(cases: Pick<CaseTable, 'cases' | 'actions'>): FiguresTable {
  return {
    caseFigures: async (since) => {
      const found = await cases.cases(undefined, since);
      return Promise.all(
        found.map(async (kase) => ({
          ...fixedFigures(kase),
          state: kase.state,
          answered: answerOf(kase, await cases.actions(kase.id)),
        })),
      );
    },
  };
}
