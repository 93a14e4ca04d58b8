// What the state file asks its indexes for, in memory: cases by state, letters by the moment they left.

import type { CaseId, CaseState } from '../../../domain/case.ts';
import type { Instant } from '../../../domain/time.ts';

export interface StateIndex {
  /** Notes the state of a case, anew when it changed. */
  readonly note: (id: CaseId, state: CaseState) => void;
  /** In the order in which the cases were opened. */
  readonly of: (state: CaseState) => readonly CaseId[];
}

/** A case keeps its place in the order whatever states it goes through. */
export function stateIndex(): StateIndex {
  const numbers = new Map<CaseId, number>();
  const states = new Map<CaseId, CaseState>();
  const byState = new Map<CaseState, Set<CaseId>>();
  return {
    note: (id, state) => {
      if (!numbers.has(id)) numbers.set(id, numbers.size);
      byState.get(states.get(id) ?? state)?.delete(id);
      byState.set(state, (byState.get(state) ?? new Set()).add(id));
      states.set(id, state);
    },
    of: (state) =>
      [...(byState.get(state) ?? [])].sort(
        (one, other) => (numbers.get(one) ?? 0) - (numbers.get(other) ?? 0),
      ),
  };
}

export interface Departures {
  readonly note: (action: string, at: Instant) => void;
  /** Ids of the actions since a moment, oldest first. */
  readonly since: (at: Instant) => readonly string[];
}

/** Kept in order of time, also when the clock was set back between two letters. */
export function departures(): Departures {
  const left: { readonly action: string; readonly at: Instant }[] = [];
  return {
    note: (action, at) => left.splice(left.findLastIndex((one) => one.at <= at) + 1, 0, { action, at }),
    since: (at) => left.slice(left.findLastIndex((one) => one.at < at) + 1).map(({ action }) => action),
  };
}
