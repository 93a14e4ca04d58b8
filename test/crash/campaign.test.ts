import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Battle, startBattle } from './battle.ts';
import { faultsOf, leftBegun, type Round, tallyOf } from './invariants.ts';

// How often it is killed: CRASH_ROUNDS=400 for a long campaign by hand. Half of the rounds die at named points, half
// at any moment.
const ROUNDS = Number(process.env.CRASH_ROUNDS ?? 30);

let battle: Battle;

beforeAll(async () => {
  battle = await startBattle();
}, 180_000);
afterAll(() => battle.end());

describe('a secretary that is killed', () => {
  const rounds: Round[] = [];

  it(
    'loses no mail, answers none twice, books nothing twice, and shows a human every uncertainty',
    async () => {
      const calls = await battle.trace();
      const points = spread(calls, Math.ceil(ROUNDS / 2));
      for (const [at, point] of points.entries()) {
        const side = at % 2 === 0 ? 'before' : 'after';
        rounds.push(await battle.fight({ diesAt: `${point} ${side}` }));
      }
      for (let at = points.length; at < ROUNDS; at += 1) {
        rounds.push(await battle.fight({ killedAfter: 20 + ((at * 7919) % 900) }));
      }
      console.info(tallyOf(rounds, calls.length));
      expect(rounds.flatMap((round) => [...faultsOf(round), ...leftBegun(round)])).toEqual([]);
      // A campaign in which nobody booked or died proves nothing.
      const booked = rounds.flatMap(({ actions }) => actions.filter(({ action }) => action.kind === 'book'));
      expect(booked.length).toBeGreaterThan(ROUNDS);
      expect(rounds.filter(({ died }) => died).length).toBeGreaterThan(ROUNDS * 0.8);
    },
    ROUNDS * 90_000 + 60_000,
  );
});

/** So many of the points, evenly over the whole way; all of them when there are fewer. */
function spread(points: readonly string[], wanted: number): readonly string[] {
  if (points.length <= wanted) return points;
  return Array.from({ length: wanted }, (_, at) => points[Math.floor((at * points.length) / wanted)] ?? '');
}
