// A real terminal of a given size, with real keys, and what stands in it.

import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const AGENT = fileURLToPath(new URL('../../../bin/agent.js', import.meta.url));

export interface RealTerminal {
  /** The screen as text, without colours. */
  readonly screen: () => string;
  /** Keys as tmux names them: `j`, `Enter`, `Escape`. */
  readonly press: (...keys: readonly string[]) => void;
  readonly resize: (columns: number, rows: number) => void;
  /** Waits until the screen says so; the milliseconds it took. */
  readonly until: (so: (screen: string) => boolean) => number;
  /** Megabytes that the program holds. */
  readonly memory: () => number;
  readonly close: () => void;
}

interface Opening {
  readonly columns: number;
  readonly rows: number;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

let opened = 0;

/** Starts the program in a terminal of its own. Throws when tmux is missing. */
export function openTerminal({ columns, rows, args, env = {} }: Opening): RealTerminal {
  opened += 1;
  const socket = `agent-test-${process.pid}-${opened}`;
  const tmux = (...words: readonly string[]) =>
    execFileSync('tmux', ['-L', socket, ...words], { encoding: 'utf8' });
  const all = { LANG: 'fr_FR.UTF-8', LC_ALL: 'C.UTF-8', ...env };
  const command = [
    'env',
    ...Object.entries(all).map(([name, value]) => `${name}=${value}`),
    process.execPath,
    AGENT,
    ...args,
    '--lang',
    'fr',
  ];
  tmux('-f', '/dev/null', 'new-session', '-d', '-x', String(columns), '-y', String(rows), '--', ...command);
  const screen = () => tmux('capture-pane', '-p');
  return {
    screen,
    press: (...keys) => void tmux('send-keys', ...keys),
    resize: (wide, high) => void tmux('resize-window', '-x', String(wide), '-y', String(high)),
    until: (so) => waitFor(screen, so),
    memory: () => {
      const pid = tmux('list-panes', '-F', '#{pane_pid}').trim();
      const status = spawnSync('cat', [`/proc/${pid}/status`], { encoding: 'utf8' }).stdout;
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
    },
    close: () => void spawnSync('tmux', ['-L', socket, 'kill-server']),
  };
}

/** Milliseconds before a screen that does not come counts as wrong. */
const PATIENCE = 60_000;

function waitFor(screen: () => string, so: (screen: string) => boolean): number {
  const begun = performance.now();
  for (;;) {
    const now = screen();
    const took = performance.now() - begun;
    if (so(now)) return took;
    if (took > PATIENCE) throw new Error(`The screen never came. It is:\n${now}`);
  }
}
