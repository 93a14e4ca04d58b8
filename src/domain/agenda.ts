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

/** A source's files are called `source/file.ics`, or as the source itself. */
export function isOfSource(file: string, source: string): boolean {
  return file === source || file.startsWith(`${source}/`);
}

/** What a source still had to come at one reading of the agenda. */
export interface EventCount {
  /** Every occurrence that is still to come, as far as the agenda is looked at. */
  readonly total: number;
  /** Those of events that do not repeat. */
  readonly singles: number;
  /** Start of the last of them; null when there is none, or when it is not known. */
  readonly last: Instant | null;
}

/** By source, as practice.yaml names it; an empty name stands for all sources together (memories of before). */
export type EventCounts = Readonly<Record<string, EventCount>>;

/** What reading the agenda gave. Anything but `readable` means: full, no offer, tell a human (design §1.4). */
export type AgendaState =
  | {
      readonly kind: 'readable';
      readonly files: readonly CalendarFile[];
      /** Fingerprint of everything read; a change names the version it was decided on. */
      readonly version: string;
      /** When the source was last known to be current. */
      readonly readAt: Instant;
      /** When the newest file of each source on this machine was written, by the source's name. */
      readonly written?: Readonly<Record<string, Instant>>;
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
  /** The patient confirmed it (X-PRACTICE-CONFIRMED). */
  readonly confirmed?: true;
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
  /** Who receives in the practitioner's place: the patient is told. */
  readonly replacement?: string;
}

/** Why a moment is or is not free, one line for each cause (`agent why`). */
export type Why =
  | { readonly kind: 'free'; readonly slot: Span }
  | { readonly kind: 'event'; readonly occurrence: Occurrence; readonly rule: string | null }
  | { readonly kind: 'held'; readonly until: Instant; readonly span: Span }
  | { readonly kind: 'closed'; readonly day: string; readonly reason: string }
  /** The practitioner is replaced by somebody with whom the program does not book. */
  | { readonly kind: 'replaced'; readonly by: string }
  /** A working day alone between a holiday and a weekend. */
  | { readonly kind: 'bridge-day' }
  /** Open, and not for this kind of appointment: `only` are its own hours that day, or nothing. */
  | { readonly kind: 'other-type'; readonly type: string; readonly only: readonly string[] }
  /** The agenda says when it is open (RFC 7953, or a marked range), and not then. */
  | { readonly kind: 'not-marked-open'; readonly by: 'availability' | 'mark' }
  /** A range kept for urgencies. */
  | { readonly kind: 'reserved'; readonly occurrence: Occurrence }
  /** A group without a place left. */
  | { readonly kind: 'group-full'; readonly capacity: number; readonly type: string }
  /** The way to or from a patient's home. */
  | { readonly kind: 'travel'; readonly minutes: number; readonly occurrence: Occurrence }
  | { readonly kind: 'outside-hours'; readonly hours: readonly string[] }
  | { readonly kind: 'holiday'; readonly name: string }
  | { readonly kind: 'past' }
  | { readonly kind: 'notice'; readonly minutes: number }
  | { readonly kind: 'horizon'; readonly days: number }
  | { readonly kind: 'buffer'; readonly minutes: number; readonly occurrence: Occurrence }
  | { readonly kind: 'too-short'; readonly needed: number; readonly gap: Span }
  /** Open and free, and no appointment begins at this minute: the starts around it. */
  | { readonly kind: 'other-starts'; readonly starts: readonly Instant[] }
  /** The program does not give this kind by itself. */
  | { readonly kind: 'type-not-open'; readonly type: string }
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
      /** Null for time that is closed and nobody's. */
      readonly patient: PatientId | null;
      /** TENTATIVE for a hold, CONFIRMED for an appointment. */
      readonly status: 'TENTATIVE' | 'CONFIRMED';
      readonly zone: string;
      /** Slot type, when several may share its time: written as CATEGORIES. */
      readonly category?: string;
    }
  | { readonly kind: 'move'; readonly ref: AppointmentRef; readonly from: Span; readonly to: Span }
  | { readonly kind: 'cancel'; readonly ref: AppointmentRef; readonly from: Span }
  | { readonly kind: 'confirm'; readonly ref: AppointmentRef; readonly from: Span }
  /** Takes away the TENTATIVE event of a time we kept: the only thing that is ever deleted, and only our own. */
  | { readonly kind: 'unhold'; readonly ref: AppointmentRef; readonly from: Span };
