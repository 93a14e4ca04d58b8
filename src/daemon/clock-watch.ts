import { MINUTE } from '../domain/time.ts';
import type { Machine } from './machine.ts';

/** Milliseconds by which the two clocks may part before somebody must have turned one, or slept. */
const TOLERANCE = 5000;

/** `slept`: the machine stood still. `turned`: somebody set the clock. */
export interface ClockJump {
  readonly kind: 'slept' | 'turned';
  /** Milliseconds; negative when the clock was set back. */
  readonly by: number;
}

/**
 * Compares the wall clock with one that nobody turns, since the last look. Daylight saving is no jump: it changes what
 * a wall clock shows, not the instant. `planned` is how long the caller meant to wait: a machine whose steady clock
 * goes on in its sleep shows by waking far too late.
 */
export function clockWatch(
  machine: Pick<Machine, 'now' | 'monotonic'>,
): (planned: number) => ClockJump | null {
  let wall = machine.now();
  let steady = machine.monotonic();
  return (planned) => {
    const passedWall = machine.now() - wall;
    const passedSteady = machine.monotonic() - steady;
    wall += passedWall;
    steady += passedSteady;
    const apart = passedWall - passedSteady;
    if (apart > TOLERANCE) return { kind: apart > MINUTE ? 'slept' : 'turned', by: apart };
    if (apart < -TOLERANCE) return { kind: 'turned', by: apart };
    const late = passedSteady - planned;
    return late > MINUTE ? { kind: 'slept', by: late } : null;
  };
}
