// Where a kind of appointment may lie: the ranges the agenda itself marks open, or its VAVAILABILITY (RFC 7953), or the
// hours of the settings; narrowed to what the kind allows (R-50: everything else is invisible).

import type { Occurrence } from '../../../domain/agenda.ts';
import type { Practice, Practitioner, SlotType } from '../../../domain/practice.ts';
import { DAY, MINUTE, type Span, weekdayOf } from '../../../domain/time.ts';
import { type Availability, availableSpans } from '../icalendar/availability.ts';
import { openMarkOf } from '../marks.ts';
import { concerns } from '../slots/busy.ts';
import { ianaRules } from '../zones/zone-rules.ts';
import { type OpenRange, openRanges, rangesOnDays } from './open-hours.ts';

/** An open range for one kind of appointment. */
export interface TypeRange extends OpenRange {
  /** Patients at once. */
  readonly capacity: number;
}

export interface OpenTimeInput {
  readonly practice: Practice;
  readonly occurrences: readonly Occurrence[];
  /** What the calendar files say of it (`availabilityIn`). */
  readonly availability?: readonly Availability[];
  readonly within: Span;
}

interface Opened extends OpenRange {
  readonly types: readonly string[] | null;
  readonly capacity: number | null;
}

/** The ranges in which a practitioner gives this kind of appointment, ascending. */
export function openTime(
  input: OpenTimeInput,
  practitioner: Practitioner,
  type: SlotType,
): readonly TypeRange[] {
  if (type.practitioners !== null && !type.practitioners.includes(practitioner.id)) return [];
  return opened(input, practitioner)
    .filter(({ types }) => types === null || types.includes(type.id))
    .map((range) => ({ ...range, capacity: range.capacity ?? type.capacity }))
    .flatMap((range) => narrowed(input.practice, range, type));
}

/**
 * Patients at once of a kind at a time that somebody has: as many as the widest open range around it holds, where ranges
 * are marked; else as the kind says.
 */
export function capacityAt(
  input: OpenTimeInput,
  practitioner: Practitioner,
  type: SlotType,
): (place: Span) => number {
  if (input.practice.agenda.openMarks.length === 0) return () => type.capacity;
  const ranges = openTime(input, practitioner, type).filter(({ capacity }) => capacity > 1);
  return (place) =>
    Math.max(
      1,
      ...ranges
        .filter(({ start, end }) => start <= place.start && place.end <= end)
        .map(({ capacity }) => capacity),
    );
}

/** How open time is known: the words `agent why` uses. */
export function openedBy(
  input: OpenTimeInput,
  practitioner: Practitioner,
): 'hours' | 'availability' | 'mark' {
  if (input.practice.agenda.openMarks.length > 0) return 'mark';
  return ownAvailability(input, practitioner).length > 0 ? 'availability' : 'hours';
}

/** The ranges in which a practitioner receives at all. */
export function opened(input: OpenTimeInput, practitioner: Practitioner): readonly Opened[] {
  const { practice, within } = input;
  if (practice.agenda.openMarks.length > 0) return markedRanges(input, practitioner);
  const hours = openRanges(practice, practitioner, within);
  const own = ownAvailability(input, practitioner);
  const ranges =
    own.length === 0 ? hours : rangesOnDays(practice, practitioner, availableSpans(hours, own, within));
  return ranges.map((range) => ({ ...range, types: null, capacity: null }));
}

function ownAvailability(
  { availability = [] }: OpenTimeInput,
  { agenda }: Practitioner,
): readonly Availability[] {
  return availability.filter(({ file }) => file === agenda || file.startsWith(`${agenda}/`));
}

function markedRanges(
  { practice, occurrences, within }: OpenTimeInput,
  practitioner: Practitioner,
): readonly Opened[] {
  return occurrences.flatMap((one) => {
    const mark = openMarkOf(one, practice);
    const theirs = one.practitioner === practitioner.id || concerns(one.file, practitioner, practice);
    if (mark === null || !theirs || one.end <= within.start || one.start >= within.end) return [];
    const { types, capacity } = mark;
    return rangesOnDays(practice, practitioner, [one]).map((range) => ({ ...range, types, capacity }));
  });
}

/** The part of a range that lies in the own hours of a kind of appointment. */
function narrowed(practice: Practice, range: TypeRange, { hours }: SlotType): readonly TypeRange[] {
  if (hours === null) return [range];
  const clock = ianaRules(practice.zone);
  const midnight = Math.floor(range.localStart / DAY) * DAY;
  return hours[weekdayOf(range.day)].flatMap(([from, to]) => {
    const localStart = Math.max(range.localStart, midnight + from * MINUTE);
    const localEnd = Math.min(range.localEnd, midnight + to * MINUTE);
    if (localStart >= localEnd) return [];
    return [
      { ...range, localStart, localEnd, start: clock.toInstant(localStart), end: clock.toInstant(localEnd) },
    ];
  });
}
