import { describe, expect, it } from 'vitest';
import type { MemoryWorld } from '../../src/adapters/store/memory/world.ts';
import type { Case } from '../../src/domain/case.ts';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import { onTick } from '../../src/flow/clock/on-tick.ts';
import { onMail } from '../../src/flow/mails/on-mail.ts';
import { onVerdict } from '../../src/flow/verdicts/on-verdict.ts';
import { address, aPractice, autonomy, NOW } from '../build/builders.ts';
import { anAgendaOf, aRawMail, aWorld } from '../build/world.ts';

const practice = aPractice();

async function tickAt(world: MemoryWorld, minutes: number): Promise<void> {
  world.turnClock(NOW + minutes * MINUTE);
  await onTick(world, practice);
}

async function stateOf(world: MemoryWorld, { id }: Case) {
  return (await world.store.case(id))?.state;
}

async function actionsOf(world: MemoryWorld, { id }: Case) {
  return (await world.store.actions(id)).map(({ action, state }) => [action.kind, state]);
}

/** A letter that could not leave, the mail server being down. */
async function putOff(words: string, world = aWorld()) {
  world.suffer({ outbox: 'down' });
  const kase = await onMail(world, practice, aRawMail(words));
  return { world, kase };
}

describe('a letter that certainly did not leave', () => {
  it('leaves a minute later, and the case is settled then', async () => {
    const { world, kase } = await putOff('[when] c’est quand');
    expect(kase.state).toBe('acting');
    expect(await actionsOf(world, kase)).toEqual([
      ['reply', 'planned'],
      ['label', 'planned'],
    ]);
    world.suffer({ outbox: 'none' });
    await tickAt(world, 0.9);
    expect(world.sent).toEqual([]);
    await tickAt(world, 1);
    expect(world.sent).toHaveLength(1);
    expect(await stateOf(world, kase)).toBe('done');
    expect(world.labels).toHaveLength(1);
  });

  it('is tried after 1, 2, 5, 10, 20 and 40 minutes, then is a human’s', async () => {
    const { world, kase } = await putOff('[when] c’est quand');
    const tried: number[] = [];
    for (let minutes = 0; minutes <= 90; minutes += 1) {
      const before = (await world.store.actions(kase.id))[0];
      await tickAt(world, minutes);
      const after = (await world.store.actions(kase.id))[0];
      if (before?.attempts !== after?.attempts || before?.state !== after?.state) tried.push(minutes);
    }
    expect(tried).toEqual([1, 3, 8, 18, 38, 78]);
    expect(await stateOf(world, kase)).toBe('unknown');
    expect(await actionsOf(world, kase)).toEqual([
      ['reply', 'failed'],
      ['label', 'skipped'],
    ]);
    expect(world.sent).toEqual([]);
  });

  it('is not waited for by a clock that was set back', async () => {
    const { world } = await putOff('[when] c’est quand');
    world.suffer({ outbox: 'none' });
    await tickAt(world, -48 * 60);
    expect(world.sent).toHaveLength(1);
  });

  it('does not leave when the time it offers is given up meanwhile', async () => {
    const { world, kase } = await putOff('[move] je ne peux pas jeudi');
    const [offer] = await world.store.offers();
    await world.store.closeOffer(offer?.id ?? '', 'released');
    world.suffer({ outbox: 'none' });
    await tickAt(world, 1);
    expect(world.sent).toEqual([]);
    expect(await stateOf(world, kase)).toBe('unknown');
  });

  it('does not leave when a time it offers is taken in the agenda meanwhile', async () => {
    const { world, kase } = await putOff('[move] je ne peux pas jeudi');
    const slots = (await world.store.offers())[0]?.slots ?? [];
    const taken = new Date((slots[0]?.start ?? 0) + HOUR).toISOString().slice(0, 16);
    world.replaceCalendars([anAgendaOf('2026-11-26T17:00', taken)]);
    world.suffer({ outbox: 'none' });
    await tickAt(world, 1);
    expect(world.sent).toEqual([]);
    expect((await world.store.actions(kase.id)).map(({ note }) => note)).toContain('agenda-changed');
  });

  it('does not leave when what it tells was undone by hand meanwhile', async () => {
    const { world, kase } = await putOff('[cancel] je ne viens pas jeudi');
    world.replaceCalendars([anAgendaOf('2026-11-26T17:00')]);
    world.suffer({ outbox: 'none' });
    await tickAt(world, 1);
    expect(world.sent).toEqual([]);
    expect(await stateOf(world, kase)).toBe('unknown');
  });

  it('does not leave when the practice has answered by itself meanwhile', async () => {
    const { world, kase } = await putOff('[when] c’est quand');
    world.answerByHand(kase.messageId ?? '');
    await world.store.noteSent(await world.mailbox.sentSince());
    world.suffer({ outbox: 'none' });
    await tickAt(world, 1);
    expect(world.sent).toEqual([]);
    expect(await stateOf(world, kase)).toBe('unknown');
  });

  it('does not leave when the same person has written of an emergency meanwhile', async () => {
    const { world } = await putOff('[when] c’est quand');
    world.suffer({ outbox: 'none' });
    await onMail(world, practice, aRawMail('[danger-life] j’étouffe'));
    await tickAt(world, 1);
    expect(world.sent.map(({ body }) => body)).toEqual([expect.stringContaining('emergency-life')]);
  });

  it('does not leave hours later, when the machine was off', async () => {
    const { world, kase } = await putOff('[when] c’est quand');
    world.suffer({ outbox: 'none' });
    await tickAt(world, 4 * 60);
    expect(world.sent).toEqual([]);
    expect(await stateOf(world, kase)).toBe('unknown');
  });

  it('waits on while the agenda cannot be read', async () => {
    const { world } = await putOff('[move] je ne peux pas jeudi');
    world.suffer({ outbox: 'none', agenda: 'unreadable' });
    await tickAt(world, 1);
    expect(world.sent).toEqual([]);
    world.suffer({ agenda: 'none' });
    await tickAt(world, 3);
    expect(world.sent).toHaveLength(1);
  });

  it('leaves after its own stop was obeyed', async () => {
    const { world, kase } = await putOff('[stop] stop');
    expect(await world.store.stopped(address('ana@example.org'))).toBe(true);
    world.suffer({ outbox: 'none' });
    await tickAt(world, 1);
    expect(world.sent).toHaveLength(1);
    expect(await stateOf(world, kase)).toBe('done');
  });
});

