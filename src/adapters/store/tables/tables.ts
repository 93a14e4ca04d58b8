import type { Instant } from '../../../domain/time.ts';
import type { Store } from '../../../ports/store.ts';
import type { Database } from '../database.ts';
import type { Trail } from './trail.ts';

/** What the groups of tables work with. */
export interface Tables {
  readonly database: Database;
  readonly trail: Trail;
  readonly now: () => Instant;
}

/** What a store does for cases and the actions planned for them. */
export type CaseTable = Pick<
  Store,
  | 'open'
  | 'replan'
  | 'case'
  | 'cases'
  | 'eachCase'
  | 'casesFrom'
  | 'eachSince'
  | 'casesDecided'
  | 'settle'
  | 'actions'
  | 'approve'
  | 'revise'
  | 'mark'
  | 'postpone'
  | 'postponed'
  | 'advance'
  | 'unfinished'
  | 'countSent'
>;
