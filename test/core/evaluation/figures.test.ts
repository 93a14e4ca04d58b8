import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  figuresByLanguage,
  figuresOf,
  precisionRecall,
  spread,
} from '../../../src/core/evaluation/figures.ts';
import type { Marked } from '../../../src/core/evaluation/marks.ts';
import { REQUEST_KINDS } from '../../../src/domain/reading.ts';
import { aMarked, aWish } from './marked.ts';

const THURSDAY = aWish('2026-11-26T00:00', '2026-11-27T00:00');
const FRIDAY = aWish('2026-11-27T00:00', '2026-11-28T00:00');

/** Twelve mails whose figures were counted by hand. */
const TWELVE: readonly Marked[] = [
  aMarked({ id: 'right' }),
  aMarked({ id: 'two', truth: { kinds: ['cancel', 'question'] }, got: { kinds: ['cancel'] } }),
  aMarked({ id: 'other', truth: { kinds: ['move'], wishes: [FRIDAY] }, got: { wishes: [THURSDAY] } }),
  aMarked({ id: 'held', got: { closed: false } }),
  aMarked({ id: 'thanks', got: { kinds: ['cancel', 'thanks'] } }),
  aMarked({
    id: 'friday',
    truth: { kinds: ['move'], wishes: [FRIDAY] },
    got: { kinds: ['move'], wishes: [FRIDAY] },
  }),
  aMarked({ id: 'slipped', truth: { release: false } }),
  aMarked({
    id: 'amber',
    truth: { urgency: 'amber', release: false },
    got: { urgency: 'amber', closed: false },
  }),
  aMarked({ id: 'false-red', language: 'de', got: { urgency: 'red', closed: false, language: 'de' } }),
  aMarked({
    id: 'red',
    truth: { urgency: 'red', release: false, kinds: [] },
    got: { urgency: 'red', closed: false },
  }),
  aMarked({
    id: 'missed',
    truth: { urgency: 'red', release: false, kinds: ['move'] },
    got: { closed: false },
  }),
  aMarked({ id: 'unreadable', language: 'de', truth: { release: false }, got: null }),
];

describe('the figures of twelve mails', () => {
  const figures = figuresOf(TWELVE);

  it('count requests over the mails that are no emergency', () => {
    // right 1, two 1 (one missed), other 0 (one invented, one missed), held 1, thanks 1, friday 1, slipped 1, amber 1,
    // false-red 1, unreadable 0 (one missed)
    expect(figures.kinds).toEqual({ right: 8, invented: 1, missed: 3 });
    const { precision, recall, f1 } = precisionRecall(figures.kinds);
    expect(precision).toBeCloseTo(8 / 9);
    expect(recall).toBeCloseTo(8 / 11);
    expect(f1).toBeCloseTo(16 / 20);
  });

  it('count emergencies', () => {
    expect(figures.redFound).toEqual({ hits: 1, of: 2 });
    expect(figures.redAsRoutine).toEqual({ hits: 0, of: 2 });
    expect(figures.falseRed).toEqual({ hits: 1, of: 10 });
    expect(figures.amberHeld).toEqual({ hits: 1, of: 1 });
  });

  it('count what was let go, and what of it was wrong', () => {
    expect(figures.letGo).toEqual({ hits: 5, of: 7 });
    expect(figures.letSlip).toEqual({ hits: 1, of: 5 });
    expect(figures.coverage[0]).toEqual({
      rule: 'every-closed',
      answered: { hits: 6, of: 12 },
      wrong: { hits: 3, of: 6 },
      unread: { hits: 1, of: 6 },
    });
  });

  it('count each kind, and what was let go as it', () => {
    expect(figures.byKind.find(({ kind }) => kind === 'cancel')).toEqual({
      kind: 'cancel',
      right: 7,
      invented: 1,
      missed: 1,
      closed: 5,
      wrong: 3,
    });
    expect(figures.byKind.find(({ kind }) => kind === 'move')).toMatchObject({
      right: 1,
      missed: 1,
      closed: 1,
      wrong: 0,
    });
  });

  it('count wanted times where people agree about them', () => {
    expect(figures.rightDays).toEqual({ hits: 1, of: 2 });
    expect(figures.rightDaysSeen).toEqual({ hits: 1, of: 2 });
    expect(figures.exactTimes).toEqual({ hits: 1, of: 2 });
  });

  it('count languages, and each language by itself', () => {
    expect(figures.language).toEqual({ hits: 11, of: 12 });
    const byLanguage = figuresByLanguage(TWELVE);
    expect([...byLanguage.keys()]).toEqual(['fr', 'de']);
    expect(byLanguage.get('de')).toMatchObject({ mails: 2, unreadable: 1, falseRed: { hits: 1, of: 2 } });
  });
});

