import type { Instant } from '../domain/time.ts';

/** What the daemon needs of the machine; a test gives it another. */
export interface Machine {
  readonly now: () => Instant;
  /** Milliseconds of a clock that nobody turns. Where the system lets it stand still in sleep, so much the better. */
  readonly monotonic: () => number;
  /** 0 … 1. */
  readonly dice: () => number;
  /** Resolves after so many milliseconds, or at once when one of the signals aborts. Never rejects. */
  readonly wait: (milliseconds: number, ...signals: readonly AbortSignal[]) => Promise<void>;
}

/** Milliseconds that `setTimeout` can count. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** The machine the program runs on. */
export const thisMachine: Machine = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  dice: () => Math.random(),
  // No AbortSignal.any: in Node 20 each one leaves something behind in signals that live for months.
  wait: (milliseconds, ...signals) =>
    new Promise((resolve) => {
      if (signals.some(({ aborted }) => aborted)) return resolve();
      const end = () => {
        clearTimeout(timer);
        for (const signal of signals) signal.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, Math.min(milliseconds, LONGEST_TIMER));
      for (const signal of signals) signal.addEventListener('abort', end);
    }),
};
