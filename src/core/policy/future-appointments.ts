import type { Appointment } from '../../domain/agenda.ts';
import type { Practice } from '../../domain/practice.ts';
import { seriesOf } from '../agenda/series/series-uid.ts';

/**
 * Whether a patient has as many coming appointments as the practice lets anybody book ahead (handbook §4.2). Dates of a
 * series are not counted: neither of one that was planned here, nor of an event that repeats.
 */
export function hasEnough(appointments: readonly Appointment[], { booking }: Practice): boolean {
  const single = appointments.filter(
    ({ occurrence: { uid, recurrenceId } }) => seriesOf(uid) === null && recurrenceId === null,
  );
  return single.length >= booking.maxFuture;
}
