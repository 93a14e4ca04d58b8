import { type Machine, thisMachine } from '../../src/daemon/machine.ts';
import type { Instant } from '../../src/domain/time.ts';

/** A day in which time passes so many times faster. */
export interface QuickDay {
  /** The real moment at which it began, and the moment its clocks showed then. */
  readonly began: Instant;
  readonly from: Instant;
  readonly faster: number;
}

export function nowIn({ began, from, faster }: QuickDay): Instant {
  return from + (Date.now() - began) * faster;
}

/** Milliseconds that any wait takes at least, so that nothing spins. */
const SHORTEST = 20;

/**
 * The machine on such a day. Waits for the next tick or the next attempt pass faster too; limits on what a server or a
 * disk may take do not, for those are as slow as ever.
 */
export function quickMachine(day: QuickDay): Machine {
  return {
    ...thisMachine,
    now: () => nowIn(day),
    monotonic: () => performance.now() * day.faster,
    wait: (milliseconds, ...signals) => {
      const isLimit = signals.length < 2;
      const quick = Math.max(milliseconds / day.faster, Math.min(milliseconds, SHORTEST));
      return thisMachine.wait(isLimit ? milliseconds : quick, ...signals);
    },
  };
}
