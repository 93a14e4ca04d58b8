import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { purgeLimits } from '../../src/core/privacy/purge-limits.ts';
import type { ApprovedText } from '../../src/domain/letter.ts';
import { type Forgetting, type KnownContacts, USUAL_TERMS } from '../../src/domain/privacy.ts';
import type { Reading } from '../../src/domain/reading.ts';
import { DAY, HOUR, type Instant } from '../../src/domain/time.ts';
import { newEntry } from '../../src/domain/waiting.ts';
import type { Store } from '../../src/ports/store.ts';
import type { MadeStore } from './store.ts';
import { aCase, aLetter, anInvitation, anOffer, aWaitingCase, LEA, MORNING, PAUL } from './store-builders.ts';

const READING: Reading = {
  language: 'fr',
  automatic: null,
  urgency: 'none',
  danger: null,
  flags: [],
  sentences: [{ number: 1, text: 'Je viens jeudi.', labels: ['confirm'], by: ['lexical'] }],
  requests: [{ kind: 'confirm', sentences: [1], wishes: [], about: [], faq: [] }],
  unexplained: [],
  readers: ['lexical'],
  modelAway: false,
  closed: true,
};
const NOBODY: KnownContacts = { patients: [], addresses: [] };
const LEA_FORGOTTEN: Forgetting = { patient: 'p-1', addresses: [LEA], words: ['Léa Martin'] };