describe('a letter that is being sent', () => {
  it('is not touched by a tick, and looked up when nobody can be at it any more', async () => {
    const world = aWorld();
    const cut = { ...world.outbox, send: () => Promise.reject(new Error('lost')) };
    const mail = aRawMail('[when] c’est quand');
    await expect(onMail({ ...world, outbox: cut }, practice, mail)).rejects.toThrow('lost');
    await tickAt(world, 14);
    expect(world.sent).toEqual([]);
    await tickAt(world, 15);
    expect(world.sent).toHaveLength(1);
    expect((await world.store.cases()).map(({ state }) => state)).toEqual(['done']);
  });
});

describe('what protects somebody', () => {
  it('is done at once when the letter before it is put off', async () => {
    const { world, kase } = await putOff('[danger-life] j’étouffe');
    expect(await actionsOf(world, kase)).toEqual([
      ['alert', 'done'],
      ['reply', 'planned'],
      ['freeze', 'done'],
      ['label', 'done'],
      ['label', 'done'],
    ]);
    expect(await world.store.frozen(address('ana@example.org'))).toBe('emergency');
    world.suffer({ outbox: 'none' });
    await tickAt(world, 1);
    expect(world.sent).toHaveLength(1);
    expect(await stateOf(world, kase)).toBe('waiting');
  });

  it('is done when the letter before it is lost', async () => {
    const world = aWorld();
    world.suffer({ outbox: 'refused' });
    const kase = await onMail(world, practice, aRawMail('[danger-life] j’étouffe'));
    expect(kase.state).toBe('unknown');
    expect(await world.store.frozen(address('ana@example.org'))).toBe('emergency');
  });
});

describe('an alert that no channel took', () => {
  async function unheard() {
    const world = aWorld();
    world.suffer({ alerts: 'refused' });
    const kase = await onMail(world, practice, aRawMail('[danger-life] j’étouffe'));
    expect(kase.state).toBe('waiting');
    expect(world.raised).toEqual([]);
    world.suffer({ alerts: 'none' });
    return { world, kase };
  }

  it('is raised as soon as one takes it, while the case waits already', async () => {
    const { world, kase } = await unheard();
    await tickAt(world, 0.5);
    expect(world.raised).toEqual([]);
    await tickAt(world, 1);
    await tickAt(world, 2);
    expect(world.raised).toHaveLength(1);
    expect(await stateOf(world, kase)).toBe('waiting');
    expect(world.sent).toHaveLength(1);
  });

  it('is raised no more once a human has dealt with the case', async () => {
    const { world, kase } = await unheard();
    await onVerdict(world, practice, { kind: 'refuse', case: kase.id, by: 'marie', at: NOW, note: '' });
    await tickAt(world, 1);
    expect(world.raised).toEqual([]);
    expect(await world.store.postponed()).toEqual([]);
  });

  it('is given up after the last attempt, and the case still waits', async () => {
    const { world, kase } = await unheard();
    world.suffer({ alerts: 'refused' });
    for (let minutes = 1; minutes <= 80; minutes += 1) await tickAt(world, minutes);
    expect((await actionsOf(world, kase))[0]).toEqual(['alert', 'failed']);
    expect(await stateOf(world, kase)).toBe('waiting');
  });
});

describe('a yes whose letter could not leave', () => {
  it('stands: the letter leaves later without a second yes', async () => {
    const careful = aPractice({ autonomy: autonomy({ when: 'suggest' }) });
    const world = aWorld();
    const kase = await onMail(world, careful, aRawMail('[when] c’est quand'));
    world.suffer({ outbox: 'down' });
    const yes = { kind: 'approve', case: kase.id, by: 'marie', at: NOW } as const;
    expect(await onVerdict(world, careful, yes)).toBe('later');
    expect(await onVerdict(world, careful, yes)).toBe('already-settled');
    world.suffer({ outbox: 'none' });
    await tickAt(world, 1);
    expect(world.sent).toHaveLength(1);
    expect(await stateOf(world, kase)).toBe('done');
  });
});
