// Whose each appointment is, for a whole agenda at once: an index finds who may be meant, `appointments.ts` decides.

import type { Appointment, Occurrence } from '../../domain/agenda.ts';
import type { Patient, PatientId } from '../../domain/patient.ts';
import { belongs, fullName, type Marks, marksOf, wordsOf } from '../agenda/appointments.ts';
import { isHoldUid } from '../agenda/marks.ts';

/** The occurrences that are certainly one patient's, holds and all-day events left out; cancelled ones are among them. */
export function ownedAppointments(
  occurrences: readonly Occurrence[],
  patients: readonly Patient[],
): readonly Appointment[] {
  const known = rememberedOf(patients);
  const found: Appointment[] = [];
  for (const occurrence of occurrences) {
    let appointment = known.owned.get(occurrence);
    if (appointment === undefined) {
      const patient = ownerOf(occurrence, patients, known.index);
      appointment = patient === null ? null : { patient, occurrence };
      known.owned.set(occurrence, appointment);
    }
    if (appointment !== null) found.push(appointment);
  }
  return found;
}

interface Index {
  readonly byId: ReadonlyMap<string, Patient>;
  /** By an address or the first word of a name. */
  readonly bySign: ReadonlyMap<string, readonly Patient[]>;
  readonly marks: Map<PatientId, Marks>;
}

interface Remembered {
  readonly index: Index;
  readonly owned: WeakMap<Occurrence, Appointment | null>;
}

/** The list of patients and the occurrences are the same objects as long as nothing changed. */
const remembered = new WeakMap<readonly Patient[], Remembered>();

function rememberedOf(patients: readonly Patient[]): Remembered {
  const known = remembered.get(patients) ?? { index: indexOf(patients), owned: new WeakMap() };
  remembered.set(patients, known);
  return known;
}

function indexOf(patients: readonly Patient[]): Index {
  const bySign = new Map<string, Patient[]>();
  const add = (sign: string, patient: Patient) => {
    const same = bySign.get(sign);
    if (same === undefined) bySign.set(sign, [patient]);
    else if (same.at(-1) !== patient) same.push(patient);
  };
  for (const patient of patients) {
    for (const { address } of patient.contacts) add(address.toLowerCase(), patient);
    add(fullName(patient)[0] ?? '', patient);
    add(patient.id.toLowerCase(), patient);
  }
  return { byId: new Map(patients.map((patient) => [patient.id, patient])), bySign, marks: new Map() };
}

/** Null when it is nobody's, or may be two people's. */
function ownerOf(occurrence: Occurrence, patients: readonly Patient[], index: Index): PatientId | null {
  if (occurrence.allDay || isHoldUid(occurrence.uid)) return null;
  if (occurrence.patientId !== null)
    return index.byId.has(occurrence.patientId) ? occurrence.patientId : null;
  const signs = [
    ...occurrence.attendees,
    ...wordsOf(occurrence.summary),
    ...occurrence.summary.toLowerCase().split(/[^\p{L}\p{N}_-]+/u),
  ];
  const candidates = new Set(signs.flatMap((sign) => index.bySign.get(sign) ?? []));
  const owners = [...candidates].filter((patient) => belongs(occurrence, marksFor(patient, patients, index)));
  return owners.length === 1 ? (owners[0]?.id ?? null) : null;
}

function marksFor(patient: Patient, patients: readonly Patient[], { marks }: Index): Marks {
  const known =
    marks.get(patient.id) ??
    marksOf(
      patient,
      patients.filter(({ id }) => id !== patient.id),
    );
  marks.set(patient.id, known);
  return known;
}
