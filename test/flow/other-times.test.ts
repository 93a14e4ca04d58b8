import { describe, expect, it } from 'vitest';
import type { MemoryWorld } from '../../src/adapters/store/memory/world.ts';
import { planAbsence } from '../../src/core/begun/absence.ts';
import type { Offer } from '../../src/domain/action.ts';
import type { Practice } from '../../src/domain/practice.ts';
import { HOUR, MINUTE, toLocal } from '../../src/domain/time.ts';
import { onTick } from '../../src/flow/clock/on-tick.ts';
import { onMail } from '../../src/flow/mails/on-mail.ts';
import { aPractice, moment, NOW, ZONE } from '../build/builders.ts';
import { agendaOf, type Booked } from '../build/waiting.ts';
import { anAgendaOf, aRawMail, aWorld } from '../build/world.ts';

const practice = aPractice();

/** What an offer gives, as local times. */
const timesOf = (offer: Offer | undefined) => offer?.slots.map(({ start }) => toLocal(start, ZONE)) ?? [];
const latest = async (world: MemoryWorld) => (await world.store.offers()).at(-1);

/** Somebody of the practice takes a time by hand. */
function takeByHand(world: MemoryWorld, start: number): void {
  world.replaceCalendars([agendaOf([{ uid: 'hand', start }])]);
}

describe('other times in place of one that is gone', () => {
  it('keep to what was asked for, and the old offer is given back', async () => {
    const world = aWorld({ calendars: [agendaOf([])] });
    await onMail(world, practice, aRawMail('[book] un rendez-vous le soir après 18h'));
    const [first] = await world.store.offers();
    takeByHand(world, first?.slots[0]?.start ?? 0);
    await onMail(world, practice, aRawMail('[choose] le 1'));
    expect(world.sent.at(-1)?.body).toContain('[offer-gone]');
    const fresh = await latest(world);
    expect(timesOf(fresh)).toHaveLength(3);
    expect(timesOf(fresh).every((time) => time.slice(11) >= '18:00')).toBe(true);
    expect(timesOf(fresh)).toEqual(expect.arrayContaining(timesOf(first).slice(1)));
    expect((await world.store.offers()).map(({ state }) => state)).toEqual(['released', 'open']);
  });

  it('are the nearest ones when nothing that was asked for is left', async () => {
    const world = aWorld({ calendars: [agendaOf([])] });
    await onMail(world, practice, aRawMail('[book] un rendez-vous vendredi 27 novembre entre 18h et 19h'));
    world.replaceCalendars([agendaOf([{ uid: 'hand', start: moment('2026-11-27T17:00'), minutes: 120 }])]);
    await onMail(world, practice, aRawMail('[choose] le 1'));
    expect(timesOf(await latest(world))).toContain('2026-11-27T16:30');
  });
});

describe('times that are near', () => {
  it('are kept a quarter of an hour, and a tick later still', async () => {
    const soon: Practice = { ...practice, booking: { ...practice.booking, notice: 30 } };
    const world = aWorld({ calendars: [anAgendaOf()] });
    await onMail(world, soon, aRawMail('[book] un rendez-vous mardi 24 novembre entre 9h30 et 10h30'));
    const offer = await latest(world);
    expect(timesOf(offer)[0]).toBe('2026-11-24T09:30');
    expect(offer?.until).toBe(NOW + 15 * MINUTE);
    await onTick(world, soon);
    expect((await latest(world))?.state).toBe('open');
    world.turnClock(NOW + 16 * MINUTE);
    await onTick(world, soon);
    expect((await latest(world))?.state).toBe('expired');
  });
});

describe('other times in an absence', () => {
  async function offeredFor(booked: readonly Booked[], old: Booked) {
    const world = aWorld();
    const [{ id }] = practice.practitioners;
    const planned = planAbsence(
      {
        ...{ practice, patients: await world.directory.patients(), texts: await world.templates.read() },
        state: { kind: 'readable', files: [agendaOf([...booked, old])], version: 'v', readAt: NOW },
        ...{ offers: [], lastEventCount: null, now: NOW, by: 'marie' },
      },
      {
        span: { start: old.start - HOUR, end: old.start + HOUR },
        ...{ practitioners: [id], because: 'other', cancelNow: false, turn: 0 },
      },
    );
    if ('trouble' in planned) throw new Error(planned.trouble);
    return planned.cases.flatMap(({ plan }) =>
      plan.flatMap((action) => (action.kind === 'hold' ? timesOf(action.offer) : [])),
    );
  }
  const own = { uid: 'own', start: moment('2026-11-26T18:30'), patient: 'p1' };

  it('are the same weekday, and about the same time of the day', async () => {
    const times = await offeredFor([], own);
    expect(times).toHaveLength(3);
    expect(times.filter((time) => time.startsWith('2026-12-03T18:'))).toHaveLength(1);
    expect(times.every((time) => time.slice(11) >= '16:30')).toBe(true);
  });

  it('are given for two appointments at most; about a third the patient is asked', async () => {
    const more = [1, 2].map((half) => ({
      ...{ uid: `more-${half}`, start: own.start + half * 30 * MINUTE, patient: 'p1' },
    }));
    expect(await offeredFor(more.slice(0, 1), own)).toHaveLength(6);
    expect(await offeredFor(more, own)).toHaveLength(6);
  });

  it('are the nearest ones when that time of the day is full everywhere', async () => {
    const evenings = Array.from({ length: 100 }, (_, day) => ({
      ...{ uid: `full-${day}`, start: NOW + day * 24 * HOUR + 7 * HOUR, minutes: 240 },
    }));
    const times = await offeredFor(evenings, own);
    expect(times).toHaveLength(3);
    expect(times.every((time) => time.slice(11) >= '14:00')).toBe(true);
  });
});
