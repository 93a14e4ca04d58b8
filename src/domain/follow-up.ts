import type { TaskKind } from './action.ts';
import type { Appointment } from './agenda.ts';
import type { Language } from './language.ts';
import type { LetterFile, MessageClass } from './letter.ts';
import type { Address } from './mail.ts';
import type { PatientId } from './patient.ts';
import type { Instant, LocalDate } from './time.ts';

/** A day counted from something, and the clock time on it; or so many minutes from the moment itself. */
export type Moment =
  | { readonly kind: 'day'; readonly days: number; readonly minute: number }
  | { readonly kind: 'minutes'; readonly minutes: number };

/** What makes a follow-up fall due. Days and minutes count away from the named moment, never negative. */
export type Trigger =
  /** Before an appointment begins. */
  | { readonly kind: 'before'; readonly moment: Moment }
  /** After an appointment ended that was not cancelled. */
  | { readonly kind: 'after'; readonly moment: Moment }
  /** Soon after an appointment was made, by whomever. */
  | { readonly kind: 'booked'; readonly moment: Moment }
  /** A human marked that the patient did not come, for the nth time within a year, or in a row (handbook R-58). */
  | { readonly kind: 'missed'; readonly times: number; readonly inARow?: boolean; readonly moment: Moment }
  /** Has had no coming appointment for so many days (handbook R-58); who came only once is written to by nobody. */
  | { readonly kind: 'without-date'; readonly days: number; readonly minute: number }
  /** So many months after the last visit, with no coming appointment. */
  | { readonly kind: 'last-visit'; readonly months: number; readonly minute: number }
  /** So many sessions of a series are left (R-56). */
  | { readonly kind: 'series-left'; readonly sessions: number; readonly minute: number }
  /** A closure of the practice begins; for those who have an appointment inside (R-61). */
  | { readonly kind: 'closure'; readonly moment: Moment }
  /** The date of a row in one of the practice's lists: documents, invoices, dates. */
  | { readonly kind: 'list'; readonly list: string; readonly moment: Moment };

/** What must be true at the moment of sending. What is left out does not matter. */
export interface Conditions {
  readonly slotTypes?: readonly string[];
  readonly practitioners?: readonly string[];
  readonly languages?: readonly Language[];
  /** Only patients on their first appointment (true), or only those who came before (false). */
  readonly firstVisit?: boolean;
  readonly confirmed?: boolean;
  readonly noFurtherAppointment?: boolean;
  /** The appointment begins before this minute of the day: a reminder on the same morning is of use. */
  readonly beginsBefore?: number;
  /** Only patients for whom a human chose it by name (an exercise sheet, a recall). */
  readonly chosen?: boolean;
}

/** Who says yes: a human each time, once for each patient, or once for the rule. */
export type Approver = 'each' | 'patient' | 'rule';

/** One rule of the practice: when, for whom, what, and how far by itself. */
export interface FollowUpRule {
  readonly id: string;
  /** What the practice reads about it: one sentence. */
  readonly says: string;
  readonly on: boolean;
  readonly trigger: Trigger;
  readonly only: Conditions;
  readonly does:
    | {
        readonly kind: 'message';
        readonly template: string;
        readonly class: MessageClass;
        /** Sent with it unchanged. */
        readonly files: readonly LetterFile[];
        readonly approver: Approver;
      }
    | { readonly kind: 'task'; readonly task: TaskKind };
  /** Minutes after it fell due in which it is still of use; after that it is listed as missed, never sent. */
  readonly usefulFor: number;
  /** Only on days on which the practice works; else on the working day before (`before`) or after. */
  readonly workingDays: boolean;
  /** At most so many to one patient in so many days. */
  readonly limit: { readonly count: number; readonly days: number };
}

/** A row of one of the practice's own lists (`followups/*.csv`): a date, whose, and words that may stand in a letter. */
export interface ListRow {
  readonly list: string;
  /** Unique in the list; an invoice's number, a document's. */
  readonly reference: string;
  readonly patient: PatientId;
  readonly date: LocalDate;
  /** Amount in cents, where the list has one. */
  readonly amount: number | null;
  /** Its ISO 4217 code; null without an amount. */
  readonly currency: string | null;
  readonly line: number;
}

/** What practice.yaml says of one rule: whether it is on, and what differs from how it is written. */
export interface FollowUpSwitch {
  readonly rule: string;
  readonly on: boolean;
  /** Clock time, minutes after midnight. */
  readonly minute: number | null;
  readonly days: number | null;
  readonly template: string | null;
  readonly approver: Approver | null;
}

/** One thing that a rule makes due. `key` is rule, event, occurrence and start: sent at most once, for ever. */
export interface Due {
  readonly rule: FollowUpRule;
  readonly key: string;
  readonly patient: PatientId;
  /** Null when it is about no appointment. */
  readonly appointment: Appointment | null;
  /** The last visit that it is counted from: what the rule asks of an appointment is asked of this one. */
  readonly visit?: Appointment;
  readonly row: ListRow | null;
  readonly due: Instant;
  /** Of no use any more from here on. */
  readonly until: Instant;
}

/** What became of something that was due, once and for ever. */
export interface FollowUpDone {
  readonly key: string;
  readonly rule: string;
  readonly patient: PatientId;
  readonly at: Instant;
  /**
   * `begun`: a case was opened for it. `missed`: it was of no use any more. `left`: a letter of it lies in Sent though
   * the memory knows nothing of it: an older memory was put back.
   */
  readonly as: 'begun' | 'missed' | 'left';
}

/** Why something due is not sent now. */
export type Withheld =
  | 'done-before'
  | 'no-address'
  | 'no-consent'
  | 'stopped'
  | 'frozen'
  | 'human-only'
  | 'limit'
  /** A mail of the patient waits for a human, who may find in it that nothing is owed. */
  | 'mail-waits'
  | 'no-text'
  /** A human must choose the patient for it by name. */
  | 'not-chosen'
  /** What the rule asks of the appointment or the patient is not so. */
  | 'condition'
  /** The practice is closed then, or the practitioner away: the appointment does not take place. */
  | 'closed'
  /** Another letter of that day says when the appointment is. */
  | 'told-same-day'
  | 'paused'
  | 'missed';

/** Where a message goes, and whether it may go without a human's yes. */
export interface Recipient {
  readonly address: Address;
  /** The address is a parent's: the letter speaks of the child's appointment. */
  readonly forChild: boolean;
  readonly alone: boolean;
}

/** How one due thing stands: to be sent now, later, or not, and why. */
export type Standing =
  | { readonly kind: 'now'; readonly due: Due; readonly to: Recipient | null }
  | { readonly kind: 'later'; readonly due: Due; readonly to: Recipient | null; readonly at: Instant }
  | { readonly kind: 'withheld'; readonly due: Due; readonly why: Withheld };

/** What a patient, or a human for them, said about one class of messages (handbook §1.9). */
export interface MessageConsent {
  readonly patient: PatientId;
  readonly class: MessageClass;
  readonly state: 'given' | 'refused';
  readonly at: Instant;
  /** Where it was said. */
  readonly source: 'patients-file' | 'mail' | 'practice';
  /** Who wrote it down. */
  readonly by: string;
}
