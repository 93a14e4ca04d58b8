import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemoryWorld, Troubles } from '../../src/adapters/store/memory/world.ts';
import type { RawMail } from '../../src/domain/mail.ts';
import type { Practice } from '../../src/domain/practice.ts';
import { MINUTE } from '../../src/domain/time.ts';
import { onTick } from '../../src/flow/clock/on-tick.ts';
import { onMail } from '../../src/flow/mails/on-mail.ts';
import { resume } from '../../src/flow/plans/resume.ts';
import { takeVerdicts } from '../../src/flow/verdicts/take-verdicts.ts';
import type { World } from '../../src/ports/world.ts';
import { aPractice, autonomy, NOW } from '../build/builders.ts';
import { aRawMail, aWorld } from '../build/world.ts';
import { counted, dyingWorld, Killed } from './dying.ts';

const practice = aPractice();
const careful = aPractice({ autonomy: autonomy({ move: 'suggest', when: 'suggest' }) });
const HEAD = { 'Message-ID': '<the-mail@example.org>' };
const yes = (id: string) => ({ kind: 'approve', case: id, by: 'marie', at: NOW }) as const;

interface Scene {
  /** The rules may be asked only once more: then a human is. */
  readonly mayBeUnknown?: true;
  readonly name: string;
  readonly practice: Practice;
  readonly words: string;
  readonly troubles?: Partial<Troubles>;
  /** Letters and changes of the agenda there must be in the end. */
  readonly letters: number;
  readonly changes: number;
}

const SCENES: readonly Scene[] = [
  { name: 'a question', practice, words: '[when] c’est quand', letters: 1, changes: 0 },
  { name: 'an offer', practice, words: '[move] je ne peux pas jeudi', letters: 1, changes: 0 },
  { name: 'a cancellation', practice, words: '[cancel] je ne viens pas jeudi', letters: 1, changes: 1 },
  { name: 'a booking', practice, words: '[book] vendredi 27 à 10h ?', letters: 1, changes: 1 },
  { name: 'a stop', practice, words: '[stop] stop', letters: 1, changes: 0 },
  { name: 'an emergency', practice, words: '[danger-life] j’étouffe', letters: 1, changes: 0 },
  { name: 'a yes to a letter', practice: careful, words: '[when] c’est quand', letters: 1, changes: 0 },
  {
    name: 'a yes to an offer',
    practice: careful,
    words: '[move] je ne peux pas jeudi',
    letters: 1,
    changes: 0,
  },
];

const FAILING: readonly Scene[] = [
  { ...scene('a question'), troubles: { outbox: 'down' } },
  { ...scene('an offer'), troubles: { outbox: 'down' } },
  { ...scene('a cancellation'), troubles: { outbox: 'down' } },
  { ...scene('a cancellation'), troubles: { agenda: 'stale' }, mayBeUnknown: true },
  { ...scene('an emergency'), troubles: { outbox: 'down', alerts: 'refused' } },
  { ...scene('a yes to an offer'), troubles: { outbox: 'down' } },
];

function scene(name: string): Scene {
  const found = SCENES.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no scene ${name}`);
  return found;
}

/** What the daemon does from its start on: what was cut off, a tick, the mail, the human's yes. */
async function aDay(world: World, scene: Scene, raw: RawMail): Promise<void> {
  await resume(world, scene.practice);
  await onTick(world, scene.practice);
  await onMail(world, scene.practice, raw);
  for (const { id, proposal } of await world.store.cases('waiting'))
    if (proposal.length > 0) await world.store.recordVerdict(yes(id));
  await takeVerdicts(world, scene.practice);
}

async function untilKilled(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
}

/** Lives through a day with these deaths; returns whether the last of them came, and what there is to see. */
async function lived(scene: Scene, deaths: readonly number[]) {
  const memory: MemoryWorld = aWorld();
  memory.suffer(scene.troubles ?? {});
  const { world, letters, changes } = counted(memory);
  const raw = aRawMail(scene.words, HEAD);
  let died = false;
  for (const nth of deaths) {
    const dying = dyingWorld(world, nth);
    await untilKilled(() => aDay(dying.world, scene, raw));
    died = dying.isDead();
  }
  memory.suffer({ outbox: 'none', agenda: 'none' });
  for (const minutes of [0, 1, 4]) {
    memory.turnClock(NOW + minutes * MINUTE);
    await aDay(world, scene, raw);
  }
  return { died, letters, changes, world };
}

async function expectWhole(scene: Scene, deaths: readonly number[]): Promise<boolean> {
  const { died, letters, changes, world } = await lived(scene, deaths);
  const states = (await world.store.cases()).map(({ state }) => state);
  const place = `${scene.name} ${JSON.stringify(deaths)} ${states}`;
  expect(new Set(letters).size, place).toBe(letters.length);
  expect(new Set(changes).size, place).toBe(changes.length);
  expect(states, place).toHaveLength(1);
  if (states[0] === 'unknown' && scene.mayBeUnknown) {
    expect(letters, place).toEqual([]);
  } else {
    // Everything answers in the end, so whatever was cut off can be looked up: no human has to be asked.
    expect(['done', 'waiting', 'set-aside'], place).toContain(states[0]);
    expect([letters.length, changes.length], place).toEqual([scene.letters, scene.changes]);
  }
  expect(await world.store.unfinished(), place).toEqual([]);
  expect(await world.store.verdicts(), place).toEqual([]);
  expect(await world.store.verifyAudit(), place).toBeNull();
  return died;
}

describe('killed at any moment', () => {
  it.each(SCENES.map((scene) => [scene.name, scene] as const))(
    '%s is never answered or entered twice, and stands in one visible state',
    async (_, scene) => {
      for (let nth = 1; await expectWhole(scene, [nth]); nth += 1);
    },
  );

  it.each(FAILING.map((scene) => [scene.name, JSON.stringify(scene.troubles), scene] as const))(
    '%s with trouble %s is put off or decided again, and never twice',
    async (_, __, scene) => {
      for (let nth = 1; await expectWhole(scene, [nth]); nth += 1);
    },
  );

  it.each(SCENES.map((scene) => [scene.name, scene] as const))(
    '%s while a server fails, the same',
    async (_, scene) => {
      const failing = fc.constantFrom<Partial<Troubles>>(
        { outbox: 'down' },
        { outbox: 'unknown' },
        { outbox: 'lost-answer' },
        { agenda: 'down' },
        { agenda: 'stale' },
        { alerts: 'refused', outbox: 'down' },
      );
      const death = fc.integer({ min: 1, max: 60 });
      await fc.assert(
        fc.asyncProperty(
          failing,
          fc.array(death, { minLength: 1, maxLength: 3 }),
          async (troubles, deaths) => {
            const { letters, changes, world } = await lived({ ...scene, troubles }, deaths);
            const states = (await world.store.cases()).map(({ state }) => state);
            expect(new Set(letters).size).toBe(letters.length);
            expect(new Set(changes).size).toBe(changes.length);
            expect(letters.length).toBeLessThanOrEqual(1);
            expect(states).toHaveLength(1);
            expect(states).not.toContain('acting');
            expect(await world.store.unfinished()).toEqual([]);
          },
        ),
        { numRuns: 40 },
      );
    },
  );
});
