import type { Appointment, AppointmentRef } from '../../domain/agenda.ts';

/** How a change names an appointment. */
export function refOf({ occurrence }: Appointment): AppointmentRef {
  return { file: occurrence.file, uid: occurrence.uid, recurrenceId: occurrence.recurrenceId };
}
