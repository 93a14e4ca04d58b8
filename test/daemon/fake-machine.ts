import type { Machine } from '../../src/daemon/machine.ts';
import type { Instant } from '../../src/domain/time.ts';

export interface FakeMachine extends Machine {
  /** Lets time pass: who waits is woken when its time has come, in order. */
  readonly pass: (milliseconds: number) => Promise<void>;
  /** Somebody turns the wall clock. */
  readonly turn: (milliseconds: number) => void;
  /** Milliseconds of the waits that were begun. */
  readonly waits: readonly number[];
}

interface Sleeper {
  readonly due: number;
  readonly wake: () => void;
}

/** A machine whose clocks stand still until they are told. */
export function fakeMachine(start: Instant = Date.parse('2026-11-24T08:00:00Z'), dice = 0.5): FakeMachine {
  let steady = 0;
  let turned = 0;
  let sleepers: readonly Sleeper[] = [];
  const waits: number[] = [];
  const settle = async () => {
    for (let n = 0; n < 30; n += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    now: () => start + steady + turned,
    monotonic: () => steady,
    dice: () => dice,
    waits,
    wait: (milliseconds, ...signals) =>
      new Promise((resolve) => {
        if (signals.some(({ aborted }) => aborted)) return resolve();
        waits.push(milliseconds);
        const wake = () => {
          sleepers = sleepers.filter((one) => one !== sleeper);
          for (const signal of signals) signal.removeEventListener('abort', wake);
          resolve();
        };
        const sleeper = { due: steady + milliseconds, wake };
        sleepers = [...sleepers, sleeper];
        for (const signal of signals) signal.addEventListener('abort', wake);
      }),
    pass: async (milliseconds) => {
      const end = steady + milliseconds;
      await settle();
      for (;;) {
        const [next] = sleepers.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due);
        if (next === undefined) break;
        steady = Math.max(steady, next.due);
        next.wake();
        await settle();
      }
      steady = end;
      await settle();
    },
    turn: (milliseconds) => {
      turned += milliseconds;
    },
  };
}
