// The practice and its world as they stand now. Both are replaced between two pieces of work, never during one.

import { UserError } from '../domain/errors.ts';
import type { Practice } from '../domain/practice.ts';
import type { Instant } from '../domain/time.ts';
import type { World } from '../ports/world.ts';

/** What reading the practice's files gave. */
export type Read =
  | { readonly kind: 'good'; readonly practice: Practice }
  /** One sentence each, with its place. */
  | { readonly kind: 'broken'; readonly problems: readonly string[] };

export interface SettingsTrouble {
  readonly since: Instant;
  readonly problems: readonly string[];
}

/** What a new reading of the files means for the work. */
export type Change =
  | { readonly kind: 'same' }
  /** The last good version stays in use. `news`: nobody has been told of it yet. */
  | { readonly kind: 'broken'; readonly news: boolean }
  | { readonly kind: 'taken'; readonly practice: Practice; readonly repaired: boolean }
  /** Texts or patients only, or nothing of ours; they are read anew by themselves. */
  | { readonly kind: 'repaired' };

/** Weighs a new reading against what is in use. */
export function weigh(current: Practice, trouble: SettingsTrouble | null, read: Read): Change {
  if (read.kind === 'broken') return { kind: 'broken', news: trouble === null };
  const changed = JSON.stringify(read.practice) !== JSON.stringify(current);
  if (changed) return { kind: 'taken', practice: read.practice, repaired: trouble !== null };
  return trouble === null ? { kind: 'same' } : { kind: 'repaired' };
}

/**
 * A world whose texts and patients outlive a broken edit: while the files have errors, what was read before them
 * counts. `intact` says whether the files as they are now can be used.
 */
export function keepingLastGood(world: World, intact: () => Promise<boolean>): World {
  return {
    ...world,
    templates: { read: lastGood(world.templates.read, intact) },
    directory: { patients: lastGood(world.directory.patients, intact) },
  };
}

function lastGood<T>(read: () => Promise<T>, intact: () => Promise<boolean>): () => Promise<T> {
  let kept: { readonly value: T } | null = null;
  return async () => {
    try {
      if (kept !== null && !(await intact())) return kept.value;
      const value = await read();
      kept = { value };
      return value;
    } catch (error) {
      if (kept === null || !(error instanceof UserError)) throw error;
      return kept.value;
    }
  };
}

/** Lets go of everything a world holds. */
export async function closeWorld({ mailbox, outbox, store }: World): Promise<void> {
  await mailbox.close();
  await outbox.close();
  await store.close();
}
