// Tells systemd how the daemon stands (sd_notify(3)). Node has no datagram sockets, so the program `systemd-notify`
// speaks for us; the unit needs NotifyAccess=all.

import { spawn } from 'node:child_process';

/** What a supervisor is told. Without one, nothing happens. */
export interface Supervisor {
  /** Milliseconds between two signs of life; null when nobody waits for them. */
  readonly beat: number | null;
  readonly tell: (...assignments: readonly string[]) => Promise<void>;
}

/** From `NOTIFY_SOCKET`, `WATCHDOG_USEC` and `WATCHDOG_PID` as systemd sets them. */
export function systemdNotify(env: NodeJS.ProcessEnv, pid: number): Supervisor {
  if (!env.NOTIFY_SOCKET) return { beat: null, tell: () => Promise.resolve() };
  return {
    beat: beatOf(env, pid),
    // The main process is named each time: the message comes from a child.
    tell: (...assignments) => run([`--pid=${pid}`, ...assignments]),
  };
}

/** Half of what the supervisor waits for (sd_watchdog_enabled(3)). */
function beatOf({ WATCHDOG_USEC: micros, WATCHDOG_PID: meant }: NodeJS.ProcessEnv, pid: number) {
  const wait = Number(micros ?? 0) / 1000;
  const ours = meant === undefined || Number(meant) === pid;
  return ours && wait > 0 ? Math.max(100, wait / 2) : null;
}

/** A supervisor that can't be told is no reason to stop working. */
function run(words: readonly string[]): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn('systemd-notify', words, { stdio: 'ignore', timeout: 5000 });
    child.on('error', () => resolve());
    child.on('close', () => resolve());
  });
}
