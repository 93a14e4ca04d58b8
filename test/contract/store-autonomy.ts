import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AutonomyNote } from '../../src/domain/autonomy.ts';
import { HOUR, type Instant } from '../../src/domain/time.ts';
import type { Store } from '../../src/ports/store.ts';
import type { MadeStore } from './store.ts';
import { aCase, aReply, aWaitingCase, MORNING } from './store-builders.ts';

function yes(id: string, at = MORNING): AutonomyNote {
  const grounds = { 'late-noted/fr': 'h1' };
  return { kind: 'late', note: 'approved', case: id, at, alone: false, grounds };
}

const on: AutonomyNote = { kind: 'late', note: 'on', by: 'Claire', only: [], needed: 2, at: MORNING };

/** What became of suggestions, and what is counted of cases, for each adapter that claims to be a store. */
export function autonomyContract(name: string, make: (now: () => Instant) => Promise<MadeStore>): void {
  describe(`${name} remembers what became of suggestions`, () => {
    let made: MadeStore;
    let store: Store;

    beforeEach(async () => {
      made = await make(() => MORNING);
      store = made.store;
    });
    afterEach(async () => {
      await made.release();
    });

    it('of no kind before anything was said', async () => {
      expect(await store.autonomy()).toEqual([]);
    });

    it('with one verdict a case, whatever is said twice', async () => {
      expect(await store.noteAutonomy([yes('c-1'), yes('c-1'), yes('c-2')])).toEqual([]);
      await store.noteAutonomy([{ ...yes('c-2'), note: 'refused' } as AutonomyNote]);
      expect(await store.autonomy()).toMatchObject([
        { kind: 'late', approved: 2, refused: 0, row: 2, grounds: { 'late-noted/fr': 'h1' } },
      ]);
    });

    it('and what was said of each since a moment, with the words that changed', async () => {
      const edited = { kind: 'late', note: 'edited', case: 'c-2', alone: false } as const;
      const words = { changed: 3, of: 40 };
      await store.noteAutonomy([yes('c-1', MORNING - HOUR), { ...edited, at: MORNING, words }]);
      await store.noteAutonomy([{ ...edited, case: 'c-3', at: MORNING + 1, words: null }]);
      await store.noteAutonomy([{ ...edited, case: 'c-3', at: MORNING + 2, words }]);
      const complaint = { kind: 'late', note: 'complaint', case: 'c-1', at: MORNING, alone: false } as const;
      await store.noteAutonomy([complaint]);
      expect(await store.saidOfSuggestions(MORNING)).toEqual([
        { kind: 'late', note: 'edited', at: MORNING, words },
        { kind: 'late', note: 'edited', at: MORNING + 1, words: null },
      ]);
      expect(await store.saidOfSuggestions(0)).toHaveLength(3);
    });

    it('with a complaint beside the verdict on the same case', async () => {
      await store.noteAutonomy([yes('c-1')]);
      const complaint = { kind: 'late', note: 'complaint', case: 'c-1', at: MORNING, alone: false } as const;
      await store.noteAutonomy([complaint]);
      await store.noteAutonomy([complaint]);
      expect(await store.autonomy()).toMatchObject([{ approved: 1, complaints: 1, row: 0 }]);
    });

    it('each kind by itself', async () => {
      await store.noteAutonomy([{ ...yes('c-1'), kind: 'when' }, yes('c-1')]);
      expect((await store.autonomy()).map(({ kind }) => kind)).toEqual(['late', 'when']);
    });

    it('and opens a kind only with its row, telling it in the trail', async () => {
      await store.noteAutonomy([yes('c-1')]);
      expect(await store.noteAutonomy([on])).toEqual([]);
      expect((await store.noteAutonomy([yes('c-2'), on])).map(({ kind }) => kind)).toEqual(['late']);
      const refused = { kind: 'late', note: 'refused', case: 'c-3', at: MORNING + 1, alone: true } as const;
      const [fallen] = await store.noteAutonomy([refused]);
      expect(fallen?.standing).toEqual({ state: 'fell-back', why: 'refused', at: MORNING + 1 });
      expect(
        (await store.trail({ last: 2 })).map(({ verb, detail, actor }) => [verb, detail, actor]),
      ).toEqual([
        ['AutonomyOn', 'late by Claire', 'human'],
        ['AutonomyFellBack', 'late refused', 'agent'],
      ]);
      expect(await store.verifyAudit()).toBeNull();
    });

    it('all notes or none', async () => {
      await expect(store.noteAutonomy([yes('c-1', Number.NaN)])).rejects.toThrow();
      expect(await store.autonomy()).toEqual([]);
    });
  });

  describe(`${name} counts cases`, () => {
    let made: MadeStore;
    let store: Store;

    beforeEach(async () => {
      made = await make(() => MORNING);
      store = made.store;
    });
    afterEach(async () => {
      await made.release();
    });

    async function leave(action: string, at: Instant): Promise<void> {
      await store.mark(action, 'started', '', at);
      await store.mark(action, 'done', '', at);
    }

    it('with when and how each was answered', async () => {
      await store.open(aCase({ id: 'c-alone' }));
      await leave('c-alone-now-0', MORNING + 5);
      await store.settle('c-alone', 'done');
      await store.open(aWaitingCase({ id: 'c-asked', opened: MORNING + 1 }));
      await store.approve('c-asked', 'Anne', MORNING + HOUR);
      await leave('c-asked-approved-0', MORNING + HOUR);
      expect(await store.caseFigures(0)).toEqual([
        {
          opened: MORNING,
          sent: MORNING - HOUR,
          origin: 'mail',
          kinds: [],
          decision: 'act',
          reason: 'understood',
          model: null,
          state: 'done',
          answered: { at: MORNING + 5, how: 'alone' },
        },
        {
          opened: MORNING + 1,
          sent: MORNING - HOUR,
          origin: 'mail',
          kinds: [],
          decision: 'review',
          reason: 'suggest-only',
          model: null,
          state: 'acting',
          answered: { at: MORNING + HOUR, how: 'approved' },
        },
      ]);
    });

    it('only those opened since', async () => {
      await store.open(aCase({ id: 'c-before', opened: MORNING - 1 }));
      await store.open(aCase({ id: 'c-after', opened: MORNING }));
      expect(await store.caseFigures(MORNING)).toHaveLength(1);
    });

    it('and takes no receipt for the answer of a case that waits', async () => {
      const receipt = { plan: [aReply()], proposal: [aReply()], opened: MORNING };
      await store.open(aWaitingCase({ id: 'c-asked', ...receipt }));
      await leave('c-asked-now-0', MORNING + 5);
      expect(await store.caseFigures(0)).toMatchObject([{ answered: null }]);
    });

    it('as they were decided last', async () => {
      await store.open(aCase({ id: 'c-1' }));
      await store.replan(aWaitingCase({ id: 'c-1', state: 'acting' }));
      expect(await store.caseFigures(0)).toMatchObject([{ decision: 'review', reason: 'suggest-only' }]);
    });
  });
}
