import type { Automatic } from './mail.ts';
import type { DangerClass, RequestKind } from './reading.ts';

/** Why something was decided. `core/explain.ts` turns each into one sentence (CONTRIBUTING.md). */
export type Reason =
  | { readonly code: 'automatic-mail'; readonly as: Automatic }
  /** Its words look like a program's, no header field says so, and the practice knows the address. */
  | { readonly code: 'perhaps-automatic' }
  | { readonly code: 'unreadable-mail'; readonly problem: string }
  | { readonly code: 'too-large' }
  /** The plain and the formatted text of a mail say different things. */
  | { readonly code: 'two-versions' }
  | { readonly code: 'emergency-wording'; readonly class: DangerClass }
  | { readonly code: 'violence-wording' }
  | { readonly code: 'distress' }
  | { readonly code: 'already-answered' }
  | { readonly code: 'frozen' }
  /** Frozen because our letters come back from there. */
  | { readonly code: 'undeliverable' }
  /** A letter of the named case came back; `lasting` when it would again. */
  | { readonly code: 'letter-returned'; readonly case: string; readonly lasting: boolean }
  | { readonly code: 'patient-flag'; readonly flag: string }
  | { readonly code: 'no-author' }
  | { readonly code: 'unknown-sender' }
  /** Unknown, and made to be taken for a patient's address (handbook R-44). */
  | { readonly code: 'look-alike' }
  | { readonly code: 'unproved-sender' }
  | { readonly code: 'several-patients' }
  | { readonly code: 'health' }
  | { readonly code: 'unexplained'; readonly sentences: number }
  | { readonly code: 'disputed' }
  | { readonly code: 'third-party' }
  | { readonly code: 'rights' }
  | { readonly code: 'complaint' }
  | { readonly code: 'clinical' }
  | { readonly code: 'human-wanted' }
  | { readonly code: 'calendar-answer'; readonly why: CalendarDoubt }
  /** The patient's calendar says a second time what was done at the first. */
  | { readonly code: 'calendar-again' }
  /** A human changed an appointment that the patient's calendar was told of. */
  | { readonly code: 'changed-by-hand'; readonly as: 'moved' | 'cancelled' }
  | { readonly code: 'only-a-human'; readonly kind: RequestKind }
  | { readonly code: 'no-approved-answer' }
  | { readonly code: 'which-appointment' }
  | { readonly code: 'no-appointment' }
  /** It is about an appointment in time that a human closed since. */
  | { readonly code: 'closed-time' }
  | { readonly code: 'date-ambiguous' }
  | { readonly code: 'not-offered' }
  /** `hidden`: what is not understood and takes time that may have fitted; `more`: so many others do. */
  | { readonly code: 'no-slot'; readonly hidden?: NotUnderstood }
  | { readonly code: 'too-many-moves' }
  | { readonly code: 'too-many-appointments' }
  | { readonly code: 'agenda-unreadable'; readonly sentence: string }
  /** Something in a calendar file is not understood; `more`: so many others say the same. */
  | ({ readonly code: 'agenda-warning' } & NotUnderstood)
  | { readonly code: 'template-missing'; readonly template: string }
  | { readonly code: 'template-not-approved'; readonly template: string }
  | {
      readonly code: 'suggest-only';
      readonly kind: RequestKind;
      /** It goes alone at other hours, or did until it fell back (`agent autonomy`). */
      readonly since?: 'other-hours' | 'fell-back';
    }
  | { readonly code: 'switched-off'; readonly kind: RequestKind }
  | { readonly code: 'limit-reached'; readonly limit: 'hour' | 'day' | 'person' | 'thread' }
  /** All sending is paused: what would have been done waits for a yes. */
  | { readonly code: 'paused' }
  /** The Sent folder can't be looked at: the practice may have answered by itself. */
  | { readonly code: 'sent-unseen' }
  /** It came before the memory was put back from a backup: it may have been answered then. */
  | { readonly code: 'restored' }
  /** Everything of it was erased at somebody's wish. */
  | { readonly code: 'forgotten' }
  /** A person stopped it before it left. */
  | { readonly code: 'stopped' }
  | { readonly code: 'nothing-asked' }
  | { readonly code: 'thanks-only' }
  | { readonly code: 'understood'; readonly kinds: readonly RequestKind[] }
  /** Several dates planned in one go; `limit` is what the country says of prescriptions (handbook R-56). */
  | {
      readonly code: 'series-planned';
      readonly sessions: number;
      readonly wanted: number;
      readonly moved: number;
      readonly skipped: number;
      readonly limit: PrescriptionLimit | null;
    }
  /** So many dates of a series are left. */
  | { readonly code: 'series-ending'; readonly left: number }
  /** A human closed a time: so many appointments are affected, or this patient's are. */
  | { readonly code: 'absence'; readonly appointments: number }
  /** A human says that the practice runs late. */
  | { readonly code: 'running-late'; readonly minutes: number }
  /** Of the waiting list (handbook §4.6). */
  | { readonly code: 'waiting-list'; readonly why: WaitingWhy }
  /** A follow-up of the practice fell due. */
  | { readonly code: 'follow-up'; readonly rule: string; readonly why: FollowUpWhy }
  /** Something else lies over an appointment at this moment, in words. */
  | { readonly code: 'agenda-conflict'; readonly when: string }
  /** They tell of a death or a loss: nothing unasked leaves, a human answers. */
  | { readonly code: 'loss-told' }
  /** Our letters reach a stranger. */
  | { readonly code: 'wrong-person' }
  /** Answers to the questions before a first visit, filed by a human. */
  | { readonly code: 'questionnaire' }
  /** The patient does not want to keep their usual times (S7). */
  | { readonly code: 'drop-out-answer' }
  /** They answer from the recorded address whether a changed contact came from them. */
  | { readonly code: 'contact-answer'; readonly said: 'yes' | 'no' }
  /** The days named in a request for a renewal run out (K14). */
  | { readonly code: 'renewal-due'; readonly case: string }
  /** The practitioner answered a morning mail or an alert: so many numbers were understood, or the rest is a human's. */
  | { readonly code: 'review-answer'; readonly numbers: number; readonly rest: boolean }
  | { readonly code: 'no-rule' };

