import type { Appointment } from '../../domain/agenda.ts';
import type { Conditions, Due, Trigger } from '../../domain/follow-up.ts';
import type { Patient } from '../../domain/patient.ts';
import type { Practice } from '../../domain/practice.ts';
import { minutesOf, toLocal } from '../../domain/time.ts';
import type { Book } from './book.ts';

interface Seen {
  readonly patient: Patient;
  readonly practice: Practice;
  readonly book: Book;
}

/** The first thing that a rule asks for and that is not so now; null when all of it is. */
export function failing({ rule, appointment, visit }: Due, seen: Seen): keyof Conditions | null {
  const { only } = rule;
  const { patient, practice } = seen;
  if (only.languages !== undefined && !only.languages.includes(patient.language ?? practice.language))
    return 'languages';
  if (appointment !== null) return failingAt(only, appointment, seen);
  if (visit === undefined) return null;
  // Nobody with a coming appointment is counted from their last visit.
  const { noFurtherAppointment: _, ...ofVisit } = only;
  return failingAt(ofVisit, visit, seen);
}

/** What a rule can't ask of an appointment, because what makes it due knows none or only one that is over. */
export function senseless(trigger: Trigger['kind']): readonly (keyof Conditions)[] {
  if (trigger === 'list') return OF_APPOINTMENT;
  return trigger === 'last-visit' || trigger === 'without-date' ? ['confirmed', 'beginsBefore'] : [];
}

const OF_APPOINTMENT: readonly (keyof Conditions)[] = [
  'slotTypes',
  'practitioners',
  'firstVisit',
  'confirmed',
  'noFurtherAppointment',
  'beginsBefore',
];

function failingAt(
  only: Conditions,
  appointment: Appointment,
  { practice, book }: Seen,
): keyof Conditions | null {
  const { occurrence, patient } = appointment;
  const theirs = book.of(patient);
  if (
    only.slotTypes !== undefined &&
    !only.slotTypes.some((type) => occurrence.categories.includes(type.toLowerCase()))
  )
    return 'slotTypes';
  if (only.practitioners !== undefined && !only.practitioners.includes(practitionerOf(appointment, practice)))
    return 'practitioners';
  if (only.firstVisit !== undefined && isFirst(appointment, theirs) !== only.firstVisit) return 'firstVisit';
  if (only.confirmed !== undefined && (occurrence.confirmed === true) !== only.confirmed) return 'confirmed';
  if (
    only.noFurtherAppointment !== undefined &&
    !theirs.some((other) => other.occurrence.start > occurrence.start) !== only.noFurtherAppointment
  )
    return 'noFurtherAppointment';
  if (
    only.beginsBefore !== undefined &&
    minutesOf(toLocal(occurrence.start, practice.zone)) >= only.beginsBefore
  )
    return 'beginsBefore';
  return null;
}

function isFirst({ occurrence }: Appointment, theirs: readonly Appointment[]): boolean {
  return !theirs.some((other) => other.occurrence.start < occurrence.start);
}

/** The practitioner of the agenda that holds it; the only one where there is one. */
function practitionerOf({ occurrence }: Appointment, { practitioners }: Practice): string {
  return occurrence.practitioner ?? (practitioners.length === 1 ? practitioners[0].id : '');
}
