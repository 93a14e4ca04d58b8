import type { Action, Plan } from './action.ts';
import type { Decision } from './decision.ts';
import type { Address, MailSource } from './mail.ts';
import type { PatientId } from './patient.ts';
import type { Reading } from './reading.ts';
import type { Reason } from './reason.ts';
import type { Instant } from './time.ts';

/** `c-` and twelve hex digits, computed from the mail: the same mail always makes the same case. */
export type CaseId = string;

/** Computed from the case and the step, never random: `<case>-<stage>-<step>`. */
export type ActionId = string;

/** `now`: the plan done at once; `approved`: the proposal after a yes. */
export type Stage = 'now' | 'approved';

export type CaseState = 'acting' | 'waiting' | 'done' | 'set-aside' | 'refused' | 'unknown';

/** Everything kept of one mail and what became of it. */
export interface Case {
  readonly id: CaseId;
  readonly source: MailSource;
  readonly messageId: string | null;
  readonly contentHash: string;
  /** Message-IDs of the thread, oldest first, as far as the mail names them. */
  readonly thread: readonly string[];
  readonly from: Address | null;
  readonly patient: PatientId | null;
  readonly sent: Instant;
  readonly opened: Instant;
  readonly reading: Reading | null;
  readonly decision: Decision['kind'];
  readonly reason: Reason;
  readonly plan: Plan;
  readonly proposal: Plan;
  readonly state: CaseState;
}

/** planned → started → done | failed | unknown (design §5). */
export type ActionState = 'planned' | 'started' | 'done' | 'failed' | 'unknown' | 'skipped';

export interface ActionRecord {
  readonly id: ActionId;
  readonly case: CaseId;
  readonly stage: Stage;
  readonly step: number;
  readonly action: Action;
  readonly state: ActionState;
  /** What came of it, for the human; never the patient's words. */
  readonly note: string;
  readonly at: Instant;
}

/** How an attempt to do something ended. `unknown` is never retried: a human says whether it happened. */
export type Outcome =
  | { readonly kind: 'done'; readonly note: string }
  | { readonly kind: 'failed'; readonly sentence: string; readonly retry: boolean }
  | { readonly kind: 'unknown'; readonly sentence: string }
  /** Nothing was done because the world changed since the decision: decide again. */
  | { readonly kind: 'stale'; readonly sentence: string };

/** What the practitioner says of a waiting case. */
export type Verdict =
  | { readonly kind: 'approve'; readonly case: CaseId; readonly by: string; readonly at: Instant }
  | {
      readonly kind: 'refuse';
      readonly case: CaseId;
      readonly by: string;
      readonly at: Instant;
      readonly note: string;
    };
