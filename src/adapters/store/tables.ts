import type { Instant } from '../../domain/time.ts';
import type { Database } from './database.ts';
import type { Trail } from './trail.ts';

/** What the groups of tables work with. */
export interface Tables {
  readonly database: Database;
  readonly trail: Trail;
  readonly now: () => Instant;
}
