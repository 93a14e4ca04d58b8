import { describe, expect, it } from 'vitest';
import { bookOf, bookOfOne } from '../../../src/core/followups/book.ts';
import { momentFrom, movedMoment } from '../../../src/core/followups/moments.ts';
import { toLocal } from '../../../src/domain/time.ts';
import { aPractice, moment, ZONE } from '../../build/builders.ts';

const practice = aPractice();
const local = (instant: number) => toLocal(instant, ZONE);

describe('the moment of a reminder', () => {
  it('is the same hour on the wall when the clocks change in between', () => {
    for (const start of ['2027-03-28T09:00', '2026-10-25T09:00']) {
      const due = momentFrom(moment(start), { kind: 'day', days: 1, minute: 600 }, 'before', ZONE);
      expect(local(due).slice(11)).toBe('10:00');
      expect(local(due).slice(0, 10) < start.slice(0, 10)).toBe(true);
    }
  });

  it('is so many true hours before where the rule counts hours', () => {
    const due = momentFrom(moment('2027-03-28T09:00'), { kind: 'minutes', minutes: 1440 }, 'before', ZONE);
    expect(local(due)).toBe('2027-03-27T08:00');
  });

  it('exists in the night in which an hour is missing', () => {
    const due = momentFrom(moment('2027-03-29T09:00'), { kind: 'day', days: 1, minute: 150 }, 'before', ZONE);
    expect(local(due).slice(0, 10)).toBe('2027-03-28');
  });

  it('moves out of the quiet hours to the evening before, or to the morning after', () => {
    const night = moment('2027-03-28T04:00');
    const moved = (direction: 'before' | 'after') =>
      local(movedMoment(night, { workingDays: false, direction }, practice));
    expect([moved('before'), moved('after')]).toEqual(['2027-03-27T20:30', '2027-03-28T08:00']);
  });
});

describe('the book of appointments', () => {
  const starts = [5, 1, 3, 3, 9].map((hour, n) => ({
    patient: `n${n % 2}`,
    occurrence: { uid: `u${n}`, start: hour, end: hour + (n === 4 ? 7 : 1), status: 'CONFIRMED' },
  }));
  const book = bookOf(starts as never);
  const begin = (start: number, end: number) =>
    book.beginning({ start, end }).map(({ occurrence }) => occurrence.start);

  it('gives those that begin in a span, its end left out', () => {
    expect([begin(1, 3), begin(3, 9), begin(0, 100), begin(6, 6), begin(10, 20)]).toEqual([
      [1],
      [3, 3, 5],
      [1, 3, 3, 5, 9],
      [],
      [],
    ]);
    expect(book.longest).toBe(7);
  });

  it('of one patient holds nobody else', () => {
    const one = bookOfOne(book, 'n1');
    expect(one.all.map(({ patient }) => patient)).toEqual(['n1', 'n1']);
    expect(one.of('n0')).toEqual([]);
  });
});
