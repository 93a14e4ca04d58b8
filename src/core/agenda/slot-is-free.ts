import type { AgendaWarning, Occurrence, Slot } from '../../domain/agenda.ts';
import type { Practice } from '../../domain/practice.ts';
import { DAY, type Instant, overlap } from '../../domain/time.ts';
import { takenTime } from './taken.ts';

interface Standing {
  readonly practice: Practice;
  /** Without our own events of kept times (`withoutHolds`). */
  readonly occurrences: readonly Occurrence[];
  readonly warnings: readonly AgendaWarning[];
  /** Times kept for others. */
  readonly holds: readonly Slot[];
  readonly now: Instant;
}

/** Whether nobody has taken this very time meanwhile. Hours and notice are not asked again: it was given once. */
export function slotIsFree({ practice, occurrences, warnings, holds, now }: Standing, slot: Slot): boolean {
  const practitioner = practice.practitioners.find(({ id }) => id === slot.practitioner);
  if (practitioner === undefined || slot.start <= now) return false;
  const type = practice.slotTypes.find(({ id }) => id === slot.type) ?? { id: slot.type, capacity: 1 };
  const window = { start: slot.start - DAY, end: slot.end + DAY };
  const taken = takenTime({ practice, practitioner, type, occurrences, warnings, holds, window });
  return !taken.some((span) => overlap(span, slot));
}
