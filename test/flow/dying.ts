// A world that dies: at the n-th call of any of its doors nothing answers any more, as after a power cut. What had been
// done by then is done.

import type { World } from '../../src/ports/world.ts';

export class Killed extends Error {}

export interface Dying {
  readonly world: World;
  readonly isDead: () => boolean;
}

type Call = (...given: readonly unknown[]) => unknown;

/** The power goes before the n-th call does anything: all that came before it is done, the last answer is lost. */
export function dyingWorld(world: World, nth: number): Dying {
  let calls = 0;
  let dead = false;
  const wrapped =
    (call: Call): Call =>
    async (...given) => {
      if (dead) throw new Killed('dead already');
      calls += 1;
      if (calls === nth) {
        dead = true;
        throw new Killed('killed');
      }
      return call(...given);
    };
  const wrap = <T extends object>(port: T): T =>
    Object.fromEntries(
      Object.entries(port).map(([name, call]) => [name, typeof call === 'function' ? wrapped(call) : call]),
    ) as T;
  const { store, agenda, outbox, mailbox, alerts } = world;
  return {
    world: {
      ...world,
      store: wrap(store),
      agenda: wrap(agenda),
      outbox: wrap(outbox),
      mailbox: wrap(mailbox),
      alerts: wrap(alerts),
    },
    isDead: () => dead,
  };
}

export interface Counted {
  readonly world: World;
  /** Message-IDs in the order in which the server took them, twice when it took one twice. */
  readonly letters: readonly string[];
  /** Changes of the agenda that were made, as text, twice when one was made twice. */
  readonly changes: readonly string[];
}

/** Counts what truly left the house, also where a kind server would not mind it twice. */
export function counted(world: World): Counted {
  const letters: string[] = [];
  const changes: string[] = [];
  return {
    letters,
    changes,
    world: {
      ...world,
      outbox: {
        ...world.outbox,
        send: async (letter) => {
          const outcome = await world.outbox.send(letter);
          if (outcome.kind === 'done') letters.push(letter.messageId);
          return outcome;
        },
      },
      agenda: {
        ...world.agenda,
        apply: async (wanted, version) => {
          const outcome = await world.agenda.apply(wanted, version);
          if (outcome.kind === 'done') changes.push(...wanted.map((change) => JSON.stringify(change)));
          return outcome;
        },
      },
    },
  };
}
