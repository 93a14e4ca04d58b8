import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { openTerminal, type RealTerminal } from './tmux.ts';
import { waitingPractice } from './waiting-practice.ts';

const CAPTURES = fileURLToPath(new URL('../../transcripts/review', import.meta.url));
const folders: string[] = [];
let terminal: RealTerminal | null = null;

afterEach(() => {
  terminal?.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function aReview(columns: number, rows: number, env: Readonly<Record<string, string>> = {}) {
  const folder = await waitingPractice({ cases: 5, emergency: true });
  folders.push(folder);
  terminal = openTerminal({ columns, rows, args: ['review', '--practice', folder], env });
  terminal.until((screen) => screen.includes('À valider (5)'));
  return { terminal, folder };
}

/** Kept as text, so that whoever changes the screen sees what becomes of it; days and clock times stand as dots. */
function keep(name: string, screen: string): void {
  mkdirSync(CAPTURES, { recursive: true });
  const dated = /\p{L}{4,8} \d{1,2}(?:er)? \p{L}{3,9} à \d{1,2} h(?: \d{2})?/gu;
  const told = screen
    .replaceAll(dated, (moment) => '·'.repeat(moment.length))
    .replaceAll(/\d{2}:\d{2}$/gmu, '··:··');
  writeFileSync(join(CAPTURES, `${name}.txt`), told);
}

describe.each([
  [80, 24],
  [100, 30],
  [160, 50],
])('the review screen in a real terminal of %i × %i', (columns, rows) => {
  it('shows the list, an open case and the help, with the emergency over each', async () => {
    const { terminal: at } = await aReview(columns, rows);
    const size = `${columns}x${rows}`;
    keep(`list-${size}`, at.screen());
    at.press('j', 'Enter');
    at.until((screen) => screen.includes('telle qu’elle partira'));
    keep(`case-${size}`, at.screen());
    expect(at.screen()).toContain('URGENCE POSSIBLE');
    at.press('Space');
    at.until((screen) => screen.includes('avant') && screen.includes('après'));
    keep(`case-end-${size}`, at.screen());
    at.press('?');
    at.until((screen) => screen.includes('remettre à plus tard'));
    keep(`help-${size}`, at.screen());
    at.press('q');
    at.until((screen) => screen.includes('[À valider (5)]'));
  });
});

describe('real keys', () => {
  it('acknowledge the emergency here, since no secretary runs, and the red bar goes', async () => {
    const { terminal: at } = await aReview(80, 24);
    at.press('v');
    at.until((screen) => screen.includes('n’est pas en marche'));
    at.press('Enter');
    at.until((screen) => screen.includes('Noté') && !screen.includes('URGENCE POSSIBLE'));
  });

  it('bring up the editor, and its text is looked at before it can leave', async () => {
    const { terminal: at } = await aReview(80, 24, { EDITOR: 'sed -i s/annulé/déplacé/' });
    at.press('j', 'e');
    at.until((screen) => screen.includes('Votre texte') && screen.includes('déplacé'));
    at.press('Escape');
    at.until((screen) => screen.includes('telle qu’elle partira'));
  });

  it('list what is alike before all of it is approved, and take nothing on escape', async () => {
    const { terminal: at } = await aReview(80, 24);
    at.press('j', 't');
    at.until((screen) => screen.includes('Approuver ces 4 dossiers pareils'));
    keep('alike-80x24', at.screen());
    at.press('Escape');
    at.until((screen) => screen.includes('telle qu’elle partira'));
    at.press('q');
    at.until((screen) => screen.includes('[À valider (5)]'));
  });

  it('say of an undo where nothing was on its way that nothing left', async () => {
    const { terminal: at } = await aReview(80, 24);
    at.press('j', 'u');
    at.until((screen) => screen.includes('n’est pas en marche'));
    at.press('Enter');
    at.until((screen) => screen.includes('Arrêté : rien n’est parti.'));
  });

  it('go on working after the terminal has changed its size', async () => {
    const { terminal: at } = await aReview(100, 30);
    at.resize(60, 20);
    at.until(
      (screen) => screen.split('\n').every((one) => one.length <= 60) && screen.includes('À valider (5)'),
    );
    at.press('j', 'j');
    at.until((screen) => screen.includes('› '));
  });
});
