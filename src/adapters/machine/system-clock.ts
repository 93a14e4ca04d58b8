import type { Clock } from '../../ports/world.ts';

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };
