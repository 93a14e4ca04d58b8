import { describe, expect, it } from 'vitest';
import { clockWatch } from '../../src/daemon/clock-watch.ts';
import { HOUR, type LocalTime, MINUTE, toInstant } from '../../src/domain/time.ts';
import { fakeMachine } from './fake-machine.ts';

describe('a clock that jumps', () => {
  it('sees nothing odd when both clocks go on alike', async () => {
    const machine = fakeMachine();
    const jumped = clockWatch(machine);
    await machine.pass(30_000);
    expect(jumped(30_000)).toBeNull();
  });

  it('sees that the machine slept, where the steady clock slept with it', () => {
    const machine = fakeMachine();
    const jumped = clockWatch(machine);
    machine.turn(8 * HOUR);
    expect(jumped(30_000)).toEqual({ kind: 'slept', by: 8 * HOUR });
    expect(jumped(0)).toBeNull();
  });

  it('sees that the machine slept, where the steady clock went on', async () => {
    const machine = fakeMachine();
    const jumped = clockWatch(machine);
    await machine.pass(HOUR);
    expect(jumped(30_000)).toEqual({ kind: 'slept', by: HOUR - 30_000 });
  });

  it('sees that somebody set the clock back', () => {
    const machine = fakeMachine();
    const jumped = clockWatch(machine);
    machine.turn(-2 * MINUTE);
    expect(jumped(0)).toEqual({ kind: 'turned', by: -2 * MINUTE });
  });

  it('takes the end of summer time for what it is: no jump', async () => {
    const before = toInstant('2026-10-25T02:59' as LocalTime, 'Europe/Paris');
    const machine = fakeMachine(before);
    const jumped = clockWatch(machine);
    await machine.pass(30_000);
    expect(jumped(30_000)).toBeNull();
    await machine.pass(30_000);
    expect(jumped(30_000)).toBeNull();
  });
});
