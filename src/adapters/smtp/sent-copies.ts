// Our own copy of every letter in the practice's Sent folder, so that people find it and so that a letter of which
// nobody knows whether it left can be looked up.

import type { Outcome } from '../../domain/case.ts';
import { Refused, Unreachable } from '../../domain/errors.ts';
import type { Instant } from '../../domain/time.ts';
import { within } from './within.ts';

/** The practice's Sent folder. */
export interface SentFolder {
  /** Lays a copy there, marked as seen. */
  readonly copy: (bytes: Uint8Array, at: Instant) => Promise<Outcome>;
  /** Whether a message with this Message-ID lies there; null when that can't be told. */
  readonly find: (messageId: string) => Promise<boolean | null>;
}

export interface SentCopies {
  /** Whether the copy lies there now. When not, it is tried again by `catchUp`. */
  readonly lay: (messageId: string, bytes: Uint8Array, at: Instant) => Promise<boolean>;
  /** Null when it can't be told in time. */
  readonly find: (messageId: string) => Promise<boolean | null>;
  /** Lays the copies that failed before, unless they lie there after all. */
  readonly catchUp: () => Promise<void>;
  /** How many copies are still to be laid. */
  readonly owed: () => number;
}

/** Copies that are remembered; what is over it stays without a copy. */
const MAX_OWED = 20;

interface Owed {
  readonly bytes: Uint8Array;
  readonly at: Instant;
}

/**
 * Copies that could not be made are kept in memory only: after a crash a letter that left may lack its copy in Sent.
 * It is still in the journal and in its case's story. `limit`: milliseconds one look or one copy may take.
 */
export function sentCopies(folder: SentFolder, limit: number): SentCopies {
  const owed = new Map<string, Owed>();
  const find = (messageId: string) => orNull(within(folder.find(messageId), limit));
  const copy = async ({ bytes, at }: Owed) =>
    (await orNull(within(folder.copy(bytes, at), limit)))?.kind === 'done';
  return {
    find,
    owed: () => owed.size,
    lay: async (messageId, bytes, at) => {
      if (await copy({ bytes, at })) return true;
      owed.set(messageId, { bytes, at });
      for (const oldest of [...owed.keys()].slice(0, -MAX_OWED)) owed.delete(oldest);
      return false;
    },
    catchUp: async () => {
      for (const [messageId, letter] of owed) {
        const there = await find(messageId);
        // What can't be looked up is not copied: a second copy is worse than a late one.
        if (there === null) return;
        if (there || (await copy(letter))) owed.delete(messageId);
        else return;
      }
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
