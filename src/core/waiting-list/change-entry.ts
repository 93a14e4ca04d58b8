import type { Instant } from '../../domain/time.ts';
import type { WaitingChange, WaitingEntry } from '../../domain/waiting.ts';

/**
 * An entry as it is after a change at a moment; `known` is the one that stands there, null when there is none. Null
 * when there is nothing to change. The same change of the same moment twice is one.
 */
export function changedEntry(
  known: WaitingEntry | null,
  change: WaitingChange,
  at: Instant,
): WaitingEntry | null {
  if (change.kind === 'enter') return entered(known, change.entry, at);
  if (known === null || known.state !== 'waiting') return null;
  switch (change.kind) {
    case 'end':
      return { ...known, state: change.as };
    case 'asked': {
      const { interest } = known;
      return interest.asked === at
        ? known
        : { ...known, interest: { ...interest, asked: at, times: interest.times + 1 } };
    }
    case 'kept':
      return { ...known, interest: { said: at, asked: null, times: 0 } };
    case 'flag':
      return { ...known, priority: change.priority };
  }
}

/** Asking again changes what is wished and never the date: nobody gains by insisting, nor loses. */
function entered(known: WaitingEntry | null, entry: WaitingEntry, at: Instant): WaitingEntry {
  if (known?.state !== 'waiting') return entry;
  return {
    ...entry,
    since: known.since,
    priority: known.priority,
    interest: { said: at, asked: null, times: 0 },
  };
}
