// A patient can't be in two places: what they have already is no time for them, whoever receives them there.

import type { Appointment, AppointmentRef } from '../../../domain/agenda.ts';
import { overlap, type Span } from '../../../domain/time.ts';
import { takesTime } from './busy.ts';

/**
 * Whether a patient can come at a time beside what they have. The appointment that moves does not stand in its own way,
 * but the moment it begins now is no other one.
 */
export function canCome(
  appointments: readonly Appointment[],
  moving: AppointmentRef | null = null,
): (slot: Span) => boolean {
  const theirs = appointments.map(({ occurrence }) => occurrence).filter(takesTime);
  return (slot) =>
    theirs.every((one) => {
      const moves = one.uid === moving?.uid && one.recurrenceId === moving.recurrenceId;
      return moves ? one.start !== slot.start : !overlap(one, slot);
    });
}
