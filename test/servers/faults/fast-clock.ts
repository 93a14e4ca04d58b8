// Imported first: time runs faster in this process, clocks and timers alike, so that the waits of the program as it
// ships (a minute before a second attempt, half a minute for a silent server) pass in seconds.

import { Socket } from 'node:net';

/** Milliseconds that pass at once at SIGUSR2. */
const SKIP = 16 * 60_000;
/** Waits worth ending then: no server's patience ends while it does not run. */
const LONG = 900;

interface Sleeper {
  readonly due: number;
  readonly work: () => void;
}

const sleepers = new Map<NodeJS.Timeout, Sleeper>();
const speed = Number(process.env.AGENT_TEST_SPEED ?? 1);

const realNow = Date.now;
const begun = realNow();
const RealDate = Date;
const realMonotonic = performance.now.bind(performance);
const realTimeout = globalThis.setTimeout;
const realClear = globalThis.clearTimeout;
const realInterval = globalThis.setInterval;
const realSocketTimeout = Socket.prototype.setTimeout;
const realSignal = AbortSignal.timeout.bind(AbortSignal);

/** Milliseconds that were slept through. */
let skipped = 0;
const now = () => Math.round(begun + (realNow() - begun) * speed + skipped);

class FastDate extends RealDate {
  constructor(...given: readonly unknown[]) {
    super(...((given.length === 0 ? [now()] : given) as [number]));
  }
  static override now(): number {
    return now();
  }
}

if (speed !== 1) {
  globalThis.Date = FastDate as DateConstructor;
  performance.now = () => realMonotonic() * speed + skipped;
  globalThis.setTimeout = Object.assign(
    (work: (...given: unknown[]) => void, after = 0, ...given: unknown[]) => {
      const timer = realTimeout(work, after / speed, ...given);
      if (after > LONG) sleepers.set(timer, { due: now() + after, work: () => work(...given) });
      return timer;
    },
    realTimeout,
  ) as typeof setTimeout;
  globalThis.clearTimeout = ((timer: NodeJS.Timeout | undefined) => {
    if (timer !== undefined) sleepers.delete(timer);
    realClear(timer);
  }) as typeof clearTimeout;
  // Time is let pass, as when a machine sleeps and wakes.
  process.on('SIGUSR2', () => {
    skipped += SKIP;
    for (const [timer, { due, work }] of sleepers) {
      if (due > now()) continue;
      sleepers.delete(timer);
      realClear(timer);
      work();
    }
  });
  globalThis.setInterval = Object.assign(
    (work: (...given: unknown[]) => void, after = 0, ...given: unknown[]) =>
      realInterval(work, after / speed, ...given),
    realInterval,
  ) as typeof setInterval;
  AbortSignal.timeout = (after) => realSignal(Math.ceil(after / speed));
  Socket.prototype.setTimeout = function setTimeout(after: number, told?: () => void) {
    return realSocketTimeout.call(this, after / speed, told);
  };
}
