import type { Plan } from './action.ts';
import type { Reason } from './reason.ts';

/** What is to become of a mail, a tick or a verdict (design §4). */
export type Decision =
  /** Done without a human. */
  | { readonly kind: 'act'; readonly plan: Plan; readonly reason: Reason }
  /** A human says yes or no to `proposal`; `plan` is done at once (an alert, an approved receipt, a keyword). */
  | { readonly kind: 'review'; readonly plan: Plan; readonly proposal: Plan; readonly reason: Reason }
  /** Nobody needs to do anything. */
  | { readonly kind: 'ignore'; readonly plan: Plan; readonly reason: Reason };
