import type { Appointment } from '../../domain/agenda.ts';
import { DAY, type Instant, type Span } from '../../domain/time.ts';
import { wasMissed } from '../followups/book.ts';

export interface Missed {
  readonly missed: number;
  readonly of: number;
}

/** Appointments that a human marked as missed, before the program began and since. */
export interface NoShows {
  readonly began: Instant;
  readonly before: Missed;
  readonly since: Missed;
}

/** How far back the time before the program is counted. */
export const BEFORE = 365 * DAY;

/** Null when nothing is marked at all: then the agenda tells nothing of it. */
export function noShows(
  appointments: readonly Appointment[],
  { began, within }: { readonly began: Instant; readonly within: Span },
): NoShows | null {
  const past = appointments.filter(
    ({ occurrence }) => occurrence.status !== 'CANCELLED' && occurrence.end <= within.end,
  );
  if (!past.some(wasMissed)) return null;
  const from = Math.max(began, within.start);
  return {
    began,
    before: missedIn(past, { start: began - BEFORE, end: began }),
    since: missedIn(past, { start: from, end: within.end }),
  };
}

function missedIn(appointments: readonly Appointment[], { start, end }: Span): Missed {
  const there = appointments.filter(({ occurrence }) => occurrence.start >= start && occurrence.start < end);
  return { missed: there.filter(wasMissed).length, of: there.length };
}
