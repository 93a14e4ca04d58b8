import type { Action } from '../../domain/action.ts';
import type { LetterPart } from '../../domain/letter.ts';
import type { Patient } from '../../domain/patient.ts';
import type { Request } from '../../domain/reading.ts';
import type { Reason } from '../../domain/reason.ts';
import type { Situation } from '../../domain/situation.ts';

/** What one request of a mail gets: a paragraph of the one reply, and what is done before it leaves. */
export interface Treatment {
  readonly parts: readonly LetterPart[];
  readonly actions: readonly Action[];
  /** Why a human must say yes first; null when the rules allow it alone. */
  readonly human: Reason | null;
  /** Template of the receipt that may leave while the human answers; null when none does. */
  readonly receipt: string | null;
}

/** A known patient's request in its situation. */
export interface Asked {
  readonly situation: Situation;
  readonly request: Request;
  readonly patient: Patient;
}

/** What the rules allow alone: no human is needed, no receipt leaves. */
export function treated(parts: readonly LetterPart[], actions: readonly Action[] = []): Treatment {
  return { parts, actions, human: null, receipt: null };
}

/** Prepared as far as it goes, and waiting for a human. */
export function prepared(
  reason: Reason,
  parts: readonly LetterPart[] = [],
  actions: readonly Action[] = [],
): Treatment {
  return { parts, actions, human: reason, receipt: null };
}
