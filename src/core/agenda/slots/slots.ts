// Times that can be given (handbook §4.1, R-50 … R-53). A slot lies inside open hours and overlaps nothing that is taken,
// held or not understood; buffers keep their distance too.

import type { AgendaWarning, Appointment, Occurrence, Slot } from '../../../domain/agenda.ts';
import type { Practice, Practitioner, SlotType } from '../../../domain/practice.ts';
import type { SlotQuery } from '../../../domain/situation.ts';
import { DAY, type Instant, MINUTE, type Span } from '../../../domain/time.ts';
import type { Availability } from '../icalendar/availability.ts';
import { type OpenRange, replacementOn } from '../open/open-hours.ts';
import { openTime } from '../open/open-time.ts';
import { ianaRules } from '../zones/zone-rules.ts';
import { firstEndingAfter } from './busy.ts';
import { type Candidate, choose } from './choose.ts';
import { canCome } from './own-time.ts';
import { takenTime } from './taken.ts';
import { fitOf, nearestTo } from './wish-fit.ts';

export interface SlotsInput {
  readonly practice: Practice;
  readonly occurrences: readonly Occurrence[];
  readonly warnings: readonly AgendaWarning[];
  /** Times kept for patients who have not answered yet. */
  readonly holds: readonly Slot[];
  /** Taken besides, for every practitioner: the busy time of feeds. */
  readonly busy?: readonly Span[];
  /** What the calendar files say of their open time (RFC 7953). */
  readonly availability?: readonly Availability[];
  /** What the patient has already, with whomever. */
  readonly own?: readonly Appointment[];
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
  return input.query.count <= 0 ? [] : choose(candidatesIn(input, bookable(input)), input.query.count);
}

/** Every free slot inside a stretch of time that fits the query, whatever the notice, the horizon and `query.count`. */
export function everySlot(input: SlotsInput, within: Span): readonly Slot[] {
  return candidatesIn(input, within).map(({ slot }) => slot);
}

function candidatesIn(input: SlotsInput, within: Span): readonly Candidate[] {
  const { practice, query } = input;
  const type = practice.slotTypes.find(({ id }) => id === query.type);
  if (type === undefined) return [];
  const search: Search = {
    input,
    type,
    length: Math.max(type.duration, query.minutes ?? 0) * MINUTE,
    within,
    useful: Math.min(...practice.slotTypes.map(({ duration }) => duration)) * MINUTE,
  };
  const isForThem = canCome(input.own ?? [], query.moving);
  return practice.practitioners
    .filter(({ id }) => query.practitioner === null || query.practitioner === id)
    .flatMap((practitioner) => candidatesOf(search, practitioner))
    .filter(({ slot }) => isForThem(slot));
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
  const { input, type, within } = search;
  const taken = takenByCapacity(search, practitioner);
  return openTime({ ...input, within }, practitioner, type).flatMap((range) =>
    startsIn(range, search).flatMap((localStart) =>
      candidateAt(search, practitioner, { range, taken: taken(range.capacity), localStart }),
    ),
  );
}

/** Taken time for ranges of this many places. The window reaches a day beyond, for buffers. */
function takenByCapacity(
  { input, type, within }: Search,
  practitioner: Practitioner,
): (capacity: number) => readonly Span[] {
  const window = { start: within.start - DAY, end: within.end + DAY };
  const known = new Map<number, readonly Span[]>();
  return (capacity) => {
    const taken =
      known.get(capacity) ?? takenTime({ ...input, practitioner, type: { ...type, capacity }, window });
    known.set(capacity, taken);
    return taken;
  };
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
  const ask = input.query.nearest === true ? nearestTo : fitOf;
  const fit = ask({ localStart, localEnd: localStart + length }, input.query.wishes);
  if (fit === null) return [];
  const clock = ianaRules(input.practice.zone);
  const start = clock.toInstant(localStart);
  const by = replacementOn(practitioner, range.day);
  const slot = {
    ...{ start, end: start + length, practitioner: practitioner.id, type: type.id },
    ...(by === null ? {} : { replacement: by.name }),
  };
  const skippedHour = clock.toLocal(start) !== localStart;
  if (skippedHour || slot.end > range.end || start < within.start || slot.end > within.end) return [];
  const needed = { start: start - type.bufferBefore * MINUTE, end: slot.end + type.bufferAfter * MINUTE };
  const next = firstEndingAfter(taken, needed.start);
  if ((taken[next]?.start ?? Number.POSITIVE_INFINITY) < needed.end) return [];
  const around = { range, before: taken[next - 1], after: taken[next] };
  return [{ slot, localStart, fit, ...costOf(search, needed, around) }];
}

interface Neighbours {
  readonly range: OpenRange;
  readonly before: Span | undefined;
  readonly after: Span | undefined;
}

/** What a slot does to its day: best right beside an appointment, then at the edge of the hours; worst when it leaves
 * a gap on one side that is too short for anybody. */
function costOf(
  { useful }: Search,
  needed: Span,
  { range, before, after }: Neighbours,
): Pick<Candidate, 'cost' | 'tears'> {
  const earlier = Math.max(before?.end ?? Number.NEGATIVE_INFINITY, range.start);
  const later = Math.min(after?.start ?? Number.POSITIVE_INFINITY, range.end);
  const gaps = [Math.max(0, needed.start - earlier), Math.max(0, later - needed.end)];
  const beside = before?.end === needed.start || after?.start === needed.end;
  const useless = gaps.filter((gap) => gap > 0 && gap < useful).length;
  return { cost: (beside ? 0 : gaps.includes(0) ? 1 : 2) + 4 * useless, tears: useless > 0 };
}
