import { type Term, type TermKind, termDays, USUAL_TERMS } from '../../domain/privacy.ts';

/** Whether something is kept longer than handbook §1.4 has it, which wants a reason. */
export function isLonger(kind: TermKind, term: Term): boolean {
  return termDays(term) > termDays(USUAL_TERMS[kind]);
}
