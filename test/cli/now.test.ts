import { describe, expect, it } from 'vitest';
import { toLocal } from '../../src/domain/time.ts';
import { agent, anExample, inMemory } from '../build/command-line.ts';

describe('--now', () => {
  it('is the moment at which an absence is carried out too', async () => {
    const folder = await anExample();
    const line = ['absent', '--from', '2026-11-26T08:00', '--to', '2026-11-26T20:00'];
    await agent(folder, [...line, '--now', '2026-11-24T09:00', '--lang', 'en']);
    const moments = await inMemory(folder, async (store, { zone }) => {
      const cases = await store.cases();
      const records = await Promise.all(cases.map(({ id }) => store.actions(id)));
      return records.flat().map(({ at }) => toLocal(at, zone));
    });
    expect(moments.length).toBeGreaterThan(0);
    expect(new Set(moments)).toEqual(new Set(['2026-11-24T09:00']));
  });
});
