import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../src/adapters/store/memory/store.ts';
import { reviewDesk } from '../../../src/cli/review/review-desk.ts';
import { detailOf } from '../../../src/cli/review/review-detail.ts';
import { DAY, HOUR, startOfDay } from '../../../src/domain/time.ts';
import { aPractice } from '../../build/builders.ts';
import { aWaitingCase, LEA, MORNING } from '../../contract/store-builders.ts';

describe('a case that is opened', () => {
  it('tells what the same person wrote before and what they wrote since', async () => {
    const practice = aPractice();
    const store = memoryStore({ now: () => MORNING });
    const about = { from: LEA, patient: null, proposal: [] };
    for (const [id, later] of [
      ['c-before', -DAY],
      ['c-it', 0],
      ['c-since', HOUR],
    ] as const)
      await store.open(aWaitingCase({ ...about, id, sent: MORNING + later, opened: MORNING + later }));
    const doors = {
      store: async () => store,
      agenda: async () => ({ read: async () => ({ kind: 'unreadable', sentence: '' }) }),
      directory: async () => ({ patients: async () => [] }),
    };
    const context = { doors, language: 'fr' } as never;
    const input = { context, practice, folder: '/nowhere', now: () => MORNING + 2 * HOUR };
    const detail = await detailOf(input, store, 'c-it');
    expect(detail?.history).toEqual(['lundi 23 novembre à 9 h : mail illisible → à vous (attend un oui)']);
    expect(detail?.since).toEqual(['mardi 24 novembre à 10 h : mail illisible → à vous (attend un oui)']);
  });
});

describe('what was done today', () => {
  it('goes by when it was settled, the last one first, not by when its mail came', async () => {
    const practice = aPractice();
    const store = memoryStore({ now: () => MORNING });
    const settled = [
      ['c-yesterday', -HOUR],
      ['c-first', HOUR],
      ['c-last', 2 * HOUR],
    ] as const;
    for (const [id, later] of settled) {
      await store.open(aWaitingCase({ id, opened: MORNING - 9 * DAY }));
      const at = startOfDay(MORNING, practice.zone) + later;
      await store.advance({ case: id, marks: [], settle: 'done', at });
    }
    const doors = { store: async () => store };
    const desk = reviewDesk({
      context: { doors, language: 'fr' } as never,
      practice,
      folder: '/nowhere',
      now: () => MORNING,
    });
    expect((await desk.glance()).today.map(({ id }) => id)).toEqual(['c-last', 'c-first']);
  });
});
