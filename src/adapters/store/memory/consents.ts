import { type AuditLine, wellFormed } from '../../../core/audit.ts';
import type { Choice, ContactChange, PatientMark } from '../../../domain/contact.ts';
import type { MessageConsent } from '../../../domain/follow-up.ts';
import type { PatientId } from '../../../domain/patient.ts';
import type { Instant } from '../../../domain/time.ts';
import { asInstant } from '../records.ts';
import { choiceLine, consentLine, contactLine, markLine } from '../tables/audit-lines.ts';
import type { ConsentTable } from '../tables/consent-table.ts';
import { dropFrom } from './kept.ts';

interface OfPatients {
  /** Patients of whom anything is kept here, and when the last of it was written down. */
  readonly saidLast: () => ReadonlyMap<PatientId, Instant>;
  /** Drops all that patients said and humans set for them; returns how many. */
  readonly dropPatient: (patient: PatientId) => number;
}

/** What patients said of classes of messages, and what humans set or chose for them, in memory. */
export function memoryConsents(add: (line: AuditLine) => void): ConsentTable & OfPatients {
  let consents: readonly MessageConsent[] = [];
  const marks = new Map<string, PatientMark>();
  const choices = new Map<string, Choice>();
  const changes = new Map<string, ContactChange>();
  return {
    saidLast: () => {
      const last = new Map<PatientId, Instant>();
      for (const { patient, at } of [
        ...consents,
        ...marks.values(),
        ...choices.values(),
        ...changes.values(),
      ])
        last.set(patient, Math.max(at, last.get(patient) ?? 0));
      return last;
    },
    dropPatient: (patient) => {
      const before = consents.length;
      consents = consents.filter((one) => one.patient !== patient);
      const theirs = (one: { readonly patient: PatientId }) => one.patient === patient;
      const kept = [marks, choices, changes].map((map: Map<string, { readonly patient: PatientId }>) =>
        dropFrom(map, theirs),
      );
      return kept.reduce((sum, count) => sum + count, before - consents.length);
    },
    consents: async (patient) =>
      consents.filter((one) => patient === undefined || one.patient === wellFormed(patient)),
    recordConsent: async (given) => {
      const consent = { ...given, patient: wellFormed(given.patient), by: wellFormed(given.by) };
      asInstant(consent.at);
      const same = (one: MessageConsent) => one.patient === consent.patient && one.class === consent.class;
      if (consents.findLast(same)?.state === consent.state) return;
      consents = [...consents, consent];
      add(consentLine(consent));
    },
    marks: async () => byKey(marks),
    markPatient: async (given) => {
      const mark = { ...given, patient: wellFormed(given.patient), by: wellFormed(given.by) };
      asInstant(mark.at);
      const key = `${mark.patient}\0${mark.flag}`;
      if (marks.has(key)) return;
      marks.set(key, mark);
      add(markLine(mark, true));
    },
    unmarkPatient: async (mark) => {
      asInstant(mark.at);
      const lifted = marks.delete(`${wellFormed(mark.patient)}\0${mark.flag}`);
      if (lifted) add(markLine(mark, false));
      return lifted;
    },
    ...memoryChanges(add, changes),
    choices: async () => [...choices.values()],
    choose: async (given) => {
      const choice = {
        ...given,
        patient: wellFormed(given.patient),
        rule: wellFormed(given.rule),
        by: wellFormed(given.by),
      };
      asInstant(choice.at);
      const key = `${choice.patient}\0${choice.rule}`;
      if (choices.has(key)) return;
      choices.set(key, choice);
      add(choiceLine(choice, true));
    },
    unchoose: async (choice) => {
      asInstant(choice.at);
      const lifted = choices.delete(`${wellFormed(choice.patient)}\0${wellFormed(choice.rule)}`);
      if (lifted) add(choiceLine(choice, false));
      return lifted;
    },
  };
}

function memoryChanges(
  add: (line: AuditLine) => void,
  changes: Map<string, ContactChange>,
): Pick<ConsentTable, 'contactChanges' | 'recordContactChange' | 'takeBackContactChange'> {
  return {
    contactChanges: async () => [...changes.values()],
    recordContactChange: async (given) => {
      const change = {
        ...given,
        patient: wellFormed(given.patient),
        from: given.from === null ? null : wellFormed(given.from),
        to: wellFormed(given.to),
        by: wellFormed(given.by),
      };
      asInstant(change.at);
      const key = `${change.patient}\0${change.to}`;
      if (changes.has(key)) return;
      changes.set(key, change);
      add(contactLine(change, true));
    },
    takeBackContactChange: async (change) => {
      asInstant(change.at);
      const lifted = changes.delete(`${wellFormed(change.patient)}\0${wellFormed(change.to)}`);
      if (lifted) add(contactLine(change, false));
      return lifted;
    },
  };
}

function byKey<T>(kept: ReadonlyMap<string, T>): readonly T[] {
  return [...kept].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, value]) => value);
}
