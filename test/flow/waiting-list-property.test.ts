import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemoryWorld } from '../../src/adapters/store/memory/world.ts';
import { expand } from '../../src/core/agenda/recurrence/expand.ts';
import { isQuiet } from '../../src/core/waiting-list/answer-time.ts';
import { DAY, MINUTE, overlap } from '../../src/domain/time.ts';
import { onTick } from '../../src/flow/clock/on-tick.ts';
import { onMail } from '../../src/flow/mails/on-mail.ts';
import { resume } from '../../src/flow/plans/resume.ts';
import { address, aPractice, moment, NOW, ZONE } from '../build/builders.ts';
import { agendaOf, aListWorld, anAnswer, enter } from '../build/waiting.ts';
import { type Counted, counted, dyingWorld } from './dying.ts';

const easy = aPractice();
const practice = { ...easy, limits: { perHour: 99, perDay: 999, perPersonWeek: 9, perThreadDay: 9 } };
const PEOPLE = 5;
const FIRST = moment('2026-11-25T08:00');
const SLOTS = 8;

/** Somebody else's appointments, one every half hour of Wednesday morning; everybody who waits comes in December. */
const BOOKED = [
  ...Array.from({ length: SLOTS }, (_, n) => ({
    uid: `slot-${n}`,
    start: FIRST + n * 30 * MINUTE,
    patient: 'n9',
  })),
  ...Array.from({ length: PEOPLE }, (_, n) => ({
    uid: `own-${n + 1}`,
    start: moment('2026-12-16T08:00') + n * 30 * MINUTE,
    patient: `n${n + 1}`,
  })),
];

type Event =
  | { readonly kind: 'cancel' | 'book'; readonly slot: number }
  | { readonly kind: 'clock'; readonly minutes: number }
  | { readonly kind: 'answer'; readonly who: number; readonly words: string }
  | { readonly kind: 'stop' | 'freeze'; readonly who: number }
  | { readonly kind: 'crash'; readonly nth: number }
  | { readonly kind: 'tick' };

const slot = fc.nat(SLOTS - 1);
const who = fc.integer({ min: 1, max: PEOPLE });
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('cancel' as const), slot }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('book' as const), slot }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('clock' as const),
      minutes: fc.oneof(fc.constantFrom(30, 241, 700), fc.integer({ min: -90, max: 300 })),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('answer' as const),
      who,
      words: fc.constantFrom('[confirm] oui', 'non', '[choose] 1', 'bof'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('stop' as const, 'freeze' as const), who }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('crash' as const), nth: fc.integer({ min: 1, max: 120 }) }),
  },
  { weight: 4, arbitrary: fc.constant({ kind: 'tick' as const }) },
);

/** What the scenario knows beside the world. */
interface Told {
  readonly closed: Map<string, number>;
  /** Counts what truly leaves. */
  readonly acting: Counted;
  now: number;
}

async function happen(world: MemoryWorld, told: Told, event: Event): Promise<void> {
  switch (event.kind) {
    case 'cancel':
      return void world.replaceCalendars(edited(world, `slot-${event.slot}`, false));
    case 'book':
      return void world.replaceCalendars(edited(world, `slot-${event.slot}`, true));
    case 'clock':
      told.now += event.minutes * MINUTE;
      return void world.turnClock(told.now);
    case 'answer': {
      const to = `n${event.who}@example.org`;
      if (world.sent.some((letter) => letter.to === to))
        await onMail(told.acting.world, practice, anAnswer(world, event.who, event.words));
      return;
    }
    case 'stop':
    case 'freeze': {
      const to = address(`n${event.who}@example.org`);
      if (event.kind === 'stop') await world.store.stop(to, told.now);
      else await world.store.freeze(to, 'human-wanted', told.now);
      if (!told.closed.has(to)) told.closed.set(to, world.sent.length);
      return;
    }
    case 'crash':
      return crash(told, event.nth);
    case 'tick':
      return void (await onTick(told.acting.world, practice));
  }
}

