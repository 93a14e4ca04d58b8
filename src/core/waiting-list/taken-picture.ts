import type { Occurrence } from '../../domain/agenda.ts';
import type { Practice } from '../../domain/practice.ts';
import { DAY, type Instant, MINUTE, type Span } from '../../domain/time.ts';
import type { FreedTime, TakenPicture } from '../../domain/waiting.ts';
import { merge, takenFrom, takesTime } from '../agenda/busy.ts';
import { isHoldUid } from '../agenda/marks.ts';

/** What takes longer is no appointment: a holiday that was deleted frees days that nobody had given up. */
const LONGEST = 240 * MINUTE;

interface Look {
  readonly practice: Practice;
  readonly occurrences: readonly Occurrence[];
  readonly now: Instant;
  /** What lies beyond was not looked at. */
  readonly until: Instant;
}

/** The appointments that take time from now on, by practitioner. Times that we only keep are none. */
export function takenPicture({ practice, occurrences, now, until }: Look): TakenPicture {
  const certain = occurrences.filter(
    (one) => takesTime(one) && !isHoldUid(one.uid) && one.start > now && one.end <= until,
  );
  const taken = practice.practitioners.map((practitioner) => {
    const theirs = takenFrom(practitioner, practice, { occurrences: certain, warnings: [] }).occurrences;
    const spans = theirs.map(({ start, end }) => ({ start, end }));
    return [practitioner.id, spans.toSorted((a, b) => a.start - b.start || a.end - b.end)] as const;
  });
  return { until, taken: Object.fromEntries(taken) };
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

/** The times that were taken by an appointment and are free now, soonest first. Each vanished event is one of them. */
export function freedTimes({ before, after, now, atOnce, dayOf }: Compared): readonly FreedTime[] {
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
