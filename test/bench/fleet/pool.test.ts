import { describe, expect, it } from 'vitest';
import { type Asked, diceOf, MONDAY, mondayOf } from './arrivals.ts';
import { answersOf, type Pool, quantile } from './pool.ts';

const POOL: Pool = { servers: 1, reading: 30, writing: 15, kept: 1, order: 'listed' };

/** A practice that begins with another server than practice 0, by its address. */
const OTHER = 6;

function asked(practice: number, at: number): Asked {
  return { practice, at, read: 30, written: 15 };
}

describe('a pool of model servers', () => {
  it('reads the rules once, then only the mails', () => {
    const answers = answersOf([asked(0, 0), asked(0, 100)], POOL);
    expect(answers).toEqual([
      { waited: 0, took: 42, cold: true },
      { waited: 0, took: 2, cold: false },
    ]);
  });

  it('lets a second mail wait for the first', () => {
    expect(answersOf([asked(0, 0), asked(0, 1)], POOL)[1]).toEqual({ waited: 41, took: 2, cold: false });
  });

  it('forgets the rules of one practice over those of another, where there is room for one', () => {
    const turns = [asked(0, 0), asked(1, 100), asked(0, 200)];
    expect(answersOf(turns, POOL).map(({ cold }) => cold)).toEqual([true, true, true]);
    expect(answersOf(turns, { ...POOL, kept: 2 }).map(({ cold }) => cold)).toEqual([true, true, false]);
  });

  it('leaves the second server idle while every practice lists the same one first', () => {
    const two = [asked(0, 0), asked(OTHER, 1)];
    expect(answersOf(two, { ...POOL, servers: 2 })[1]?.waited).toBe(41);
    expect(answersOf(two, { ...POOL, servers: 2, order: 'spread' })[1]?.waited).toBe(0);
  });
});

describe('a Monday', () => {
  it('has a hundred percent, and comes in order', () => {
    expect(MONDAY.reduce((sum, share) => sum + share, 0)).toBe(100);
    const times = mondayOf(10, 50, diceOf(1)).map(({ at }) => at);
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(times.length).toBeGreaterThan(150);
    expect(quantile(times, 0.5)).toBeLessThan(13 * 3600);
  });
});
