import type { AppointmentRef, Slot } from './agenda.ts';
import type { ContactProposal, SurveyAnswer } from './contact.ts';
import type { ToldAs } from './invitation.ts';
import type { Letter, LetterFile, MessageClass } from './letter.ts';
import type { Address } from './mail.ts';
import type { PatientId } from './patient.ts';
import type { Instant, Span } from './time.ts';
import type { WaitingChange, WaitingId } from './waiting.ts';
import type { Wish } from './wish.ts';

export type OfferId = string;

/** Times kept for one patient until they answer (handbook R-52). */
export interface Offer {
  readonly id: OfferId;
  readonly patient: PatientId;
  /** Numbered in the letter in this order, from 1 or from `numberedFrom`. */
  readonly slots: readonly Slot[];
  readonly until: Instant;
  readonly madeAt: Instant;
  /** The appointment that moves when one of them is taken; null when it is a new one. */
  readonly replaces: { readonly ref: AppointmentRef; readonly span: Span } | null;
  readonly state: 'open' | 'taken' | 'expired' | 'released';
  /** What the patient asked for: other times in its place are looked for with it. Offers of earlier versions have none. */
  readonly wishes?: readonly Wish[];
  /** The entry of the waiting list that it serves: a time that came free (handbook R-63). */
  readonly waiting?: WaitingId;
  /** The number of its first time, when a letter offers several lists; else 1. */
  readonly numberedFrom?: number;
  /** Its times stand in the agenda too, TENTATIVE. */
  readonly inAgenda?: true;
  /** Numbers of times that a human took back in the agenda: they are not kept any more. */
  readonly takenBack?: readonly number[];
}

/** One thing to do, as data (design §4). Whoever performs it decides nothing. */
export type Action =
  | {
      readonly kind: 'reply';
      readonly letter: Letter;
      /** Sent instead when the alert of the same plan was not accepted: nobody has been told yet (handbook §2.7). */
      readonly unlessAlerted: Letter | null;
      /** Files of the practice that go with it, unchanged. */
      readonly files?: readonly LetterFile[];
      /** Hashes of the rows of the practice's lists that the letter speaks of: when one changed, it does not leave. */
      readonly rows?: readonly string[];
      /** Appointments that this plan does not change and the patient's own calendar is told of with the letter. */
      readonly tells?: readonly ToldAs[];
    }
  | { readonly kind: 'hold'; readonly offer: Offer }
  | { readonly kind: 'release'; readonly offer: OfferId; readonly as: 'taken' | 'released' | 'expired' }
  | { readonly kind: 'book'; readonly patient: PatientId; readonly uid: string; readonly slot: Slot }
  /** An event of ours takes a practitioner's time, so that nobody books it, or gives it back. */
  | {
      readonly kind: 'block';
      readonly uid: string;
      readonly practitioner: string;
      readonly span: Span;
      readonly as: 'closed' | 'open-again';
    }
  | {
      readonly kind: 'move';
      readonly patient: PatientId;
      readonly ref: AppointmentRef;
      readonly from: Span;
      readonly to: Slot;
    }
  | {
      readonly kind: 'cancel';
      readonly patient: PatientId;
      readonly ref: AppointmentRef;
      readonly from: Span;
    }
  | {
      readonly kind: 'confirm';
      readonly patient: PatientId;
      readonly ref: AppointmentRef;
      readonly from: Span;
    }
  /** A keyword on the mail, so that every mail program shows what became of it. */
  | { readonly kind: 'label'; readonly keyword: 'answered' | 'to-review' | 'set-aside' | 'read-me-now' }
  /** Tells a human. Carries no words of the patient (handbook §4.7). */
  | { readonly kind: 'alert'; readonly level: 'red' | 'amber' | 'notice'; readonly about: AlertAbout }
  | {
      readonly kind: 'task';
      readonly task: TaskKind;
      readonly due: Instant | null;
      /** Of a changed contact: what the mail gives, beside what is recorded. */
      readonly contacts?: readonly ContactProposal[];
    }
  | {
      readonly kind: 'waitlist';
      readonly patient: PatientId;
      /** The moment that counts: of entry, of the question, of the answer. */
      readonly entered: Instant;
      readonly change: WaitingChange;
    }
  /** Nothing unasked goes to this address any more; with `classes`, nothing of these. */
  | { readonly kind: 'stop'; readonly address: Address; readonly classes?: readonly MessageClass[] }
  /** What the patient said of a class of messages. */
  | {
      readonly kind: 'consent';
      readonly patient: PatientId;
      readonly class: MessageClass;
      readonly state: 'given' | 'refused';
    }
  | { readonly kind: 'survey'; readonly answer: SurveyAnswer }
  /** No automatic message to this contact until a human lifts it (handbook §2.2). */
  | {
      readonly kind: 'freeze';
      readonly address: Address;
      /**
       * `undeliverable`: our letters come back from there. `loss`: they told of a death or a loss. `wrong-person`:
       * a stranger gets our letters there.
       */
      readonly why:
        | 'emergency'
        | 'human-wanted'
        | 'unsafe-channel'
        | 'undeliverable'
        | 'loss'
        | 'wrong-person';
    };

export type ActionKind = Action['kind'];

export type AlertAbout =
  | 'emergency-wording'
  /** The same while sending is paused: the patient got no text. */
  | 'emergency-held'
  | 'violence'
  /** Something was laid over an appointment. */
  | 'conflict'
  /** A human took away or moved the event of a kept time. */
  | 'hold-taken-back'
  | 'hold-not-shown'
  | 'distress'
  | 'late'
  | 'agenda'
  /** One source of it suddenly holds much less. */
  | 'agenda-shrunk'
  /** Something in it is not understood. */
  | 'agenda-not-understood'
  | 'limit'
  | 'outcome-unknown'
  | 'waiting-list'
  | 'undeliverable'
  /** A death or a loss is told of somebody known; of nobody known. */
  | 'loss-told'
  | 'loss-of-unknown'
  /** Letters of ours reach a stranger. */
  | 'wrong-person'
  /** A prescription's days run out and nobody has answered yet (K14). */
  | 'renewal-due'
  | 'mailbox'
  | 'mailbox-again'
  | 'outbox'
  | 'outbox-again'
  /** A reply was sent by hand, and what it says could not be done. */
  | 'sent-not-done'
  /** A draft was sent by hand although its case was settled. */
  | 'sent-too-late'
  | 'settings';

export type TaskKind =
  | 'renewal'
  | 'document'
  | 'rights'
  | 'complaint'
  | 'call-back'
  | 'contact-change'
  | 'file-document'
  | 'home-visit'
  | 'series'
  | 'survey'
  | 'payment'
  /** Our letters reached somebody else: note it, and judge within 72 hours whether it must be notified. */
  | 'breach'
  | 'other';

export type Plan = readonly Action[];
