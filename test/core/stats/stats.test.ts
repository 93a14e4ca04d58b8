import { describe, expect, it } from 'vitest';
import { median } from '../../../src/core/stats/median.ts';
import { noShows } from '../../../src/core/stats/no-shows.ts';
import { type Counted, endOf, statsOf } from '../../../src/core/stats/stats.ts';
import type { CaseFigures } from '../../../src/domain/figures.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { anAppointment, anOffer, aPractice, aSlot, moment, NOW } from '../../build/builders.ts';

const within = { start: NOW - 30 * DAY, end: NOW };
const practice = aPractice();

function aMail(different: Partial<CaseFigures> = {}): CaseFigures {
  return {
    opened: NOW - DAY,
    sent: NOW - DAY,
    origin: 'mail',
    kinds: ['when'],
    decision: 'act',
    reason: 'understood',
    model: null,
    state: 'done',
    answered: { at: NOW - DAY + 5 * MINUTE, how: 'alone' },
    ...different,
  };
}

function counted(figures: readonly CaseFigures[], different: Partial<Counted> = {}) {
  return statsOf({
    figures,
    within,
    began: within.start,
    practice,
    offers: [],
    survey: [],
    said: [],
    appointments: null,
    ...different,
  });
}

describe('what became of a mail', () => {
  const review = { decision: 'review', answered: null } as const;

  it.each([
    ['alone', aMail()],
    ['alone', aMail({ answered: null })],
    ['approved', aMail({ decision: 'review', answered: { at: NOW, how: 'approved' } })],
    ['byHand', aMail({ ...review, state: 'set-aside' })],
    ['byHand', aMail({ ...review, state: 'refused' })],
    ['open', aMail({ ...review, state: 'waiting' })],
    ['open', aMail({ answered: null, state: 'unknown' })],
    ['aside', aMail({ decision: 'ignore', answered: null, state: 'set-aside' })],
  ] as const)('is %s', (end, mail) => {
    expect(endOf(mail)).toBe(end);
  });

  it('is counted by kind, in each kind it asks for, and once in all', () => {
    const stats = counted([
      aMail({ kinds: ['move', 'question'] }),
      aMail({ kinds: ['move'], decision: 'review', answered: null, state: 'waiting' }),
      aMail({ kinds: [], decision: 'ignore', answered: null }),
      aMail({ origin: 'clock', kinds: [] }),
    ]);
    expect(stats).toMatchObject({ mails: 3, byClock: 1, ends: { alone: 1, open: 1, aside: 1 } });
    expect(stats.kinds.map(({ kind, mails, alone, open }) => [kind, mails, alone, open])).toEqual([
      ['move', 2, 1, 1],
      ['question', 1, 1, 0],
      [null, 1, 0, 0],
    ]);
  });
});

describe('what a machine sent', () => {
  const machine = { kinds: [], decision: 'ignore', answered: null, state: 'set-aside' } as const;

  it('is counted apart: nobody asks for anything in it', () => {
    const stats = counted([
      aMail(),
      aMail({ ...machine, reason: 'automatic-mail' }),
      aMail({ ...machine, reason: 'letter-returned', decision: 'review', state: 'waiting' }),
      aMail({ ...machine, reason: 'review-answer', decision: 'act', state: 'done' }),
    ]);
    expect(stats).toMatchObject({ mails: 1, automatic: 3, ends: { alone: 1, open: 0, aside: 0 } });
    expect(stats.kinds.map(({ kind }) => kind)).toEqual(['when']);
    expect(stats.rhythm.mails.reduce((sum, count) => sum + count, 0)).toBe(1);
  });
});

describe('how long an answer takes', () => {
  it('is told apart by whether the practice received when the mail was sent', () => {
    const at = (local: string, minutes: number) => {
      const sent = moment(local);
      return aMail({ sent, answered: { at: sent + minutes * MINUTE, how: 'alone' } });
    };
    const stats = counted([
      at('2026-11-23T09:00', 10),
      at('2026-11-23T11:00', 30),
      at('2026-11-23T13:00', 2),
      at('2026-11-22T10:00', 4),
      aMail({ sent: moment('2026-11-23T10:00'), answered: null }),
    ]);
    expect(stats.times).toEqual({
      inHours: { answers: 2, median: 20 * MINUTE },
      outOfHours: { answers: 2, median: 3 * MINUTE },
    });
  });

  it('has no median of nothing, and the middle of an odd number', () => {
    expect([median([]), median([3, 1, 2]), median([1, 2])]).toEqual([null, 2, 1.5]);
  });
});

