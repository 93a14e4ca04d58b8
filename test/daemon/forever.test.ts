import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bell } from '../../src/daemon/bell.ts';
import { backOff, forever, type Setback } from '../../src/daemon/forever.ts';
import { Refused, Unreachable } from '../../src/domain/errors.ts';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import { fakeMachine } from './fake-machine.ts';

const ANSWERS = {
  away: () => Promise.reject(new Unreachable('The server does not answer.')),
  refused: () => Promise.reject(new Refused('The server refuses the password.')),
};

function trying(answers: (keyof typeof ANSWERS | 'well')[]) {
  const machine = fakeMachine();
  const stop = new AbortController();
  const again = bell();
  const setbacks: Setback[] = [];
  let attempts = 0;
  const attempt = async (well: () => void) => {
    const answer = answers[attempts] ?? 'well';
    attempts += 1;
    if (answer !== 'well') return ANSWERS[answer]();
    well();
    await machine.wait(HOUR, stop.signal);
  };
  const ended = forever({
    machine,
    attempt,
    failed: (setback) => setbacks.push(setback),
    stop: stop.signal,
    again,
  });
  return { machine, setbacks, again, stop, ended, attempts: () => attempts };
}

describe('trying again', () => {
  it('waits between one second and five minutes, longer after each failure', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (failures, dice) => {
          const pause = backOff(failures, dice);
          expect(pause).toBeGreaterThanOrEqual(1000);
          expect(pause).toBeLessThanOrEqual(5 * MINUTE);
        },
      ),
    );
    expect([1, 2, 3, 9, 50].map((failures) => backOff(failures, 1))).toEqual([
      2000, 4000, 8000, 300_000, 300_000,
    ]);
  });

  it('begins again with short pauses once it got through', async () => {
    const { machine, setbacks } = trying(['away', 'away', 'away', 'well', 'away']);
    await machine.pass(MINUTE);
    await machine.pass(HOUR);
    expect(setbacks.map(({ failures }) => failures)).toEqual([1, 2, 3, 1]);
  });

  it('stops asking after three refusals, and looks once an hour', async () => {
    const { machine, setbacks, attempts } = trying(Array(20).fill('refused'));
    await machine.pass(MINUTE);
    expect(attempts()).toBe(3);
    expect(setbacks.map(({ givenUp }) => givenUp)).toEqual([false, false, true]);
    await machine.pass(HOUR);
    expect(attempts()).toBe(4);
  });

  it('tries at once when a person says so', async () => {
    const { machine, again, attempts, setbacks } = trying(['refused', 'refused', 'refused']);
    await machine.pass(MINUTE);
    again.ring();
    await machine.pass(0);
    expect(attempts()).toBe(4);
    expect(setbacks).toHaveLength(3);
  });

  it('does not take an outage between two refusals for a third refusal', async () => {
    const { machine, setbacks } = trying(['refused', 'refused', 'away', 'refused']);
    await machine.pass(10 * MINUTE);
    expect(setbacks.some(({ givenUp }) => givenUp)).toBe(false);
  });

  it('ends in the middle of a pause when it is told to', async () => {
    const { machine, stop, ended } = trying(Array(20).fill('refused'));
    await machine.pass(MINUTE);
    stop.abort();
    await expect(ended).resolves.toBeUndefined();
  });
});
