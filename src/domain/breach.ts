import type { CaseId } from './case.ts';
import { HOUR, type Instant } from './time.ts';

/** The authority hears of a breach within 72 hours of its being known, unless there is no risk (art. 33 GDPR, R-25). */
export const NOTIFY_WITHIN = 72 * HOUR;

/** A case by which it was known, or the number of one that a person noted: "b-1". */
export type BreachId = CaseId | `b-${number}`;

/** A breach of personal data that is noted with its clock until a person closes it (art. 33 (5) GDPR, handbook R-25). */
export interface Breach {
  readonly id: BreachId;
  /** When it was noticed: the 72 hours begin here. */
  readonly known: Instant;
  /** When it was written down here. */
  readonly noted: Instant;
  /** What happened, in a person's words; empty when a case tells it. */
  readonly what: string;
  /** Whom it touches, in a person's words; empty when nobody said. */
  readonly whom: string;
  readonly by: string;
  readonly closed: BreachClosed | null;
}

export interface BreachClosed {
  readonly at: Instant;
  readonly by: string;
  /** What was decided: told to the authority, to the people, or why not. */
  readonly how: string;
}

/** How many wait for a person, and until when the first of them is to be notified. */
export interface OpenBreaches {
  readonly open: number;
  readonly until: Instant;
}

/** How many are open, and until when the first of them is to be notified; null when none is. */
export function openBreaches(breaches: readonly Breach[]): OpenBreaches | null {
  const open = breaches.filter(({ closed }) => closed === null);
  if (open.length === 0) return null;
  return { open: open.length, until: Math.min(...open.map(({ known }) => known)) + NOTIFY_WITHIN };
}
