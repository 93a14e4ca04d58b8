import { describe, expect, it } from 'vitest';
import type { MemoryWorld } from '../../src/adapters/store/memory/world.ts';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.ts';
import { onTick } from '../../src/flow/clock/on-tick.ts';
import { onMail } from '../../src/flow/mails/on-mail.ts';
import { onVerdict } from '../../src/flow/verdicts/on-verdict.ts';
import { address, aPractice, autonomy, moment, NOW } from '../build/builders.ts';
import { agendaOf, aListWorld, anAnswer, type Booked, enter, patientNumber } from '../build/waiting.ts';
import { aRawMail } from '../build/world.ts';

const practice = aPractice();
const THURSDAY = moment('2026-11-26T10:00');
/** Somebody else's: an agenda that loses its last event counts as damaged. */
const ELSEWHEN = { uid: 'elsewhen', start: moment('2027-01-14T10:00'), patient: 'n9' };
const OWN = moment('2026-12-17T10:00');

/** Somebody's appointment on Thursday at ten, and patients 1 and 2 on 17 December. */
const BOOKED: readonly Booked[] = [
  { uid: 'gone', start: THURSDAY, patient: 'n9' },
  { uid: 'one', start: OWN, patient: 'n1' },
  { uid: 'two', start: OWN + HOUR, patient: 'n2' },
];
const ref = (uid: string) => ({ file: 'agenda', uid, recurrenceId: null });
const replaces = (uid: string, start: number) => ({
  ref: ref(uid),
  span: { start, end: start + 30 * MINUTE },
});

/** Patients 1 and 2 wait; the secretary has looked at the agenda once. */
async function twoWaiting(
  settings = practice,
  more: Parameters<typeof aListWorld>[2] = {},
): Promise<MemoryWorld> {
  const world = aListWorld(9, BOOKED, more);
  await enter(world.store, 1, { replaces: replaces('one', OWN) });
  await enter(world.store, 2, { replaces: replaces('two', OWN + HOUR) });
  await onTick(world, settings);
  return world;
}

/** Somebody else takes an appointment out of the agenda. */
function cancelByHand(world: MemoryWorld, uid = 'gone', booked = BOOKED): void {
  world.replaceCalendars([agendaOf(booked.filter((one) => one.uid !== uid))]);
}

const letters = (world: MemoryWorld) =>
  world.sent.map(({ to, body }) => [to, body.split('\n\n')[2]?.slice(1, -1)]);
const entry = async (world: MemoryWorld, n: number) =>
  (await world.store.waiting()).find(({ patient }) => patient === `n${n}`);

