import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Instant } from '../../src/domain/time.ts';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.ts';
import type { Store } from '../../src/ports.ts';
import { aCase, anOffer, aReply, aWaitingCase, LABEL, LEA, MORNING, PAUL } from './store-builders.ts';

/** What a store is made with; `release` takes away what it left. */
export interface MadeStore {
  readonly store: Store;
  readonly release: () => Promise<void>;
}

/** Every promise of the `Store` port, for each adapter that claims to be one. */
export function storeContract(name: string, make: (now: () => Instant) => Promise<MadeStore>): void {
  describe(`${name} as the program's memory`, () => {
    let made: MadeStore;
    let store: Store;

    beforeEach(async () => {
      made = await make(() => MORNING);
      store = made.store;
    });
    afterEach(async () => {
      await made.release();
    });

    /** Opens a case and brings its reply to `done` at a moment. */
    async function sent(
      id: string,
      at: Instant,
      difference: Parameters<typeof aCase>[0] = {},
    ): Promise<void> {
      await store.open(aCase({ id, ...difference }));
      await store.mark(`${id}-now-0`, 'started', '', at);
      await store.mark(`${id}-now-0`, 'done', '250 accepted', at);
    }

    describe('a case', () => {
      it('is given back as it was written, with its plan as actions planned at its opening', async () => {
        const kase = aCase();
        expect(await store.open(kase)).toBe('opened');
        expect(await store.case(kase.id)).toEqual(kase);
        expect(await store.actions(kase.id)).toEqual([
          record('c-0123456789ab-now-0', 0, aReply()),
          record('c-0123456789ab-now-1', 1, LABEL),
        ]);
      });

      it('is unknown when the same case id was opened before, and nothing is changed', async () => {
        await store.open(aCase());
        expect(await store.open(aCase({ patient: 'p-2', plan: [LABEL, LABEL, LABEL] }))).toBe('known');
        expect((await store.case('c-0123456789ab'))?.patient).toBe('p-1');
        expect(await store.actions('c-0123456789ab')).toHaveLength(2);
      });

      it('is known when the same mail lies in another folder under another case id', async () => {
        await store.open(aCase());
        const again = aCase({ id: 'c-bbbbbbbbbbbb', source: { folder: 'archive', key: '7' } });
        const { messageId, contentHash } = aCase();
        expect(await store.open({ ...again, messageId, contentHash })).toBe('known');
        expect(await store.case('c-bbbbbbbbbbbb')).toBeNull();
        expect(await store.actions('c-bbbbbbbbbbbb')).toEqual([]);
      });

      it('is another one when two mails share a Message-ID but not their content', async () => {
        await store.open(aCase());
        const other = aCase({ id: 'c-bbbbbbbbbbbb', messageId: aCase().messageId, contentHash: 'other' });
        expect(await store.open(other)).toBe('opened');
      });

      it('is another one when two mails say the same under two Message-IDs', async () => {
        await store.open(aCase());
        const other = aCase({ id: 'c-bbbbbbbbbbbb', contentHash: aCase().contentHash });
        expect(await store.open(other)).toBe('opened');
      });

      it('is known again when it has no Message-ID and the same content', async () => {
        await store.open(aCase({ messageId: null, contentHash: 'same' }));
        const again = aCase({ id: 'c-bbbbbbbbbbbb', messageId: null, contentHash: 'same' });
        expect(await store.open(again)).toBe('known');
      });

      it('keeps what a hostile mail puts into its fields', async () => {
        const nasty = { messageId: '<a\0b@\ud800>', thread: ['<\0>', "'; DROP TABLE cases; --"] };
        const kase = aCase({ ...nasty, source: { folder: 'in\0box', key: '\udfff' } });
        expect(await store.open(kase)).toBe('opened');
        expect(await store.case(kase.id)).toEqual(kase);
        expect(await store.open(kase)).toBe('known');
      });

      it('is refused whole when a moment in it is none', async () => {
        await expect(store.open(aCase({ opened: Number.NaN }))).rejects.toThrow();
        await expect(store.open(aCase({ sent: Number.NaN }))).rejects.toThrow();
        expect(await store.cases()).toEqual([]);
        expect(await store.actions('c-0123456789ab')).toEqual([]);
      });

      it('cannot be changed from outside once it is kept', async () => {
        const thread = ['<first@example.org>'];
        await store.open(aCase({ thread }));
        thread.push('<second@example.org>');
        expect((await store.case('c-0123456789ab'))?.thread).toEqual(['<first@example.org>']);
      });

      it('changes its state and nothing else when it is settled', async () => {
        await store.open(aCase());
        await store.settle('c-0123456789ab', 'done');
        expect(await store.case('c-0123456789ab')).toEqual(aCase({ state: 'done' }));
      });

      it('does not exist before it is opened', async () => {
        expect(await store.case('c-none')).toBeNull();
        expect(await store.actions('c-none')).toEqual([]);
        await expect(store.settle('c-none', 'done')).rejects.toThrow('there is no case c-none');
      });

      it('stands in a list of its state, the oldest first', async () => {
        await store.open(aCase({ id: 'c-late', opened: MORNING + HOUR }));
        await store.open(aCase({ id: 'c-early', opened: MORNING }));
        await store.open(aWaitingCase({ id: 'c-wait', opened: MORNING + MINUTE }));
        await store.open(aCase({ id: 'c-early-too', opened: MORNING }));
        const ids = async (...state: Parameters<Store['cases']>) =>
          (await store.cases(...state)).map(({ id }) => id);
        expect(await ids()).toEqual(['c-early', 'c-early-too', 'c-wait', 'c-late']);
        expect(await ids('acting')).toEqual(['c-early', 'c-early-too', 'c-late']);
        await store.settle('c-early', 'done');
        expect(await ids('acting')).toEqual(['c-early-too', 'c-late']);
        expect(await ids('refused')).toEqual([]);
      });
    });

    describe('an action', () => {
      it('goes from planned through started to done, with what came of it and when', async () => {
        await store.open(aCase());
        await store.mark('c-0123456789ab-now-1', 'started', '', MORNING + 1);
        await store.mark('c-0123456789ab-now-1', 'done', 'kept', MORNING + 2);
        const [, second] = await store.actions('c-0123456789ab');
        expect(second).toEqual({
          ...record('c-0123456789ab-now-1', 1, LABEL),
          state: 'done',
          note: 'kept',
          at: MORNING + 2,
        });
      });

      it('is among the unfinished ones only while it is started', async () => {
        await store.open(aCase());
        const unfinished = async () => (await store.unfinished()).map(({ id }) => id);
        expect(await unfinished()).toEqual([]);
        await store.mark('c-0123456789ab-now-0', 'started', '', MORNING);
        expect(await unfinished()).toEqual(['c-0123456789ab-now-0']);
        await store.mark('c-0123456789ab-now-0', 'unknown', 'lost after DATA', MORNING);
        expect(await unfinished()).toEqual([]);
      });

      it('is never started twice, and never again once it is done or may have happened', async () => {
        await store.open(aCase());
        const mark = (state: 'started' | 'done' | 'unknown' | 'planned') =>
          store.mark('c-0123456789ab-now-0', state, '', MORNING);
        await mark('started');
        await expect(mark('started')).rejects.toThrow("c-0123456789ab-now-0 is started: it can't be started");
        await mark('unknown');
        await expect(mark('started')).rejects.toThrow('is unknown');
        await mark('done');
        await expect(mark('started')).rejects.toThrow('is done');
        await expect(mark('planned')).rejects.toThrow('is done');
      });

      it('may start again when it certainly did not happen', async () => {
        await store.open(aCase());
        for (const state of ['started', 'planned', 'started', 'failed', 'started', 'done'] as const)
          await store.mark('c-0123456789ab-now-0', state, '', MORNING);
        expect((await store.actions('c-0123456789ab'))[0]?.state).toBe('done');
      });

      it('that nobody planned cannot be marked', async () => {
        await expect(store.mark('c-none-now-0', 'started', '', MORNING)).rejects.toThrow(
          'there is no action c-none-now-0',
        );
      });
    });

    describe("a human's yes", () => {
      it('adds the proposal as planned actions behind the plan', async () => {
        await store.open(aWaitingCase());
        await store.approve('c-0123456789ab', 'Anne', MORNING + HOUR);
        const records = await store.actions('c-0123456789ab');
        expect(records.map(({ id, stage, state }) => [id, stage, state])).toEqual([
          ['c-0123456789ab-now-0', 'now', 'planned'],
          ['c-0123456789ab-approved-0', 'approved', 'planned'],
          ['c-0123456789ab-approved-1', 'approved', 'planned'],
        ]);
        expect(records[1]?.at).toBe(MORNING + HOUR);
      });

      it('said twice adds nothing and takes nothing back', async () => {
        await store.open(aWaitingCase());
        await store.approve('c-0123456789ab', 'Anne', MORNING);
        await store.mark('c-0123456789ab-approved-0', 'started', '', MORNING);
        await store.approve('c-0123456789ab', 'Paul', MORNING + HOUR);
        const records = await store.actions('c-0123456789ab');
        expect(records.map(({ state }) => state)).toEqual(['planned', 'started', 'planned']);
      });

      it('comes too late for a case that waits no more', async () => {
        await store.open(aWaitingCase());
        await store.settle('c-0123456789ab', 'refused');
        await expect(store.approve('c-0123456789ab', 'Anne', MORNING)).rejects.toThrow(
          'Case c-0123456789ab is not waiting for a decision any more. Look at the list: agent review.',
        );
        expect(await store.actions('c-0123456789ab')).toHaveLength(1);
        await expect(store.approve('c-none', 'Anne', MORNING)).rejects.toThrow('there is no case c-none');
      });
    });

    describe('counting what was sent', () => {
      it('counts replies that are done, and nothing else', async () => {
        await sent('c-1', MORNING);
        await store.open(aCase({ id: 'c-2' }));
        await store.mark('c-2-now-0', 'started', '', MORNING);
        await store.mark('c-2-now-1', 'done', '', MORNING);
        await store.open(aCase({ id: 'c-3' }));
        await store.mark('c-3-now-0', 'failed', '', MORNING);
        expect(await store.countSent({ since: MORNING - DAY })).toBe(1);
      });

      it('counts from a moment on, that moment included', async () => {
        await sent('c-1', MORNING);
        expect(await store.countSent({ since: MORNING })).toBe(1);
        expect(await store.countSent({ since: MORNING + 1 })).toBe(0);
        expect(await store.countSent({ since: MORNING - 0.5 })).toBe(1);
      });

      it('counts what one address received', async () => {
        await sent('c-1', MORNING);
        await sent('c-2', MORNING, { plan: [aReply(PAUL)] });
        expect(await store.countSent({ since: 0, to: LEA })).toBe(1);
        expect(await store.countSent({ since: 0, to: PAUL })).toBe(1);
      });

      it('counts the replies of a thread, found by any of its mails', async () => {
        await sent('c-1', MORNING, { messageId: '<one@x.example>', thread: [] });
        await sent('c-2', MORNING, { messageId: '<two@x.example>', thread: ['<root@x.example>'] });
        const count = (...thread: string[]) => store.countSent({ since: 0, thread });
        expect(await count('<one@x.example>')).toBe(1);
        expect(await count('<root@x.example>', '<two@x.example>')).toBe(1);
        expect(await count('<one@x.example>', '<root@x.example>')).toBe(2);
        expect(await count('<none@x.example>')).toBe(0);
        expect(await count()).toBe(0);
      });

      it('counts a reply that a human approved', async () => {
        await store.open(aWaitingCase());
        await store.approve('c-0123456789ab', 'Anne', MORNING);
        await store.mark('c-0123456789ab-approved-0', 'started', '', MORNING);
        await store.mark('c-0123456789ab-approved-0', 'done', '', MORNING);
        expect(await store.countSent({ since: MORNING, to: LEA })).toBe(1);
      });
    });

    describe('an offer', () => {
      it('is kept for its patient, in the order in which offers were made', async () => {
        const second = anOffer({ id: 'o-2', patient: 'p-2' });
        await store.saveOffer(anOffer());
        await store.saveOffer(second);
        expect(await store.offers()).toEqual([anOffer(), second]);
        expect(await store.offers('p-2')).toEqual([second]);
        expect(await store.offers('p-3')).toEqual([]);
      });

      it('stays open past its time until it is closed, so that whoever gives the times back finds it', async () => {
        const over = anOffer({ until: MORNING - MINUTE });
        await store.saveOffer(over);
        expect(await store.offers()).toEqual([over]);
        await store.closeOffer(over.id, 'expired');
        expect(await store.offers()).toEqual([{ ...over, state: 'expired' }]);
      });

      it('once taken is not expired by a clock that comes later', async () => {
        await store.saveOffer(anOffer());
        await store.closeOffer(anOffer().id, 'taken');
        await store.closeOffer(anOffer().id, 'expired');
        expect(await store.offers()).toEqual([anOffer({ state: 'taken' })]);
      });

      it('saved again after a crash is not opened again', async () => {
        await store.saveOffer(anOffer());
        await store.saveOffer(anOffer());
        await store.closeOffer(anOffer().id, 'taken');
        await store.saveOffer(anOffer());
        expect(await store.offers()).toEqual([anOffer({ state: 'taken' })]);
      });

      it('that nobody made cannot be closed', async () => {
        await expect(store.closeOffer('o-none', 'taken')).rejects.toThrow('there is no offer o-none');
      });
    });

    describe('contacts', () => {
      it('remembers who must not be written to, however the address is spelled', async () => {
        expect(await store.stopped(LEA)).toBe(false);
        await store.stop(LEA, MORNING);
        await store.stop(LEA, MORNING + 1);
        expect(await store.stopped(LEA)).toBe(true);
        expect(await store.stopped('Lea.Martin@EXAMPLE.org' as typeof LEA)).toBe(true);
        expect(await store.stopped(PAUL)).toBe(false);
      });

      it('remembers why a contact is frozen, the heaviest reason first', async () => {
        expect(await store.frozen(LEA)).toBeNull();
        await store.freeze(LEA, 'human-wanted', MORNING);
        expect(await store.frozen(LEA)).toBe('human-wanted');
        await store.freeze(LEA, 'emergency', MORNING + 1);
        await store.freeze(LEA, 'human-wanted', MORNING + 2);
        expect(await store.frozen(LEA)).toBe('emergency');
        expect(await store.frozen(PAUL)).toBeNull();
      });
    });

    describe('small things', () => {
      it('counts how often an appointment was moved', async () => {
        expect(await store.moves()).toEqual({});
        await store.addMove('uid-1|');
        await store.addMove('uid-1|');
        await store.addMove('uid-2|2026-11-24T09:00');
        expect(await store.moves()).toEqual({ 'uid-1|': 2, 'uid-2|2026-11-24T09:00': 1 });
      });

      it('keeps the waiting list in the order of entry; entering again changes nothing', async () => {
        await store.addWaiting('p-2', MORNING + 1);
        await store.addWaiting('p-1', MORNING);
        await store.addWaiting('p-2', MORNING - DAY);
        expect(await store.waiting()).toEqual([
          { patient: 'p-1', since: MORNING },
          { patient: 'p-2', since: MORNING + 1 },
        ]);
      });

      it('keeps the approval that was given last', async () => {
        expect(await store.approvals()).toEqual({});
        await store.approveText('offer/fr', 'aaaa', 'Anne', MORNING);
        await store.approveText('offer/en', 'bbbb', 'Anne', MORNING);
        await store.approveText('offer/fr', 'cccc', 'Paul', MORNING + 1);
        expect(await store.approvals()).toEqual({ 'offer/fr': 'cccc', 'offer/en': 'bbbb' });
      });

      it('knows how many events the agenda last had, and that it was never counted', async () => {
        expect(await store.eventCount()).toBeNull();
        await store.saveEventCount(0);
        expect(await store.eventCount()).toBe(0);
        await store.saveEventCount(412);
        expect(await store.eventCount()).toBe(412);
      });

      it('has one secret of 32 bytes', async () => {
        const secret = await store.secret();
        expect(secret).toMatch(/^[0-9a-f]{64}$/);
        expect(await store.secret()).toBe(secret);
      });
    });

    describe('the trail', () => {
      it('is whole when empty and after everything that happens to a case', async () => {
        expect(await store.verifyAudit()).toBeNull();
        await sent('c-1', MORNING);
        await store.settle('c-1', 'done');
        await store.open(aWaitingCase());
        await store.approve('c-0123456789ab', 'Anne', MORNING);
        await store.freeze(LEA, 'emergency', MORNING);
        await store.stop(PAUL, MORNING);
        await store.approveText('offer/fr', 'aaaa', 'Anne', MORNING);
        await store.audit({ at: MORNING, actor: 'clock', verb: 'OfferExpired', case: null, detail: '' });
        expect(await store.verifyAudit()).toBeNull();
      });

      it('stays whole with words that a database would keep differently', async () => {
        const detail = `NUL \0, half a \ud83d, ${'é'.repeat(600)}, ${LEA}`;
        await store.audit({ at: MORNING, actor: 'human', verb: 'Verdict refuse', case: null, detail });
        expect(await store.verifyAudit()).toBeNull();
      });

      it('refuses an entry without a moment', async () => {
        const entry = { at: Number.NaN, actor: 'agent', verb: 'x', case: null, detail: '' } as const;
        await expect(store.audit(entry)).rejects.toThrow('NaN is not a moment in whole milliseconds');
      });
    });
  });
}

function record(id: string, step: number, action: unknown) {
  return {
    id,
    case: id.slice(0, id.indexOf('-now')),
    stage: 'now',
    step,
    action,
    state: 'planned',
    note: '',
    at: MORNING,
  };
}
