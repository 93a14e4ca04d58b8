import type { ActionId, ActionRecord, Case, CaseState, Stage } from '../../domain/case.ts';

/** A case and the part of its plan that is to be done. */
export interface Job {
  readonly kase: Case;
  readonly stage: Stage;
  /** Actions that were written down as started together with the plan. */
  readonly begun: readonly ActionId[];
  /**
   * `decided`: straight from the rules, which may be asked again. `agreed`: decided a second time, or a human's yes.
   * `resumed`: put off, or cut off by a crash; whether it is still true is looked at before anything is done.
   */
  readonly turn: 'decided' | 'agreed' | 'resumed';
}

/** What earlier steps of the same plan brought about, as far as later ones depend on it. */
export interface Progress {
  readonly alerted: boolean;
}

/**
 * `done`: everything. `lost`: something did not certainly happen, a human sees why. `later`: put off or paused, the
 * case stays acting. `stale`: nothing was done yet and the agenda is another one, so the rules are to be asked again.
 */
export type Ended = 'done' | 'lost' | 'later' | 'stale';

/** The visible state of a case whose plan came to this end. What did not certainly happen is a human's. */
export function stateAfter({ kase, stage }: Pick<Job, 'kase' | 'stage'>, ended: Ended): CaseState {
  switch (ended) {
    case 'later':
    case 'stale':
      return 'acting';
    case 'lost':
      return 'unknown';
    case 'done':
      return stage === 'approved' ? 'done' : stateOfDecision(kase);
  }
}

function stateOfDecision({ decision }: Case): CaseState {
  switch (decision) {
    case 'act':
      return 'done';
    case 'review':
      return 'waiting';
    case 'ignore':
      return 'set-aside';
  }
}

/** Actions that are done together: all changes of the agenda, or one other action. */
export type Step = readonly ActionRecord[];
