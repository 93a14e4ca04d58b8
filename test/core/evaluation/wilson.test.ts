import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratio, share, wilson } from '../../../src/core/evaluation/wilson.ts';

describe('the 95 % interval of a share', () => {
  // 81/263, 15/148, 0/20 and 1/29: Newcombe 1998, Statistics in Medicine 17, table I; the others by hand.
  it.each([
    [0, 10, 0, 0.2775],
    [10, 10, 0.7225, 1],
    [5, 10, 0.2366, 0.7634],
    [1, 10, 0.0179, 0.4042],
    [81, 263, 0.2553, 0.3662],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [15, 148, 0.0624, 0.1605],
    [0, 500, 0, 0.0076],
    [1, 1, 0.2065, 1],
  ])('of %i in %i goes from %f to %f', (hits, of, low, high) => {
    const [from, to] = wilson({ hits, of });
    expect(from).toBeCloseTo(low, 4);
    expect(to).toBeCloseTo(high, 4);
  });

  it('says nothing of nothing', () => {
    expect(wilson({ hits: 0, of: 0 })).toEqual([0, 1]);
    expect(ratio({ hits: 0, of: 0 })).toBeNull();
  });

  it('always holds the share itself, lies within 0 … 1 and mirrors', () => {
    const counts = fc
      .integer({ min: 1, max: 5000 })
      .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));
    fc.assert(
      fc.property(counts, ([hits, of]) => {
        const [low, high] = wilson({ hits, of });
        const [mirrored] = wilson({ hits: of - hits, of });
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(hits / of);
        expect(high).toBeGreaterThanOrEqual(hits / of);
        expect(1 - mirrored).toBeCloseTo(high, 9);
      }),
    );
  });

  it('counts', () => {
    expect(share([1, 2, 3, 4], (n) => n > 2)).toEqual({ hits: 2, of: 4 });
  });
});
