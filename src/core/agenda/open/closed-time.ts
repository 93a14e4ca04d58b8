// Time that a human closed because somebody is away (`agent absent`). Our own event stands in it; the appointments under
// it stay in the agenda until new times are chosen, and nobody may be told that they take place.

import type { Action } from '../../../domain/action.ts';
import type { Appointment, AppointmentRef, Occurrence } from '../../../domain/agenda.ts';
import type { LetterPart } from '../../../domain/letter.ts';
import type { Practice } from '../../../domain/practice.ts';
import { overlap } from '../../../domain/time.ts';
import { takenFrom, takesTime } from '../slots/busy.ts';

const OURS = 'closed-';

/** UID of the event that closes one practitioner's time. */
export function closingUid(batch: string, practitioner: string): string {
  return `${OURS}${batch}-${practitioner}@practice-agent`;
}

/** Whether `closingUid` made it: never somebody's appointment. */
export function isClosingUid(uid: string): boolean {
  return uid.startsWith(OURS) && uid.endsWith('@practice-agent');
}

/** Whether an occurrence lies in time that was closed for its practitioner. The closing event itself does not. */
export function closedIn(
  occurrences: readonly Occurrence[],
  practice: Practice,
): (one: Occurrence) => boolean {
  const closings = occurrences.filter((one) => isClosingUid(one.uid) && takesTime(one));
  if (closings.length === 0) return () => false;
  const closed = practice.practitioners.map((practitioner) => ({
    practitioner,
    spans: closings.filter(({ uid }) => uid.endsWith(`-${practitioner.id}@practice-agent`)),
  }));
  return (one) =>
    !isClosingUid(one.uid) &&
    closed.some(
      ({ practitioner, spans }) =>
        spans.some((span) => overlap(span, one)) &&
        takenFrom(practitioner, practice, { occurrences: [one], warnings: [] }).occurrences.length > 0,
    );
}

/** Paragraphs that list all appointments of a patient, without an action that names them. */
export const LISTS: readonly string[] = ['appointments', 'which-appointment'];

/** Paragraphs that tell a patient of appointments of theirs as of something that takes place. */
const RELY: readonly string[] = [...LISTS, 'confirmed', 'offer', 'late-noted', 'freed-offer'];

/** Whether a letter made of these texts tells of the patient's appointments as of something that takes place. */
export function reliesOnAppointments(templates: readonly Pick<LetterPart, 'template'>[]): boolean {
  return templates.some(({ template }) => RELY.includes(template));
}

/** Whether an action keeps one of these appointments. Moving it, cancelling it and giving it up do not. */
export function keepsOneOf(action: Action, closed: readonly Appointment[]): boolean {
  const isClosed = ({ uid, recurrenceId }: AppointmentRef) =>
    closed.some(({ occurrence }) => occurrence.uid === uid && occurrence.recurrenceId === recurrenceId);
  if (action.kind === 'confirm') return isClosed(action.ref);
  if (action.kind !== 'waitlist' || action.change.kind !== 'enter') return false;
  const { replaces } = action.change.entry;
  return replaces !== null && isClosed(replaces.ref);
}
