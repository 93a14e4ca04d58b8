import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { joinedAgenda } from '../../../src/adapters/agenda/joined-agenda.ts';
import type { MemoryWorld } from '../../../src/adapters/store/memory/world.ts';
import { isHoldUid } from '../../../src/core/agenda/marks.ts';
import { expand } from '../../../src/core/agenda/recurrence/expand.ts';
import { begunCase } from '../../../src/core/begun-case.ts';
import type { Action } from '../../../src/domain/action.ts';
import type { CalendarFile, Occurrence } from '../../../src/domain/agenda.ts';
import { DAY } from '../../../src/domain/time.ts';
import { onTick } from '../../../src/flow/clock/on-tick.ts';
import { onMail } from '../../../src/flow/mails/on-mail.ts';
import { carryOut } from '../../../src/flow/plans/carry-out.ts';
import type { World } from '../../../src/ports/world.ts';
import { aCalendar } from '../../adapters/caldav/a-calendar.ts';
import { aPractice, autonomy, NOW, ZONE } from '../../build/builders.ts';
import { aRawMail, aWorld } from '../../build/world.ts';
import { aSpan, calendarText, eventText } from '../../core/agenda/calendars.ts';
import { DAV_USER, type DavServer, davFetch, startRadicale, startXandikos } from '../radicale.ts';

const WEEK = { start: NOW - DAY, end: NOW + 14 * DAY };
const TEN = aSpan('2026-11-26T10:00', '2026-11-26T10:30');

/** Anna and Jean, each with a calendar of their own. */
function aPracticeOf(...ids: readonly [string, ...string[]]) {
  const usual = aPractice({ autonomy: autonomy({ book: 'auto' }) });
  const [someone] = usual.practitioners;
  const [first, ...rest] = ids;
  const sources = ids.map((id) => ({
    ...({ kind: 'files', path: '', writable: true } as const),
    ...{ name: id, practitioner: id },
  }));
  const named = (id: string) => ({ ...someone, id, name: id, agenda: id });
  return {
    ...usual,
    practitioners: [named(first), ...rest.map(named)] as const,
    agenda: { ...usual.agenda, sources, holdsInAgenda: true },
  };
}

describe.each([
  ['Radicale', startRadicale],
  ['Xandikos', startXandikos],
] as const)('bookings on %s', (_, start) => {
  let server: DavServer;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  const worldOf = async (...names: readonly string[]): Promise<MemoryWorld> => {
    for (const name of names) await server.make(name);
    const members = names.map((name) =>
      aCalendar(server.calendar(name), {
        ...{ name, password: DAV_USER.password },
        manners: { pauses: [0, 300, 700, 1500] },
      }),
    );
    return { ...aWorld(), agenda: joinedAgenda(members, 'fr') };
  };
  const filesOf = async ({ agenda }: World): Promise<readonly CalendarFile[]> => {
    const state = await agenda.read();
    if (state.kind === 'unreadable') throw new Error(state.sentence);
    return state.files;
  };
  const eventsOf = async (world: World): Promise<readonly Occurrence[]> =>
    expand(await filesOf(world), WEEK, ZONE).occurrences;
  const carry = (world: World, practice: ReturnType<typeof aPracticeOf>, plan: readonly Action[]) =>
    carryOut(
      world,
      practice,
      begunCase({
        origin: { kind: 'clock', rule: 'conflict', key: JSON.stringify(plan) },
        ...{ key: JSON.stringify(plan), patient: 'p1', to: null, due: NOW, now: NOW },
        decision: { kind: 'act', plan, reason: { code: 'agenda-conflict', when: '' } },
      }),
    );

  it('go into the calendar of each practitioner, the empty one and the one with appointments', async () => {
    const practice = aPracticeOf('anna', 'jean');
    const world = await worldOf('anna', 'jean');
    const seed = calendarText(
      eventText('DTSTAMP:20261101T000000Z', 'DTSTART;TZID=Europe/Paris:20261126T140000', 'DURATION:PT30M'),
    );
    expect(
      (await davFetch(`${server.calendar('anna')}seed-anna.ics`, 'PUT', { body: seed })).status,
    ).toBeLessThan(300);
    const booking = (practitioner: string): Action => ({
      ...{ kind: 'book', patient: 'p1', uid: `c-${practitioner}@practice-agent` },
      slot: { ...TEN, practitioner, type: 'usual' },
    });
    const closure: Action = {
      ...{ kind: 'block', uid: 'closed-1@practice-agent', practitioner: 'jean', as: 'closed' },
      span: aSpan('2026-11-27T09:00', '2026-11-27T12:00'),
    };
    await carry(world, practice, [booking('jean'), booking('anna'), closure]);
    expect((await filesOf(world)).map(({ name }) => name).sort()).toEqual([
      'anna/c-anna@practice-agent.ics',
      'anna/seed-anna.ics',
      'jean/c-jean@practice-agent.ics',
      'jean/closed-1@practice-agent.ics',
    ]);
    await carry(world, practice, [{ ...closure, as: 'open-again' }]);
    const closed = (await eventsOf(world)).find(({ uid }) => uid === 'closed-1@practice-agent');
    expect(closed?.status).toBe('CANCELLED');
  });

  it('leave nothing of the times that were kept and not chosen', async () => {
    const practice = aPracticeOf('paul');
    const world = await worldOf('paul');
    const held = async () => (await eventsOf(world)).filter(({ uid }) => isHoldUid(uid)).length;
    await onMail(world, practice, aRawMail('[book] un rendez-vous vendredi 27 novembre au matin'));
    expect(await held()).toBe(3);
    const [offer] = await world.store.offers();
    if (offer === undefined) throw new Error('no offer was made');
    const { inAgenda, ...alike } = offer;
    expect(inAgenda).toBe(true);
    await world.store.closeOffer(offer.id, 'released');
    await onTick(world, practice);
    expect(await filesOf(world)).toEqual([]);
    await world.store.saveOffer({ ...alike, id: `${offer.id}.2` });
    await onTick(world, practice);
    expect(await held()).toBe(3);
    await world.store.closeOffer(`${offer.id}.2`, 'taken');
    await onTick(world, practice);
    expect(await filesOf(world)).toEqual([]);
    expect(world.raised).toEqual([]);
  });
});
