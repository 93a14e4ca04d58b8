import { describe, expect, it } from 'vitest';
import { heldUntil, keepable } from '../../../src/core/policy/hold-time.ts';
import { toLocal } from '../../../src/domain/time.ts';
import { aSlot, moment, ZONE } from '../../build/builders.ts';

/** Until what clock time times are kept that are offered at nine. */
function until(minutes: number, now: string, first: string, ...others: readonly string[]): string {
  const at = (clock: string) => aSlot(`2026-11-24T${clock}`);
  const slots = [at(first), ...others.map(at)] as const;
  return toLocal(heldUntil(slots, { now: moment(`2026-11-24T${now}`), minutes }), ZONE).slice(11);
}

describe('times that were offered', () => {
  it('are kept as long as the practice says, an hour before the first of them at the latest', () => {
    expect(until(120, '09:00', '18:00')).toBe('11:00');
    expect(until(120, '09:00', '18:00', '11:00')).toBe('10:00');
  });

  it('are kept a quarter of an hour at least, and never past the time itself', () => {
    expect(until(120, '09:00', '09:30', '10:30')).toBe('09:15');
    expect(until(120, '09:01', '09:30')).toBe('09:20');
    expect(until(120, '09:01', '09:16')).toBe('09:16');
  });

  it('are only such as can be kept a quarter of an hour', () => {
    const slots = [aSlot('2026-11-24T09:10'), aSlot('2026-11-24T09:15')];
    expect(keepable(slots, moment('2026-11-24T09:00'))).toEqual([slots[1]]);
  });
});
