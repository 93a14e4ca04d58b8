import { render } from 'ink-testing-library';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/domain/case.ts';
import type { ReviewDesk } from '../../src/tui/desk.ts';
import { type Left, ReviewScreen } from '../../src/tui/review-screen.tsx';
import { MORNING } from '../contract/store-builders.ts';
import { aPicture, aState, aWhole, someCases } from './a-screen.ts';

/** A screen on a desk where every verdict settles its case at once. */
function aScreen(count: number) {
  let cases = someCases(count);
  let changed = false;
  const said: Verdict[] = [];
  const left: Left[] = [];
  const desk: ReviewDesk = {
    letAlone: async () => 'Noté.',
    now: () => MORNING,
    glance: async () => aPicture(cases),
    picture: async () => aPicture(cases),
    whole: async (id) => aWhole(cases, id),
    detail: async (id) => ({ case: id, days: [], history: [], since: [], records: [], slots: [] }),
    say: async (verdicts) => {
      said.push(...verdicts);
      cases = cases.filter(({ id }) => !verdicts.some((one) => one.case === id));
      return 'Fait.';
    },
    changed: async () => changed,
  };
  const screen = render(<ReviewScreen desk={desk} first={aState(cases)} onLeave={(how) => left.push(how)} />);
  const settle = (id: string) => {
    cases = cases.filter((kase) => kase.id !== id);
    changed = true;
  };
  return { ...screen, said, left, settle };
}

async function until(so: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !so(); tries += 1) await new Promise((then) => setTimeout(then, 20));
  expect(so()).toBe(true);
}

describe('the review screen', () => {
  it('shows the list, opens a case, and says in one sentence what a yes does', async () => {
    const { lastFrame, stdin, unmount } = aScreen(3);
    await until(() => lastFrame()?.includes('À valider (3)') === true);
    stdin.write('\r');
    await until(() => lastFrame()?.includes('Approuver : envoie cette réponse.') === true);
    expect(lastFrame()).toContain('Votre rendez-vous est confirmé.');
    unmount();
  });

  it('hears every key of a fast "jja"', async () => {
    const { said, stdin, lastFrame, unmount } = aScreen(4);
    await until(() => lastFrame()?.includes('À valider (4)') === true);
    stdin.write('jja');
    await until(() => lastFrame()?.includes('À valider (3)') === true);
    expect(said).toMatchObject([{ kind: 'approve', case: 'c-000000000002' }]);
    expect(lastFrame()).toContain('Fait.');
    unmount();
  });

  it('shows what the secretary settled meanwhile', async () => {
    const { lastFrame, settle, unmount } = aScreen(3);
    await until(() => lastFrame()?.includes('À valider (3)') === true);
    settle('c-000000000001');
    await until(() => lastFrame()?.includes('À valider (2)') === true);
    unmount();
  });

  it('is left for the editor with the text of the letter, and for good with q', async () => {
    const { left, stdin, lastFrame } = aScreen(1);
    await until(() => lastFrame()?.includes('À valider (1)') === true);
    stdin.write('e');
    await until(() => left.length === 1);
    expect(left[0]).toMatchObject({ kind: 'edit', text: 'Votre rendez-vous est confirmé.' });
  });
});
