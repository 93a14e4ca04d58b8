// Two things at one time. Nobody is moved for it: a human is told.

import type { Occurrence } from '../../domain/agenda.ts';
import type { Practice, Practitioner } from '../../domain/practice.ts';
import { type Instant, overlap, type Span } from '../../domain/time.ts';
import { isHoldUid, isReserved } from './marks.ts';
import { takenFrom } from './slots/busy.ts';
import { blocking, fullSpans, hasNoLength, isOfType } from './slots/taken.ts';

export interface Conflict {
  readonly practitioner: string;
  /** A patient's appointment, when one of the two is. */
  readonly appointment: Occurrence;
  readonly other: Occurrence;
  /** The time they share. */
  readonly span: Span;
}

/**
 * Coming appointments of patients that overlap something else of the same practitioner, soonest first. Places of one
 * group conflict only where there are more of them than it holds.
 */
export function conflictsIn(
  occurrences: readonly Occurrence[],
  practice: Practice,
  now: Instant,
): readonly Conflict[] {
  // An event without an end is too little to raise an alarm for.
  return pairsIn(
    occurrences.filter((one) => !hasNoLength(one)),
    practice,
    now,
  ).filter(({ appointment }) => isAppointment(appointment, practice));
}

/**
 * Everything that overlaps, for whoever asks: also two events that nobody entered for a known patient, when both have
 * times of day. Soonest first; `appointment` is the earlier of two such events.
 */
export function overlapsIn(
  occurrences: readonly Occurrence[],
  practice: Practice,
  now: Instant,
): readonly Conflict[] {
  const isTimed = (one: Occurrence) => !one.allDay && !isReserved(one, practice);
  return pairsIn(occurrences, practice, now).filter(
    ({ appointment, other }) =>
      isAppointment(appointment, practice) ||
      (isTimed(appointment) && isTimed(other) && (appointment.uid === '' || appointment.uid !== other.uid)),
  );
}

function pairsIn(occurrences: readonly Occurrence[], practice: Practice, now: Instant): readonly Conflict[] {
  return practice.practitioners
    .flatMap((practitioner) => pairsOf(practitioner, occurrences, practice, now))
    .sort((a, b) => a.span.start - b.span.start);
}

function pairsOf(
  practitioner: Practitioner,
  occurrences: readonly Occurrence[],
  practice: Practice,
  now: Instant,
): readonly Conflict[] {
  const own = takenFrom(practitioner, practice, { occurrences, warnings: [] }).occurrences;
  const coming = own.filter(({ end, uid }) => end > now && !isHoldUid(uid));
  const taking = blocking(coming, practice).toSorted((a, b) => a.start - b.start);
  const crowded = overfull(taking, practice);
  const found: Conflict[] = [];
  for (const [place, one] of taking.entries()) {
    for (let next = place + 1; (taking[next]?.start ?? one.end) < one.end; next += 1) {
      const other = taking[next];
      if (other === undefined || !overlap(one, other) || isSame(one, other)) continue;
      const turned = !isAppointment(one, practice) && isAppointment(other, practice);
      const [appointment, beside] = turned ? ([other, one] as const) : ([one, other] as const);
      const span = { start: other.start, end: Math.min(one.end, other.end) };
      if (sharesGroup(one, other, practice) && !crowded.some((full) => overlap(full, span))) continue;
      found.push({ practitioner: practitioner.id, appointment, other: beside, span });
    }
  }
  return found;
}

function isAppointment(one: Occurrence, practice: Practice): boolean {
  return one.patientId !== null && !isReserved(one, practice);
}

/** The same event read from two files of one agenda. */
function isSame(one: Occurrence, other: Occurrence): boolean {
  return one.uid !== '' && one.uid === other.uid && one.recurrenceId === other.recurrenceId;
}

function sharesGroup(one: Occurrence, other: Occurrence, { slotTypes, agenda }: Practice): boolean {
  const marked = agenda.openMarks.some(({ capacity }) => (capacity ?? 1) > 1);
  return slotTypes.some(
    (type) => (type.capacity > 1 || marked) && isOfType(one, type) && isOfType(other, type),
  );
}

/** Where a group has more people than places. */
function overfull(taking: readonly Occurrence[], { slotTypes, agenda }: Practice): readonly Span[] {
  const marked = Math.max(0, ...agenda.openMarks.map(({ capacity }) => capacity ?? 0));
  return slotTypes.flatMap((type) => {
    const places = taking.filter((one) => isOfType(one, type));
    return fullSpans(places, Math.max(type.capacity, marked) + 1);
  });
}
