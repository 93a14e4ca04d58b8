import type { Decision } from '../../domain/decision.ts';
import type { Situation } from '../../domain/situation.ts';

/** Looks at a situation; null when it has nothing to say about it. */
export type Rule = (situation: Situation) => Decision | null;
