import { describe, expect, it } from 'vitest';
import type { MemoryWorld } from '../../src/adapters/store/memory/world.ts';
import { closedIn, isClosingUid } from '../../src/core/agenda/open/closed-time.ts';
import { expand } from '../../src/core/agenda/recurrence/expand.ts';
import { planAbsence } from '../../src/core/begun/absence.ts';
import { overlap } from '../../src/domain/time.ts';
import { carryOut } from '../../src/flow/plans/carry-out.ts';
import { onVerdict } from '../../src/flow/verdicts/on-verdict.ts';
import { aPractice, moment, NOW, ZONE } from '../build/builders.ts';
import { anAgendaOf, aWorld } from '../build/world.ts';

const practice = aPractice();
const [{ id: marie }] = practice.practitioners;
const THURSDAY = { start: moment('2026-11-26T00:00'), end: moment('2026-11-27T00:00') };

/** Tells the absence of one stretch of Thursday as the command does, and what it brought about. */
async function away(world: MemoryWorld, from: string, to: string) {
  const offers = (await world.store.offers()).filter(({ state }) => state === 'open');
  const known = {
    ...{ practice, offers, now: world.clock.now(), by: 'marie', lastEventCount: null },
    patients: await world.directory.patients(),
    texts: await world.templates.read(),
    state: await world.agenda.read(),
  };
  const span = { start: moment(`2026-11-26T${from}`), end: moment(`2026-11-26T${to}`) };
  const absence = { span, practitioners: [marie], because: 'ill', cancelNow: false, turn: 0 } as const;
  const planned = planAbsence(known, absence, await world.store.cases());
  if ('trouble' in planned) throw new Error(planned.trouble);
  for (const { id } of planned.withdrawn)
    await onVerdict(world, practice, { kind: 'refuse', case: id, by: 'marie', at: NOW, note: '' });
  for (const kase of [planned.closing, ...planned.cases]) await carryOut(world, practice, kase);
  return planned;
}

async function approveAll(world: MemoryWorld) {
  for (const { id } of await world.store.cases('waiting'))
    await onVerdict(world, practice, { kind: 'approve', case: id, by: 'marie', at: NOW });
}

const closings = (world: MemoryWorld) =>
  expand(world.calendars(), THURSDAY, ZONE).occurrences.filter(({ uid }) => isClosingUid(uid));

describe('an absence that is told again, wider', () => {
  it('writes one letter for one appointment, however often it is widened', async () => {
    const world = aWorld({ calendars: [anAgendaOf('2026-11-26T10:00')] });
    await away(world, '10:00', '10:30');
    await away(world, '08:00', '12:00');
    await away(world, '08:00', '20:00');
    await approveAll(world);
    expect(world.sent).toHaveLength(1);
    const open = (await world.store.offers()).filter(({ state }) => state === 'open');
    expect(open).toHaveLength(1);
    expect(open[0]?.slots.some((slot) => overlap(slot, THURSDAY))).toBe(false);
  });

  it('closes each minute once', async () => {
    const world = aWorld({ calendars: [anAgendaOf()] });
    await away(world, '10:00', '10:30');
    await away(world, '08:00', '12:00');
    const stood = closings(world);
    expect(stood.some((one) => stood.some((other) => one !== other && overlap(one, other)))).toBe(false);
    const isClosed = closedIn(stood, practice);
    const [ten] = expand([anAgendaOf('2026-11-26T11:00')], THURSDAY, ZONE).occurrences;
    expect(ten !== undefined && isClosed(ten)).toBe(true);
  });

  it('leaves alone who was written to, and writes to who is affected now', async () => {
    const world = aWorld({ calendars: [anAgendaOf('2026-11-26T10:00', '2026-11-26T17:00')] });
    await away(world, '08:00', '12:00');
    await approveAll(world);
    const { cases } = await away(world, '08:00', '20:00');
    await approveAll(world);
    expect(cases).toHaveLength(1);
    const olds = (await world.store.offers())
      .filter(({ state }) => state === 'open')
      .map(({ replaces }) => replaces?.span.start);
    expect(olds.toSorted()).toEqual([moment('2026-11-26T10:00'), moment('2026-11-26T17:00')]);
  });

  it('gives new times again when those of the sent letter are closed now too', async () => {
    const world = aWorld({ calendars: [anAgendaOf('2026-11-26T10:00')] });
    await away(world, '10:00', '10:30');
    await approveAll(world);
    const [offer] = await world.store.offers();
    if (offer === undefined) throw new Error('nothing was offered');
    await world.store.saveOffer({
      ...offer,
      slots: offer.slots.map((slot) => ({
        ...slot,
        ...{ start: moment('2026-11-26T15:00'), end: moment('2026-11-26T15:30') },
      })),
    });
    await away(world, '08:00', '20:00');
    await approveAll(world);
    expect(world.sent).toHaveLength(2);
    expect((await world.store.offers()).filter(({ state }) => state === 'open')).toHaveLength(1);
  });
});