describe('the minutes saved', () => {
  const table = { when: 3, move: 6, review: 1 };

  it('are those of an answer by hand, less the reading where it was approved', () => {
    const stats = counted(
      [
        aMail(),
        aMail({ kinds: ['move'], decision: 'review', answered: { at: NOW, how: 'approved' } }),
        aMail({ answered: null, decision: 'review', state: 'set-aside' }),
        aMail({ kinds: ['thanks'] }),
      ],
      { practice: aPractice({ minutesSaved: table }) },
    );
    expect(stats.minutes).toEqual({ alone: 3, approved: 5, total: 8 });
  });

  it('count a mail once, by the longest of its kinds', () => {
    const both = [aMail({ kinds: ['when', 'move'] })];
    expect(counted(both, { practice: aPractice({ minutesSaved: table }) }).minutes.total).toBe(6);
  });
});

describe('missed appointments', () => {
  const at = (days: number, summary = 'A.L.') => {
    const start = NOW + days * DAY;
    return anAppointment('2026-11-24T09:00', { start, end: start + HOUR, summary });
  };

  it('are shares of those before the program began and since', () => {
    const all = [at(-200, 'absent A.L.'), at(-199), at(-20), at(-10, 'absent A.L.'), at(-5), at(-4), at(3)];
    expect(noShows(all, { began: NOW - 30 * DAY, within })).toEqual({
      began: NOW - 30 * DAY,
      before: { missed: 1, of: 2 },
      since: { missed: 1, of: 4 },
    });
  });

  it('are not told of an agenda that marks none', () => {
    expect(noShows([at(-20), at(-10)], { began: NOW - 30 * DAY, within })).toBeNull();
  });
});

describe('what else is counted', () => {
  it('is each freed time once, however many people it was offered to', () => {
    const slot = aSlot('2026-11-26T10:00');
    const offers = [
      anOffer([slot], { id: 'o-1', waiting: 'w-1', madeAt: NOW - DAY, state: 'expired' }),
      anOffer([slot], { id: 'o-2', waiting: 'w-2', madeAt: NOW - DAY, state: 'taken' }),
      anOffer([slot], { id: 'o-3', madeAt: NOW - DAY, state: 'taken' }),
    ];
    expect(counted([], { offers }).freed).toEqual({ offered: 1, refilled: 1 });
  });

  it('is what the model took', () => {
    const model = (took: number) => aMail({ model: { took, prompt: 300, written: 80 } });
    expect(counted([model(4000), model(10_000), aMail()]).model).toEqual({
      asked: 2,
      took: 14_000,
      median: 7000,
      prompt: 600,
      written: 160,
    });
  });

  it('is no survey of fewer than five people', () => {
    const answer = { asked: 'c-1', patient: null, rule: 'survey', score: 5, words: '', at: NOW } as const;
    expect(counted([], { survey: Array.from({ length: 4 }, () => answer) }).survey).toBeNull();
  });

  it('is the rhythm by day, and by week over a long time', () => {
    const month = { start: NOW - 30 * DAY, end: NOW };
    expect(counted([aMail()], { within: month }).rhythm).toMatchObject({ step: 'day', first: '2026-10-25' });
    const year = { start: NOW - 364 * DAY, end: NOW };
    expect(counted([aMail()], { within: year }).rhythm).toMatchObject({ step: 'week' });
  });

  it('counts by the days of the calendar, whatever the hour at which the time begins', () => {
    const within = { start: NOW - 2 * DAY, end: NOW };
    const late = aMail({ opened: NOW - 2 * DAY + 12 * HOUR });
    const early = aMail({ opened: NOW - 2 * DAY + 17 * HOUR });
    const { rhythm } = counted([late, early, early], { within });
    expect(rhythm).toEqual({ step: 'day', first: '2026-11-22', mails: [1, 2, 0] });
  });
});
