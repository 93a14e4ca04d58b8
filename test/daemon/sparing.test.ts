import { describe, expect, it } from 'vitest';
import { AGENDA_LIMIT, sparing } from '../../src/daemon/sparing.ts';
import type { Outcome } from '../../src/domain/case.ts';
import { Unreachable } from '../../src/domain/errors.ts';
import type { Outgoing } from '../../src/domain/letter.ts';
import type { ModelAnswer } from '../../src/ports/model.ts';
import type { World } from '../../src/ports/world.ts';
import { aWorld } from '../build/world.ts';
import { fakeMachine } from './fake-machine.ts';

const LETTER = {} as Outgoing;
const SOURCE = { folder: 'INBOX', key: '1' };

function careful(different: (world: World) => Partial<World>) {
  const machine = fakeMachine();
  const world = aWorld();
  return { machine, world: sparing({ ...world, ...different(world) }, machine, 'en') };
}

/** Two letters in a row: the first ends like this after so long. */
async function twoLetters(outcome: Outcome, took: number) {
  let asked = 0;
  const { machine, world } = careful(({ outbox }) => ({
    outbox: {
      ...outbox,
      send: async () => {
        asked += 1;
        await machine.wait(took);
        return outcome;
      },
    },
  }));
  const first = world.outbox.send(LETTER);
  await machine.pass(took);
  await first;
  const second = world.outbox.send(LETTER);
  await machine.pass(took);
  return { machine, world, second: await second, asked: () => asked };
}

const LATER: Outcome = { kind: 'failed', sentence: 'It is silent.', retry: true };

describe('a server that was silent', () => {
  it('is not waited for again with the next letter, which says why it waits', async () => {
    const { second, asked } = await twoLetters(LATER, 12_000);
    expect(asked()).toBe(1);
    expect(second).toEqual(LATER);
  });

  it('is asked again before the letter’s own second attempt is due', async () => {
    const { machine, world, asked } = await twoLetters(LATER, 12_000);
    await machine.pass(60_000);
    void world.outbox.send(LETTER);
    await machine.pass(0);
    expect(asked()).toBe(2);
  });

  it('is asked at once when it only said no, or took its time and the letter', async () => {
    expect((await twoLetters(LATER, 100)).asked()).toBe(2);
    expect((await twoLetters({ kind: 'done', note: '' }, 12_000)).asked()).toBe(2);
  });

  it('does not take a letter that was not sent for one of unknown fate', async () => {
    const { second } = await twoLetters({ kind: 'unknown', sentence: 'Nobody knows.' }, 33_000);
    expect(second).toMatchObject({ kind: 'failed', retry: true });
  });

  it('lets mails be read without a model that did not answer', async () => {
    let asked = 0;
    const away: ModelAnswer = { kind: 'away', sentence: 'timeout' };
    const { machine, world } = careful(() => ({
      model: {
        name: 'm',
        label: async () => {
          asked += 1;
          await machine.wait(20_000);
          return away;
        },
      },
    }));
    const request = { language: 'fr', sentences: [], faq: [] } as const;
    const first = world.model?.label(request);
    await machine.pass(20_000);
    expect(await first).toEqual(away);
    expect(await world.model?.label(request)).toEqual(away);
    expect(asked).toBe(1);
  });
});

describe('a mailbox that is away', () => {
  it('is left to whoever opens it again', async () => {
    const { world } = careful(({ mailbox }) => ({
      mailbox: {
        ...mailbox,
        state: () => ({ connection: 'away', trouble: 'It is away.', since: 0, pushed: false }),
        label: () => Promise.reject(new Error('asked')),
        worked: () => Promise.reject(new Error('asked')),
      },
    }));
    expect(await world.mailbox.label(SOURCE, 'x')).toMatchObject({ sentence: 'It is away.', retry: true });
    await expect(world.mailbox.worked(SOURCE)).rejects.toThrow(Unreachable);
  });
});

const FIRST =
  'The agenda is being read for the first time, which takes more than ten seconds; until then it counts as full.';

describe('an agenda on a folder that hangs', () => {
  it('can’t be read after ten seconds, is not asked again meanwhile, and is read when it answers', async () => {
    let asked = 0;
    let answer = (): void => undefined;
    const { machine, world } = careful(({ agenda }) => ({
      agenda: {
        ...agenda,
        read: async () => {
          asked += 1;
          if (asked === 1)
            await new Promise<void>((resolve) => {
              answer = resolve;
            });
          return agenda.read();
        },
      },
    }));
    const first = world.agenda.read();
    await machine.pass(AGENDA_LIMIT);
    expect(await first).toEqual({ kind: 'unreadable', sentence: FIRST });
    expect(await world.agenda.read()).toEqual({ kind: 'unreadable', sentence: FIRST });
    await machine.pass(10 * 60_000);
    expect(await world.agenda.read()).toEqual({
      kind: 'unreadable',
      sentence: 'The agenda does not answer: the disk or the shared folder is too slow.',
    });
    expect(await world.agenda.apply([], '')).toMatchObject({ kind: 'failed', retry: true });
    expect(asked).toBe(1);
    answer();
    await machine.pass(0);
    expect((await world.agenda.read()).kind).toBe('readable');
  });

  it('leaves it to a human whether a change without an answer was made', async () => {
    const { machine, world } = careful(({ agenda }) => ({
      agenda: { ...agenda, apply: () => new Promise(() => undefined) },
    }));
    const change = world.agenda.apply([], '');
    await machine.pass(30_000);
    expect((await change).kind).toBe('unknown');
  });
});
