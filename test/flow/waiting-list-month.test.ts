import { expect, it } from 'vitest';
import type { MemoryWorld } from '../../src/adapters/store/memory/world.ts';
import { isQuiet } from '../../src/core/waiting-list/answer-time.ts';
import { addDays, at, DAY, HOUR, type Instant, MINUTE, toInstant, weekdayOf } from '../../src/domain/time.ts';
import { onTick } from '../../src/flow/clock/on-tick.ts';
import { onMail } from '../../src/flow/mails/on-mail.ts';
import { aPractice, moment, NOW, ZONE } from '../build/builders.ts';
import { aListWorld, anAnswer, type Booked, enter } from '../build/waiting.ts';
import { wishesIn } from '../build/wishes-in.ts';

// A practice with 60 people on the list and 40 cancellations in four weeks, seen through its own doors.

const PEOPLE = 60;
const CANCELLED = 40;
const practice = aPractice();

/** Dice that always fall alike. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** What a month was like. */
interface Month {
  readonly cancelled: number;
  /** Times that came free and somebody of the list has now; also those that a move of one of them freed. */
  readonly refilled: number;
  readonly freed: number;
  readonly offers: number;
  /** Minutes from a cancellation by day to the first offer of its time, median. */
  readonly firstOffer: number;
  /** Minutes from the offer that was taken to the yes, median. */
  readonly answer: number;
  /** Who was served, of those who wait. */
  readonly served: number;
}

/** Every half hour of the practice's mornings from Wednesday on for four weeks. */
function mornings(): readonly Booked[] {
  const days = Array.from({ length: 28 }, (_, n) => addDays(moment0, n + 1)).filter(
    (day) => weekdayOf(day) <= 5,
  );
  return days.flatMap((day, d) =>
    [480, 510, 540, 570, 600, 630].map((minutes, n) => ({
      uid: `d${d}-${n}`,
      start: toInstant(at(day, minutes), ZONE),
      patient: 'nobody',
    })),
  );
}
const moment0 = '2026-11-24' as Parameters<typeof addDays>[0];

/** Those who wait have an appointment in January; some say when they would come. */
function owned(): readonly Booked[] {
  const first = moment('2027-01-11T08:00');
  return Array.from({ length: PEOPLE }, (_, n) => ({
    uid: `own-${n + 1}`,
    start: first + Math.floor(n / 12) * DAY + (n % 12) * 20 * MINUTE,
    patient: `n${n + 1}`,
    minutes: 20,
  }));
}

async function listOf(world: MemoryWorld, own: readonly Booked[]): Promise<void> {
  const phrases = ['le lundi matin ou le mardi matin', 'le vendredi', 'avant 9h30'];
  for (const [index, { uid, start }] of own.entries()) {
    const phrase = phrases[index % 6];
    const ref = { file: 'agenda', uid, recurrenceId: null };
    await enter(world.store, index + 1, {
      since: NOW - (PEOPLE - index) * HOUR,
      wishes: phrase === undefined ? [] : wishesIn(phrase),
      replaces: { ref, span: { start, end: start + 20 * MINUTE } },
    });
  }
}

function without(world: MemoryWorld, uid: string) {
  return world.calendars().map((file) => ({
    ...file,
    text: file.text.replace(new RegExp(`BEGIN:VEVENT\r\nUID:${uid}\r\n[\\s\\S]*?END:VEVENT\r\n`), ''),
  }));
}

interface Answer {
  readonly asked: Instant;
  readonly at: Instant;
  readonly who: number;
  readonly words: string;
}

/** One month as it goes on. */
interface Going {
  readonly world: MemoryWorld;
  readonly roll: () => number;
  readonly booked: readonly Booked[];
  /** Moments at which somebody still will cancel. */
  readonly cancelAt: number[];
  /** Appointments that were cancelled, and when. */
  readonly gone: Map<string, Instant>;
  readonly answers: Answer[];
  /** Minutes that each yes took. */
  readonly taken: number[];
}

