import type { Offer } from '../../domain/action.ts';
import type { CaseState } from '../../domain/case.ts';
import type { WaitingEntry } from '../../domain/waiting.ts';

/** Those who wait, in the order in which they are served: flagged by a human, then by date of entry. */
export function inOrder(entries: readonly WaitingEntry[]): readonly WaitingEntry[] {
  return entries
    .filter(({ state }) => state === 'waiting')
    .toSorted(
      (a, b) =>
        Number(b.priority !== null) - Number(a.priority !== null) ||
        a.since - b.since ||
        (a.id < b.id ? -1 : 1),
    );
}

/** An offer for an entry with how the case of its letter ended. */
export interface Offered {
  readonly offer: Offer;
  readonly state: CaseState;
}

/** So many offers in a row without an answer cost the place. */
export const PLACE_LOST = 3;

/**
 * How many offers in a row somebody left without an answer since they entered or last said that they still wait
 * . One whose letter did not certainly leave is none.
 */
export function unansweredInARow({ id, interest }: WaitingEntry, offered: readonly Offered[]): number {
  const theirs = offered
    .filter(({ offer }) => offer.waiting === id && offer.madeAt >= interest.said && offer.state !== 'open')
    .toSorted((a, b) => b.offer.madeAt - a.offer.madeAt);
  const answered = theirs.findIndex(({ offer }) => offer.state !== 'expired');
  const since = answered < 0 ? theirs : theirs.slice(0, answered);
  return since.filter(({ state }) => state === 'done').length;
}
