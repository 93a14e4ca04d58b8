// Somebody is forgotten (handbook R-18): what is theirs goes, and where else they are named, the name goes.

import { wellFormed } from '../../../core/audit.ts';
import { concerns, movedIn, naming } from '../../../core/privacy/concerns.ts';
import { hasEnded } from '../../../core/privacy/due-stage.ts';
import { type Mask, maskOf } from '../../../core/privacy/masked.ts';
import type { Case } from '../../../domain/case.ts';
import { UserError } from '../../../domain/errors.ts';
import type { Erased, Forgetting } from '../../../domain/privacy.ts';
import type { Store } from '../../../ports/store.ts';
import { parseCase } from '../json/json.ts';
import { asInstant } from '../records.ts';
import { stillLeaving, troubleWith } from '../trouble.ts';
import { writeStage } from './aged-cases.ts';
import { forgottenLine } from './audit-lines.ts';
import type { OfferShelf } from './offer-shelf.ts';
import { ageFollowUps, OF_PATIENTS } from './purge-table.ts';
import type { Tables } from './tables.ts';

/** Erases a person, then writes the whole file anew, so that nothing of them is left in its free pages. */
export function forgetTable(tables: Tables, shelf: OfferShelf): Pick<Store, 'forget'> {
  const { database, trail } = tables;
  return {
    forget: async (person, by, at) => {
      const erased = database.transaction(() => {
        const all = erase(tables, person);
        trail.add(forgottenLine(all, { by: wellFormed(by), at: asInstant(at) }));
        return all;
      });
      shelf.forget();
      database.script('PRAGMA temp_store = MEMORY; VACUUM; PRAGMA temp_store = DEFAULT;');
      return erased;
    },
  };
}

function erase(tables: Tables, person: Forgetting): Erased {
  const { database, trail } = tables;
  const mask = maskOf([...person.words, ...person.addresses]);
  const theirs = casesOf(tables, person);
  refuseWhileLeaving(tables, theirs);
  const open = theirs.filter((kase) => !hasEnded(kase)).length;
  for (const kase of theirs) eraseCase(tables, kase);
  // Whole letters, of which no search finds every name: none is kept for its copy.
  database.run('DELETE FROM owed_copies');
  const patient = person.patient ?? '';
  const dropped = {
    offers: database.run('DELETE FROM offers WHERE patient = ?', patient),
    waiting: dropWaiting(tables, person),
    followUps: patient === '' ? 0 : ageFollowUps(tables, 'patient = ?', patient),
    invitations: dropInvitations(tables, person),
    consents: sum(OF_PATIENTS.map((name) => database.run(`DELETE FROM ${name} WHERE patient = ?`, patient))),
    surveys: database.run(
      `UPDATE survey_answers SET patient = NULL, words = '', asked = 'detached-' || number WHERE patient = ?`,
      patient,
    ),
  };
  const named = sum(BODIES.map((table) => maskBodies(tables, table, mask)));
  const audit = trail.forget(naming(person, mask.finds));
  return { cases: theirs.length, open, ...dropped, named: named + maskTexts(tables, mask), audit };
}

function casesOf({ database }: Tables, person: Forgetting): readonly Case[] {
  return database
    .rows(`SELECT body, state FROM cases WHERE kept <> 'forgotten' ORDER BY number`)
    .map(({ body, state }) => {
      const kase = parseCase(body, state);
      if (kase === null) throw troubleWith(database.place, 'damaged');
      return kase;
    })
    .filter((kase) => concerns(kase, person));
}

function refuseWhileLeaving({ database }: Tables, theirs: readonly Case[]): void {
  const ids = JSON.stringify(theirs.map(({ id }) => id));
  const [leaving] = database.rows(
    `SELECT case_id FROM actions WHERE state = 'started' AND case_id IN (SELECT value FROM json_each(?))`,
    ids,
  );
  if (leaving !== undefined)
    throw new UserError(stillLeaving(String(leaving.case_id), database.place.language));
}

function eraseCase(tables: Tables, kase: Case): void {
  const { database } = tables;
  for (const key of movedIn(kase)) database.run('DELETE FROM moves WHERE appointment = ?', key);
  writeStage(tables, kase, 'forgotten');
  database.run('DELETE FROM verdicts WHERE case_id = ?', kase.id);
  database.run(`DELETE FROM desk WHERE json_valid(body) AND json_extract(body, '$.case') = ?`, kase.id);
}

function dropWaiting({ database }: Tables, { patient, addresses }: Forgetting): number {
  return database.run(
    `DELETE FROM waiting_entries WHERE patient = ? OR
     (json_valid(body) AND json_extract(body, '$.contact') IN (SELECT value FROM json_each(?)))`,
    patient ?? '',
    JSON.stringify(addresses),
  );
}

function dropInvitations({ database }: Tables, { patient, addresses }: Forgetting): number {
  return database.run(
    `DELETE FROM invitations WHERE json_valid(body) AND (json_extract(body, '$.patient') = ?
     OR json_extract(body, '$.to') IN (SELECT value FROM json_each(?)))`,
    patient ?? '',
    JSON.stringify(addresses),
  );
}

/** Tables that keep JSON, each with what tells its rows apart. */
const BODIES = [
  { name: 'cases', key: 'id' },
  { name: 'actions', key: 'id' },
  { name: 'offers', key: 'id' },
  { name: 'waiting_entries', key: 'id' },
  { name: 'verdicts', key: 'case_id' },
  { name: 'review_notes', key: 'case_id' },
  { name: 'desk', key: "kind || ' ' || id" },
  { name: 'invitations', key: 'number' },
] as const;

function maskBodies({ database }: Tables, { name, key }: (typeof BODIES)[number], mask: Mask): number {
  let changed = 0;
  for (const row of database.rows(`SELECT ${key} AS key, body FROM ${name} WHERE json_valid(body)`)) {
    const body = String(row.body);
    const without = mask.json(body);
    if (without === body) continue;
    const value = typeof row.key === 'number' ? row.key : String(row.key);
    changed += database.run(`UPDATE ${name} SET body = ? WHERE ${key} = ?`, without, value);
  }
  return changed;
}

/** What stands beside the JSON in plain words. */
function maskTexts({ database }: Tables, mask: Mask): number {
  let changed = 0;
  for (const [table, column] of [
    ['actions', 'note'],
    ['survey_answers', 'words'],
  ] as const)
    for (const row of database.rows(`SELECT number, ${column} AS text FROM ${table} WHERE ${column} <> ''`)) {
      const text = String(row.text);
      if (!mask.finds(text)) continue;
      const sql = `UPDATE ${table} SET ${column} = ? WHERE number = ?`;
      changed += database.run(sql, mask.text(text), Number(row.number));
    }
  return changed;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
