import { describe, expect, it } from 'vitest';
import { agent, anExample } from '../build/command-line.ts';

const PLAN = ['absent', '--from', '2026-11-26T08:00', '--to', '2026-11-26T20:00'] as const;
const AT = ['--now', '2026-11-24T09:00', '--lang', 'en'] as const;
const UNKNOWN = 'For you to look at: it is not known whose these are.';

describe('the appointments of an absence that are nobody’s for certain', () => {
  it('are shown as long as they stand, by every command that tells of the absence', async () => {
    const folder = await anExample();
    const first = await agent(folder, [...PLAN, ...AT]);
    expect(first.said).toContain(UNKNOWN);
    const listed = (said: string) => said.split('\n').filter((line) => line.includes('«'));
    expect(listed(first.said).length).toBeGreaterThan(0);
    const again = await agent(folder, [...PLAN, ...AT]);
    expect(listed(again.said)).toEqual(listed(first.said));
    const status = await agent(folder, ['absent', 'status', ...AT]);
    expect(listed(status.said)).toEqual(listed(first.said));
  });

  it('are shown of every absence that is not over', async () => {
    const folder = await anExample();
    await agent(folder, [...PLAN, ...AT]);
    await agent(folder, ['absent', '--from', '2026-12-03T08:00', '--to', '2026-12-03T20:00', ...AT]);
    const { said } = await agent(folder, ['absent', 'status', ...AT]);
    expect(said.match(/^b-[0-9a-f]{12}$/gm)).toHaveLength(2);
  });
});
