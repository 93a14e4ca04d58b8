import type { Language } from './language.ts';
import type { MessageClass } from './letter.ts';
import type { Address } from './mail.ts';
import type { LocalDate } from './time.ts';

export type PatientId = string;

/** What a patient said of invitations for their own calendar; null when nothing. */
export type InvitationWish = 'yes' | 'no' | null;

/** A recorded way to reach someone. */
export interface ContactPoint {
  readonly address: Address;
  /** Whose it is: the patient's own, or a recorded relation's. */
  readonly holder: 'self' | 'parent' | 'carer';
  /** Bounced: nothing is sent there any more. */
  readonly dead: boolean;
}

/** Switches a human sets on a patient (handbook §3.4, §4.2, R-20). */
export const PATIENT_FLAGS = ['human-only', 'confidential', 'frozen', 'deceased', 'unsafe-channel'] as const;
export type PatientFlag = (typeof PATIENT_FLAGS)[number];

/** A word of the patients' file or of the command line. */
export function isPatientFlag(value: unknown): value is PatientFlag {
  return (PATIENT_FLAGS as readonly unknown[]).includes(value);
}

/** What the practice's own list of patients says of one class of messages; it carries no date. */
export interface ListedConsent {
  readonly class: MessageClass;
  readonly state: 'given' | 'refused';
}

export interface Patient {
  readonly id: PatientId;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: LocalDate | null;
  /** null: answer in the language they write. */
  readonly language: Language | null;
  readonly contacts: readonly ContactPoint[];
  readonly phones: readonly string[];
  /** The practitioner they see; null when any. */
  readonly practitioner: string | null;
  readonly flags: readonly PatientFlag[];
  /** Patients with whom this one agreed to share an address by name. */
  readonly sharesWith: readonly PatientId[];
  /** Whether their own calendar is told of their appointments (docs/decisions/0017). */
  readonly invitations: InvitationWish;
  /** What the patients' file says of messages by class (handbook §1.9); left out when nothing. */
  readonly consents?: readonly ListedConsent[];
}

/** Whose mail it is, and how well that is proved (handbook §3.3). Level 3 is a human check and never reached by mail. */
export type Writer =
  /** Unknown, unproved or ambiguous in a way that proves nothing. */
  | {
      readonly kind: 'nobody';
      readonly level: 0;
      /** `look-alike`: unknown, and made to be taken for somebody's address. */
      readonly why: 'unknown' | 'look-alike' | 'unproved' | 'no-author';
      /** For the human's eyes only: whose address it would be if it were proved. */
      readonly perhaps: readonly PatientId[];
    }
  | {
      readonly kind: 'patient';
      readonly level: 1 | 2;
      readonly patient: Patient;
      readonly as: 'self' | 'parent' | 'carer';
      readonly provedBy: 'sender' | 'thread';
    }
  /** One address, several patients, and the mail does not say which. */
  | { readonly kind: 'several'; readonly level: 1; readonly candidates: readonly Patient[] };
