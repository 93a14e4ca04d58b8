import { withContacts } from '../../core/patients/changed-contacts.ts';
import type { ContactChange, PatientMark } from '../../domain/contact.ts';
import type { Patient } from '../../domain/patient.ts';
import type { Store } from '../../ports/store.ts';
import type { Directory } from '../../ports/world.ts';

/**
 * The practice's patients with what humans set on them in the program (`agent contacts`): a frozen or deceased patient
 * is one for every part of the program, and a changed address is theirs. Without any of it the list is given as it is.
 */
export function markedDirectory(
  directory: Directory,
  store: Pick<Store, 'marks' | 'contactChanges'>,
): Directory {
  let last: { patients: readonly Patient[]; set: string; marked: readonly Patient[] } | null = null;
  return {
    patients: async () => {
      const patients = await directory.patients();
      const [marks, changes] = [await store.marks(), await store.contactChanges()];
      if (marks.length === 0 && changes.length === 0) return patients;
      const set = JSON.stringify([marks, changes]);
      if (last === null || last.patients !== patients || last.set !== set)
        last = { patients, set, marked: withMarks(withChanges(patients, changes), marks) };
      return last.marked;
    },
  };
}

function withChanges(patients: readonly Patient[], changes: readonly ContactChange[]): readonly Patient[] {
  const changed = new Set(changes.map(({ patient }) => patient));
  return patients.map((patient) => (changed.has(patient.id) ? withContacts(patient, changes) : patient));
}

function withMarks(patients: readonly Patient[], marks: readonly PatientMark[]): readonly Patient[] {
  return patients.map((patient) => {
    const set = marks.filter((mark) => mark.patient === patient.id).map(({ flag }) => flag);
    const flags = [...new Set([...patient.flags, ...set])];
    return set.length === 0 ? patient : { ...patient, flags };
  });
}
