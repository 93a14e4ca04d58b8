import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ContactChange, SurveyAnswer } from '../../src/domain/contact.ts';
import type { MessageConsent } from '../../src/domain/follow-up.ts';
import type { Instant } from '../../src/domain/time.ts';
import { DAY, HOUR, MINUTE, parseLocalTime } from '../../src/domain/time.ts';
import { type FreedTime, newEntry, type WaitingEntry } from '../../src/domain/waiting.ts';
import type { Store } from '../../src/ports/store.ts';
import { aReading, aWish } from '../build/builders.ts';
import {
  aCase,
  anAddress,
  anInvitation,
  anOffer,
  aReply,
  aWaitingCase,
  LABEL,
  LEA,
  MORNING,
  PAUL,
} from './store-builders.ts';

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

    describe('follow-ups', () => {
      const covering = (id: string, covers: readonly string[]) =>
        aCase({
          id,
          messageId: null,
          contentHash: `hash of ${id}`,
          origin: { kind: 'clock', rule: 'follow-up', key: id, covers },
        });

      it('are written down with the case that does them', async () => {
        await store.open(covering('c-00000000f001', ['reminder|a|1|2026-11-24T09:00|u|v']));
        expect(await store.followUps(0)).toEqual([
          {
            key: 'reminder|a|1|2026-11-24T09:00|u|v',
            rule: 'reminder',
            patient: covering('c-00000000f001', []).patient ?? '',
            at: covering('c-00000000f001', []).opened,
            as: 'begun',
          },
        ]);
      });

      it('are told of one patient alone when asked', async () => {
        await store.open(covering('c-00000000f001', ['reminder|a|1||u']));
        const other = { key: 'reminder|a|5||v', rule: 'reminder', patient: 'p-9', at: MORNING } as const;
        await store.noteFollowUps([{ ...other, as: 'missed' }]);
        const keys = async (since: Instant, patient?: string) =>
          (await store.followUps(since, patient)).map(({ key }) => key);
        expect(await keys(0)).toHaveLength(2);
        expect(await keys(0, 'p-9')).toEqual(['reminder|a|5||v']);
        expect(await keys(MORNING + 1, 'p-9')).toEqual([]);
        expect(await keys(0, 'nobody')).toEqual([]);
        const ofRule = async (rules: readonly string[]) =>
          (await store.followUps(0, undefined, rules)).length;
        expect([await ofRule(['survey', 'reminder']), await ofRule(['survey']), await ofRule([])]).toEqual([
          2, 0, 0,
        ]);
        expect(await store.followUps(0, 'p-9', ['reminder'])).toHaveLength(1);
      });

      it('are in one case only: a second case with one of them is known, and opens nothing', async () => {
        await store.open(covering('c-00000000f001', ['reminder|a|1||u']));
        const second = covering('c-00000000f002', ['reminder|a|2||u', 'reminder|a|1||u']);
        expect(await store.open(second)).toBe('known');
        expect(await store.case(second.id)).toBeNull();
        expect(await store.followUps(0)).toHaveLength(1);
      });

      it('that were missed are listed once, with a line in the trail', async () => {
        const missed = {
          key: 'reminder|a|5||u',
          rule: 'reminder',
          patient: 'p1',
          at: MORNING,
          as: 'missed',
        } as const;
        expect(await store.noteFollowUps([missed])).toEqual([missed]);
        expect(await store.noteFollowUps([{ ...missed, at: MORNING + DAY }])).toEqual([]);
        expect(await store.followUps(MORNING + 1)).toEqual([]);
        const verbs = (await store.trail({ last: 5 })).map(({ verb }) => verb);
        expect(verbs.filter((verb) => verb === 'FollowUpMissed')).toHaveLength(1);
      });

      it('remember when an appointment was seen first, until it is forgotten', async () => {
        await store.noteSeen({ added: ['a|1||u', 'a|2||u'], forgotten: [], at: 7 });
        await store.noteSeen({ added: ['a|1||u'], forgotten: ['a|2||u'], at: 9 });
        expect(await store.seenAppointments()).toEqual({ 'a|1||u': 7 });
      });

      it('rest by rule until a human lets them go on', async () => {
        await store.pauseRule('reminder', true, 'Lea', MORNING);
        await store.pauseRule('reminder', true, 'Lea', MORNING);
        expect(await store.pausedRules()).toEqual(['reminder']);
        await store.pauseRule('reminder', false, 'Lea', MORNING);
        expect(await store.pausedRules()).toEqual([]);
        const verbs = (await store.trail({ last: 9 })).map(({ verb }) => verb);
        expect(verbs.filter((verb) => /^Rule/.test(verb))).toEqual(['RulePaused', 'RuleResumed']);
      });
    });

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
        expect(await ids(undefined, MORNING + 1)).toEqual(['c-wait', 'c-late']);
        expect(await ids('acting', MORNING + HOUR)).toEqual(['c-late']);
      });

      it('is given once when all of a state are gone through, the oldest first, however many', async () => {
        const ids = Array.from({ length: 230 }, (_, place) => `c-${String(place).padStart(3, '0')}`);
        for (const [place, id] of ids.entries())
          await store.open(aWaitingCase({ id, opened: MORNING + Math.floor(place / 40) }));
        await store.open(aCase({ id: 'c-other' }));
        const given: string[] = [];
        await store.eachCase('waiting', ({ id }) => void given.push(id));
        expect(given).toEqual(ids);
      });

      it('is found by when it came to its state, whenever it was opened', async () => {
        const ids = ['c-old', 'c-new', 'c-before'];
        for (const id of ids) await store.open(aWaitingCase({ id, opened: MORNING - DAY }));
        const settle = async (id: string, at: number, state: 'done' | 'refused' = 'done') =>
          store.advance({ case: id, marks: [], settle: state, at });
        await settle('c-before', MORNING - HOUR);
        await settle('c-new', MORNING + HOUR);
        await settle('c-old', MORNING + 2 * HOUR);
        const since = async (state: 'done' | 'acting') => {
          const found: (readonly [string, number])[] = [];
          await store.eachSince(state, MORNING, ({ id }, at) => void found.push([id, at]));
          return found;
        };
        expect(await since('done')).toEqual([
          ['c-new', MORNING + HOUR],
          ['c-old', MORNING + 2 * HOUR],
        ]);
        await store.open(aWaitingCase({ id: 'c-yes', opened: MORNING - DAY }));
        expect(await since('acting')).toEqual([]);
        await store.settle('c-yes', 'waiting');
        await store.approve('c-yes', 'Anne', MORNING + 3 * HOUR);
        expect(await since('acting')).toEqual([['c-yes', MORNING + 3 * HOUR]]);
      });

      it('is found by who wrote', async () => {
        const [ana, paul] = [anAddress('ana@example.org'), anAddress('paul@example.org')];
        await store.open(aCase({ id: 'c-late', from: ana, opened: MORNING + HOUR }));
        await store.open(aWaitingCase({ id: 'c-early', from: ana, opened: MORNING }));
        await store.open(aCase({ id: 'c-other', from: paul, opened: MORNING }));
        await store.open(aCase({ id: 'c-clock', from: null, opened: MORNING }));
        expect((await store.casesFrom(ana)).map(({ id }) => id)).toEqual(['c-early', 'c-late']);
        expect(await store.casesFrom(anAddress('nobody@example.org'))).toEqual([]);
      });

      it('is found by why it was decided, since when and for whom, as its reason stands now', async () => {
        const complaint = { reason: { code: 'complaint' }, state: 'waiting', decision: 'review' } as const;
        await store.open(aWaitingCase({ id: 'c-old', ...complaint, opened: MORNING - DAY }));
        await store.open(
          aWaitingCase({ id: 'c-late', ...complaint, patient: 'p-2', opened: MORNING + HOUR }),
        );
        await store.open(aWaitingCase({ id: 'c-early', ...complaint, opened: MORNING }));
        await store.open(aWaitingCase({ id: 'c-none', ...complaint, patient: null, opened: MORNING }));
        await store.open(aCase({ id: 'c-other', opened: MORNING }));
        const ids = async (...[query]: Parameters<Store['casesDecided']>) =>
          (await store.casesDecided(query)).map(({ id }) => id);
        const codes = ['complaint', 'distress'] as const;
        expect(await ids({ codes, since: MORNING })).toEqual(['c-early', 'c-none', 'c-late']);
        expect(await ids({ codes, since: 0, patient: 'p-1' })).toEqual(['c-old', 'c-early']);
        expect(await ids({ codes: ['understood'], since: 0 })).toEqual(['c-other']);
        expect(await ids({ codes: [], since: 0 })).toEqual([]);
        const revised = { ...complaint, patient: 'p-2', reason: { code: 'distress' } } as const;
        await store.revise(aWaitingCase({ id: 'c-late', ...revised, opened: MORNING + HOUR }));
        expect(await ids({ codes: ['distress'], since: 0 })).toEqual(['c-late']);
        expect(await ids({ codes: ['complaint'], since: MORNING })).toEqual(['c-early', 'c-none']);
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
        const second = anOffer({
          ...{ id: 'o-2', patient: 'p-2' },
          wishes: [aWish('2026-11-26T18:00', '2026-11-26T21:00')],
        });
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

    describe('an invitation', () => {
      const date = parseLocalTime('2026-12-03T17:00');

      it('is kept once for each event and each date of a series, the last one that was told', async () => {
        const ofSeries = anInvitation({ recurrenceId: date, original: MORNING + DAY });
        const other = anInvitation({ uid: 'u-2', patient: 'p-2' });
        await store.saveInvitations([anInvitation(), ofSeries]);
        await store.saveInvitations([other, anInvitation({ sequence: 1, answer: 'accepted' })]);
        const first = anInvitation({ sequence: 1, answer: 'accepted' });
        expect(await store.invitations()).toEqual([first, ofSeries, other]);
        expect(await store.invitations('p-2')).toEqual([other]);
        expect(await store.invitations('p-3')).toEqual([]);
      });

      it('is kept with all others handed in with it, or none is', async () => {
        const broken = anInvitation({ uid: 'u-2', start: Number.NaN });
        await expect(store.saveInvitations([anInvitation(), broken])).rejects.toThrow();
        expect(await store.invitations()).toEqual([]);
      });

      it('is forgotten when its appointment ended long ago', async () => {
        const later = anInvitation({ uid: 'u-2', end: MORNING + 3 * DAY });
        await store.saveInvitations([anInvitation(), later]);
        await store.forgetInvitations(MORNING + 2 * DAY);
        expect(await store.invitations()).toEqual([later]);
      });

      it('can’t be changed from outside', async () => {
        const handed = { ...anInvitation() };
        await store.saveInvitations([handed]);
        Object.assign(handed, { state: 'cancelled' });
        expect(await store.invitations()).toEqual([anInvitation()]);
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

    describe('what was said of messages', () => {
      const said = (different: Partial<MessageConsent> = {}): MessageConsent => ({
        patient: 'p-1',
        class: 'S3',
        state: 'given',
        at: MORNING,
        source: 'mail',
        by: 'agent',
        ...different,
      });

      it('stops one class of an address and leaves the others', async () => {
        await store.stop(LEA, MORNING, ['S1']);
        await store.stop(LEA, MORNING + 1, ['S1', 'S4']);
        expect(await store.stopped(LEA)).toBe(false);
        expect(await store.stoppedClasses(LEA)).toEqual(['S1', 'S4']);
        expect(await store.stoppedClasses(PAUL)).toEqual([]);
        await store.stop(LEA, MORNING + 2);
        expect(await store.stoppedClasses(LEA)).toEqual(['S1', 'S2', 'S3', 'S4', 'S5', 'S7']);
      });

      it('lifts a stop of some classes, and the others stay', async () => {
        await store.stop(LEA, MORNING);
        expect(await store.unstop(LEA, 'Anne', MORNING, ['S1', 'S2'])).toBe(true);
        expect(await store.stoppedClasses(LEA)).toEqual(['S3', 'S4', 'S5', 'S7']);
        expect(await store.stopped(LEA)).toBe(false);
        expect(await store.unstop(LEA, 'Anne', MORNING, ['S1'])).toBe(false);
        expect((await store.trail({ last: 1 }))[0]?.detail).toMatch(/ S1 S2 by Anne$/);
      });

      it('lifts a stop and a freeze once, by a human’s word', async () => {
        await store.stop(LEA, MORNING);
        await store.stop(LEA, MORNING, ['S1']);
        await store.freeze(LEA, 'emergency', MORNING);
        expect([await store.unstop(LEA, 'Anne', MORNING), await store.unstop(LEA, 'Anne', MORNING)]).toEqual([
          true,
          false,
        ]);
        expect(await store.stoppedClasses(LEA)).toEqual([]);
        expect(await store.unfreeze(LEA, 'Anne', MORNING)).toBe(true);
        expect(await store.unfreeze(LEA, 'Anne', MORNING)).toBe(false);
        expect(await store.frozen(LEA)).toBeNull();
        expect((await store.trail({ last: 2 })).map(({ actor, verb }) => [actor, verb])).toEqual([
          ['human', 'StopLifted'],
          ['human', 'ContactReopened'],
        ]);
      });

      it('keeps every change of a consent and nothing that was said before', async () => {
        await store.recordConsent(said());
        await store.recordConsent(said({ at: MORNING + 1 }));
        await store.recordConsent(
          said({ state: 'refused', at: MORNING + 2, source: 'practice', by: 'Anne' }),
        );
        await store.recordConsent(said({ patient: 'p-2' }));
        expect(await store.consents('p-1')).toEqual([
          said(),
          said({ state: 'refused', at: MORNING + 2, source: 'practice', by: 'Anne' }),
        ]);
        expect(await store.consents()).toHaveLength(3);
      });

      it('keeps what a human set on a patient until a human takes it back', async () => {
        const mark = { patient: 'p-1', flag: 'deceased', by: 'Anne', at: MORNING } as const;
        await store.markPatient(mark);
        await store.markPatient({ ...mark, by: 'Paul' });
        expect(await store.marks()).toEqual([mark]);
        expect(await store.unmarkPatient(mark)).toBe(true);
        expect(await store.unmarkPatient(mark)).toBe(false);
        expect(await store.marks()).toEqual([]);
      });

      it('keeps a new contact with who recorded it and when, and tells the trail no number', async () => {
        const change: ContactChange = {
          ...{ patient: 'p-1', from: null, to: '+33199000002' },
          ...{ kind: 'phone', by: 'Anne', at: MORNING },
        };
        await store.recordContactChange(change);
        await store.recordContactChange({ ...change, by: 'Paul' });
        expect(await store.contactChanges()).toEqual([change]);
        expect((await store.trail({ last: 1 })).map(({ verb, detail }) => [verb, detail])).toEqual([
          ['ContactChanged', 'p-1 phone by Anne'],
        ]);
        expect(await store.takeBackContactChange(change)).toBe(true);
        expect(await store.takeBackContactChange(change)).toBe(false);
        expect(await store.contactChanges()).toEqual([]);
      });

      it('keeps which rule was chosen for whom', async () => {
        const choice = { patient: 'p-1', rule: 'sheet', by: 'Anne', at: MORNING };
        await store.choose(choice);
        await store.choose({ ...choice, by: 'Paul' });
        expect(await store.choices()).toEqual([choice]);
        expect(await store.unchoose(choice)).toBe(true);
        expect(await store.unchoose(choice)).toBe(false);
      });
    });

    describe('the survey', () => {
      const answer = (different: Partial<SurveyAnswer> = {}): SurveyAnswer => ({
        asked: 'c-1',
        patient: 'p-1',
        rule: 'survey',
        score: 5,
        words: 'Merci',
        at: MORNING,
        ...different,
      });

      it('counts the last answer to a letter', async () => {
        await store.saveSurveyAnswer(answer());
        await store.saveSurveyAnswer(answer({ score: 2, words: '', at: MORNING + 1 }));
        await store.saveSurveyAnswer(answer({ score: 1, at: MORNING }));
        expect(await store.surveyAnswers()).toEqual([answer({ score: 2, words: '', at: MORNING + 1 })]);
      });

      it('forgets who answered and what they wrote, then that they did', async () => {
        await store.saveSurveyAnswer(answer());
        await store.saveSurveyAnswer(answer({ asked: 'c-2', at: MORNING + DAY }));
        await store.ageSurveyAnswers({ detachBefore: MORNING + 1, forgetBefore: MORNING });
        expect(
          (await store.surveyAnswers()).map(({ patient, words, score }) => [patient, words, score]),
        ).toEqual([
          [null, '', 5],
          ['p-1', 'Merci', 5],
        ]);
        expect(JSON.stringify((await store.surveyAnswers())[0])).not.toContain('c-1');
        await store.ageSurveyAnswers({ detachBefore: MORNING + 1, forgetBefore: MORNING + 1 });
        expect(await store.surveyAnswers()).toHaveLength(1);
      });
    });

    describe('the waiting list', () => {
      const enter = (patient: string, since: number, different: Partial<WaitingEntry> = {}) =>
        store.changeWaiting({ kind: 'enter', entry: newEntry({ patient, since, ...different }) }, since);
      const list = async () => (await store.waiting()).map(({ id, since, state }) => [id, since, state]);

      it('is in the order of entry; asking again changes the wishes and never the date', async () => {
        await enter('p-2', MORNING + 1);
        await enter('p-1', MORNING);
        await enter('p-2', MORNING + DAY, { practitioner: 'anne' });
        expect(await list()).toEqual([
          ['w-p-1', MORNING, 'waiting'],
          ['w-p-2', MORNING + 1, 'waiting'],
        ]);
        expect((await store.waiting())[1]).toMatchObject({ practitioner: 'anne' });
      });

      it('has one entry for a patient and a type', async () => {
        await enter('p-1', MORNING);
        await enter('p-1', MORNING, { type: 'long' });
        expect((await store.waiting()).map(({ id }) => id)).toEqual(['w-p-1', 'w-p-1-long']);
      });

      it('keeps those who left, and lets them enter anew with a new date', async () => {
        await enter('p-1', MORNING);
        expect(await store.changeWaiting({ kind: 'end', entry: 'w-p-1', as: 'left' }, MORNING + 1)).toBe(
          'changed',
        );
        expect(await store.changeWaiting({ kind: 'end', entry: 'w-p-1', as: 'served' }, MORNING + 2)).toBe(
          'none',
        );
        expect(await list()).toEqual([['w-p-1', MORNING, 'left']]);
        await enter('p-1', MORNING + DAY);
        expect(await list()).toEqual([['w-p-1', MORNING + DAY, 'waiting']]);
      });

      it('counts a question once, however often it is noted', async () => {
        await enter('p-1', MORNING);
        await store.changeWaiting({ kind: 'asked', entry: 'w-p-1' }, MORNING + DAY);
        await store.changeWaiting({ kind: 'asked', entry: 'w-p-1' }, MORNING + DAY);
        expect((await store.waiting())[0]?.interest).toEqual({
          said: MORNING,
          asked: MORNING + DAY,
          times: 1,
        });
        await store.changeWaiting({ kind: 'kept', entry: 'w-p-1' }, MORNING + 2 * DAY);
        expect((await store.waiting())[0]?.interest).toMatchObject({ said: MORNING + 2 * DAY, times: 0 });
      });

      it('keeps a flag with its reason when the patient asks again', async () => {
        await enter('p-1', MORNING);
        const priority = { reason: 'école', by: 'Anne', at: MORNING };
        await store.changeWaiting({ kind: 'flag', entry: 'w-p-1', priority }, MORNING);
        await enter('p-1', MORNING + DAY);
        expect((await store.waiting())[0]).toMatchObject({ priority, since: MORNING });
      });

      it('knows nobody who is not on it', async () => {
        expect(await store.changeWaiting({ kind: 'kept', entry: 'w-nobody' }, MORNING)).toBe('none');
      });
    });

    describe('times that came free', () => {
      const picture = { until: MORNING + 90 * DAY, taken: { anne: [{ start: MORNING, end: MORNING + 1 }] } };
      const freed = (start: number): FreedTime => ({
        id: `anne|${start}`,
        practitioner: 'anne',
        start,
        end: start + 1,
        seen: MORNING,
        cleared: false,
        state: 'open',
      });

      it('are kept with the look they were seen at, soonest first', async () => {
        expect(await store.taken()).toBeNull();
        await store.noteTaken(picture, [freed(MORNING + DAY), freed(MORNING)]);
        expect(await store.taken()).toEqual(picture);
        expect(await store.freed()).toEqual([freed(MORNING), freed(MORNING + DAY)]);
      });

      it('stay closed until they come free again', async () => {
        await store.noteTaken(picture, [freed(MORNING)]);
        await store.closeFreed(`anne|${MORNING}`);
        expect(await store.freed()).toEqual([{ ...freed(MORNING), state: 'closed' }]);
        await store.noteTaken(picture, [freed(MORNING)]);
        expect(await store.freed()).toEqual([freed(MORNING)]);
      });

      it('are forgotten a week after they passed', async () => {
        await store.noteTaken(picture, [freed(MORNING - 8 * DAY)]);
        await store.noteTaken(picture, [freed(MORNING)]);
        expect((await store.freed()).map(({ start }) => start)).toEqual([MORNING]);
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

      it('keeps the approval that was given last', async () => {
        expect(await store.approvals()).toEqual({});
        await store.approveText('offer/fr', 'aaaa', 'Anne', MORNING);
        await store.approveText('offer/en', 'bbbb', 'Anne', MORNING);
        await store.approveText('offer/fr', 'cccc', 'Paul', MORNING + 1);
        expect(await store.approvals()).toEqual({ 'offer/fr': 'cccc', 'offer/en': 'bbbb' });
      });

      it('knows how many events the agenda last had, and that it was never counted', async () => {
        expect(await store.eventCount()).toBeNull();
        await store.saveEventCount({});
        expect(await store.eventCount()).toEqual({});
        const counts = {
          Marie: { total: 412, singles: 30, last: MORNING },
          'Paul/été': { total: 0, singles: 0, last: null },
        };
        await store.saveEventCount(counts);
        expect(await store.eventCount()).toEqual(counts);
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

      it('names the model that read the mail, its digest and its prompt', async () => {
        const model = { name: 'little:3b', digest: `${'a'.repeat(12)}ffff`, prompt: '0123456789ab' };
        await store.open(aCase({ reading: { ...aReading([]), model } }));
        const [opened] = await store.trail({ last: 1 });
        expect(opened?.detail).toMatch(/ model little:3b digest aaaaaaaaaaaa prompt 0123456789ab$/u);
      });

      it('tells the story of one case, and what happened last', async () => {
        await store.open(aWaitingCase());
        await store.open(aCase({ id: 'c-00000000000b' }));
        await store.approve('c-0123456789ab', 'Anne', MORNING);
        const story = await store.trail({ case: 'c-0123456789ab' });
        expect(story.map(({ verb }) => verb)).toEqual(['CaseOpened', 'ProposalApproved']);
        expect(story.at(-1)).toMatchObject({ actor: 'human', detail: 'by Anne', at: MORNING });
        const last = await store.trail({ last: 2 });
        expect(last.map(({ verb }) => verb)).toEqual(['CaseOpened', 'ProposalApproved']);
        expect(last.map(({ number }) => number)).toEqual([2, 3]);
        expect(await store.trail({ last: 0 })).toEqual([]);
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
    attempts: 0,
    notBefore: null,
  };
}
