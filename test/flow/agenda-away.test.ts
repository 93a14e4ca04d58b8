import { describe, expect, it } from 'vitest';
import type { MemoryWorld } from '../../src/adapters/store/memory/world.ts';
import type { Case } from '../../src/domain/case.ts';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import { onTick } from '../../src/flow/clock/on-tick.ts';
import { onMail } from '../../src/flow/mails/on-mail.ts';
import { aPractice, NOW } from '../build/builders.ts';
import { anAgendaOf, aRawMail, aWorld } from '../build/world.ts';

const practice = aPractice();

async function tickAt(world: MemoryWorld, minutes: number): Promise<void> {
  world.turnClock(NOW + minutes * MINUTE);
  await onTick(world, practice);
}

async function stateOf(world: MemoryWorld, { id }: Case) {
  return (await world.store.case(id))?.state;
}

/** The agenda can be read, but does not answer when it is to be changed. */
function away({ agenda }: MemoryWorld): MemoryWorld['agenda'] {
  return { ...agenda, apply: async () => ({ kind: 'failed', sentence: 'No answer.', retry: true }) };
}

describe('a change of the agenda that certainly was not made', () => {
  it('is made later, and the letter tells it then', async () => {
    const world = aWorld();
    const kase = await onMail(
      { ...world, agenda: away(world) },
      practice,
      aRawMail('[cancel] je ne viens pas jeudi'),
    );
    expect(kase.state).toBe('acting');
    expect(world.sent).toEqual([]);
    await tickAt(world, 1);
    expect(await stateOf(world, kase)).toBe('done');
    expect(world.calendars()[0]?.text).toContain('STATUS:CANCELLED');
    expect(world.sent).toHaveLength(1);
  });

  it('is not made when the appointment is elsewhere by then', async () => {
    const world = aWorld();
    const kase = await onMail(
      { ...world, agenda: away(world) },
      practice,
      aRawMail('[cancel] je ne viens pas jeudi'),
    );
    world.replaceCalendars([anAgendaOf('2026-11-27T10:00')]);
    await tickAt(world, 1);
    expect(await stateOf(world, kase)).toBe('unknown');
    expect(world.calendars()[0]?.text).not.toContain('STATUS:CANCELLED');
    expect(world.sent).toEqual([]);
  });

  it('is not made when the time was offered to somebody else meanwhile', async () => {
    const world = aWorld();
    const booked = await onMail(
      { ...world, agenda: away(world) },
      practice,
      aRawMail('[book] vendredi 27 à 10h ?'),
    );
    const [book] = booked.plan;
    if (book?.kind !== 'book') throw new Error('nothing was booked');
    const offer = {
      id: 'o-other',
      patient: 'p2',
      slots: [book.slot],
      replaces: null,
      state: 'open',
    } as const;
    await world.store.saveOffer({ ...offer, until: NOW + 24 * HOUR, madeAt: NOW });
    await tickAt(world, 1);
    expect(await stateOf(world, booked)).toBe('unknown');
    expect(world.sent).toEqual([]);
  });
});

describe('an agenda that changed between deciding and doing', () => {
  it('is decided on again, once', async () => {
    const memory = aWorld();
    let stale = 1;
    const agenda: MemoryWorld['agenda'] = {
      ...memory.agenda,
      apply: async (...given) => {
        if (stale === 0) return memory.agenda.apply(...given);
        stale -= 1;
        memory.replaceCalendars([anAgendaOf('2026-11-27T10:00')]);
        return { kind: 'stale', sentence: 'The agenda changed.' };
      },
    };
    const kase = await onMail({ ...memory, agenda }, practice, aRawMail('[cancel] je ne viens pas jeudi'));
    expect(kase).toMatchObject({ decision: 'review', state: 'waiting' });
    expect(await memory.store.case(kase.id)).toMatchObject({ decision: 'review', state: 'waiting' });
    expect(memory.sent).toEqual([]);
    expect(await memory.store.verifyAudit()).toBeNull();
  });

  it('is done on the agenda as it is now when the same still holds', async () => {
    const memory = aWorld();
    let stale = 1;
    const agenda: MemoryWorld['agenda'] = {
      ...memory.agenda,
      apply: async (...given) => {
        stale -= 1;
        return stale >= 0 ? { kind: 'stale', sentence: 'changed' } : memory.agenda.apply(...given);
      },
    };
    const kase = await onMail({ ...memory, agenda }, practice, aRawMail('[cancel] je ne viens pas jeudi'));
    expect(kase.state).toBe('done');
    expect(memory.sent).toHaveLength(1);
  });
});