describe('readers that are easy to foretell', () => {
  const truths = [
    { urgency: 'red', kinds: [], release: false },
    { urgency: 'amber', kinds: ['none'], release: false },
    { urgency: 'none', kinds: ['move', 'question'], release: true, wishes: [FRIDAY] },
    { urgency: 'none', kinds: ['complaint'], release: false },
  ] as const;

  it('give a perfect reader every mark', () => {
    const figures = figuresOf(
      truths.map((truth) =>
        aMarked({
          truth,
          got: { ...truth, closed: truth.release, wishes: 'wishes' in truth ? truth.wishes : [] },
        }),
      ),
    );
    expect(precisionRecall(figures.kinds)).toEqual({ precision: 1, recall: 1, f1: 1 });
    expect(figures).toMatchObject({
      redFound: { hits: 1, of: 1 },
      redAsRoutine: { hits: 0, of: 1 },
      falseRed: { hits: 0, of: 3 },
      amberHeld: { hits: 1, of: 1 },
      letGo: { hits: 1, of: 1 },
      letSlip: { hits: 0, of: 3 },
      exactTimes: { hits: 1, of: 1 },
    });
    expect(figures.coverage[0]?.wrong.hits).toBe(0);
  });

  it('give a silent reader no answer and no fault of answering', () => {
    const figures = figuresOf(truths.map((truth) => aMarked({ truth, got: { kinds: [], closed: false } })));
    expect(precisionRecall(figures.kinds)).toEqual({ precision: null, recall: 0, f1: 0 });
    expect(figures).toMatchObject({
      redFound: { hits: 0, of: 1 },
      letGo: { hits: 0, of: 1 },
      letSlip: { hits: 0, of: 3 },
    });
    expect(figures.coverage[0]).toMatchObject({ answered: { hits: 0, of: 4 }, wrong: { hits: 0, of: 0 } });
  });

  it('give a reader that turns everything round every fault', () => {
    const figures = figuresOf(
      truths.map((truth) =>
        aMarked({
          truth,
          got: {
            urgency: truth.urgency === 'none' ? 'red' : 'none',
            closed: !truth.release,
            kinds: ['stop'],
            wishes: [THURSDAY],
          },
        }),
      ),
    );
    expect(figures).toMatchObject({
      redFound: { hits: 0, of: 1 },
      redAsRoutine: { hits: 1, of: 1 },
      falseRed: { hits: 2, of: 3 },
      amberHeld: { hits: 0, of: 1 },
      letGo: { hits: 0, of: 1 },
      letSlip: { hits: 3, of: 3 },
      rightDays: { hits: 0, of: 1 },
    });
    expect(figures.coverage[0]).toMatchObject({ wrong: { hits: 3, of: 3 }, unread: { hits: 3, of: 3 } });
  });
});

describe('the narrower ways of letting go', () => {
  it('never answer more than the wider ones', () => {
    const anyMail = fc
      .record({
        release: fc.boolean(),
        closed: fc.boolean(),
        sentences: fc.integer({ min: 1, max: 9 }),
        kinds: fc.subarray([...REQUEST_KINDS], { maxLength: 3 }),
      })
      .map(({ release, ...got }) => aMarked({ truth: { release }, got }));
    fc.assert(
      fc.property(fc.array(anyMail), (mails) => {
        const answered = figuresOf(mails).coverage.map((row) => row.answered.hits);
        expect(answered).toEqual(answered.toSorted((a, b) => b - a));
      }),
    );
  });
});

describe('what a model costs', () => {
  it('is told as median and 90th percentile of the mails it was asked for', () => {
    const asked = [1, 2, 3, 4, 5, 6, 7, 8, 9, 50].map((seconds) =>
      aMarked({
        cost: { seconds, prompt: 900, read: null, written: 20 },
        got: { modelAway: seconds === 50 },
      }),
    );
    expect(figuresOf([...asked, aMarked()]).cost).toEqual({
      asked: 10,
      away: 1,
      seconds: { median: 5, p90: 9 },
      prompt: { median: 900, p90: 900 },
      read: null,
      written: { median: 20, p90: 20 },
    });
  });

  it('is nothing when no model was asked', () => {
    expect(figuresOf([aMarked()]).cost).toBeNull();
    expect(spread([])).toBeNull();
  });
});
