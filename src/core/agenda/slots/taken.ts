// When a practitioner can't be given one more patient of a kind. Groups (capacity above one) are full when as many
// overlap as they hold; whatever is not of the same kind takes the whole time (handbook §4.1, R-53).

import type { AgendaWarning, Occurrence, Slot } from '../../../domain/agenda.ts';
import type { Practice, Practitioner, SlotType } from '../../../domain/practice.ts';
import { MINUTE, type Span } from '../../../domain/time.ts';
import { isReserved, openMarkOf, travelOf } from '../marks.ts';
import { busySpans, merge, takenFrom, takesTime } from './busy.ts';

export interface TakenInput {
  readonly practice: Practice;
  readonly practitioner: Practitioner;
  readonly type: Pick<SlotType, 'id' | 'capacity'>;
  readonly occurrences: readonly Occurrence[];
  readonly warnings: readonly AgendaWarning[];
  readonly holds: readonly Slot[];
  /** Taken besides, for every practitioner. */
  readonly busy?: readonly Span[];
  readonly window: Span;
}

/** Everything that takes the practitioner's time for this kind of appointment, merged, ascending. */
export function takenTime(input: TakenInput): readonly Span[] {
  const { practice, practitioner, type, window } = input;
  const { occurrences, warnings } = takenFrom(practitioner, practice, input);
  const taking = blocking(occurrences, practice);
  const holds = input.holds.filter((hold) => hold.practitioner === practitioner.id);
  const isPlace = type.capacity > 1 ? (one: Occurrence) => isOfType(one, type) : () => false;
  const isHeldPlace = (hold: Slot) => type.capacity > 1 && hold.type === type.id;
  const places = [...taking.filter(isPlace), ...holds.filter(isHeldPlace)];
  return merge([
    ...busySpans({ occurrences: taking.filter((one) => !isPlace(one)), warnings, window }),
    ...(input.busy ?? []),
    ...holds.filter((hold) => !isHeldPlace(hold)),
    ...fullSpans(places, type.capacity),
  ]);
}

/** Occurrences that take time, one without length a usual slot: none that marks an open range; reserved ones always; home visits with their way. */
export function blocking(occurrences: readonly Occurrence[], practice: Practice): readonly Occurrence[] {
  const { openMarks, reservedWords, homeVisits } = practice.agenda;
  if (openMarks.length + reservedWords.length + homeVisits.words.length === 0) {
    return occurrences.filter(takesTime).map((one) => atLeastASlot(one, practice));
  }
  return occurrences.flatMap((written) => {
    const one = atLeastASlot(written, practice);
    if (isReserved(one, practice)) return [{ ...one, transparent: false }];
    if (!takesTime(one) || openMarkOf(one, practice) !== null) return [];
    const travel = travelOf(one, practice) * MINUTE;
    return travel === 0 ? [one] : [{ ...one, start: one.start - travel, end: one.end + travel }];
  });
}

/** An event with a time of day and no end has no length (RFC 5545 §3.6.1), and is somebody's appointment: one usual slot. */
function atLeastASlot(one: Occurrence, { slotTypes: [usual] }: Practice): Occurrence {
  if (!hasNoLength(one)) return one;
  return { ...one, end: one.start + usual.duration * MINUTE };
}

/** Whether an event begins at a time of day and ends at once. */
export function hasNoLength({ allDay, start, end }: Occurrence): boolean {
  return !allDay && start === end;
}

/** An appointment of this kind says so in its categories. */
export function isOfType({ categories }: Occurrence, { id }: Pick<SlotType, 'id'>): boolean {
  return categories.includes(id);
}

/** Where as many of these overlap as there are places. */
export function fullSpans(places: readonly Span[], capacity: number): readonly Span[] {
  const edges = places
    .filter(({ start, end }) => start < end)
    .flatMap(({ start, end }) => [
      { at: start, change: 1 },
      { at: end, change: -1 },
    ])
    .sort((a, b) => a.at - b.at || a.change - b.change);
  const full: Span[] = [];
  let count = 0;
  let since: number | null = null;
  for (const { at, change } of edges) {
    count += change;
    if (since === null && count >= capacity) since = at;
    if (since === null || count >= capacity) continue;
    if (since < at) full.push({ start: since, end: at });
    since = null;
  }
  return full;
}
