import type { Pause } from '../domain/case.ts';
import { rememberPause as remember } from '../flow/remember-pause.ts';
import type { Context } from './context.ts';
import { requirePractice } from './options.ts';

interface Wanted {
  readonly folder: string;
  /** Null ends it. */
  readonly pause: Pause | null;
  readonly by: string;
}

/**
 * Stops all sending or goes on. A secretary that runs does it itself, whatever is wrong with the practice's files; else
 * it is written into the memory for the next one. Returns whether one runs.
 */
export async function rememberPause(context: Context, { folder, pause, by }: Wanted): Promise<boolean> {
  const { doors } = context;
  if ((await doors.ask(folder, { ask: 'pause', pause, by })).kind === 'answer') return true;
  const store = await doors.store(await requirePractice(context, folder), { create: true });
  try {
    if (store !== null) await remember(store, pause, by);
  } finally {
    await store?.close();
  }
  return false;
}