/** Somebody calls and cancels: one of the next forty appointments. */
function cancelDue({ world, roll, booked, cancelAt, gone }: Going, now: Instant): void {
  while (cancelAt.length > 0 && (cancelAt[0] ?? 0) <= now) {
    cancelAt.shift();
    const ahead = booked.filter(({ uid, start }) => start > now + 4 * HOUR && !gone.has(uid));
    const one = ahead[Math.floor(roll() * Math.min(ahead.length, 40))];
    if (one === undefined) continue;
    gone.set(one.uid, now);
    world.replaceCalendars(without(world, one.uid));
  }
}

async function answerDue({ world, answers, taken }: Going, before: Instant, now: Instant): Promise<void> {
  for (const { asked, at: when, who, words } of answers) {
    if (when <= before || when > now) continue;
    const kase = await onMail(world, practice, anAnswer(world, who, words));
    const moved = kase.plan.some(({ kind }) => kind === 'move') && kase.state === 'done';
    if (moved) taken.push((now - asked) / MINUTE);
  }
}

/** Who was offered a time says yes two times in three within two hours, sometimes no, else nothing. */
function planAnswers({ world, roll, answers }: Going, seen: number, asked: Instant): void {
  for (const { to, body } of world.sent.slice(seen)) {
    if (!body.includes('[freed-offer]')) continue;
    const who = Number(to.slice(1, to.indexOf('@')));
    const luck = roll();
    const within = (5 + Math.floor(roll() * 120)) * MINUTE;
    if (luck < 0.66) answers.push({ asked, at: asked + within, who, words: '[confirm] oui' });
    else if (luck < 0.8) answers.push({ asked, at: asked + within, who, words: 'non merci' });
  }
}

async function month(): Promise<Month> {
  const roll = dice(7);
  const booked = mornings();
  const own = owned();
  const world = aListWorld(PEOPLE, [...booked, ...own]);
  await listOf(world, own);
  await onTick(world, practice);
  const cancelAt = Array.from({ length: CANCELLED }, () => NOW + Math.floor(roll() * 25 * DAY));
  cancelAt.sort((a, b) => a - b);
  const going: Going = { world, roll, booked, cancelAt, gone: new Map(), answers: [], taken: [] };
  let seen = 0;
  for (let now = NOW; now < NOW + 28 * DAY; now += (isQuiet(now, practice) ? 60 : 30) * MINUTE) {
    const before = world.clock.now();
    world.turnClock(now);
    cancelDue(going, now);
    await answerDue(going, before, now);
    await onTick(world, practice);
    planAnswers(going, seen, now);
    seen = world.sent.length;
  }
  return figuresOf(going);
}

async function figuresOf({ world, booked, gone, taken }: Going): Promise<Month> {
  const offers = (await world.store.offers()).filter(({ waiting }) => waiting !== undefined);
  const freed = await world.store.freed();
  const first = freed.flatMap(({ start, seen }) => {
    const mine = offers.filter(({ slots }) => slots[0]?.start === start).map(({ madeAt }) => madeAt);
    return mine.length === 0 || isQuiet(seen, practice) ? [] : [(Math.min(...mine) - seen) / MINUTE];
  });
  const filled = offers.filter(({ state }) => state === 'taken').map(({ slots }) => slots[0]?.start);
  return {
    cancelled: gone.size,
    refilled: booked.filter(({ uid, start }) => gone.has(uid) && filled.includes(start)).length,
    freed: freed.length,
    offers: offers.length,
    firstOffer: median(first),
    answer: median(taken),
    served: (await world.store.waiting()).filter(({ state }) => state === 'served').length,
  };
}

function median(list: readonly number[]): number {
  return list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? -1;
}

it('refills most of what is cancelled in a month, and every one within the order of the list', async () => {
  const seen = await month();
  console.info(seen);
  expect(seen.cancelled).toBe(CANCELLED);
  expect(seen.refilled / seen.cancelled).toBeGreaterThan(0.6);
  expect(seen.firstOffer).toBe(0);
  expect(seen.served).toBeGreaterThanOrEqual(seen.refilled);
}, 240_000);