/** What goes by the clock and at a person's wish, for each adapter that claims to be a store. */
export function privacyContract(name: string, make: (now: () => Instant) => Promise<MadeStore>): void {
  describe(`${name} keeps no more than it may`, () => {
    let made: MadeStore;
    let store: Store;

    beforeEach(async () => {
      made = await make(() => MORNING);
      store = made.store;
    });
    afterEach(() => made.release());

    const purgeAt = (at: Instant, known: KnownContacts | null = NOBODY) =>
      store.purge(purgeLimits(at, USUAL_TERMS), known, at);

    /** A case that was answered and is over. */
    async function answered(id = 'c-0123456789ab', difference: Parameters<typeof aCase>[0] = {}) {
      const kase = aCase({ id, reading: READING, ...difference });
      await store.open(kase);
      for (const record of await store.actions(id)) await store.mark(record.id, 'done', 'note', MORNING);
      await store.settle(id, 'done');
      return kase;
    }

    it('loses nothing on the last day of its term', async () => {
      await answered();
      const before = await store.case('c-0123456789ab');
      expect((await purgeAt(MORNING + 90 * DAY)).texts).toBe(0);
      expect(await store.case('c-0123456789ab')).toEqual(before);
    });

    it('keeps no letter for its copy beyond the term of words, and none when somebody is forgotten', async () => {
      const copy = { messageId: '<c-1@example.org>', bytes: new Uint8Array([76]), at: MORNING };
      await store.oweCopy(copy);
      await purgeAt(MORNING + 90 * DAY);
      expect(await store.owedCopies()).toEqual([copy.messageId]);
      await purgeAt(MORNING + 90 * DAY + 1);
      expect(await store.owedCopies()).toEqual([]);
      await store.oweCopy(copy);
      await store.forget(LEA_FORGOTTEN, 'Anne', MORNING);
      expect(await store.owedCopies()).toEqual([]);
    });

    it('keeps date, intent and end of a case when its words are 90 days old', async () => {
      await answered();
      const figures = await store.caseFigures(0);
      expect((await purgeAt(MORNING + 90 * DAY + 1)).texts).toBe(1);
      const kase = await store.case('c-0123456789ab');
      expect(kase?.reading).toMatchObject({ sentences: [], requests: [{ kind: 'confirm' }] });
      expect(kase).toMatchObject({ patient: 'p-1', from: LEA, state: 'done', opened: MORNING });
      expect(JSON.stringify([kase, await store.actions('c-0123456789ab')])).not.toMatch(
        /jeudi|est confirmé|"note":"note"/u,
      );
      expect(await store.caseFigures(0)).toEqual(figures);
      expect((await purgeAt(MORNING + 91 * DAY)).texts).toBe(0);
    });

    it('keeps the words of an emergency as long as its history', async () => {
      await answered('c-0123456789ab', { reading: { ...READING, urgency: 'red' } });
      await purgeAt(MORNING + 200 * DAY);
      expect((await store.case('c-0123456789ab'))?.reading?.sentences).toHaveLength(1);
      await purgeAt(MORNING + 732 * DAY);
      expect((await store.case('c-0123456789ab'))?.reading).toBeNull();
    });

    it('drops a letter that never left after 30 days, and only that', async () => {
      await store.open(aWaitingCase({ reading: READING }));
      await store.settle('c-0123456789ab', 'refused');
      expect((await purgeAt(MORNING + 31 * DAY)).drafts).toBe(1);
      const kase = await store.case('c-0123456789ab');
      expect(JSON.stringify(kase?.proposal)).not.toContain('confirmé');
      expect(kase?.reading?.sentences).toHaveLength(1);
    });

    it('touches nothing that waits for somebody, nor what belongs to the same thread', async () => {
      const thread = ['<first@mail.example.org>'];
      await answered('c-00000000000a', { thread });
      await store.open(aWaitingCase({ id: 'c-00000000000b', thread, reading: READING }));
      const both = await store.cases();
      await purgeAt(MORNING + 800 * DAY);
      expect(await store.cases()).toEqual(both);
    });

    it('knows nobody of a case after two years, and still knows the mail and the follow-up', async () => {
      const covers = ['reminder|a|1|2026-11-24T09:00|u|v'];
      const kase = await answered('c-0123456789ab', {
        origin: { kind: 'clock', rule: 'follow-up', key: 'k', covers },
      });
      await purgeAt(MORNING + 732 * DAY);
      const left = JSON.stringify([
        await store.cases(),
        await store.actions(kase.id),
        await store.followUps(0),
      ]);
      expect(left).not.toMatch(/p-1|lea|example\.org/u);
      expect(await store.open(kase)).toBe('known');
      expect(await store.open(aCase({ ...kase, id: 'c-0123456789cd', contentHash: 'another' }))).toBe(
        'known',
      );
      const missed = {
        key: covers[0] ?? '',
        rule: 'reminder',
        patient: 'p-1',
        at: MORNING,
        as: 'missed',
      } as const;
      expect(await store.noteFollowUps([missed])).toEqual([]);
    });

    it('drops offers and ended entries of the waiting list after two years', async () => {
      await store.saveOffer(anOffer());
      await store.saveOffer(anOffer({ id: 'o-c-00000000000b' }));
      await store.closeOffer('o-c-0123456789ab', 'expired');
      const entry = newEntry({ patient: 'p-1', since: MORNING });
      await store.changeWaiting({ kind: 'enter', entry }, MORNING);
      await store.changeWaiting({ kind: 'end', entry: entry.id, as: 'left' }, MORNING);
      await purgeAt(MORNING + 700 * DAY);
      expect([await store.offers(), await store.waiting()].map(({ length }) => length)).toEqual([2, 1]);
      expect(await purgeAt(MORNING + 732 * DAY)).toMatchObject({ offers: 1, waiting: 1 });
      expect((await store.offers()).map(({ state }) => state)).toEqual(['open']);
    });

    it('keeps consents and stops for three years after the contact was last in the list', async () => {
      await store.recordConsent({
        patient: 'p-1',
        class: 'S3',
        state: 'given',
        at: MORNING,
        source: 'practice',
        by: 'Anne',
      });
      await store.stop(LEA, MORNING, ['S4']);
      await purgeAt(MORNING + 1000 * DAY, { patients: ['p-1'], addresses: [LEA] });
      expect(await purgeAt(MORNING + 2000 * DAY)).toMatchObject({ consents: 0, stops: 0 });
      expect(await purgeAt(MORNING + 5000 * DAY, null)).toMatchObject({ consents: 0, stops: 0 });
      expect(await store.stoppedClasses(LEA)).toEqual(['S4']);
      expect(await purgeAt(MORNING + 2097 * DAY)).toMatchObject({ consents: 1, stops: 1 });
      expect(await store.stoppedClasses(LEA)).toEqual([]);
    });

    it('keeps the trail three years; what is left still holds together', async () => {
      for (const [at, verb] of [
        [MORNING, 'First'],
        [MORNING + DAY, 'Second'],
        [MORNING + 1200 * DAY, 'Third'],
      ] as const)
        await store.audit({ at, actor: 'agent', verb, case: null, detail: '' });
      expect((await purgeAt(MORNING + 1300 * DAY)).audit).toBe(2);
      expect((await store.trail({ last: 9 })).map(({ verb, number }) => [number, verb])).toEqual([
        [3, 'Third'],
        [4, 'Purged'],
      ]);
      expect(await store.verifyAudit()).toBeNull();
    });

    it('says in the trail what a purge took, and when the last one was', async () => {
      await answered();
      expect(await store.lastPurge()).toBeNull();
      await purgeAt(MORNING + 100 * DAY);
      expect((await store.trail({ last: 1 }))[0]).toMatchObject({ verb: 'Purged', detail: 'texts 1' });
      expect(await store.lastPurge()).toBe(MORNING + 100 * DAY);
    });

    it('forgets a person: what is theirs, what is set for them, and where others name them', async () => {
      await store.open(aWaitingCase({ reading: READING }));
      await answered('c-00000000000b', {
        patient: 'p-2',
        from: PAUL,
        plan: [
          {
            kind: 'reply',
            letter: { ...aLetter(PAUL), body: 'Avec léa  MARTIN.' as ApprovedText },
            unlessAlerted: null,
          },
        ],
      });
      await store.saveOffer(anOffer());
      await store.saveInvitations([anInvitation()]);
      await store.changeWaiting(
        { kind: 'enter', entry: newEntry({ patient: 'p-1', since: MORNING }) },
        MORNING,
      );
      await store.markPatient({ patient: 'p-1', flag: 'human-only', by: 'Anne', at: MORNING });
      await store.stop(LEA, MORNING);
      const audit = (await store.trail({ last: 99 })).length;
      const erased = await store.forget(LEA_FORGOTTEN, 'Anne', MORNING + HOUR);
      expect(erased).toEqual({
        cases: 1,
        open: 1,
        offers: 1,
        waiting: 1,
        followUps: 0,
        invitations: 1,
        consents: 1,
        surveys: 0,
        named: 2,
        audit: 2,
      });
      expect(await store.case('c-0123456789ab')).toMatchObject({
        state: 'set-aside',
        reason: { code: 'forgotten' },
        patient: null,
        from: null,
        proposal: [],
      });
      const rest = [
        await store.cases(),
        await store.actions('c-00000000000b'),
        await store.offers(),
        await store.invitations(),
        await store.waiting(),
        await store.marks(),
        await store.trail({ last: 99 }),
      ];
      expect(JSON.stringify(rest)).not.toMatch(/p-1\b|lea|martin/iu);
      expect(JSON.stringify(rest)).toContain('Avec ….');
      expect(await store.stopped(LEA)).toBe(true);
      expect((await store.trail({ last: 99 })).length).toBe(audit + 1);
      expect(await store.verifyAudit()).toBeNull();
    });

    it('never answers again a mail of somebody it has forgotten', async () => {
      const kase = await answered();
      await store.forget(LEA_FORGOTTEN, 'Anne', MORNING + HOUR);
      expect(await store.open(kase)).toBe('known');
    });

    it('forgets an address that nobody recorded', async () => {
      await answered('c-0123456789ab', { patient: null });
      const erased = await store.forget({ patient: null, addresses: [LEA], words: [] }, 'Anne', MORNING);
      expect(erased.cases).toBe(1);
    });

    it('leaves the case of another patient who shares the address', async () => {
      const kase = await answered('c-0123456789ab', { patient: 'p-2' });
      const erased = await store.forget({ ...LEA_FORGOTTEN, addresses: [] }, 'Anne', MORNING);
      expect(erased.cases).toBe(0);
      expect((await store.case(kase.id))?.patient).toBe('p-2');
    });

    it('forgets nobody while a letter to them is on its way', async () => {
      await store.open(aCase());
      await store.mark('c-0123456789ab-now-0', 'started', '', MORNING);
      await expect(store.forget(LEA_FORGOTTEN, 'Anne', MORNING)).rejects.toThrow('on its way out');
      expect((await store.case('c-0123456789ab'))?.from).toBe(LEA);
    });
  });
}
