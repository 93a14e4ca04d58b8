// Cases whose time is over, or whose person is forgotten: what is left of them is written in the place of what was.

import { agedAction, agedCase, leftOf } from '../../../core/privacy/aged.ts';
import { dueStage, hasEnded } from '../../../core/privacy/due-stage.ts';
import type { Case } from '../../../domain/case.ts';
import { KEPT_STAGES, type KeptStage, type PurgeLimits } from '../../../domain/privacy.ts';
import type { Instant } from '../../../domain/time.ts';
import { isCaseState, parseCase, toJson } from '../json/json.ts';
import { troubleWith } from '../trouble.ts';
import { records } from './action-rows.ts';
import { keepFigures } from './figures-table.ts';
import type { Tables } from './tables.ts';

type AgedCases = Readonly<Record<'drafts' | 'texts' | 'cases', number>>;

/** Ages every case that is due, inside the transaction it is called from. */
export function ageCases(tables: Tables, limits: PurgeLimits): AgedCases {
  const { database } = tables;
  const rows = database.rows(
    `SELECT id, body, state, kept FROM cases WHERE state IN ('done', 'set-aside', 'refused')
     AND ((kept = 'whole' AND opened < ?) OR (kept = 'no-drafts' AND opened < ?) OR (kept = 'no-text' AND opened < ?))`,
    limits.drafts,
    limits.text,
    limits.history,
  );
  const aged = { drafts: 0, texts: 0, cases: 0 };
  for (const { id, body, state, kept } of rows) {
    const kase = parseCase(body, state);
    if (kase === null) throw troubleWith(database.place, 'damaged');
    const stage = dueStage(kase, quietSince(tables, String(id)), limits);
    if (!isFurther(stage, kept)) continue;
    writeStage(tables, kase, stage);
    aged[COUNTED[stage]] += 1;
  }
  return aged;
}

const COUNTED = {
  whole: 'drafts',
  'no-drafts': 'drafts',
  'no-text': 'texts',
  bare: 'cases',
  forgotten: 'cases',
} as const satisfies Record<KeptStage, keyof AgedCases>;

/** Under which figure of the purge's report a case that came to this stage goes. */
export function countedAs(stage: KeptStage): keyof AgedCases {
  return COUNTED[stage];
}

/** Cases only ever lose: a stage that `kept` has reached or passed is not written again. */
export function isFurther(stage: KeptStage, kept: unknown): boolean {
  return KEPT_STAGES.indexOf(stage) > (KEPT_STAGES as readonly unknown[]).indexOf(kept);
}

/** Writes what is left of a case and of its actions. */
export function writeStage(tables: Tables, kase: Case, stage: KeptStage): void {
  const { database } = tables;
  const found = records(tables, 'WHERE case_id = ?', kase.id);
  const rest = agedCase(kase, stage, leftOf(found));
  database.run(
    'UPDATE cases SET body = ?, state = ?, kept = ? WHERE id = ?',
    toJson(rest),
    rest.state,
    stage,
    kase.id,
  );
  keepFigures(tables, rest);
  const keepsNotes = stage === 'whole' || stage === 'no-drafts';
  for (const { id, action, state, note } of found)
    database.run(
      'UPDATE actions SET body = ?, note = ? WHERE id = ?',
      toJson(agedAction(action, stage, state === 'done')),
      keepsNotes ? note : '',
      id,
    );
  if (!keepsNotes) database.run('DELETE FROM review_notes WHERE case_id = ?', kase.id);
  if (stage !== 'bare' && stage !== 'forgotten') return;
  database.run('UPDATE actions SET recipient = NULL WHERE case_id = ?', kase.id);
  database.run(
    `UPDATE actions SET state = 'skipped' WHERE case_id = ? AND state IN ('planned', 'unknown')`,
    kase.id,
  );
  database.run('DELETE FROM threads WHERE case_id = ?', kase.id);
}

/** When anything last happened in the thread of a case; null while something of it has not ended. */
function quietSince({ database }: Tables, id: string): Instant | null {
  const rows = database.rows(
    `SELECT c.state, max(c.opened, coalesce((SELECT max(a.at) FROM actions a WHERE a.case_id = c.id), 0)) AS at
     FROM cases c WHERE c.id = ? OR c.id IN
       (SELECT o.case_id FROM threads t JOIN threads o ON o.message = t.message WHERE t.case_id = ?)`,
    id,
    id,
  );
  if (!rows.every(({ state }) => isCaseState(state) && hasEnded({ state }))) return null;
  return Math.max(...rows.map(({ at }) => Number(at)));
}