describe('a time that came free', () => {
  it('is offered to the first who waits, within a tick, and kept for them half an hour or four', async () => {
    const world = await twoWaiting();
    expect(world.sent).toEqual([]);
    cancelByHand(world);
    await onTick(world, practice);
    expect(letters(world)).toEqual([['n1@example.org', 'freed-offer']]);
    const [offer] = await world.store.offers();
    expect(offer).toMatchObject({ patient: 'n1', waiting: 'w-n1', until: NOW + 4 * HOUR });
    expect(offer?.slots).toMatchObject([{ start: THURSDAY }]);
  });

  it('is not offered a second time while one person thinks about it', async () => {
    const world = await twoWaiting();
    cancelByHand(world);
    await onTick(world, practice);
    world.turnClock(NOW + HOUR);
    await onTick(world, practice);
    expect(world.sent).toHaveLength(1);
  });

  it('goes to the next when there is no answer, and nobody loses the place', async () => {
    const world = await twoWaiting();
    cancelByHand(world);
    await onTick(world, practice);
    world.turnClock(NOW + 4 * HOUR);
    await onTick(world, practice);
    expect(letters(world).map(([to]) => to)).toEqual(['n1@example.org', 'n2@example.org']);
    expect(await entry(world, 1)).toMatchObject({ state: 'waiting' });
  });

  it('moves the appointment of who says yes, and the time they leave is offered next', async () => {
    const world = await twoWaiting();
    const later = { uid: 'late', start: OWN + 5 * DAY, patient: 'n3' };
    world.replaceCalendars([agendaOf([...BOOKED.slice(1), later])]);
    await enter(world.store, 3, { replaces: replaces('late', OWN + 5 * DAY) });
    await onTick(world, practice);
    const kase = await onMail(world, practice, anAnswer(world, 1, '[confirm] oui'));
    expect(kase).toMatchObject({ state: 'done', decision: 'act' });
    expect(await entry(world, 1)).toMatchObject({ state: 'served' });
    await onTick(world, practice);
    const last = (await world.store.offers()).at(-1);
    // Patient 2 comes an hour later the same day: that is no earlier appointment.
    expect(last).toMatchObject({ patient: 'n3', state: 'open' });
    expect(last?.slots).toMatchObject([{ start: OWN }]);
  });

  it('is left to the next at once by who says no, who stays on the list', async () => {
    const world = await twoWaiting();
    cancelByHand(world);
    await onTick(world, practice);
    await onMail(world, practice, anAnswer(world, 1, 'Non merci'));
    await onTick(world, practice);
    expect(letters(world)).toEqual([
      ['n1@example.org', 'freed-offer'],
      ['n1@example.org', 'freed-kept'],
      ['n2@example.org', 'freed-offer'],
    ]);
    expect(await entry(world, 1)).toMatchObject({ state: 'waiting' });
  });

  it('answers a yes that comes too late with other times, and takes nothing from who has it now', async () => {
    const world = await twoWaiting();
    cancelByHand(world);
    await onTick(world, practice);
    world.turnClock(NOW + 4 * HOUR);
    await onTick(world, practice);
    const late = await onMail(world, practice, anAnswer(world, 1, '[confirm] oui'));
    expect(late).toMatchObject({ decision: 'act' });
    expect(letters(world).at(-1)).toEqual(['n1@example.org', 'offer-gone']);
    const next = await onMail(world, practice, anAnswer(world, 2, '[confirm] oui'));
    expect(next).toMatchObject({ state: 'done' });
    expect(world.calendars()[0]?.text).toContain('UID:two');
  });

  it('is nobody’s when a human books it meanwhile: the yes gets other times', async () => {
    const world = await twoWaiting();
    cancelByHand(world);
    await onTick(world, practice);
    const byHand = { uid: 'by-hand', start: THURSDAY, patient: 'n8' };
    world.replaceCalendars([agendaOf([...BOOKED.slice(1), byHand])]);
    await onMail(world, practice, anAnswer(world, 1, '[confirm] oui'));
    expect(letters(world).at(-1)).toEqual(['n1@example.org', 'offer-gone']);
    expect(await entry(world, 1)).toMatchObject({ state: 'waiting' });
  });

  it('waits for the morning when it comes free in the quiet hours', async () => {
    const world = await twoWaiting();
    world.turnClock(moment('2026-11-24T21:30'));
    await onTick(world, practice);
    cancelByHand(world);
    await onTick(world, practice);
    expect(world.sent).toEqual([]);
    world.turnClock(moment('2026-11-25T08:00'));
    await onTick(world, practice);
    expect(letters(world)).toEqual([['n1@example.org', 'freed-offer']]);
  });

  it('is not offered when it is too near to come, and is simply free', async () => {
    const world = await twoWaiting();
    world.turnClock(THURSDAY - HOUR);
    await onTick(world, practice);
    cancelByHand(world);
    await onTick(world, practice);
    expect(world.sent).toEqual([]);
    expect((await world.store.freed()).map(({ state }) => state)).toEqual(['closed']);
  });

  it('is not offered to who stopped, is frozen, or is kept by a human', async () => {
    const patients = [1, 2, 3, 4].map((n) => patientNumber(n, n === 3 ? { flags: ['human-only'] } : {}));
    const world = aListWorld(4, BOOKED, { patients });
    for (const n of [1, 2, 3, 4]) await enter(world.store, n);
    await world.store.stop(address('n1@example.org'), NOW);
    await world.store.freeze(address('n2@example.org'), 'emergency', NOW);
    await onTick(world, practice);
    cancelByHand(world);
    await onTick(world, practice);
    expect(letters(world)).toEqual([['n4@example.org', 'freed-offer']]);
  });

  it('goes before all others to who was flagged by a human, with a reason', async () => {
    const world = await twoWaiting();
    const priority = { reason: 'examen le 1er', by: 'Anne', at: NOW };
    await world.store.changeWaiting({ kind: 'flag', entry: 'w-n2', priority }, NOW);
    cancelByHand(world);
    await onTick(world, practice);
    expect(letters(world)).toEqual([['n2@example.org', 'freed-offer']]);
  });

  it('is offered only where the wishes allow it', async () => {
    const world = aListWorld(9, BOOKED);
    const afternoon = {
      include: true,
      start: '2026-11-24T00:00',
      end: '2027-11-24T00:00',
      daily: [720, 1080],
    };
    await enter(world.store, 1, { wishes: [afternoon as never] });
    await enter(world.store, 2);
    await onTick(world, practice);
    cancelByHand(world);
    await onTick(world, practice);
    expect(letters(world)).toEqual([['n2@example.org', 'freed-offer']]);
  });

  it('is never later than the appointment they have', async () => {
    const world = aListWorld(9, BOOKED);
    await enter(world.store, 9, { replaces: replaces('gone', THURSDAY) });
    await onTick(world, practice);
    cancelByHand(world, 'one');
    await onTick(world, practice);
    expect(world.sent).toEqual([]);
  });

  it('waits for a human’s yes where the practice wants that, and the yes sends it', async () => {
    const careful = aPractice({ autonomy: autonomy({ earlier: 'suggest' }) });
    const world = await twoWaiting(careful);
    cancelByHand(world);
    await onTick(world, careful);
    await onTick(world, careful);
    const waiting = await world.store.cases('waiting');
    expect(waiting).toMatchObject([{ patient: 'n1', reason: { code: 'suggest-only', kind: 'earlier' } }]);
    const by = { by: 'Anne', at: NOW };
    expect(await onVerdict(world, careful, { kind: 'approve', case: waiting[0]?.id ?? '', ...by })).toBe(
      'done',
    );
    expect(letters(world)).toEqual([['n1@example.org', 'freed-offer']]);
  });

  it('is simply free when no human says yes in time; nobody was passed over', async () => {
    const careful = aPractice({ autonomy: autonomy({ earlier: 'suggest' }) });
    const world = await twoWaiting(careful);
    cancelByHand(world);
    await onTick(world, careful);
    world.turnClock(NOW + 4 * HOUR);
    await onTick(world, careful);
    expect(await world.store.cases('waiting')).toEqual([]);
    expect((await world.store.freed()).map(({ state }) => state)).toEqual(['closed']);
  });

  it('is a human’s when many of one day come free at once: somebody cleared the day', async () => {
    const day = [0, 1, 2, 3].map((n) => ({ uid: `day-${n}`, start: THURSDAY + n * 30 * MINUTE }));
    const large = aPractice({ agenda: { ...practice.agenda, shrinkAlarm: 0.1 } });
    const world = aListWorld(9, [...day, ELSEWHEN]);
    for (const n of [1, 2, 3, 4]) await enter(world.store, n);
    await onTick(world, large);
    world.replaceCalendars([agendaOf([ELSEWHEN])]);
    await onTick(world, large);
    expect(world.sent).toEqual([]);
    const waiting = await world.store.cases('waiting');
    expect(waiting).toHaveLength(4);
    for (const { reason } of waiting) expect(reason).toEqual({ code: 'waiting-list', why: 'cleared' });
  });

  it('is not made of a holiday that was deleted, nor of an agenda that lost everything', async () => {
    const world = aListWorld(9, [{ uid: 'holiday', start: THURSDAY, minutes: 3 * 24 * 60 }]);
    await enter(world.store, 1);
    await onTick(world, practice);
    world.replaceCalendars([agendaOf([])]);
    await onTick(world, practice);
    expect(await world.store.freed()).toEqual([]);
  });

  it('is kept for nobody whose letter did not leave', async () => {
    const world = await twoWaiting();
    cancelByHand(world);
    world.suffer({ outbox: 'refused' });
    await onTick(world, practice);
    world.suffer({ outbox: 'none' });
    await onTick(world, practice);
    expect(letters(world)).toEqual([['n2@example.org', 'freed-offer']]);
    expect((await world.store.offers()).map(({ patient, state }) => [patient, state])).toEqual([
      ['n1', 'released'],
      ['n2', 'open'],
    ]);
  });

  it('stays where it is while sending is paused, and is offered afterwards', async () => {
    const world = await twoWaiting();
    await world.store.pause({ by: 'Anne', since: NOW });
    cancelByHand(world);
    await onTick(world, practice);
    expect(world.sent).toEqual([]);
    await world.store.pause(null);
    await onTick(world, practice);
    expect(letters(world)).toEqual([['n1@example.org', 'freed-offer']]);
  });
});

