import { expand } from '../../core/agenda/recurrence/expand.ts';
import { seriesOf } from '../../core/agenda/series/series-uid.ts';
import type { Known } from '../../core/begun/known.ts';
import type { Occurrence } from '../../domain/agenda.ts';
import type { Case } from '../../domain/case.ts';
import { DAY, type Instant } from '../../domain/time.ts';

/** How a planned series stands in the agenda now. */
export interface SeriesStanding {
  readonly kase: Case;
  /** What was planned: the count belongs to the human and never changes by itself (handbook R-57). */
  readonly planned: number;
  /** Dates still to come. */
  readonly left: number;
  readonly dates: readonly SeriesDate[];
}

export interface SeriesDate {
  readonly start: Instant;
  readonly state: 'proposed' | 'past' | 'to-come' | 'cancelled' | 'gone';
}

/** All series that cases have planned, oldest first. A date that was moved is where the agenda has it. */
export function seriesStanding(
  cases: readonly Case[],
  { state, practice, now }: Pick<Known, 'state' | 'practice' | 'now'>,
): readonly SeriesStanding[] {
  const window = { start: now - 400 * DAY, end: now + 500 * DAY };
  const events = state.kind === 'readable' ? expand(state.files, window, practice.zone).occurrences : [];
  const byUid = new Map(events.map((event) => [event.uid, event]));
  return cases.flatMap((kase) => {
    const planned = [...kase.plan, ...kase.proposal].flatMap((action) =>
      action.kind === 'book' && seriesOf(action.uid) === kase.id ? [action] : [],
    );
    if (planned.length === 0 || kase.state === 'refused') return [];
    const dates = planned.map(({ uid, slot }) => dateOf(byUid.get(uid), slot.start, kase, now));
    const left = dates.filter((date) => date.state === 'to-come').length;
    return [{ kase, planned: planned.length, left, dates: dates.toSorted((a, b) => a.start - b.start) }];
  });
}

function dateOf(event: Occurrence | undefined, planned: Instant, kase: Case, now: Instant): SeriesDate {
  if (event === undefined) return { start: planned, state: kase.state === 'waiting' ? 'proposed' : 'gone' };
  if (event.status === 'CANCELLED') return { start: event.start, state: 'cancelled' };
  return { start: event.start, state: event.start > now ? 'to-come' : 'past' };
}
