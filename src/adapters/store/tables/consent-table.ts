import { wellFormed } from '../../../core/audit.ts';
import { isMessageClass } from '../../../domain/contact.ts';
import type { MessageConsent } from '../../../domain/follow-up.ts';
import { isPatientFlag } from '../../../domain/patient.ts';
import type { Store } from '../../../ports/store.ts';
import type { Database, Row } from '../database.ts';
import { asInstant } from '../records.ts';
import { troubleWith } from '../trouble.ts';
import { choiceLine, consentLine, contactLine, markLine } from './audit-lines.ts';
import type { Tables } from './tables.ts';

export type ConsentTable = Pick<
  Store,
  | 'consents'
  | 'recordConsent'
  | 'marks'
  | 'markPatient'
  | 'unmarkPatient'
  | 'choices'
  | 'choose'
  | 'unchoose'
  | 'contactChanges'
  | 'recordContactChange'
  | 'takeBackContactChange'
>;

/** What patients said of classes of messages, and what humans set or chose for them. */
export function consentTable(tables: Tables): ConsentTable {
  return { ...consentRows(tables), ...markRows(tables), ...choiceRows(tables), ...changeRows(tables) };
}

function consentRows({ database, trail }: Tables): Pick<Store, 'consents' | 'recordConsent'> {
  return {
    consents: async (patient) =>
      database
        .rows(
          `SELECT * FROM consents ${patient === undefined ? '' : 'WHERE patient = ?'} ORDER BY number`,
          ...(patient === undefined ? [] : [wellFormed(patient)]),
        )
        .map((row) => consentIn(database, row)),
    recordConsent: async (consent) =>
      database.transaction(() => {
        const { patient, class: kind, state, at, source, by } = consent;
        const [last] = database.rows(
          'SELECT state FROM consents WHERE patient = ? AND class = ? ORDER BY number DESC LIMIT 1',
          wellFormed(patient),
          kind,
        );
        if (last?.state === state) return;
        database.run(
          'INSERT INTO consents (patient, class, state, at, source, recorded_by) VALUES (?, ?, ?, ?, ?, ?)',
          wellFormed(patient),
          kind,
          state,
          asInstant(at),
          source,
          wellFormed(by),
        );
        trail.add(consentLine(consent));
      }),
  };
}

function markRows({ database, trail }: Tables): Pick<Store, 'marks' | 'markPatient' | 'unmarkPatient'> {
  return {
    marks: async () =>
      database.rows('SELECT * FROM marks ORDER BY patient, flag').map(({ patient, flag, set_by, at }) => {
        if (!isPatientFlag(flag)) throw troubleWith(database.place, 'damaged');
        return { patient: String(patient), flag, by: String(set_by), at: Number(at) };
      }),
    markPatient: async (mark) =>
      database.transaction(() => {
        const sql =
          'INSERT INTO marks (patient, flag, set_by, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING';
        const { patient, flag, by, at } = mark;
        if (database.run(sql, wellFormed(patient), flag, wellFormed(by), asInstant(at)) > 0)
          trail.add(markLine(mark, true));
      }),
    unmarkPatient: async (mark) =>
      database.transaction(() => {
        asInstant(mark.at);
        const sql = 'DELETE FROM marks WHERE patient = ? AND flag = ?';
        const lifted = database.run(sql, wellFormed(mark.patient), mark.flag) > 0;
        if (lifted) trail.add(markLine(mark, false));
        return lifted;
      }),
  };
}

function choiceRows({ database, trail }: Tables): Pick<Store, 'choices' | 'choose' | 'unchoose'> {
  return {
    choices: async () =>
      database.rows('SELECT * FROM choices ORDER BY number').map(({ patient, rule, chosen_by, at }) => {
        return { patient: String(patient), rule: String(rule), by: String(chosen_by), at: Number(at) };
      }),
    choose: async (choice) =>
      database.transaction(() => {
        const sql =
          'INSERT INTO choices (patient, rule, chosen_by, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING';
        const { patient, rule, by, at } = choice;
        const fresh = database.run(sql, wellFormed(patient), wellFormed(rule), wellFormed(by), asInstant(at));
        if (fresh > 0) trail.add(choiceLine(choice, true));
      }),
    unchoose: async (choice) =>
      database.transaction(() => {
        asInstant(choice.at);
        const sql = 'DELETE FROM choices WHERE patient = ? AND rule = ?';
        const lifted = database.run(sql, wellFormed(choice.patient), wellFormed(choice.rule)) > 0;
        if (lifted) trail.add(choiceLine(choice, false));
        return lifted;
      }),
  };
}

function changeRows({
  database,
  trail,
}: Tables): Pick<Store, 'contactChanges' | 'recordContactChange' | 'takeBackContactChange'> {
  return {
    contactChanges: async () =>
      database.rows('SELECT * FROM contact_changes ORDER BY number').map((row) => {
        const { patient, kind, instead, given, recorded_by, at } = row;
        if (kind !== 'phone' && kind !== 'address') throw troubleWith(database.place, 'damaged');
        const from = instead === null ? null : String(instead);
        return {
          patient: String(patient),
          kind,
          from,
          to: String(given),
          by: String(recorded_by),
          at: Number(at),
        };
      }),
    recordContactChange: async (change) =>
      database.transaction(() => {
        const { patient, kind, from, to, by, at } = change;
        const fresh = database.run(
          'INSERT INTO contact_changes (patient, kind, instead, given, recorded_by, at) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
          wellFormed(patient),
          kind,
          from === null ? null : wellFormed(from),
          wellFormed(to),
          wellFormed(by),
          asInstant(at),
        );
        if (fresh > 0) trail.add(contactLine(change, true));
      }),
    takeBackContactChange: async (change) =>
      database.transaction(() => {
        asInstant(change.at);
        const sql = 'DELETE FROM contact_changes WHERE patient = ? AND given = ?';
        const lifted = database.run(sql, wellFormed(change.patient), wellFormed(change.to)) > 0;
        if (lifted) trail.add(contactLine(change, false));
        return lifted;
      }),
  };
}

const SOURCES: readonly MessageConsent['source'][] = ['patients-file', 'mail', 'practice'];

function consentIn(database: Database, row: Row): MessageConsent {
  const { patient, state, at, recorded_by } = row;
  const kind = String(row.class);
  const source = SOURCES.find((one) => one === row.source);
  if (!isMessageClass(kind) || source === undefined || (state !== 'given' && state !== 'refused'))
    throw troubleWith(database.place, 'damaged');
  return { patient: String(patient), class: kind, state, at: Number(at), source, by: String(recorded_by) };
}
