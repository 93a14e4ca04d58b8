import { describe, expect, it } from 'vitest';
import { agent, anExample, inMemory } from '../build/command-line.ts';

const AT = ['--now', '2026-11-24T09:00'] as const;

/** A practice in whose agenda there were five thousand events at the last good look. */
async function emptied(): Promise<string> {
  const folder = await anExample();
  await inMemory(folder, (store) =>
    store.saveEventCount({ agenda: { total: 5000, singles: 5000, last: null } }),
  );
  return folder;
}

const TROUBLE = /coming events? where there were 5000; if that is meant: agent agenda accept/;

describe('an agenda that has suddenly emptied', () => {
  it.each([
    ['series', ['series', 'plan', '--patient', 'L-1041', '--count', '4']],
    ['an absence', ['absent', '--from', '2026-11-26T08:00', '--to', '2026-11-26T20:00']],
    ['a late day', ['late', '20m']],
    ['free times', ['slots']],
  ])('makes the command refuse %s, and says what to do', async (_, command) => {
    const folder = await emptied();
    const { said, exit } = await agent(folder, [...command, ...AT, '--lang', 'en']);
    expect(said).toMatch(TROUBLE);
    expect(exit).not.toBe(0);
    expect(await inMemory(folder, (store) => store.cases())).toEqual([]);
  });

  it.each([[['why', '2026-11-26T17:30']], [['agenda', 'week']], [['agenda', 'free']]])(
    'is told by agent %s',
    async (command) => {
      const { said } = await agent(await emptied(), [...command, ...AT, '--lang', 'en']);
      expect(said).toMatch(TROUBLE);
      expect(said).not.toMatch(/^\d\d:\d\d.*·/m);
    },
  );

  it('is trusted again once a human says that it is really smaller', async () => {
    const folder = await emptied();
    const accepted = await agent(folder, ['agenda', 'accept', ...AT, '--lang', 'en']);
    expect(accepted).toMatchObject({
      exit: 0,
      said: expect.stringMatching(/^Accepted: \d+ events? to come/),
    });
    expect((await agent(folder, ['slots', ...AT, '--lang', 'en'])).exit).toBe(0);
    const [entry] = await inMemory(folder, (store) => store.trail({ last: 1 }));
    expect(entry).toMatchObject({ actor: 'human', verb: 'AgendaAccepted' });
  });

  it('is trusted again source by source', async () => {
    const folder = await emptied();
    const other = await agent(folder, ['agenda', 'accept', 'Paul', ...AT, '--lang', 'en']);
    expect(other.said).toContain('"Paul" is no source of the agenda. Known: agenda.');
    expect((await agent(folder, ['slots', ...AT, '--lang', 'en'])).said).toMatch(TROUBLE);
    const own = await agent(folder, ['agenda', 'accept', 'agenda', ...AT, '--lang', 'en']);
    expect(own.said).toMatch(/^Accepted: \d+ events? to come in "agenda"\.$/m);
    expect((await agent(folder, ['slots', ...AT, '--lang', 'en'])).exit).toBe(0);
  });
});
