import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../src/adapters/store/memory/store.ts';
import { reviewDesk } from '../../../src/cli/review/review-desk.ts';
import { DAY, HOUR, startOfDay } from '../../../src/domain/time.ts';
import { aPractice } from '../../build/builders.ts';
import { aWaitingCase, MORNING } from '../../contract/store-builders.ts';

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
