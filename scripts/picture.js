// Makes docs/pictures/*.svg: the review screen as it stands in a real terminal (tmux), on the practice that `agent demo`
// leaves. Nothing is drawn by hand, no service is asked. Run after `npm run build`; needs tmux.
//   node scripts/picture.js [--out DIR]

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { terminalSvg } from './terminal-svg.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const agent = join(root, 'bin/agent.js');
const { values } = parseArgs({ options: { out: { type: 'string' } } });
const out = values.out ?? join(root, 'docs/pictures');
const SIZE = { columns: 100, rows: 34 };
/** Milliseconds before a screen that does not come counts as wrong. */
const PATIENCE = 60_000;

/** `opens`: words of the line that is opened; `says`: what its page must say before it is taken. */
const PICTURES = [
  {
    language: 'fr',
    example: 'kine-fr',
    list: 'La liste de ce qui attend votre oui, une urgence possible en tête',
    mail: 'Un mail, comment chaque phrase a été lue, la réponse telle qu’elle partira, et ce que fera votre oui',
    opens: 'question de santé',
    says: 'telle qu’elle partira',
  },
  {
    language: 'en',
    example: 'physio-en',
    list: 'The list of what waits for your yes, a possible emergency on top',
    mail: 'A mail, how each sentence was read, the reply as it will leave, and what your yes will do',
    opens: 'health question',
    says: 'as it will leave',
  },
];

mkdirSync(out, { recursive: true });
for (const picture of PICTURES) {
  const folder = mkdtempSync(join(tmpdir(), 'picture-'));
  try {
    await take(picture, join(folder, 'demo'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function take({ language, example, list, mail, opens, says }, folder) {
  const words = ['demo', '--example', example, '--lang', language, '--keep', folder];
  execFileSync(process.execPath, [agent, ...words], { stdio: ['ignore', 'ignore', 'inherit'] });
  const screen = open(['review', '--practice', folder, '--lang', language]);
  try {
    const first = await screen.until((text) => text.includes(opens));
    save(`review-list-${language}`, first, list);
    const lines = screen.plain().split('\n');
    const top = lines.findIndex((line) => line.startsWith('›'));
    const row = lines.findIndex((line) => line.includes(opens));
    for (let step = top; step < row; step += 1) {
      screen.press('j');
      await screen.until((text) => text.split('\n')[step + 1]?.startsWith('›') ?? false);
    }
    screen.press('Enter');
    save(`review-mail-${language}`, await screen.until((text) => text.includes(says)), mail);
  } finally {
    screen.close();
  }
}

function save(name, screen, title) {
  writeFileSync(join(out, `${name}.svg`), terminalSvg(screen, { columns: SIZE.columns, title }));
}

/** The program in a terminal of its own. */
function open(words) {
  const socket = `agent-picture-${process.pid}`;
  const tmux = (...args) => execFileSync('tmux', ['-L', socket, ...args], { encoding: 'utf8' });
  const size = ['-x', String(SIZE.columns), '-y', String(SIZE.rows)];
  const command = ['env', 'LC_ALL=C.UTF-8', process.execPath, agent, ...words];
  tmux('-f', '/dev/null', 'new-session', '-d', ...size, '--', ...command);
  const plain = () => tmux('capture-pane', '-p');
  return {
    plain,
    press: (key) => tmux('send-keys', key),
    close: () => tmux('kill-server'),
    /** The screen with its colours, once its text says so. */
    until: async (so) => {
      const end = Date.now() + PATIENCE;
      while (!so(plain())) {
        if (Date.now() > end) throw new Error(`The screen never came. It is:\n${plain()}`);
        await wait(100);
      }
      await wait(300);
      return tmux('capture-pane', '-e', '-p');
    },
  };
}
