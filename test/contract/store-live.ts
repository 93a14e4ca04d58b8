import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR, type Instant, MINUTE } from '../../src/domain/time.ts';
import type { Store } from '../../src/ports/store.ts';
import type { MadeStore } from './store.ts';
import { aCase, aReply, aWaitingCase, LABEL, LEA, MORNING } from './store-builders.ts';

const ID = 'c-0123456789ab';
const REPLY = `${ID}-now-0`;
const KEYWORD = `${ID}-now-1`;

/** What the live mailbox asks of the `Store` port, for each adapter that claims to be one. */
export function liveStoreContract(name: string, make: (now: () => Instant) => Promise<MadeStore>): void {
  describe(`${name} as the live mailbox's memory`, () => {
    let made: MadeStore;
    let store: Store;

    beforeEach(async () => {
      made = await make(() => MORNING);
      store = made.store;
    });
    afterEach(async () => {
      expect(await store.verifyAudit()).toBeNull();
      await made.release();
    });

    const statesOf = async (id = ID) => (await store.actions(id)).map(({ state }) => state);

    describe('a plan written down together with its beginning', () => {
      it('stands with those actions started', async () => {
        await store.open(aCase(), [REPLY]);
        expect(await statesOf()).toEqual(['started', 'planned']);
        expect((await store.unfinished()).map(({ id }) => id)).toEqual([REPLY]);
      });

      it('is refused whole when it begins with an action of another', async () => {
        await store.open(aCase());
        await expect(store.open(aCase({ id: 'c-other' }), [REPLY])).rejects.toThrow(
          `there is no action ${REPLY}`,
        );
        expect(await store.case('c-other')).toBeNull();
        expect(await statesOf()).toEqual(['planned', 'planned']);
      });

      it('changes nothing of a case that is known', async () => {
        await store.open(aCase());
        expect(await store.open(aCase(), [REPLY])).toBe('known');
        expect(await statesOf()).toEqual(['planned', 'planned']);
      });
    });

    describe('several steps at once', () => {
      const mark = (id: string, state: 'started' | 'done' | 'planned', note = '') => ({ id, state, note });

      it('are all written, and the case settled', async () => {
        await store.open(aCase(), [REPLY]);
        await store.advance({
          case: ID,
          marks: [mark(REPLY, 'done', '250 accepted'), mark(KEYWORD, 'done')],
          settle: 'done',
          at: MORNING + MINUTE,
        });
        const [reply] = await store.actions(ID);
        expect(reply).toMatchObject({ state: 'done', note: '250 accepted', at: MORNING + MINUTE });
        expect(await statesOf()).toEqual(['done', 'done']);
        expect((await store.case(ID))?.state).toBe('done');
      });

      it('leave the case as it is when it is not settled', async () => {
        await store.open(aCase());
        await store.advance({ case: ID, marks: [mark(REPLY, 'started')], settle: null, at: MORNING });
        expect((await store.case(ID))?.state).toBe('acting');
        expect(await statesOf()).toEqual(['started', 'planned']);
      });

      it.each([
        ['an action goes where it may not', [mark(REPLY, 'done'), mark(KEYWORD, 'started')], 'is started'],
        ['an action goes there on the way', [mark(REPLY, 'done'), mark(REPLY, 'planned')], 'is done'],
        ['an action is of another case', [mark(REPLY, 'done'), mark('c-other-now-0', 'done')], 'no action'],
        ['a moment is none', [mark(REPLY, 'done')], 'not a moment'],
      ])('are all refused when %s', async (why, marks, sentence) => {
        await store.open(aCase(), [REPLY, KEYWORD]);
        await store.open(aCase({ id: 'c-other' }));
        const at = why === 'a moment is none' ? Number.NaN : MORNING;
        await expect(store.advance({ case: ID, marks, settle: 'done', at })).rejects.toThrow(sentence);
        expect(await statesOf()).toEqual(['started', 'started']);
        expect((await store.case(ID))?.state).toBe('acting');
      });

      it('of a case that does not exist are refused', async () => {
        await expect(
          store.advance({ case: 'c-none', marks: [], settle: 'done', at: MORNING }),
        ).rejects.toThrow('there is no case c-none');
      });

      it('count a letter as sent once it is done', async () => {
        await store.open(aCase(), [REPLY]);
        await store.advance({ case: ID, marks: [mark(REPLY, 'done')], settle: null, at: MORNING });
        expect(await store.countSent({ since: MORNING, to: LEA })).toBe(1);
      });
    });

    describe('an action that certainly did not happen', () => {
      it('is planned again for later, one attempt more', async () => {
        await store.open(aCase(), [REPLY]);
        await store.postpone(REPLY, MORNING + HOUR, '451 try again later');
        expect((await store.actions(ID))[0]).toMatchObject({
          state: 'planned',
          attempts: 1,
          notBefore: MORNING + HOUR,
          note: '451 try again later',
        });
        expect(await store.unfinished()).toEqual([]);
        expect((await store.postponed()).map(({ id }) => id)).toEqual([REPLY]);
        await store.mark(REPLY, 'started', '', MORNING + HOUR);
        expect(await store.postponed()).toEqual([]);
        await store.postpone(REPLY, MORNING + 2 * HOUR, '');
        expect((await store.actions(ID))[0]).toMatchObject({ attempts: 2, notBefore: MORNING + 2 * HOUR });
      });

      it('is not put off when it is done or may have happened', async () => {
        await store.open(aCase(), [REPLY, KEYWORD]);
        await store.mark(REPLY, 'done', '', MORNING);
        await store.mark(KEYWORD, 'unknown', '', MORNING);
        await expect(store.postpone(REPLY, MORNING, '')).rejects.toThrow(
          `${REPLY} is done: it can't be put off`,
        );
        await expect(store.postpone(KEYWORD, MORNING, '')).rejects.toThrow('is unknown');
        await expect(store.postpone('c-none-now-0', MORNING, '')).rejects.toThrow('there is no action');
      });
    });

    describe('a case decided again', () => {
      const anew = aCase({ decision: 'review', plan: [LABEL], proposal: [aReply()], patient: 'p-2' });

      it('has the new plan in the place of the one of which nothing was done', async () => {
        await store.open(aCase(), [REPLY]);
        await store.replan(anew);
        expect(await store.case(ID)).toEqual(anew);
        expect(await store.actions(ID)).toMatchObject([{ id: REPLY, action: LABEL, state: 'planned' }]);
        expect(await store.open(aCase())).toBe('known');
      });

      it('may begin at once', async () => {
        await store.open(aCase(), [REPLY]);
        await store.replan(anew, [REPLY]);
        expect(await statesOf()).toEqual(['started']);
      });

      it.each(['done', 'unknown', 'failed'] as const)('is refused when something is %s', async (state) => {
        await store.open(aCase(), [REPLY]);
        await store.mark(REPLY, state, '', MORNING);
        await expect(store.replan(anew)).rejects.toThrow(
          `something of ${ID} may have been done: it can't be decided again`,
        );
        expect(await store.case(ID)).toEqual(aCase());
        expect(await statesOf()).toEqual([state, 'planned']);
      });

      it('is refused when it is settled, or none', async () => {
        await store.open(aCase());
        await store.settle(ID, 'done');
        await expect(store.replan(anew)).rejects.toThrow("can't be decided again");
        await expect(store.replan(aCase({ id: 'c-none' }))).rejects.toThrow('there is no case c-none');
      });
    });

    describe("a human's yes", () => {
      it('makes the case acting, so that after a crash it goes on without a second yes', async () => {
        await store.open(aWaitingCase());
        await store.approve(ID, 'Anne', MORNING);
        expect((await store.cases('acting')).map(({ id }) => id)).toEqual([ID]);
      });
    });

    describe("the practice's own mails", () => {
      const mail = { messageId: '<by-hand@example.org>', answers: ['<a@x.example>'], to: [LEA], at: MORNING };

      it('make known which threads a human answered', async () => {
        expect(await store.answered(['<a@x.example>'])).toBe(false);
        await store.noteSent([mail, { ...mail, messageId: null, answers: ['<b@x.example>'] }]);
        await store.noteSent([mail]);
        await store.noteSent([]);
        expect(await store.answered(['<none@x.example>', '<a@x.example>'])).toBe(true);
        expect(await store.answered(['<b@x.example>'])).toBe(true);
        expect(await store.answered(['<none@x.example>'])).toBe(false);
        expect(await store.answered([])).toBe(false);
      });

      it('are themselves threads that a human wrote into', async () => {
        await store.noteSent([mail]);
        expect(await store.answered(['<by-hand@example.org>'])).toBe(true);
      });
    });

    describe('the cursor of a folder', () => {
      const cursor = { uidValidity: '1700000000', uid: 41, since: MORNING };

      it('is kept per folder; the last one counts', async () => {
        expect(await store.cursor('INBOX')).toBeNull();
        await store.saveCursor('INBOX', cursor);
        await store.saveCursor('INBOX', { ...cursor, uid: 42 });
        await store.saveCursor('Praxis/Été', { ...cursor, uidValidity: '4294967295', uid: 4_294_967_295 });
        expect(await store.cursor('INBOX')).toEqual({ ...cursor, uid: 42 });
        expect(await store.cursor('Praxis/Été')).toMatchObject({ uid: 4_294_967_295 });
        expect(await store.cursor('Sent')).toBeNull();
      });

      it('is refused without a moment', async () => {
        await expect(store.saveCursor('INBOX', { ...cursor, since: Number.NaN })).rejects.toThrow();
        expect(await store.cursor('INBOX')).toBeNull();
      });
    });

    describe('a letter of ours', () => {
      it('is leaving, then left, then perhaps returned, and never goes back', async () => {
        const id = '<c-1-now-0.abc@example.org>';
        expect(await store.letterState(id)).toBeNull();
        for (const [state, then] of [
          ['leaving', 'leaving'],
          ['left', 'left'],
          ['leaving', 'left'],
          ['returned', 'returned'],
          ['left', 'returned'],
        ] as const) {
          await store.noteLetter(id, state, MORNING);
          expect(await store.letterState(id)).toBe(then);
        }
        expect(await store.letterState('<another@example.org>')).toBeNull();
      });
    });

    describe('a letter whose copy is not in Sent yet', () => {
      const copy = (number: number) => ({
        messageId: `<c-${number}@example.org>`,
        bytes: new Uint8Array(Buffer.from(`Subject: =?utf-8?q?${number}?=\r\n\r\n\0\xff`, 'latin1')),
        at: MORNING + number,
      });

      it('is kept whole until it lies there', async () => {
        await store.oweCopy(copy(1));
        await store.oweCopy(copy(2));
        await store.oweCopy({ ...copy(1), at: MORNING + 9 });
        expect(await store.owedCopies()).toEqual([copy(1).messageId, copy(2).messageId]);
        expect(await store.owedCopy(copy(1).messageId)).toEqual(copy(1));
        await store.copyLaid(copy(1).messageId);
        await store.copyLaid(copy(1).messageId);
        expect(await store.owedCopies()).toEqual([copy(2).messageId]);
        expect(await store.owedCopy(copy(1).messageId)).toBeNull();
      });

      it('is one of twenty at most: the oldest stay without a copy', async () => {
        for (let number = 1; number <= 22; number += 1) await store.oweCopy(copy(number));
        const left = await store.owedCopies();
        expect(left).toHaveLength(20);
        expect(left[0]).toBe(copy(3).messageId);
      });
    });

    describe('a pause', () => {
      it('stands until it is ended', async () => {
        expect(await store.paused()).toBeNull();
        await store.pause({ by: 'Anne', since: MORNING });
        expect(await store.paused()).toEqual({ by: 'Anne', since: MORNING });
        await store.pause(null);
        expect(await store.paused()).toBeNull();
        await store.pause(null);
      });

      it('with an end is over by then, and the trail says that the clock ended it', async () => {
        const pause = { by: 'Anne', since: MORNING, until: MORNING + 1 };
        await store.pause({ ...pause, until: MORNING * 2 });
        expect(await store.paused()).toEqual({ ...pause, until: MORNING * 2 });
        await store.pause({ ...pause, until: 1 });
        expect(await store.paused()).toBeNull();
        expect(await store.trail({ last: 1 })).toMatchObject([{ actor: 'clock', verb: 'Resumed' }]);
        expect(await store.paused()).toBeNull();
        expect(await store.trail({ last: 1 })).toMatchObject([{ number: 3 }]);
      });
    });

    describe('a memory that was put back', () => {
      it('knows since when, and the trail says so', async () => {
        expect(await store.restored()).toBeNull();
        await store.noteRestored({ made: MORNING - 1, at: MORNING });
        expect(await store.restored()).toEqual({ made: MORNING - 1, at: MORNING });
        expect(await store.trail({ last: 1 })).toMatchObject([{ actor: 'human', verb: 'Restored' }]);
        expect(await store.verifyAudit()).toBeNull();
      });
    });

    describe('a verdict', () => {
      const yes = { kind: 'approve', case: ID, by: 'Anne', at: MORNING } as const;
      const no = { kind: 'refuse', case: ID, by: 'Paul', at: MORNING + 1, note: 'déjà appelée' } as const;

      it('waits until it is taken; the last one for a case counts', async () => {
        await store.open(aWaitingCase());
        await store.open(aWaitingCase({ id: 'c-other' }));
        await store.recordVerdict(yes);
        await store.recordVerdict({ ...yes, case: 'c-other' });
        await store.recordVerdict(no);
        expect(await store.verdicts()).toEqual([no, { ...yes, case: 'c-other' }]);
        await store.verdictTaken(ID);
        await store.verdictTaken(ID);
        expect(await store.verdicts()).toEqual([{ ...yes, case: 'c-other' }]);
      });

      it('on a case that does not exist is refused', async () => {
        await expect(store.recordVerdict(yes)).rejects.toThrow(`there is no case ${ID}`);
        expect(await store.verdicts()).toEqual([]);
      });
    });
  });
}
