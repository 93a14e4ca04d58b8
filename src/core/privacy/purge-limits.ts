import {
  KEPT_KINDS,
  type KeptKind,
  type PurgeLimits,
  type Retention,
  termDays,
} from '../../domain/privacy.ts';
import { DAY, type Instant } from '../../domain/time.ts';

/** The moments before which each kind of thing goes (handbook R-14), by the practice's terms. */
export function purgeLimits(now: Instant, terms: Retention['terms']): PurgeLimits {
  const limits = KEPT_KINDS.map((kind) => [kind, now - termDays(terms[kind]) * DAY] as const);
  return Object.fromEntries(limits) as Record<KeptKind, Instant>;
}
