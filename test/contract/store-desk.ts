import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LaidOut, MorningMail, OpenAlert } from '../../src/domain/review.ts';
import { type Instant, type LocalDate, parseLocalDate } from '../../src/domain/time.ts';
import type { Store } from '../../src/ports/store.ts';
import type { MadeStore } from './store.ts';
import { MORNING } from './store-builders.ts';

const DRAFT: LaidOut = {
  case: 'c-0123456789ab',
  as: 'draft',
  messageId: '<c-0123456789ab-approved-0.x@example.org>',
  seal: 'seal',
  uidValidity: '7',
  state: 'lies',
  since: MORNING,
};

function aMorning(day: string, different: Partial<MorningMail> = {}): MorningMail {
  return {
    day: theDay(day),
    messageId: `<morning-${day}.x@example.org>`,
    state: 'leaving',
    at: MORNING,
    until: MORNING + 1,
    codes: [{ number: 1, case: DRAFT.case, seal: 'seal', used: null }],
    ...different,
  };
}

function theDay(text: string): LocalDate {
  const day = parseLocalDate(text);
  if (day === null) throw new Error(`not a day: ${text}`);
  return day;
}

const ALERT: OpenAlert = {
  case: DRAFT.case,
  sentence: 'Read it now.',
  raised: MORNING,
  times: 0,
  told: MORNING,
  second: false,
};

/** What of the review stands outside the terminal, for each adapter that claims to be a store. */
export function deskContract(name: string, make: (now: () => Instant) => Promise<MadeStore>): void {
  describe(`${name} remembers what stands outside the terminal`, () => {
    let made: MadeStore;
    let store: Store;

    beforeEach(async () => {
      made = await make(() => MORNING);
      store = made.store;
    });
    afterEach(async () => {
      await made.release();
    });

    it('breaches, until a person closes them, and the trail says so without a word of what happened', async () => {
      const breach = {
        id: 'b-1',
        known: MORNING - 1,
        noted: MORNING,
        what: 'x',
        whom: 'y',
        by: 'Anne',
      } as const;
      const open = { ...breach, closed: null };
      await store.openBreach(open);
      await store.openBreach({ ...open, what: 'other' });
      const before = { ...open, id: DRAFT.case, known: MORNING - 9, by: 'agent' };
      await store.openBreach(before);
      expect(await store.breaches()).toEqual([before, open]);
      const closed = { at: MORNING + 1, by: 'Anne', how: 'no risk' };
      expect(await store.closeBreach('b-1', closed)).toBe(true);
      expect(await store.closeBreach('b-1', closed)).toBe(false);
      expect(await store.breaches()).toEqual([before, { ...breach, closed }]);
      const lines = await store.trail({ last: 3 });
      expect(lines.map(({ verb, actor, detail }) => `${verb} ${actor} ${detail}`)).toEqual([
        'BreachOpened human b-1 by Anne',
        `BreachOpened agent ${DRAFT.case} by agent`,
        'BreachClosed human b-1 by Anne',
      ]);
    });

    it('a draft and a message of one case, each by itself', async () => {
      await store.saveLaidOut(DRAFT);
      await store.saveLaidOut({ ...DRAFT, as: 'message' });
      await store.saveLaidOut({ ...DRAFT, state: 'missing' });
      expect(await store.laidOut()).toEqual([
        { ...DRAFT, state: 'missing' },
        { ...DRAFT, as: 'message' },
      ]);
      await store.forgetLaidOut({ case: DRAFT.case, as: 'draft' });
      expect(await store.laidOut()).toEqual([{ ...DRAFT, as: 'message' }]);
    });

    it('one morning mail a day, with the numbers that were used, for two weeks', async () => {
      for (let day = 1; day <= 20; day += 1)
        await store.saveMorningMail(aMorning(`2026-11-${String(day).padStart(2, '0')}`));
      const used = { by: 'c-aaaaaaaaaaaa', judged: 'done' };
      const codes = [{ number: 1, case: DRAFT.case, seal: 'seal', used }];
      await store.saveMorningMail(aMorning('2026-11-20', { state: 'sent', codes }));
      const kept = await store.morningMails();
      expect(kept.map(({ day }) => day)).toEqual(
        Array.from({ length: 14 }, (_, index) => `2026-11-${String(index + 7).padStart(2, '0')}`),
      );
      expect(kept.at(-1)).toEqual(aMorning('2026-11-20', { state: 'sent', codes }));
    });

    it('one open alert a case, until it is closed', async () => {
      await store.saveOpenAlert(ALERT);
      await store.saveOpenAlert({ ...ALERT, times: 2, second: true });
      expect(await store.openAlerts()).toEqual([{ ...ALERT, times: 2, second: true }]);
      await store.closeAlert(ALERT.case);
      await store.closeAlert(ALERT.case);
      expect(await store.openAlerts()).toEqual([]);
    });

    it('no number that is none', async () => {
      await expect(store.saveOpenAlert({ ...ALERT, told: Number.NaN })).rejects.toThrow();
      expect(await store.openAlerts()).toEqual([]);
    });
  });
}