/** A place in a calendar file that is not understood, and how many more there are. */
export interface NotUnderstood {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly sentence: string;
  readonly more: number;
}

/** What a prescription allows (handbook R-56): start within 28 days (DE), two months (BE), registration in 30 days (PL). */
export type PrescriptionLimit = 'de-28-days' | 'be-two-months' | 'pl-30-days';

/** Why a calendar's answer (RFC 5546) is a human's. */
export type CalendarDoubt =
  /** It is about no appointment of the proved writer. */
  | 'not-theirs'
  | 'tentative'
  /** Somebody answers who is not the writer. */
  | 'other-attendee'
  /** It speaks of several appointments or people at once. */
  | 'several'
  /** Somebody else is to come. */
  | 'delegated'
  /** An invitation or a cancellation of the patient's own. */
  | 'organises'
  /** The words beside it say something else. */
  | 'contradicts'
  /** It proposes a time that is longer or shorter than the appointment. */
  | 'other-length'
  /** It answers the appointment as it stood before it was moved. */
  | 'moved-since'
  /** It answers an appointment that was cancelled meanwhile. */
  | 'cancelled-since';

/** What becomes of a follow-up that fell due. */
export type FollowUpWhy =
  /** Its letter goes by itself. */
  | 'due'
  /** A human says yes each time. */
  | 'each'
  /** A human says yes the first time for each patient. */
  | 'first-time'
  /** It is something to do. */
  | 'task';

/** What happened on the waiting list. */
export type WaitingWhy =
  /** A time came free: it is offered to the first who can have it. */
  | 'freed'
  /** Many of one day came free at once. */
  | 'cleared'
  /** Asked whether they still wait. */
  | 'asked'
  /** They were asked twice and did not answer. */
  | 'silent'
  /** Three offers without an answer. */
  | 'unanswered'
  /** They do not take the time that was offered. */
  | 'declined'
  | 'kept'
  | 'left'
  | 'joined'
  /** What they answer to an offer of the list means something else. */
  | 'other-words';

export type ReasonCode = Reason['code'];
