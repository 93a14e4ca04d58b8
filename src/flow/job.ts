import type { Case, Stage } from '../domain/case.ts';

/** A case and the part of its plan that is to be done. */
export interface Job {
  readonly kase: Case;
  readonly stage: Stage;
}

/** What earlier steps of the same plan brought about, as far as later ones depend on it. */
export interface Progress {
  readonly alerted: boolean;
}
