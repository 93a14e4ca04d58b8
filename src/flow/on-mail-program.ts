import type { CaseId } from '../domain/case.ts';
import type { Practice } from '../domain/practice.ts';
import type { World } from '../ports/world.ts';
import { onDrafts } from './on-drafts.ts';
import { onMoved } from './on-moved.ts';
import { type Noticed, onSent } from './on-sent.ts';
import type { Taken } from './take-verdicts.ts';

/** What the practitioner did in their own mail program. */
export interface MailProgram extends Noticed {
  /** Cases whose draft they deleted: their no. */
  readonly deleted: readonly CaseId[];
  /** Verdicts by moving a message. */
  readonly moved: readonly Taken[];
  /** Whether something lies there that they may answer at any moment. */
  readonly awaited: boolean;
}

/**
 * Looks at what was sent, then at the drafts and the folders of the review: in this order a draft that was sent is never
 * taken for deleted.
 */
export async function onMailProgram(world: World, practice: Practice): Promise<MailProgram> {
  const noticed = await onSent(world, practice);
  const deleted = await onDrafts(world, practice);
  const moved = await onMoved(world, practice);
  const awaited = (await world.store.laidOut()).some(({ state }) => state !== 'left-alone');
  return { ...noticed, deleted, moved, awaited };
}
