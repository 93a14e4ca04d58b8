import { type OpenBreaches, openBreaches } from '../domain/breach.ts';
import type { Pause } from '../domain/case.ts';
import { UserError } from '../domain/errors.ts';
import type { Practice } from '../domain/practice.ts';
import type { Zone } from '../domain/time.ts';
import { rememberPause as remember } from '../flow/plans/remember-pause.ts';
import type { Store } from '../ports/store.ts';
import type { Context } from './context.ts';
import { hasPractice, requirePractice } from './options.ts';
import { withStore } from './with-store.ts';

interface Wanted {
  readonly folder: string;
  /** Null ends it. */
  readonly pause: Pause | null;
  readonly by: string;
}

/**
 * Stops all sending or goes on. A secretary that runs does it itself, whatever is wrong with the practice's files; else
 * it is written into the memory for the next one, and what stands in the way of that keeps no pause back: it is noted
 * beside the memory. Returns whether one runs.
 */
export async function rememberPause(context: Context, { folder, pause, by }: Wanted): Promise<boolean> {
  const { doors } = context;
  if ((await doors.ask(folder, { ask: 'pause', pause, by })).kind === 'answer') {
    await doors.notePause(folder, null);
    return true;
  }
  if (!(await hasPractice(context, folder))) await requirePractice(context, folder);
  try {
    const practice = await asFarAsKnown(context, folder);
    if (practice === null) await requirePractice(context, folder);
    else await withStore(context, practice, (store) => remember(store, pause, by));
    await doors.notePause(folder, null);
  } catch (error) {
    if (!(error instanceof UserError) || pause === null) throw error;
    await doors.notePause(folder, pause);
  }
  return false;
}

/** Writes a pause that was noted beside the memory into it, before any work is begun. */
export async function takeNotedPause(store: Pick<Store, 'pause' | 'audit'>, pause: Pause): Promise<void> {
  await remember(store, pause, pause.by);
}

/** A pause that holds, and the zone to tell it in. */
export interface Held {
  readonly pause: Pause | null;
  /** Breaches that nobody has closed; missing when there are none, or nobody can say. */
  readonly breaches?: OpenBreaches;
  readonly zone: Zone;
}

/** The pause and the open breaches that the next start will find; null when nobody can say. */
export async function heldPause(context: Context, folder: string): Promise<Held | null> {
  const { doors } = context;
  try {
    const practice = await asFarAsKnown(context, folder);
    const zone = practice?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    const noted = await doors.notedPause(folder);
    if (noted !== null) return { pause: noted, zone };
    if (practice === null) return null;
    const store = await doors.store(practice, { create: false });
    try {
      const breaches = openBreaches((await store?.breaches()) ?? []);
      return { pause: (await store?.paused()) ?? null, zone, ...(breaches === null ? {} : { breaches }) };
    } finally {
      await store?.close();
    }
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

/** The practice by its settings, those last in use while they have an error. */
async function asFarAsKnown({ doors, language }: Context, folder: string): Promise<Practice | null> {
  return (await doors.settings(folder, language)).practice ?? (await doors.lastGood(folder, language));
}
