import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseKey } from '../../src/core/followups/key.ts';
import { isQuiet } from '../../src/core/waiting-list/answer-time.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../src/domain/time.ts';
import { onTick } from '../../src/flow/clock/on-tick.ts';
import { resume } from '../../src/flow/plans/resume.ts';
import type { World } from '../../src/ports/world.ts';
import { address, aPractice, moment } from '../build/builders.ts';
import { aMessage, aRemindingWorld, aRule } from '../build/follow-ups.ts';
import { agendaOf } from '../build/waiting.ts';

const practice = aPractice();
const FIRST = moment('2026-11-23T07:00');

const rules = [
  aRule(),
  aRule({
    id: 'near',
    trigger: { kind: 'before', moment: { kind: 'minutes', minutes: 180 } },
    usefulFor: 180,
  }),
  aRule({
    id: 'survey',
    trigger: { kind: 'after', moment: { kind: 'day', days: 1, minute: 600 } },
    does: aMessage({ template: 'survey', class: 'S4' }),
    usefulFor: 1440,
  }),
  aRule({
    id: 'recall',
    trigger: { kind: 'after', moment: { kind: 'day', days: 2, minute: 600 } },
    does: aMessage({ template: 'recall', class: 'S3' }),
    usefulFor: 1440,
  }),
];

type Step =
  | { readonly kind: 'wait'; readonly minutes: number }
  | { readonly kind: 'back'; readonly minutes: number }
  | { readonly kind: 'move'; readonly which: number; readonly hours: number }
  | { readonly kind: 'cancel'; readonly which: number }
  | { readonly kind: 'trouble'; readonly outbox: 'none' | 'down' | 'lost-answer' | 'unknown' }
  | { readonly kind: 'die'; readonly after: number }
  | { readonly kind: 'agenda'; readonly trouble: 'none' | 'unreadable' | 'stale' }
  | { readonly kind: 'rename' }
  | { readonly kind: 'stop'; readonly which: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 900 }) }),
  },
  fc.record({ kind: fc.constant('back' as const), minutes: fc.integer({ min: 1, max: 600 }) }),
  fc.record({
    kind: fc.constant('move' as const),
    which: fc.nat(4),
    hours: fc.integer({ min: -30, max: 60 }),
  }),
  fc.record({ kind: fc.constant('cancel' as const), which: fc.nat(4) }),
  fc.record({
    kind: fc.constant('trouble' as const),
    outbox: fc.constantFrom('none' as const, 'down' as const, 'lost-answer' as const, 'unknown' as const),
  }),
  fc.record({ kind: fc.constant('die' as const), after: fc.integer({ min: 1, max: 25 }) }),
  fc.record({
    kind: fc.constant('agenda' as const),
    trouble: fc.constantFrom('none' as const, 'none' as const, 'unreadable' as const, 'stale' as const),
  }),
  fc.constant({ kind: 'rename' as const }),
  fc.record({ kind: fc.constant('stop' as const), which: fc.nat(4) }),
);

/** A key under the name that its rule had first. */
const firstName = (key: string) => key.replace(/^renamed\|/, 'reminder|');

class Death extends Error {}

/** A world whose power fails at the nth call of its memory or its outbox, before or after it was done. */
function dying(world: World, after: number): World {
  let left = after;
  const mortal = <T extends object>(port: T): T =>
    new Proxy(port, {
      get: (target, name, receiver) => {
        const value: unknown = Reflect.get(target, name, receiver);
        if (typeof value !== 'function') return value;
        return async (...rest: readonly unknown[]) => {
          left -= 1;
          if (left === 0) throw new Death();
          const result: unknown = await value.apply(target, rest);
          left -= 1;
          if (left === 0) throw new Death();
          return result;
        };
      },
    });
  return { ...world, store: mortal(world.store), outbox: mortal(world.outbox) };
}

