import { describe, expect, it } from 'vitest';
import { isDue, retryAfter } from '../../../src/core/policy/retry-after.ts';
import { DAY, MINUTE } from '../../../src/domain/time.ts';

const NOW = Date.parse('2026-11-24T08:00:00Z');

describe('what certainly did not happen', () => {
  it('is tried again after 1, 2, 5, 10, 20 and 40 minutes, then no more', () => {
    const waits = [0, 1, 2, 3, 4, 5, 6, 7].map((attempts) => {
      const until = retryAfter(attempts, NOW);
      return until === null ? null : (until - NOW) / MINUTE;
    });
    expect(waits).toEqual([1, 2, 5, 10, 20, 40, null, null]);
  });

  it('is due at its moment and after it, not before', () => {
    expect(isDue({ notBefore: null, attempts: 1 }, NOW)).toBe(true);
    expect(isDue({ notBefore: NOW, attempts: 1 }, NOW)).toBe(true);
    expect(isDue({ notBefore: NOW - DAY, attempts: 1 }, NOW)).toBe(true);
    expect(isDue({ notBefore: NOW + MINUTE, attempts: 1 }, NOW)).toBe(false);
    expect(isDue({ notBefore: NOW + 40 * MINUTE, attempts: 1 }, NOW)).toBe(false);
  });

  it('waits for its grace when the clock was set back: rather late than too early', () => {
    expect(isDue({ notBefore: NOW + 65 * MINUTE, attempts: 0 }, NOW)).toBe(false);
  });

  it('is due at once after the clock was set back', () => {
    expect(isDue({ notBefore: NOW + DAY, attempts: 1 }, NOW)).toBe(true);
  });
});
