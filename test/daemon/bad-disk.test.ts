import { describe, expect, it } from 'vitest';
import { sparing } from '../../src/daemon/sparing.ts';
import { UserError } from '../../src/domain/errors.ts';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import type { Store } from '../../src/ports/store.ts';
import type { Alert, World } from '../../src/ports/world.ts';
import { aRawMail, aWorld } from '../build/world.ts';
import { aDaemon } from './a-daemon.ts';
import { fakeMachine } from './fake-machine.ts';

const THANKS = '[thanks] merci';
const FULL = 'The disk is full.';

/** A world whose memory fails in these calls as long as `broken` says so. */
function withMemory(world: World, calls: readonly (keyof Store)[], broken: () => boolean): World {
  const store = new Proxy(world.store, {
    get: (target, name, receiver) => {
      const value: unknown = Reflect.get(target, name, receiver);
      const isHit = calls.some((call) => call === name) && broken();
      return isHit ? () => Promise.reject(new UserError(FULL)) : value;
    },
  });
  return { ...world, store };
}

describe('a disk that fails', () => {
  it('is told at the first mail that can’t be kept, and the mail is worked soon after it is well again', async () => {
    const world = aWorld({ mails: [aRawMail(THANKS)] });
    let broken = true;
    const daemon = await aDaemon({ world: withMemory(world, ['open'], () => broken) });
    await daemon.machine.pass(HOUR);
    const { failing, queue } = await daemon.status();
    expect([failing?.code, queue.beside]).toEqual([FULL, 0]);
    expect(world.raised.map(({ sentence }) => sentence)).toEqual(['work-failing']);
    broken = false;
    await daemon.machine.pass(6 * MINUTE);
    expect(await world.store.cases()).toHaveLength(1);
    expect((await daemon.status()).failing).toBeNull();
  });

  it('sets a mail beside the line after all that fails while others succeed', async () => {
    const bad = aRawMail(THANKS);
    const world = aWorld({ mails: [bad, aRawMail(THANKS)] });
    const store: Store = {
      ...world.store,
      open: (kase, started) =>
        kase.source?.key === bad.source.key
          ? Promise.reject(new UserError('Never this one.'))
          : world.store.open(kase, started),
    };
    const daemon = await aDaemon({ world: { ...world, store } });
    await daemon.machine.pass(HOUR);
    const { failing, queue, today } = await daemon.status();
    expect([failing, queue.beside, today.mails]).toEqual([null, 1, 1]);
  });

  it('is told when only the clock’s work fails, and when it is well again', async () => {
    const world = aWorld();
    let broken = false;
    const daemon = await aDaemon({ world: withMemory(world, ['postponed', 'offers'], () => broken) });
    await daemon.machine.pass(MINUTE);
    broken = true;
    await daemon.machine.pass(3 * MINUTE);
    expect((await daemon.status()).failing?.code).toBe(FULL);
    expect(world.raised.map(({ sentence }) => sentence)).toEqual(['work-failing']);
    broken = false;
    await daemon.machine.pass(MINUTE);
    expect((await daemon.status()).failing).toBeNull();
  });

  it('leaves the secretary running and answering, with what was known last', async () => {
    const world = aWorld();
    let broken = false;
    const reads = ['cases', 'offers', 'postponed', 'paused', 'cursor', 'verdicts'] as const;
    const daemon = await aDaemon({ world: withMemory(world, reads, () => broken) });
    broken = true;
    await daemon.machine.pass(10 * MINUTE);
    expect((await daemon.status()).failing?.code).toBe(FULL);
    expect(await daemon.stop()).toBe(true);
  });
});

describe('an emergency that can’t be kept', () => {
  const RED: Alert = { level: 'red', case: 'c-000000000001', sentence: 'Read now.', at: 0 };

  it('is cried out all the same, once an hour at most', async () => {
    const machine = fakeMachine();
    const world = aWorld();
    const { alerts } = sparing(world, machine, 'en');
    expect((await alerts.raise(RED)).kind).toBe('done');
    expect((await alerts.raise(RED)).kind).toBe('done');
    expect(world.raised).toHaveLength(1);
    await machine.pass(HOUR);
    await alerts.raise(RED);
    expect(world.raised).toHaveLength(2);
  });
});