it('nothing leaves twice, for a past or cancelled appointment, at night, without consent, or of two people, whatever happens', async () => {
  let letters = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const booked = [0, 1, 2, 3, 4].map((n) => ({
        uid: `u${n}`,
        start: FIRST + 26 * HOUR + n * 5 * HOUR,
        patient: `n${1 + (n % 3)}`,
      }));
      const gone = new Set<string>();
      const written = [...rules];
      const world = aRemindingWorld(booked, written);
      const stopped = new Map<string, Instant>();
      let now = FIRST;
      let alive: World = world;
      for (const one of steps) {
        const target = 'which' in one ? booked[one.which] : undefined;
        switch (one.kind) {
          case 'wait':
            now += one.minutes * MINUTE;
            break;
          case 'back':
            now -= one.minutes * MINUTE;
            break;
          case 'move':
            if (target !== undefined) target.start += one.hours * HOUR;
            break;
          case 'cancel':
            if (target !== undefined) gone.add(target.uid);
            break;
          case 'trouble':
            world.suffer({ outbox: one.outbox });
            break;
          case 'agenda':
            world.suffer({ agenda: one.trouble });
            break;
          case 'rename':
            written[0] = aRule({ id: written[0]?.id === 'reminder' ? 'renamed' : 'reminder' });
            break;
          case 'die':
            alive = dying(world, one.after);
            break;
          case 'stop':
            await world.store.stop(address(`n${1 + (one.which % 3)}@example.org`), now);
            stopped.set(`n${1 + (one.which % 3)}@example.org`, world.sent.length);
        }
        const standing = booked.filter(({ uid }) => !gone.has(uid));
        world.replaceCalendars([agendaOf(standing)]);
        world.turnClock(now);
        const before = world.sent.length;
        try {
          await onTick(alive, practice);
        } catch (error) {
          if (!(error instanceof Death)) throw error;
          alive = world;
          await resume(world, practice);
        }
        for (const letter of world.sent.slice(before)) {
          expect(isQuiet(now, practice)).toBe(false);
          expect(stopped.has(letter.to)).toBe(false);
          expect(letter.body).not.toContain('[recall]');
          const kase = (await world.store.cases()).find(({ id }) => letter.messageId.includes(id));
          const covers = kase?.origin.kind === 'clock' ? (kase.origin.covers ?? []) : [];
          expect(covers.length).toBeGreaterThan(0);
          for (const key of covers) {
            const about = parseKey(key)?.about;
            if (about?.kind !== 'appointment') throw new Error(key);
            const real = standing.find(({ uid, start }) => uid === about.uid && start === about.start);
            expect(`${real?.patient}@example.org`).toBe(letter.to);
            if (!key.startsWith('survey')) expect(about.start).toBeGreaterThan(now);
          }
        }
      }
      letters += world.sent.length;
      const ids = world.sent.map(({ messageId }) => messageId);
      expect(new Set(ids).size).toBe(ids.length);
      const cases = await world.store.cases();
      const covered = cases
        .flatMap(({ origin }) => (origin.kind === 'clock' ? (origin.covers ?? []) : []))
        .map(firstName);
      expect(new Set(covered).size).toBe(covered.length);
    }),
    { numRuns: 60 },
  );
  // A promise that nothing was put to.
  expect(letters).toBeGreaterThan(30);
}, 240_000);

it('a day in which nothing goes wrong brings each patient one letter', async () => {
  const booked = [1, 2, 3].map((n) => ({ uid: `u${n}`, start: FIRST + 26 * HOUR, patient: `n${n}` }));
  const world = aRemindingWorld(booked, [aRule()]);
  for (let now = FIRST; now < FIRST + DAY; now += 20 * MINUTE) {
    world.turnClock(now);
    await onTick(world, practice);
  }
  expect(world.sent.map(({ to }) => to).sort()).toEqual(['n1', 'n2', 'n3'].map((n) => `${n}@example.org`));
});
