// How far one folder was worked: which mails were listed, which are still to be worked, what may be written down.

import type { Cursor } from '../../domain/mail.ts';
import type { Instant } from '../../domain/time.ts';

export interface Progress {
  readonly uidValidity: string;
  /** Everything up to this UID was listed. */
  readonly listed: () => number;
  /** UIDs that were listed and not worked, in their order. */
  readonly waiting: () => readonly number[];
  /** How many those are. */
  readonly left: () => number;
  /** These UIDs exist, up to and including the given one. */
  readonly list: (uids: readonly number[], upTo: number) => void;
  /** Done with this one, or it is gone. Null when nothing is to be written down. */
  readonly done: (uid: number, received: Instant | null) => Cursor | null;
}

/** What one folder starts from: its cursor, and mails before it that must be given again all the same. */
export interface Start {
  readonly uidValidity: string;
  readonly uid: number;
  readonly since: Instant;
  /**
   * After all UIDs changed: those of mails that may not have been worked. Until they are, nothing is written down, so
   * that a crash begins the look again instead of forgetting it.
   */
  readonly again: readonly number[];
}

/**
 * The cursor passes a UID only when that one and all before it are worked; what was worked out of order is remembered
 * until then. Takes as much memory as mails are listed and not worked.
 */
export function progress(start: Start): Progress {
  const open = new Set(start.again);
  /** Worked before an earlier one was: times of receipt that count when the cursor passes them. */
  const ahead = new Map<number, Instant | null>();
  let { uid: listed, since } = start;
  return {
    uidValidity: start.uidValidity,
    listed: () => listed,
    waiting: () => [...open],
    left: () => open.size,
    list: (uids, upTo) => {
      for (const uid of uids) if (uid > listed) open.add(uid);
      listed = Math.max(listed, upTo);
    },
    done: (uid, received) => {
      open.delete(uid);
      ahead.set(uid, received);
      const reached = lowest(open, listed + 1) - 1;
      for (const [passed, at] of ahead) {
        if (passed > reached) continue;
        since = Math.max(since, at ?? since);
        ahead.delete(passed);
      }
      return reached < start.uid ? null : { uidValidity: start.uidValidity, uid: reached, since };
    },
  };
}

/** UIDs are added in rising order, so the first that is open is the lowest. */
function lowest(open: ReadonlySet<number>, otherwise: number): number {
  for (const uid of open) return uid;
  return otherwise;
}
