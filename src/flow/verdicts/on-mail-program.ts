import type { CaseId } from '../../domain/case.ts';
import type { Practice } from '../../domain/practice.ts';
import type { World } from '../../ports/world.ts';
import { type Noticed, onSent } from '../mails/on-sent.ts';
import { onDrafts } from './on-drafts.ts';
import { onMoved } from './on-moved.ts';
import type { Taken } from './take-verdicts.ts';

/** What the practitioner did in their own mail program. */
export interface MailProgram extends Noticed {
  /** Cases whose draft they deleted: their no. */
  readonly deleted: readonly CaseId[];
  /** Verdicts by moving a message. */
  readonly moved: readonly Taken[];
  /** Whether something lies there that they may answer at any moment. */
  readonly awaited: boolean;
  /** What could not be looked at. Without Sent nobody knows whether the practice answered by itself. */
  readonly failed: readonly FailedLook[];
}

export interface FailedLook {
  readonly at: 'sent' | 'drafts' | 'moved';
  readonly error: unknown;
}

/**
 * Looks at what was sent, then at the drafts and the folders of the review: in this order a draft that was sent is never
 * taken for deleted. One that fails takes nothing from the others.
 */
export async function onMailProgram(world: World, practice: Practice): Promise<MailProgram> {
  const failed: FailedLook[] = [];
  const tried = async <T>(at: FailedLook['at'], otherwise: T, look: () => Promise<T>): Promise<T> => {
    try {
      return await look();
    } catch (error) {
      failed.push({ at, error });
      return otherwise;
    }
  };
  const noticed = await tried('sent', NOTHING, () => onSent(world, practice));
  const sentSeen = failed.length === 0;
  const deleted = await tried('drafts', [], () => onDrafts(world, practice, sentSeen));
  const moved = await tried('moved', [], () => onMoved(world, practice));
  const awaited = (await world.store.laidOut()).some(({ state }) => state !== 'left-alone');
  return { ...noticed, deleted, moved, awaited, failed };
}

const NOTHING: Noticed = { answered: [], left: [], byHand: [] };
