// The only place that tries again what did not answer.

import { Refused } from '../domain/errors.ts';
import { HOUR, MINUTE } from '../domain/time.ts';
import { type Bell, bell } from './bell.ts';
import type { Machine } from './machine.ts';

const SECOND = 1000;
const LONGEST_PAUSE = 5 * MINUTE;

/** So many refusals in a row, and we stop asking: servers lock accounts. */
const REFUSALS = 3;

/** Milliseconds before the next attempt after so many failures: 1 s … 5 min, with full jitter. `dice` is 0 … 1. */
export function backOff(failures: number, dice: number): number {
  const ceiling = Math.min(LONGEST_PAUSE, SECOND * 2 ** Math.min(failures, 20));
  return Math.round(SECOND + dice * (ceiling - SECOND));
}

export interface Setback {
  readonly error: unknown;
  /** In a row. */
  readonly failures: number;
  /** The door is closed to us; only a change outside, or an hour, brings another attempt. */
  readonly givenUp: boolean;
  /** Milliseconds until the next attempt. */
  readonly pause: number;
}

export interface Trying {
  readonly machine: Pick<Machine, 'dice' | 'wait'>;
  /** Goes on as long as all is well, and throws when it is not. Calls `well` whenever it has got through. */
  readonly attempt: (well: () => void) => Promise<void>;
  readonly failed: (setback: Setback) => void;
  readonly stop: AbortSignal;
  /** Rung when trying at once makes sense again: the person changed something, the machine woke. */
  readonly again?: Bell;
}

/** Attempts again and again until told to stop. */
export async function forever({ machine, attempt, failed, stop, again = bell() }: Trying): Promise<void> {
  let failures = 0;
  let refusals = 0;
  const well = () => {
    failures = 0;
    refusals = 0;
  };
  while (!stop.aborted) {
    try {
      await attempt(well);
      well();
    } catch (error) {
      if (stop.aborted) return;
      failures += 1;
      refusals = error instanceof Refused ? refusals + 1 : 0;
      const givenUp = refusals >= REFUSALS;
      const pause = givenUp ? HOUR : backOff(failures, machine.dice());
      again.hush();
      failed({ error, failures, givenUp, pause });
      await machine.wait(pause, stop, again.signal());
    }
  }
}
