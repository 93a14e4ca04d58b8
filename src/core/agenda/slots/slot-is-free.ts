import type { AgendaWarning, Occurrence, Slot } from '../../../domain/agenda.ts';
import type { Practice, Practitioner, SlotType } from '../../../domain/practice.ts';
import { DAY, type Instant, MINUTE, overlap } from '../../../domain/time.ts';
import type { Availability } from '../icalendar/availability.ts';
import { type OpenTimeInput, opened, openTime } from '../open/open-time.ts';
import { takenTime } from './taken.ts';

interface Standing {
  readonly practice: Practice;
  /** Without our own events of kept times (`withoutHolds`). */
  readonly occurrences: readonly Occurrence[];
  readonly warnings: readonly AgendaWarning[];
  /** What the calendar files say of their open time (RFC 7953). */
  readonly availability: readonly Availability[];
  /** Times kept for others. */
  readonly holds: readonly Slot[];
  readonly now: Instant;
}

/**
 * Whether this very time can still be given: it lies in open time as the practice and the agenda say now, and
 * nobody has taken it or its buffers meanwhile. Notice, horizon and wishes are not asked again: it was given once.
 */
export function slotIsFree(standing: Standing, slot: Slot): boolean {
  const { practice, now } = standing;
  const practitioner = practice.practitioners.find(({ id }) => id === slot.practitioner);
  if (practitioner === undefined || slot.start <= now) return false;
  const type = practice.slotTypes.find(({ id }) => id === slot.type) ?? null;
  const window = { start: slot.start - DAY, end: slot.end + DAY };
  const needed = {
    start: slot.start - (type?.bufferBefore ?? 0) * MINUTE,
    end: slot.end + (type?.bufferAfter ?? 0) * MINUTE,
  };
  return placesOf({ ...standing, within: window }, practitioner, type)
    .filter(({ start, end }) => start <= slot.start && slot.end <= end)
    .some(({ capacity }) => {
      const kind = { id: slot.type, capacity };
      const taken = takenTime({ ...standing, practitioner, type: kind, window });
      return !taken.some((span) => overlap(span, needed));
    });
}

/** The open ranges; for a kind that practice.yaml does not know any more, all of them, for one patient at a time. */
function placesOf(input: OpenTimeInput, practitioner: Practitioner, type: SlotType | null) {
  if (type !== null) return openTime(input, practitioner, type);
  return opened(input, practitioner).map((range) => ({ ...range, capacity: 1 }));
}