describe('the list itself', () => {
  const ask = (world: MemoryWorld, words: string) =>
    onMail(world, practice, aRawMail(words, { From: 'N <n1@example.org>' }));

  it('is entered by mail, with the one appointment that would move, and tells no rank', async () => {
    const world = aListWorld(9, BOOKED);
    await ask(world, '[earlier] prévenez-moi si une place se libère');
    expect(await entry(world, 1)).toMatchObject({
      since: NOW,
      contact: 'n1@example.org',
      replaces: { span: { start: OWN } },
    });
    expect(letters(world)).toEqual([['n1@example.org', 'waitlist-noted']]);
  });

  it('is left by mail at any time, and what was kept is given back', async () => {
    const world = await twoWaiting();
    cancelByHand(world);
    await onTick(world, practice);
    await ask(world, "[stop] Retirez-moi de la liste d'attente, s'il vous plaît");
    expect(await entry(world, 1)).toMatchObject({ state: 'left' });
    expect(await world.store.stopped(address('n1@example.org'))).toBe(false);
    await onTick(world, practice);
    expect(letters(world).map(([to]) => to)).toEqual(['n1@example.org', 'n1@example.org', 'n2@example.org']);
  });

  it('asks a human when the answer to a freed time says more than yes or no', async () => {
    const world = await twoWaiting();
    cancelByHand(world);
    await onTick(world, practice);
    const kase = await onMail(world, practice, anAnswer(world, 1, '[cancel] je ne pourrai pas venir'));
    expect(kase).toMatchObject({ decision: 'review', reason: { code: 'waiting-list', why: 'other-words' } });
    const ill = await onMail(world, practice, anAnswer(world, 1, "Non\n[health] j'ai trop mal"));
    expect(ill).toMatchObject({ decision: 'review' });
    expect((await world.store.offers())[0]).toMatchObject({ state: 'open' });
  });

  it('loses the place after three offers without an answer, told first, and a human hears of it', async () => {
    const many = [0, 1, 2].map((n) => ({ uid: `gone-${n}`, start: THURSDAY + n * 7 * DAY, patient: 'n9' }));
    const easy = aPractice({ limits: { ...practice.limits, perPersonWeek: 9 } });
    const world = aListWorld(9, [...many, ELSEWHEN]);
    await enter(world.store, 1);
    await onTick(world, easy);
    for (const n of [0, 1, 2]) {
      world.replaceCalendars([agendaOf([...many.slice(n + 1), ELSEWHEN])]);
      world.turnClock(NOW + n * 5 * HOUR * (n === 2 ? 3 : 1));
      await onTick(world, easy);
      expect(await entry(world, 1)).toMatchObject({ state: 'waiting' });
    }
    world.turnClock(NOW + 2 * DAY);
    await onTick(world, easy);
    expect(letters(world).map(([, id]) => id)).toEqual([
      'freed-offer',
      'freed-offer',
      'freed-offer',
      'freed-last',
    ]);
    expect(await entry(world, 1)).toMatchObject({ state: 'unanswered' });
    expect(world.raised).toHaveLength(1);
    await onTick(world, easy);
    expect(world.sent).toHaveLength(4);
  });

  it('asks every three months whether they still wait, twice, then a human', async () => {
    const world = aListWorld(9, BOOKED);
    await enter(world.store, 1, { since: NOW });
    world.turnClock(NOW + 90 * DAY);
    await onTick(world, practice);
    expect(world.sent).toEqual([]);
    for (const day of [91, 92, 105, 106, 119]) {
      world.turnClock(NOW + day * DAY);
      await onTick(world, practice);
    }
    expect(letters(world).map(([, id]) => id)).toEqual(['still-waiting', 'still-waiting']);
    const [waiting] = await world.store.cases('waiting');
    expect(waiting).toMatchObject({ patient: 'n1', reason: { code: 'waiting-list', why: 'silent' } });
    expect(await entry(world, 1)).toMatchObject({ state: 'waiting' });
    const refuse = { kind: 'refuse', case: waiting?.id ?? '', by: 'Anne', at: NOW, note: '' } as const;
    await onVerdict(world, practice, refuse);
    await onTick(world, practice);
    expect((await entry(world, 1))?.interest).toMatchObject({ times: 0 });
  });

  it('keeps or ends the place as they answer that question', async () => {
    const world = aListWorld(9, BOOKED);
    for (const n of [1, 2]) await enter(world.store, n, { since: NOW });
    world.turnClock(NOW + 91 * DAY);
    await onTick(world, practice);
    await onMail(world, practice, anAnswer(world, 1, '[confirm] Oui, toujours intéressée'));
    await onMail(world, practice, anAnswer(world, 2, 'Plus besoin, merci'));
    expect((await entry(world, 1))?.interest).toEqual({ said: NOW + 91 * DAY, asked: null, times: 0 });
    expect(await entry(world, 2)).toMatchObject({ state: 'left' });
  });

  it('ends with the last wished day, and with the appointment that should have moved', async () => {
    const world = aListWorld(9, BOOKED);
    await enter(world.store, 1, { until: NOW + DAY });
    await enter(world.store, 2, { replaces: replaces('two', OWN + HOUR) });
    world.turnClock(OWN + 2 * HOUR);
    await onTick(world, practice);
    expect((await world.store.waiting()).map(({ state }) => state)).toEqual(['expired', 'expired']);
  });
});
