// What the memory tells of how the secretary stands; when it can't be read, what it told last, and why.

import type { EventCounts } from '../domain/agenda.ts';
import { type OpenBreaches, openBreaches } from '../domain/breach.ts';
import type { Pause } from '../domain/case.ts';
import type { Practice } from '../domain/practice.ts';
import type { Instant } from '../domain/time.ts';
import type { World } from '../ports/world.ts';
import { errorCode } from './error-code.ts';
import { type Counts, countsIn, cursorsOf, putOffIn } from './look-at.ts';
import type { MailboxStatus, PutOff, Status } from './status.ts';

export interface Stored {
  readonly counts: Counts;
  readonly putOff: PutOff | null;
  /** Alerts of cases that no channel took. */
  readonly untold: number;
  readonly cursors: MailboxStatus['cursors'];
  readonly pause: Pause | null;
  readonly breaches: OpenBreaches | null;
  /** What each source of the agenda had to come at the last good reading. */
  readonly lastEventCount: EventCounts | null;
  /** Since when the memory can't be read, and why; null when it can. */
  readonly trouble: Status['failing'];
}

const NOTHING: Stored = {
  counts: { acting: 0, waiting: 0, urgent: 0, unknown: 0, held: 0 },
  putOff: null,
  untold: 0,
  cursors: [],
  pause: null,
  breaches: null,
  lastEventCount: null,
  trouble: null,
};

/** Looks into the memory. Never rejects: a status is wanted most when something is broken. */
export function storedLook(now: () => Instant): (world: World, practice: Practice) => Promise<Stored> {
  let last = NOTHING;
  return async ({ store }, practice) => {
    try {
      last = {
        counts: await countsIn(store),
        ...(await putOffIn(store)),
        cursors: await cursorsOf(store, practice),
        pause: await store.paused(),
        breaches: openBreaches(await store.breaches()),
        lastEventCount: await store.eventCount(),
        trouble: null,
      };
    } catch (error) {
      last = { ...last, trouble: last.trouble ?? { since: now(), code: errorCode(error) } };
    }
    return last;
  };
}
