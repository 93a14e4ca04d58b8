import type { Practice } from '../domain/practice.ts';
import type { Machine } from './machine.ts';
import type { Supervisor } from './surroundings.ts';

/** Milliseconds that one piece of work may take, the model's reading aside. */
const PATIENCE = 120_000;

export interface Watched {
  readonly supervisor: Supervisor;
  readonly machine: Pick<Machine, 'monotonic' | 'wait'>;
  /** When the line last began a piece of work. */
  readonly turned: () => number;
  readonly practice: () => Pick<Practice, 'model'>;
  readonly stop: AbortSignal;
}

/** Signs of life for the supervisor, only while the line really turns: one that hangs is started anew. */
export async function supervise({ supervisor, machine, turned, practice, stop }: Watched): Promise<void> {
  const { beat } = supervisor;
  if (beat === null) return;
  while (!stop.aborted) {
    const patience = PATIENCE + 1000 * (practice().model?.timeout ?? 0);
    if (machine.monotonic() - turned() < patience) await supervisor.tell('WATCHDOG=1');
    await machine.wait(beat, stop);
  }
}
