// Times that can be given (handbook §4.1, R-50 … R-53). A slot lies inside open hours and overlaps nothing that is taken,
// held or not understood; buffers keep their distance too.

import type { AgendaWarning, Occurrence, Slot } from '../../domain/agenda.ts';
import type { Practice, Practitioner, SlotType } from '../../domain/practice.ts';
import type { SlotQuery } from '../../domain/situation.ts';
import { DAY, type Instant, MINUTE, type Span } from '../../domain/time.ts';
import { busySpans, firstEndingAfter, merge, takenFrom } from './busy.ts';
import { type Candidate, choose } from './choose.ts';
import { type OpenRange, openRanges } from './open-hours.ts';
import { fitOf } from './wish-fit.ts';
import { ianaRules } from './zone-rules.ts';

export interface SlotsInput {
  readonly practice: Practice;
  readonly occurrences: readonly Occurrence[];
  readonly warnings: readonly AgendaWarning[];
  /** Times kept for patients who have not answered yet. */
  readonly holds: readonly Slot[];
  /** Taken besides, for every practitioner: the busy time of feeds. */
  readonly busy?: readonly Span[];
  readonly now: Instant;
  readonly query: SlotQuery;
}

interface Search {
  readonly input: SlotsInput;
  readonly type: SlotType;
  /** Milliseconds. */
  readonly length: number;
  readonly within: Span;
  /** Gaps shorter than this are of no use to anybody; milliseconds. */
  readonly useful: number;
}

/** Free slots that fit the query, best first, at most `query.count`. An unknown slot type or practitioner has none. */
export function freeSlots(input: SlotsInput): readonly Slot[] {
  const { practice, query } = input;
  const type = practice.slotTypes.find(({ id }) => id === query.type);
  if (type === undefined || query.count <= 0) return [];
  const search: Search = {
    input,
    type,
    length: Math.max(type.duration, query.minutes ?? 0) * MINUTE,
    within: bookable(input),
    useful: Math.min(...practice.slotTypes.map(({ duration }) => duration)) * MINUTE,
  };
  const candidates = practice.practitioners
    .filter(({ id }) => query.practitioner === null || query.practitioner === id)
    .flatMap((practitioner) => candidatesOf(search, practitioner));
  return choose(candidates, query.count);
}

/** From the notice to the end of the last day of the horizon. */
export function bookable({ practice, now, query }: Pick<SlotsInput, 'practice' | 'now' | 'query'>): Span {
  const { notice, horizon, firstVisitNotice, firstVisitHorizon } = practice.booking;
  const clock = ianaRules(practice.zone);
  const today = Math.floor(clock.toLocal(now) / DAY) * DAY;
  const days = query.firstVisit ? firstVisitHorizon : horizon;
  return {
    start: now + (query.firstVisit ? firstVisitNotice : notice) * MINUTE,
    end: clock.toInstant(today + (days + 1) * DAY),
  };
}

function candidatesOf(search: Search, practitioner: Practitioner): readonly Candidate[] {
  const { practice } = search.input;
  const taken = takenTime(search, practitioner);
  return openRanges(practice, practitioner, search.within).flatMap((range) =>
    startsIn(range, search).flatMap((localStart) =>
      candidateAt(search, practitioner, { range, taken, localStart }),
    ),
  );
}

/** Everything that takes the practitioner's time, merged. The window reaches a day beyond, for buffers. */
function takenTime({ input, within }: Search, practitioner: Practitioner): readonly Span[] {
  const window = { start: within.start - DAY, end: within.end + DAY };
  const held = input.holds.filter((hold) => hold.practitioner === practitioner.id);
  return merge([
    ...busySpans({ ...takenFrom(practitioner, input.practice, input), window }),
    ...(input.busy ?? []),
    ...held,
  ]);
}

function startsIn({ localStart, localEnd }: OpenRange, { type, length }: Search): readonly number[] {
  const starts: number[] = [];
  const step = Math.max(1, type.step) * MINUTE;
  for (let local = localStart; local + length <= localEnd; local += step) starts.push(local);
  return starts;
}

interface Place {
  readonly range: OpenRange;
  readonly taken: readonly Span[];
  readonly localStart: number;
}

function candidateAt(search: Search, practitioner: Practitioner, place: Place): readonly Candidate[] {
  const { input, type, length, within } = search;
  const { range, taken, localStart } = place;
  const fit = fitOf({ localStart, localEnd: localStart + length }, input.query.wishes);
  if (fit === null) return [];
  const clock = ianaRules(input.practice.zone);
  const start = clock.toInstant(localStart);
  const slot = { start, end: start + length, practitioner: practitioner.id, type: type.id };
  const skippedHour = clock.toLocal(start) !== localStart;
  if (skippedHour || slot.end > range.end || start < within.start || slot.end > within.end) return [];
  const needed = { start: start - type.bufferBefore * MINUTE, end: slot.end + type.bufferAfter * MINUTE };
  const next = firstEndingAfter(taken, needed.start);
  if ((taken[next]?.start ?? Number.POSITIVE_INFINITY) < needed.end) return [];
  return [
    {
      slot,
      localStart,
      fit,
      cost: costOf(search, needed, { range, before: taken[next - 1], after: taken[next] }),
    },
  ];
}

interface Neighbours {
  readonly range: OpenRange;
  readonly before: Span | undefined;
  readonly after: Span | undefined;
}

/** What a slot does to its day: best right beside an appointment, then at the edge of the hours; worst when it leaves
 * a gap on one side that is too short for anybody. */
function costOf({ useful }: Search, needed: Span, { range, before, after }: Neighbours): number {
  const earlier = Math.max(before?.end ?? Number.NEGATIVE_INFINITY, range.start);
  const later = Math.min(after?.start ?? Number.POSITIVE_INFINITY, range.end);
  const gaps = [Math.max(0, needed.start - earlier), Math.max(0, later - needed.end)];
  const beside = before?.end === needed.start || after?.start === needed.end;
  const place = beside ? 0 : gaps.includes(0) ? 1 : 2;
  return place + 4 * gaps.filter((gap) => gap > 0 && gap < useful).length;
}
