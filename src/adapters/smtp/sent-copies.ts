// Our own copy of every letter in the practice's Sent folder, so that people find it and so that a letter of which
// nobody knows whether it left can be looked up.

import type { Outcome } from '../../domain/case.ts';
import { Refused, Unreachable } from '../../domain/errors.ts';
import type { OwedCopy } from '../../domain/mail.ts';
import type { Instant } from '../../domain/time.ts';
import type { Store } from '../../ports/store.ts';
import { within } from './within.ts';

/** The practice's Sent folder. */
export interface SentFolder {
  /** Lays a copy there, marked as seen. */
  readonly copy: (bytes: Uint8Array, at: Instant) => Promise<Outcome>;
  /** Whether a message with this Message-ID lies there; null when that can't be told. */
  readonly find: (messageId: string) => Promise<boolean | null>;
}

export interface SentCopies {
  /** Whether the copy lies there now. When not, it is tried again by `catchUp`, also after a restart. */
  readonly lay: (copy: OwedCopy) => Promise<boolean>;
  /** Null when it can't be told in time. */
  readonly find: (messageId: string) => Promise<boolean | null>;
  /** Lays the copies that failed before, unless they lie there after all. */
  readonly catchUp: () => Promise<void>;
  /** How many copies were still to be laid when it was last looked. */
  readonly owed: () => number;
}

/** Where copies that could not be made are kept until they can. */
export type Owing = Pick<Store, 'oweCopy' | 'owedCopies' | 'owedCopy' | 'copyLaid'>;

/**
 * The program killed between a letter's leaving and its copy leaves a letter without a copy: it is still in the journal
 * and in its case's story. `limit`: milliseconds one look or one copy may take.
 */
export function sentCopies(folder: SentFolder, memory: Owing, limit: number): SentCopies {
  let owed = 0;
  let catching: Promise<void> | null = null;
  const find = (messageId: string) => orNull(within(folder.find(messageId), limit));
  const copied = ({ bytes, at }: OwedCopy) => orNull(within(folder.copy(bytes, at), limit));
  const count = async () => {
    owed = (await memory.owedCopies()).length;
  };
  /** False when the mailbox does not answer: the others would wait as long. */
  const caughtUp = async (messageId: string): Promise<boolean> => {
    const there = await find(messageId);
    // What can't be looked up is not copied: a second copy is worse than a late one.
    if (there === null) return false;
    const letter = there ? null : await memory.owedCopy(messageId);
    const outcome = letter === null ? null : await copied(letter);
    if (letter === null || outcome?.kind === 'done') await memory.copyLaid(messageId);
    return letter === null || outcome !== null;
  };
  const catchAll = async () => {
    for (const messageId of await memory.owedCopies()) if (!(await caughtUp(messageId))) break;
    await count();
  };
  return {
    find,
    owed: () => owed,
    lay: async (copy) => {
      if ((await copied(copy))?.kind === 'done') return true;
      await memory.oweCopy(copy);
      await count();
      return false;
    },
    // One at a time, however long the mailbox takes: two would both lay the same copy.
    catchUp: () => {
      catching ??= catchAll().finally(() => {
        catching = null;
      });
      return catching;
    },
  };
}

/** A mailbox that is away has no answer. */
async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (cause) {
    if (cause instanceof Unreachable || cause instanceof Refused) return null;
    throw cause;
  }
}