/** The program dies in the midst of a tick, at any call of any of its doors, and is started again. */
async function crash({ acting }: Told, nth: number): Promise<void> {
  const dying = dyingWorld(acting.world, nth);
  try {
    await onTick(dying.world, practice);
  } catch (error) {
    if (!dying.isDead()) throw error;
  }
  await resume(acting.world, practice);
}

/** The agenda with one event of the morning taken out, or put back where nobody has it: a human's hand. */
function edited(world: MemoryWorld, uid: string, put: boolean) {
  const [file] = world.calendars();
  if (file === undefined) throw new Error('no agenda');
  const mine = BOOKED.find((one) => one.uid === uid);
  const bare = file.text.replace(new RegExp(`BEGIN:VEVENT\r\nUID:${uid}\r\n[\\s\\S]*?END:VEVENT\r\n`), '');
  if (!put || mine === undefined) return [{ ...file, text: bare }];
  const isTaken = taken(bare).some((one) => overlap(one, { start: mine.start, end: mine.start + 1 }));
  if (isTaken) return [file];
  const event = /BEGIN:VEVENT[\s\S]*END:VEVENT\r\n/.exec(agendaOf([mine]).text)?.[0] ?? '';
  return [{ ...file, text: bare.replace('END:VCALENDAR', `${event}END:VCALENDAR`) }];
}

function taken(text: string) {
  const file = { name: 'agenda', text, practitioner: null, writable: true };
  const window = { start: NOW - DAY, end: NOW + 60 * DAY };
  return expand([file], window, ZONE).occurrences.filter(({ status }) => status !== 'CANCELLED');
}

async function promises(world: MemoryWorld, told: Told): Promise<void> {
  const open = (await world.store.offers()).filter(
    ({ state, until }) => state === 'open' && until > told.now,
  );
  const freed = open.filter(({ waiting }) => waiting !== undefined);
  const times = freed.flatMap(({ slots }) => slots);
  for (const [index, one] of times.entries())
    expect(times.slice(index + 1).some((other) => overlap(one, other))).toBe(false);
  expect(new Set(freed.map(({ patient }) => patient)).size).toBe(freed.length);
  const offers = world.sent.filter(({ body }) => body.includes('[freed-offer]'));
  for (const { date } of offers) expect(isQuiet(date, practice)).toBe(false);
  for (const [to, count] of told.closed)
    expect(world.sent.slice(count).some((letter) => letter.to === to && offers.includes(letter))).toBe(false);
  const { letters } = told.acting;
  expect(new Set(letters).size).toBe(letters.length);
  const busy = taken(world.calendars()[0]?.text ?? '');
  for (const [index, one] of busy.entries())
    expect(busy.slice(index + 1).some((other) => overlap(one, other))).toBe(false);
}

describe('whatever happens to times that come free', () => {
  it('one time is one person’s, one person has one offer, nobody is woken, stopped people stay in peace', async () => {
    let offers = 0;
    let moves = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(event, { minLength: 8, maxLength: 40 }), async (events) => {
        const world = aListWorld(9, BOOKED);
        for (let n = 1; n <= PEOPLE; n += 1) {
          const start = moment('2026-12-16T08:00') + (n - 1) * 30 * MINUTE;
          const ref = { file: 'agenda', uid: `own-${n}`, recurrenceId: null };
          await enter(world.store, n, { replaces: { ref, span: { start, end: start + 30 * MINUTE } } });
        }
        const told: Told = { closed: new Map(), now: NOW, acting: counted(world) };
        await onTick(world, practice);
        for (const one of events) {
          await happen(world, told, one);
          await promises(world, told);
        }
        offers += world.sent.filter(({ body }) => body.includes('[freed-offer]')).length;
        moves += world.sent.filter(({ body }) => body.includes('[moved]')).length;
      }),
      { numRuns: 80 },
    );
    // Not a promise about nothing.
    expect(offers).toBeGreaterThan(30);
    expect(moves).toBeGreaterThan(3);
  }, 120_000);
});
