// What of the review stands outside the terminal: in the practice's mail program, in a morning mail, on an alert ladder.

import type { CaseId, Seal } from './case.ts';
import type { Instant, LocalDate } from './time.ts';

/** Something of a waiting case that lies in the practice's own mailbox: the prepared reply, or a message to move. */
export interface LaidOut {
  readonly case: CaseId;
  readonly as: 'draft' | 'message';
  readonly messageId: string;
  /** Of what it shows. */
  readonly seal: Seal;
  /** Of its folder when it was last seen there: another number says that the folder is another one (RFC 9051 §2.3.1.1). */
  readonly uidValidity: string;
  /** `left-alone`: whatever becomes of it means nothing any more, and no other one is laid. */
  readonly state: 'lies' | 'missing' | 'left-alone';
  readonly since: Instant;
}

/** A mail to the practitioner with numbers that can be answered. */
export interface MorningMail {
  readonly day: LocalDate;
  readonly messageId: string;
  /** `lost`: nobody knows whether it left; it is not sent again. */
  readonly state: 'leaving' | 'sent' | 'lost' | 'left-out';
  readonly at: Instant;
  /** Answers count until then. */
  readonly until: Instant;
  readonly codes: readonly ReviewCode[];
}

/** One number of a morning mail: good for one case as it stood then, once. */
export interface ReviewCode {
  readonly number: number;
  readonly case: CaseId;
  readonly seal: Seal;
  /** Null until an answer used it; then the mail that did, as its case. */
  readonly used: { readonly by: CaseId; readonly judged: string } | null;
}

/** An alert that goes on until somebody says that they have seen it (handbook §2.2). */
export interface OpenAlert {
  readonly case: CaseId;
  /** One sentence without a patient's words, name or health. */
  readonly sentence: string;
  readonly raised: Instant;
  /** How often it was told after the first time, and when last. */
  readonly times: number;
  readonly told: Instant;
  /** Whether the second person was told. */
  readonly second: boolean;
}
