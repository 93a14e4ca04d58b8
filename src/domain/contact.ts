import type { MessageClass } from './letter.ts';
import type { PatientFlag, PatientId } from './patient.ts';
import type { Instant } from './time.ts';

/** The classes of handbook §1.9 in their order; S6, marketing, is nothing the program does. */
export const MESSAGE_CLASSES = [
  'S1',
  'S2',
  'S3',
  'S4',
  'S5',
  'S7',
] as const satisfies readonly MessageClass[];

/** A switch that a human set on a patient in the program, beside those of the patients' file. */
export interface PatientMark {
  readonly patient: PatientId;
  readonly flag: PatientFlag;
  readonly by: string;
  readonly at: Instant;
}

/** A human chose a rule for one patient by name: an exercise sheet, a recall. */
export interface Choice {
  readonly patient: PatientId;
  /** Id of a follow-up rule. */
  readonly rule: string;
  readonly by: string;
  readonly at: Instant;
}

export type ContactKind = 'phone' | 'address';

/** A phone number (E.164) or mail address that a mail gives and nobody recorded. Nothing rests on it (handbook R-43). */
export interface ContactProposal {
  readonly kind: ContactKind;
  /** What is recorded of that kind; empty when nothing is, or nobody knows whose mail it is. */
  readonly recorded: readonly string[];
  readonly given: string;
}

/** A human recorded a new phone number or address, having heard it confirmed at the old one (handbook R-43, level 3). */
export interface ContactChange {
  readonly patient: PatientId;
  readonly kind: ContactKind;
  /** In whose place it stands; null when it stands beside what is recorded. */
  readonly from: string | null;
  /** A phone in E.164, or an address. */
  readonly to: string;
  readonly by: string;
  readonly at: Instant;
}

export type Score = 1 | 2 | 3 | 4 | 5;

/** One answer to the survey (S4). The patient is forgotten after three months, the answer after twelve (handbook §1.4). */
export interface SurveyAnswer {
  /** Id of the case of the letter that asked: one answer each, the last one counts. */
  readonly asked: string;
  /** Null once it is detached. */
  readonly patient: PatientId | null;
  /** The rule that asked. */
  readonly rule: string;
  readonly score: Score;
  /** Free words beside it; empty once it is detached. */
  readonly words: string;
  readonly at: Instant;
}

/** `S1` to `S7` without S6, which does not exist here (handbook §1.9). */
export function isMessageClass(text: string): text is MessageClass {
  return (MESSAGE_CLASSES as readonly string[]).includes(text);
}
