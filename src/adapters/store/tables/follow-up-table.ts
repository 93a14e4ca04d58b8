import { wellFormed } from '../../../core/audit.ts';
import { doneBy } from '../../../core/followups/done-by.ts';
import type { Case } from '../../../domain/case.ts';
import type { FollowUpDone } from '../../../domain/follow-up.ts';
import type { Store } from '../../../ports/store.ts';
import type { Row } from '../database.ts';
import { agedKey, asInstant } from '../records.ts';
import { troubleWith } from '../trouble.ts';
import { missedLine, rulePausedLine } from './audit-lines.ts';
import type { Tables } from './tables.ts';

export type FollowUpTable = Pick<
  Store,
  'followUps' | 'noteFollowUps' | 'seenAppointments' | 'noteSeen' | 'pausedRules' | 'pauseRule'
>;

/** What became of follow-ups, each by its key at most once; which appointments were seen; which rules rest. */
export function followUpTable(tables: Tables): FollowUpTable {
  const { database, trail } = tables;
  return {
    followUps: async (since, patient, rules) => {
      const ofPatient = patient === undefined ? '' : 'patient = ? AND ';
      const ofRules = rules === undefined ? '' : ' AND rule IN (SELECT value FROM json_each(?))';
      const sql = `SELECT * FROM follow_ups WHERE ${ofPatient}at >= ?${ofRules} ORDER BY at, number`;
      const asked = [
        ...(patient === undefined ? [] : [patient]),
        since,
        ...(rules === undefined ? [] : [JSON.stringify(rules)]),
      ];
      return database.rows(sql, ...asked).map((row) => doneIn(tables, row));
    },
    noteFollowUps: async (done) =>
      database.transaction(() => {
        const fresh = done.filter((one) => add(tables, one));
        for (const one of fresh) trail.add(missedLine(one));
        return fresh;
      }),
    seenAppointments: async () =>
      Object.fromEntries(
        database
          .rows('SELECT key, at FROM seen_appointments')
          .map(({ key, at }) => [String(key), Number(at)]),
      ),
    noteSeen: async ({ added, forgotten, at }) =>
      database.transaction(() => {
        for (const key of added)
          database.run(
            'INSERT INTO seen_appointments (key, at) VALUES (?, ?) ON CONFLICT DO NOTHING',
            wellFormed(key),
            asInstant(at),
          );
        for (const key of forgotten) database.run('DELETE FROM seen_appointments WHERE key = ?', key);
      }),
    pausedRules: async () =>
      database.rows('SELECT rule FROM paused_rules ORDER BY rule').map(({ rule }) => String(rule)),
    pauseRule: async (rule, paused, by, at) =>
      database.transaction(() => {
        const changed = paused
          ? database.run(
              'INSERT INTO paused_rules (rule) VALUES (?) ON CONFLICT DO NOTHING',
              wellFormed(rule),
            )
          : database.run('DELETE FROM paused_rules WHERE rule = ?', rule);
        if (changed > 0) trail.add(rulePausedLine(wellFormed(rule), paused, wellFormed(by), asInstant(at)));
      }),
  };
}

/**
 * Writes down what a case does, inside the transaction that opens it; false, and nothing written, when one of it was
 * done before.
 */
export function claimFollowUps(tables: Tables, kase: Case): boolean {
  const done = doneBy(kase);
  const isTaken = done.some(({ key }) => isDone(tables, key));
  if (isTaken) return false;
  for (const one of done) add(tables, one);
  return true;
}

/** Also when its time was over since: then its key is a hash. */
function isDone({ database, trail }: Tables, key: string): boolean {
  const aged = agedKey(key, trail.secret);
  return database.rows('SELECT 1 FROM follow_ups WHERE key IN (?, ?)', key, aged).length > 0;
}

function add(tables: Tables, { key, rule, patient, at, as }: FollowUpDone): boolean {
  const { database } = tables;
  if (isDone(tables, wellFormed(key))) return false;
  const added = database.run(
    'INSERT INTO follow_ups (key, rule, patient, at, state) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    wellFormed(key),
    wellFormed(rule),
    wellFormed(patient),
    asInstant(at),
    as,
  );
  return added > 0;
}

function doneIn({ database }: Tables, { key, rule, patient, at, state }: Row): FollowUpDone {
  if (state !== 'begun' && state !== 'missed' && state !== 'left')
    throw troubleWith(database.place, 'damaged');
  return { key: String(key), rule: String(rule), patient: String(patient), at: Number(at), as: state };
}
