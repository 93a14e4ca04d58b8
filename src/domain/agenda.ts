import type { PatientId } from './patient.ts';
import type { Instant, LocalTime, Span } from './time.ts';

/** One calendar object source: a file of the practice or a collection on a server. */
export interface CalendarFile {
  /** As the practice names it in `practice.yaml`. */
  readonly name: string;
  /** iCalendar text (RFC 5545), exactly as stored. */
  readonly text: string;
  /** Whose agenda it is; null when the whole practice's. */
  readonly practitioner: string | null;
  /** False for feeds: busy time only. */
  readonly writable: boolean;
}

/** What reading the agenda gave. Anything but `readable` means: full, no offer, tell a human (design §1.4). */
export type AgendaState =
  | {
      readonly kind: 'readable';
      readonly files: readonly CalendarFile[];
      /** Fingerprint of everything read; a change names the version it was decided on. */
      readonly version: string;
      /** When the source was last known to be current. */
      readonly readAt: Instant;
    }
  | {
      readonly kind: 'unreadable';
      readonly sentence: string;
    };

/** One occurrence of an event in a window, exceptions applied (RFC 5545 §3.8.4.4, §3.8.5). */
export interface Occurrence extends Span {
  readonly uid: string;
  /** Local start of the original occurrence in the event's zone; null for events that do not recur. */
  readonly recurrenceId: LocalTime | null;
  readonly allDay: boolean;
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  readonly transparent: boolean;
  readonly summary: string;
  /** `mailto:` values of ATTENDEE, bare and lower case. */
  readonly attendees: readonly string[];
  /** X-PRACTICE-PATIENT: the patient for whom we or the practice's export booked it. */
  readonly patientId: string | null;
  /** CATEGORIES, lower case. */
  readonly categories: readonly string[];
  readonly file: string;
  readonly practitioner: string | null;
  /** Line of BEGIN:VEVENT in the file, from 1. */
  readonly line: number;
}

/** Something in the agenda that could not be fully understood; the time it may cover counts as busy. */
export interface AgendaWarning {
  readonly file: string;
  readonly line: number;
  readonly uid: string;
  readonly sentence: string;
  /** The time taken as busy because of it; null when it can lie anywhere: then everything is busy. */
  readonly span: Span | null;
}

/** A patient's appointment: an occurrence that is certainly theirs. */
export interface Appointment {
  readonly patient: PatientId;
  readonly occurrence: Occurrence;
}

/** A time that can be given. */
export interface Slot extends Span {
  readonly practitioner: string;
  /** Key of the slot type in `practice.yaml`. */
  readonly type: string;
}

/** Why a moment is or is not free, one line for each cause (`agent why`). */
export type Why =
  | { readonly kind: 'free'; readonly slot: Span }
  | { readonly kind: 'event'; readonly occurrence: Occurrence; readonly rule: string | null }
  | { readonly kind: 'held'; readonly until: Instant; readonly span: Span }
  | { readonly kind: 'closed'; readonly day: string; readonly reason: string }
  | { readonly kind: 'outside-hours'; readonly hours: readonly string[] }
  | { readonly kind: 'holiday'; readonly name: string }
  | { readonly kind: 'past' }
  | { readonly kind: 'notice'; readonly minutes: number }
  | { readonly kind: 'horizon'; readonly days: number }
  | { readonly kind: 'buffer'; readonly minutes: number; readonly occurrence: Occurrence }
  | { readonly kind: 'too-short'; readonly needed: number; readonly gap: Span }
  | { readonly kind: 'not-understood'; readonly warning: AgendaWarning }
  | { readonly kind: 'unreadable'; readonly sentence: string };

/** Which occurrence a change is about. */
export interface AppointmentRef {
  readonly file: string;
  readonly uid: string;
  readonly recurrenceId: LocalTime | null;
}

/** A change of the agenda, as data. Times are instants; the file's own zone decides how they are written. */
export type AgendaChange =
  | {
      readonly kind: 'book';
      readonly file: string;
      readonly uid: string;
      readonly span: Span;
      /** What may stand in the title: initials or a code. */
      readonly title: string;
      readonly patient: PatientId;
      /** TENTATIVE for a hold, CONFIRMED for an appointment. */
      readonly status: 'TENTATIVE' | 'CONFIRMED';
      readonly zone: string;
    }
  | { readonly kind: 'move'; readonly ref: AppointmentRef; readonly from: Span; readonly to: Span }
  | { readonly kind: 'cancel'; readonly ref: AppointmentRef; readonly from: Span }
  | { readonly kind: 'confirm'; readonly ref: AppointmentRef; readonly from: Span };
