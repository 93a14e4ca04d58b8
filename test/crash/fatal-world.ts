// A world that dies at a named point: the process is killed, as by the kernel, just before or just after one call of a
// port. What the ports do is the real thing.

import { writeSync } from 'node:fs';
import type { World } from '../../src/ports/world.ts';

/** `store.advance 3 after`: the third call of `advance`, when it has ended. */
export interface FatalPoint {
  readonly call: string;
  readonly nth: number;
  readonly side: 'before' | 'after';
}

export function parsePoint(text: string): FatalPoint | null {
  const [call, nth, side] = text.split(' ');
  if (call === undefined || nth === undefined || (side !== 'before' && side !== 'after')) return null;
  return { call, nth: Number(nth), side };
}

/** Ports whose calls are points; asking the clock or reading words changes nothing. */
const PORTS = ['store', 'mailbox', 'outbox', 'agenda', 'alerts'] as const;

/** Counts the calls of each port, writes their names to `trace` as they begin, and dies at the point. */
export function fatalWorld(world: World, point: FatalPoint | null, trace: number | null): World {
  const counts = new Map<string, number>();
  const watched = <T extends object>(port: string, doors: T): T =>
    new Proxy(doors, {
      get: (target, name, receiver) => {
        const value: unknown = Reflect.get(target, name, receiver);
        if (typeof value !== 'function') return value;
        const call = `${port}.${String(name)}`;
        return (...input: readonly unknown[]) => {
          const nth = (counts.get(call) ?? 0) + 1;
          counts.set(call, nth);
          if (trace !== null) writeSync(trace, `${call} ${nth}\n`);
          const fatal = point !== null && point.call === call && point.nth === nth;
          if (fatal && point.side === 'before') die();
          const result: unknown = value.apply(target, input);
          if (!fatal || !(result instanceof Promise)) return result;
          return result.then(die, die);
        };
      },
    });
  const doors = Object.fromEntries(PORTS.map((port) => [port, watched(port, world[port])]));
  return { ...world, ...doors };
}

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  // The signal comes before the next line of JavaScript, or a moment later: nothing more may happen until then.
  for (;;) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
}
