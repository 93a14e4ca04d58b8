// Whose appointments lie in a time that is closed, and what in it is nobody's for certain.

import type { Appointment, Occurrence } from '../../domain/agenda.ts';
import type { Patient } from '../../domain/patient.ts';
import { DAY, overlap, type Span } from '../../domain/time.ts';
import { appointmentsOf } from '../agenda/appointments.ts';
import { isHoldUid } from '../agenda/marks.ts';
import { isClosingUid } from '../agenda/open/closed-time.ts';
import { expand } from '../agenda/recurrence/expand.ts';
import { takenFrom, takesTime } from '../agenda/slots/busy.ts';
import type { EarlierCase } from './earlier-absences.ts';
import type { Known } from './known.ts';
import type { Affected } from './other-times.ts';

type Seen = Pick<Known, 'practice' | 'state' | 'patients' | 'now'>;

/** Everything in the agendas of those who are away, in a stretch; nothing of an agenda that can't be read. */
export function occurrencesOf(
  { practice, state }: Pick<Seen, 'practice' | 'state'>,
  practitioners: readonly string[],
  window: Span,
): readonly Occurrence[] {
  if (state.kind === 'unreadable') return [];
  const seen = expand(state.files, window, practice.zone, practice.programLanguage);
  const away = practice.practitioners.filter(({ id }) => practitioners.includes(id));
  return [...new Set(away.flatMap((one) => takenFrom(one, practice, seen).occurrences))];
}

export interface Around {
  readonly theirs: readonly Occurrence[];
  readonly overtaken: readonly EarlierCase[];
}

/** Everybody with an appointment in the time, or with new times of an earlier letter in it; the soonest first. */
export function affectedIn(
  { patients, now }: Pick<Seen, 'patients' | 'now'>,
  span: Span,
  { theirs, overtaken }: Around,
): readonly Affected[] {
  const coming = theirs.filter((one) => isAffected(one, now));
  const within = coming.filter((one) => overlap(one, span));
  const occurrencesFor = (patient: Patient) => {
    const again = overtaken.filter(({ kase }) => kase.patient === patient.id).flatMap((one) => one.spans);
    return again.length === 0
      ? within
      : coming.filter((one) => [span, ...again].some((each) => overlap(one, each)));
  };
  return patients
    .map((patient) => ({
      patient,
      appointments: appointmentsOf({ occurrences: occurrencesFor(patient), patient, patients, now }),
    }))
    .filter(({ appointments }) => appointments.length > 0)
    .sort(
      (a, b) => startOf(a.appointments) - startOf(b.appointments) || (a.patient.id < b.patient.id ? -1 : 1),
    );
}

function isAffected(one: Occurrence, now: number): boolean {
  const isOurs = isHoldUid(one.uid) || isClosingUid(one.uid);
  return takesTime(one) && !isOurs && !one.allDay && one.start > now;
}

function startOf([first]: readonly Appointment[]): number {
  return first?.occurrence.start ?? 0;
}

/** Coming events of a closed time that are certainly no patient's, or not certainly anybody's. */
export function unknownOf(
  { patients, now }: Pick<Seen, 'patients' | 'now'>,
  span: Span,
  theirs: readonly Occurrence[],
): readonly Occurrence[] {
  const within = theirs.filter((one) => isAffected(one, now) && overlap(one, span));
  const named = new Set(
    patients.flatMap((patient) =>
      appointmentsOf({ occurrences: within, patient, patients, now }).map(({ occurrence }) => occurrence),
    ),
  );
  return within.filter((one) => !named.has(one)).toSorted((a, b) => a.start - b.start);
}

/** The same of a time that was closed before, as the agenda is now. */
export function unknownIn(
  seen: Seen,
  { span, practitioners }: { readonly span: Span; readonly practitioners: readonly string[] },
): readonly Occurrence[] {
  const window = { start: span.start - DAY, end: span.end + DAY };
  return unknownOf(seen, span, occurrencesOf(seen, practitioners, window));
}
