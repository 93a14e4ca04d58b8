// What is counted of the program's work: moments, kinds and ends, never whom it was about.

import type { CaseState, Origin } from './case.ts';
import type { Decision } from './decision.ts';
import type { ModelWork, RequestKind } from './reading.ts';
import type { ReasonCode } from './reason.ts';
import type { Instant } from './time.ts';

/** One case as a number among others. */
export interface CaseFigures {
  readonly opened: Instant;
  /** When the mail was sent, or when it fell due. */
  readonly sent: Instant;
  readonly origin: Origin['kind'];
  /** What it asks for; none for machines, thanks and what nobody understood. */
  readonly kinds: readonly RequestKind[];
  readonly decision: Decision['kind'];
  readonly reason: ReasonCode;
  /** Null when the model was not asked. */
  readonly model: ModelWork | null;
  readonly state: CaseState;
  /** When the letter left that answers it, and after whose word; null while none did. A receipt is none. */
  readonly answered: { readonly at: Instant; readonly how: 'alone' | 'approved' } | null;
}
