import type { Occurrence } from '../../domain/agenda.ts';
import type { Practice, Practitioner } from '../../domain/practice.ts';
import { DAY, type Instant, MINUTE, type Span } from '../../domain/time.ts';
import type { FreedTime, TakenPicture } from '../../domain/waiting.ts';
import { isHoldUid } from '../agenda/marks.ts';
import { capacityAt } from '../agenda/open/open-time.ts';
import { merge, takenFrom } from '../agenda/slots/busy.ts';
import { blocking, fullSpans, isOfType } from '../agenda/slots/taken.ts';
import { grouped } from '../grouped.ts';

/** What takes longer is no appointment: a holiday that was deleted frees days that nobody had given up. */
const LONGEST = 240 * MINUTE;

interface Look {
  readonly practice: Practice;
  readonly occurrences: readonly Occurrence[];
  readonly now: Instant;
  /** What lies beyond was not looked at. */
  readonly until: Instant;
}

/**
 * What nobody can be given from now on, by practitioner: what blocks, and groups where they are full. Open ranges take
 * nothing, and times that we only keep are no appointments.
 */
export function takenPicture(look: Look): TakenPicture {
  const { practice, now, until } = look;
  const coming = look.occurrences.filter((one) => !isHoldUid(one.uid) && one.start > now && one.end <= until);
  const taking = blocking(coming, practice);
  const taken = practice.practitioners.map((practitioner) => {
    const theirs = takenFrom(practitioner, practice, { occurrences: taking, warnings: [] }).occurrences;
    const spans = withGroups(look, practitioner, theirs);
    return [practitioner.id, spans.toSorted((a, b) => a.start - b.start || a.end - b.end)] as const;
  });
  return { until, taken: Object.fromEntries(taken), drawnBy: settingsOf(practice) };
}

/** Appointments, and in place of those that share their time the stretches without a place left. */
function withGroups(look: Look, practitioner: Practitioner, theirs: readonly Occurrence[]): readonly Span[] {
  const { practice, occurrences, now, until } = look;
  const within = { start: now - DAY, end: until };
  const kinds = practice.slotTypes.map((type) => ({
    type,
    capacity: capacityAt({ practice, occurrences, within }, practitioner, type),
  }));
  const placed = theirs.map((one) => {
    const kind = kinds.find(({ type }) => isOfType(one, type));
    const capacity = kind?.capacity(one) ?? 1;
    return { span: { start: one.start, end: one.end }, capacity, group: `${capacity} ${kind?.type.id}` };
  });
  const places = grouped(
    placed.filter(({ capacity }) => capacity > 1),
    ({ group }) => group,
  );
  const full = [...places.values()].flatMap((group) =>
    fullSpans(
      group.map(({ span }) => span),
      group[0]?.capacity ?? 1,
    ),
  );
  return [...placed.filter(({ capacity }) => capacity === 1).map(({ span }) => span), ...full];
}

/** What of practice.yaml decides what takes time. */
function settingsOf({ agenda, slotTypes }: Practice): string {
  const { openMarks, reservedWords, homeVisits } = agenda;
  const places = slotTypes.map(({ id, capacity }) => [id, capacity]);
  return JSON.stringify([openMarks, reservedWords, homeVisits, places]);
}

interface Compared {
  readonly before: TakenPicture;
  readonly after: TakenPicture;
  readonly now: Instant;
  /** So many of one day at once are no cancellations: somebody cleared the day. */
  readonly atOnce: number;
  /** The day an instant lies on, in the practice. */
  readonly dayOf: (instant: Instant) => string;
}

/**
 * The times that were taken by an appointment and are free now, soonest first. Each vanished event is one of them. What
 * only other settings take for free came free by nobody's leaving.
 */
export function freedTimes({ before, after, now, atOnce, dayOf }: Compared): readonly FreedTime[] {
  if (before.drawnBy !== after.drawnBy) return [];
  const found = Object.entries(before.taken).flatMap(([practitioner, spans]) => {
    const left = after.taken[practitioner];
    // A practitioner who is gone from practice.yaml gave nothing up.
    if (left === undefined) return [];
    const standing = merge(left);
    return spans
      .filter(({ start, end }) => start > now && end <= after.until && end - start <= LONGEST)
      .flatMap((span) => without(span, standing))
      .map(({ start, end }) => ({ id: `${practitioner}|${start}|${end}`, practitioner, start, end }));
  });
  const days = found.map(({ start, practitioner }) => `${dayOf(start)} ${practitioner}`);
  const many = (day: string) => days.filter((other) => other === day).length > atOnce;
  const freed = found.map((one, index) => ({
    ...one,
    seen: now,
    cleared: many(days[index] ?? ''),
    state: 'open' as const,
  }));
  const unique = new Map(freed.map((one) => [one.id, one]));
  return [...unique.values()].sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
}

/** What of a span none of the ascending, merged others covers. */
function without(span: Span, others: readonly Span[]): readonly Span[] {
  let rest: readonly Span[] = [span];
  for (const other of others) {
    if (other.start >= span.end) break;
    rest = rest.flatMap((piece) => [
      ...(piece.start < Math.min(piece.end, other.start)
        ? [{ start: piece.start, end: Math.min(piece.end, other.start) }]
        : []),
      ...(Math.max(piece.start, other.end) < piece.end
        ? [{ start: Math.max(piece.start, other.end), end: piece.end }]
        : []),
    ]);
  }
  return rest;
}

/** How far ahead the agenda is looked at: as far as anything is given, in whole days, so that looking changes nothing. */
export function lookUntil({ booking }: Practice, now: Instant): Instant {
  return Math.floor(now / DAY + booking.horizon) * DAY;
}
