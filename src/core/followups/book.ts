import type { Appointment, Occurrence } from '../../domain/agenda.ts';
import type { PatientId } from '../../domain/patient.ts';
import type { Instant, Span } from '../../domain/time.ts';
import { grouped } from '../grouped.ts';

/** The patients' appointments as the agenda has them now, cancelled ones left out. */
export interface Book {
  /** Soonest first. */
  readonly all: readonly Appointment[];
  /** Each patient's, soonest first. */
  readonly people: ReadonlyMap<PatientId, readonly Appointment[]>;
  readonly of: (patient: PatientId) => readonly Appointment[];
  /** Those that begin in the span. */
  readonly beginning: (within: Span) => readonly Appointment[];
  /** Milliseconds of the longest one. */
  readonly longest: number;
  /** Whether its time was closed since (`agent absent`): it does not take place. */
  readonly isClosed: (one: Appointment) => boolean;
}

/**
 * Of any order in, sorted by their beginning out; `isClosed` asks whether a human closed the time of an event since.
 */
export function bookOf(
  owned: readonly Appointment[],
  isClosed: (one: Occurrence) => boolean = () => false,
): Book {
  const all = owned
    .filter(({ occurrence }) => occurrence.status !== 'CANCELLED')
    .toSorted((one, other) => one.occurrence.start - other.occurrence.start);
  const people = grouped(all, ({ patient }) => patient);
  return sorted(all, people, ({ occurrence }) => isClosed(occurrence));
}

/** The same book with one patient's appointments in it. */
export function bookOfOne({ people, isClosed }: Book, patient: PatientId): Book {
  const theirs = people.get(patient) ?? [];
  return sorted(theirs, new Map([[patient, theirs]]), isClosed);
}

function sorted(all: Book['all'], people: Book['people'], isClosed: Book['isClosed']): Book {
  return {
    all,
    people,
    of: (patient) => people.get(patient) ?? [],
    beginning: ({ start, end }) => all.slice(placeOf(all, start), placeOf(all, end)),
    longest: all.reduce((most, { occurrence }) => Math.max(most, occurrence.end - occurrence.start), 0),
    isClosed,
  };
}

/** How many begin before a moment. */
function placeOf(all: Book['all'], moment: Instant): number {
  let [from, to] = [0, all.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const one = all[middle];
    if (one !== undefined && one.occurrence.start < moment) from = middle + 1;
    else to = middle;
  }
  return from;
}

const MISSED = ['no-show', 'noshow', 'missed', 'absent', 'absence', 'manqué', 'absent(e)'];

/** Whether a human marked that the patient did not come: a category of the event, or its title begins with it. */
export function wasMissed({ occurrence: { categories, summary } }: Appointment): boolean {
  const title = summary.trim().toLowerCase();
  return MISSED.some(
    (word) =>
      categories.includes(word) ||
      (title.startsWith(word) && !/^[\p{L}\p{N}]/u.test(title.slice(word.length))),
  );
}
