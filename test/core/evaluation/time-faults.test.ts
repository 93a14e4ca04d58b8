import { describe, expect, it } from 'vitest';
import { figuresOf } from '../../../src/core/evaluation/figures.ts';
import { TIME_FAULTS, timeFault, timeFaults, timesByKind } from '../../../src/core/evaluation/time-faults.ts';
import type { RequestKind } from '../../../src/domain/reading.ts';
import type { Wish } from '../../../src/domain/wish.ts';
import { aMarked, aWish } from './marked.ts';

const day = (number: number) => aWish(`2026-12-${number}T00:00`, `2026-12-${number + 1}T00:00`);

function marked(wanted: readonly Wish[] | null, read: readonly Wish[], heard: RequestKind = 'book') {
  return aMarked({ truth: { kinds: ['book'], wishes: wanted }, got: { kinds: [heard], wishes: read } });
}

describe('what was wrong with the times read in a mail', () => {
  it.each([
    [[day(10)], [day(10)], null],
    [[day(10)], [], 'missed'],
    [[day(10)], [day(11)], 'other-days'],
    [[day(10)], [day(10), day(11)], 'more-days'],
    [[day(10), day(11)], [day(10)], 'fewer-days'],
    [[day(10), day(11)], [day(10), day(12)], 'mixed-days'],
    [[day(10)], [aWish('2026-12-10T09:00', '2026-12-10T12:00')], 'other-part'],
    [
      [aWish('2026-12-10T14:00', '2026-12-10T15:00')],
      [aWish('2026-12-10T09:00', '2026-12-10T10:00')],
      'other-hours',
    ],
  ] as const)('is told: %#', (wanted, read, fault) => {
    expect(timeFault(marked(wanted, read))).toBe(fault);
  });

  it('is another end when the days of the next eight weeks are right', () => {
    const open = aWish('2026-12-03T00:00', '2027-12-03T00:00');
    const fromToday = aWish('2026-12-03T00:00', '2027-11-24T00:00');
    expect(timeFault(marked([open], [fromToday]))).toBe('other-end');
    expect(timeFault(marked([open], [aWish('2026-12-03T00:00', '2026-12-20T00:00')]))).toBe('fewer-days');
  });

  it('is the request where that was not heard, and the mail could not be right', () => {
    expect(timeFault(marked([day(10)], [], 'question'))).toBe('unheard');
    expect(timeFault(aMarked({ truth: { wishes: [day(10)] }, got: null }))).toBe('unheard');
  });

  it('is a missed exclusion, however little is left of the day', () => {
    expect(timeFault(marked([{ ...day(10), include: false }], []))).toBe('missed');
  });

  it('is nothing where no time is agreed; one that was read there is counted apart', () => {
    const mails = [marked(null, [day(10)]), marked(null, []), marked([day(10)], [day(10)])];
    expect(mails.map(timeFault)).toEqual([null, null, null]);
    expect(figuresOf(mails).timesUnagreed).toEqual({ hits: 1, of: 2 });
  });

  it('adds up to the mails whose minutes are not right', () => {
    const mails = [marked([day(10)], [day(10)]), marked([day(10)], []), marked([day(10)], [day(11)])];
    expect(timeFaults(mails).map(({ fault }) => fault)).toEqual(TIME_FAULTS);
    expect(timeFaults(mails).reduce((sum, { mails: count }) => sum + count, 0)).toBe(2);
    expect(timesByKind(mails)).toEqual([
      { kind: 'book', days: { hits: 1, of: 3 }, exact: { hits: 1, of: 3 } },
    ]);
  });
});
