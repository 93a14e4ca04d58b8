import { describe, expect, it } from 'vitest';
import { sameTimes } from '../../../src/core/evaluation/same-times.ts';
import { aWish } from './marked.ts';

const SAME = { days: true, exact: true };
const OTHER_HOURS = { days: true, exact: false };
const OTHER_DAYS = { days: false, exact: false };

describe('two readings of when somebody would come', () => {
  const friday = aWish('2026-11-27T00:00', '2026-11-28T00:00');

  it('are the same however the stretch is cut', () => {
    const morning = aWish('2026-11-27T00:00', '2026-11-27T12:00');
    const rest = aWish('2026-11-27T12:00', '2026-11-28T00:00');
    expect(sameTimes([friday], [rest, morning])).toEqual(SAME);
  });

  it('are the same whether or not a time is called exact', () => {
    const five = aWish('2026-11-27T17:00', '2026-11-27T18:00');
    expect(sameTimes([five], [{ ...five, exact: true }])).toEqual(SAME);
  });

  it('name the right day and other hours', () => {
    expect(sameTimes([friday], [aWish('2026-11-27T17:00', '2026-11-27T18:00')])).toEqual(OTHER_HOURS);
  });

  it('name other days', () => {
    expect(sameTimes([friday], [aWish('2026-11-26T00:00', '2026-11-27T00:00')])).toEqual(OTHER_DAYS);
    expect(sameTimes([friday], [])).toEqual(OTHER_DAYS);
    expect(sameTimes([friday], [friday, aWish('2026-11-30T09:00', '2026-11-30T10:00')])).toEqual(OTHER_DAYS);
  });

  it('do not end on the day after midnight', () => {
    const evening = aWish('2026-11-27T18:00', '2026-11-28T00:00');
    expect(sameTimes([evening], [aWish('2026-11-27T18:00', '2026-11-28T00:05')])).toEqual(OTHER_DAYS);
  });

  it('take exclusions out of what is wanted', () => {
    const week = aWish('2026-11-30T00:00', '2026-12-07T00:00');
    const notTuesday = aWish('2026-12-01T00:00', '2026-12-02T00:00', { include: false });
    const pieces = [
      aWish('2026-11-30T00:00', '2026-12-01T00:00'),
      aWish('2026-12-02T00:00', '2026-12-07T00:00'),
    ];
    expect(sameTimes([week, notTuesday], pieces)).toEqual(SAME);
    expect(sameTimes([notTuesday], [notTuesday])).toEqual(SAME);
    expect(sameTimes([notTuesday], [aWish('2026-12-01T00:00', '2026-12-02T00:00')])).toEqual(OTHER_DAYS);
  });

  it('differ where one rules a day out and the other says nothing', () => {
    const notFriday = aWish('2026-11-27T00:00', '2026-11-28T00:00', { include: false });
    expect(sameTimes([notFriday], [])).toEqual(OTHER_DAYS);
    expect(sameTimes([], [])).toEqual(SAME);
  });

  it('know a daily stretch as the same hours of each day', () => {
    const mornings = aWish('2026-11-30T00:00', '2026-12-02T00:00', { daily: [480, 720] });
    const written = [
      aWish('2026-11-30T08:00', '2026-11-30T12:00'),
      aWish('2026-12-01T08:00', '2026-12-01T12:00'),
    ];
    expect(sameTimes([mornings], written)).toEqual(SAME);
  });
});
