import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerBy, isQuiet, wakingAfter } from '../../../src/core/waiting-list/answer-time.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { aPractice, moment, NOW } from '../../build/builders.ts';

const practice = aPractice();

describe('how long somebody may think about a freed time', () => {
  it('is four hours, and half an hour for a time within a day', () => {
    expect(answerBy(NOW, NOW + 3 * DAY, practice)).toBe(NOW + 4 * HOUR);
    expect(answerBy(NOW, NOW + 5 * HOUR, practice)).toBe(NOW + 30 * MINUTE);
  });

  it('does not count the night', () => {
    expect(answerBy(moment('2026-11-24T19:00'), moment('2026-11-27T10:00'), practice)).toBe(
      moment('2026-11-25T10:00'),
    );
  });

  it('is nothing when too little is left to come', () => {
    expect(answerBy(moment('2026-11-24T20:50'), moment('2026-11-25T09:00'), practice)).toBeNull();
    expect(answerBy(NOW, NOW + HOUR, practice)).toBeNull();
  });

  it('is counted by the wall clock over the night in which summer ends', () => {
    expect(wakingAfter(moment('2026-10-24T20:00'), 120, practice)).toBe(moment('2026-10-25T09:00'));
  });

  it('never ends in the quiet hours, and holds just so many waking minutes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 * 24 * 400 }),
        fc.integer({ min: 1, max: 60 * 30 }),
        fc.tuple(fc.nat(1439), fc.nat(1439)),
        (later, minutes, quietHours) => {
          const [from, to] = quietHours;
          const quiet = from <= to ? to - from : 1440 - from + to;
          fc.pre(quiet < 1380);
          const clock = { quietHours, zone: practice.zone };
          const start = NOW + later * MINUTE;
          const end = wakingAfter(start, minutes, clock);
          let waking = 0;
          for (let at = start; at < end; at += MINUTE) if (!isQuiet(at, clock)) waking += 1;
          expect(waking).toBe(minutes);
          expect(isQuiet(end - 1, clock)).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
  });
});
