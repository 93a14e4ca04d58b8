import type { AppointmentRef, Slot } from './agenda.ts';
import type { Letter } from './letter.ts';
import type { Address } from './mail.ts';
import type { PatientId } from './patient.ts';
import type { Instant, Span } from './time.ts';

export type OfferId = string;

/** Times kept for one patient until they answer (handbook R-52). */
export interface Offer {
  readonly id: OfferId;
  readonly patient: PatientId;
  /** Numbered from 1 in the letter, in this order. */
  readonly slots: readonly Slot[];
  readonly until: Instant;
  readonly madeAt: Instant;
  /** The appointment that moves when one of them is taken; null when it is a new one. */
  readonly replaces: { readonly ref: AppointmentRef; readonly span: Span } | null;
  readonly state: 'open' | 'taken' | 'expired' | 'released';
}

/** One thing to do, as data (design §4). Whoever performs it decides nothing. */
export type Action =
  | {
      readonly kind: 'reply';
      readonly letter: Letter;
      /** Sent instead when the alert of the same plan was not accepted: nobody has been told yet (handbook §2.7). */
      readonly unlessAlerted: Letter | null;
    }
  | { readonly kind: 'hold'; readonly offer: Offer }
  | { readonly kind: 'release'; readonly offer: OfferId; readonly as: 'taken' | 'released' | 'expired' }
  | { readonly kind: 'book'; readonly patient: PatientId; readonly uid: string; readonly slot: Slot }
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
  | { readonly kind: 'task'; readonly task: TaskKind; readonly due: Instant | null }
  | { readonly kind: 'waitlist'; readonly patient: PatientId; readonly entered: Instant }
  | { readonly kind: 'stop'; readonly address: Address }
  /** No automatic message to this contact until a human lifts it (handbook §2.2). */
  | {
      readonly kind: 'freeze';
      readonly address: Address;
      readonly why: 'emergency' | 'human-wanted' | 'unsafe-channel';
    };

export type ActionKind = Action['kind'];

export type AlertAbout =
  | 'emergency-wording'
  | 'violence'
  | 'distress'
  | 'late'
  | 'agenda'
  | 'limit'
  | 'outcome-unknown';

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
  | 'other';

export type Plan = readonly Action[];
