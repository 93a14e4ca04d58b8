import type { Address } from './mail.ts';
import type { PatientId } from './patient.ts';
import type { Instant, LocalTime, Span } from './time.ts';

/** An event, or one date of a series, by its names (RFC 5545 §3.8.4.7, §3.8.4.4). */
export interface EventName {
  readonly uid: string;
  /** Local start of the original occurrence, as in `Occurrence`; null for events that do not recur. */
  readonly recurrenceId: LocalTime | null;
}

/** An appointment as it is told to a patient's own calendar. */
export interface ToldEvent extends EventName, Span {
  /** When the date of a series would have begun; null for events that do not recur. */
  readonly original: Instant | null;
  /** SEQUENCE (RFC 5546 §2.1.4). */
  readonly sequence: number;
}

/** What the calendar of one address was last told of one appointment (RFC 5546). */
export interface Invitation extends ToldEvent {
  readonly patient: PatientId;
  /** The one address that got it; later news of the appointment goes there and nowhere else. */
  readonly to: Address;
  /** `unsent`: its letter certainly did not leave. The row stays, so that its number is not given twice. */
  readonly state: 'invited' | 'cancelled' | 'unsent';
  /** What that calendar answered to this number and was done. */
  readonly answer: 'none' | 'accepted';
  readonly at: Instant;
}

/** An appointment that a letter tells of as it stands: where it must lie, or that it must be gone (null). */
export interface ToldAs extends EventName {
  readonly span: Span | null;
}

/** `off`: nobody gets invitations; `opt-in`: who asked for them; `on`: all but those who do not want them. */
export type InvitationMode = 'off' | 'opt-in' | 'on';
