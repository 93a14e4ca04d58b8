import { rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { screenLines } from '../../../src/tui/screen-lines.ts';
import { openTerminal } from '../../servers/terminal/tmux.ts';
import { waitingPractice } from '../../servers/terminal/waiting-practice.ts';
import { aState, pressed, someCases } from '../../tui/a-screen.ts';

/** Milliseconds and megabytes (design §8); printed, not judged: a busy machine proves nothing. */
const BUDGET = '400 ms, 100 MB';

it.each([22, 2000])('agent review with %i waiting cases', async (cases) => {
  const folder = await waitingPractice({ cases, emergency: true });
  const figures: (readonly [frame: number, memory: number])[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const terminal = openTerminal({ columns: 100, rows: 30, args: ['review', '--practice', folder] });
    const frame = terminal.until((screen) => screen.includes(`À valider (${cases})`));
    figures.push([frame, terminal.memory()]);
    terminal.close();
  }
  rmSync(folder, { recursive: true, force: true });
  const [frame = 0, memory = 0] = figures.toSorted(([a], [b]) => a - b)[1] ?? [];
  console.log(
    `${cases} cases: first frame ${Math.round(frame)} ms, ${Math.round(memory)} MB (budget ${BUDGET})`,
  );
  expect(figures).toHaveLength(3);
});

it('a key with 2,000 waiting cases', () => {
  const presses = 50;
  let state = aState(someCases(2000));
  const begun = performance.now();
  for (let press = 0; press < presses; press += 1) {
    state = pressed(state, 'j').state;
    screenLines(state);
  }
  console.log(`a key: ${((performance.now() - begun) / presses).toFixed(1)} ms (budget 50 ms)`);
  expect(state.place).toBe(presses);
});
