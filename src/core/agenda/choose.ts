// A few good offers out of many free slots: by wish, then on different days, then without tearing the day apart.

import type { Slot } from '../../domain/agenda.ts';
import { DAY, HOUR } from '../../domain/time.ts';
import type { Fit } from './wish-fit.ts';

/** A free slot with what is needed to compare it. */
export interface Candidate {
  readonly slot: Slot;
  readonly localStart: number;
  readonly fit: Fit;
  /** 0: beside another appointment; higher: it tears the day apart. */
  readonly cost: number;
}

/**
 * At most `count` slots. The minute that was named comes first; then the wishes in their order, one slot a day as long
 * as there are days; then more of the same days. Slots near a named time are offered only when that time itself is gone.
 */
export function choose(candidates: readonly Candidate[], count: number): readonly Slot[] {
  const exact = candidates.filter(({ fit }) => fit.exact).sort(byRankThenTime);
  const asked = exact.length > 0 ? candidates.filter(({ fit }) => fit.distance === 0) : candidates;
  const chosen: Candidate[] = [];
  for (const candidate of exact.slice(0, 1)) chosen.push(candidate);
  const wishes = groups(asked, ({ fit }) => fit.rank).map((group) =>
    groups(group, ({ localStart }) => Math.floor(localStart / DAY)),
  );
  while (chosen.length < count) {
    const before = chosen.length;
    for (const days of wishes) addOneADay(chosen, days, count);
    if (chosen.length === before) break;
  }
  return chosen.sort(byRankThenTime).map(({ slot }) => slot);
}

/** Takes the best remaining slot of each day, soonest day first. Each start is offered once, with one practitioner. */
function addOneADay(chosen: Candidate[], days: readonly (readonly Candidate[])[], count: number): void {
  for (const day of days) {
    if (chosen.length >= count) return;
    const rest = day.filter(({ localStart }) => chosen.every((other) => other.localStart !== localStart));
    const [best] = rest.sort((a, b) => weight(a, chosen) - weight(b, chosen) || a.localStart - b.localStart);
    if (best !== undefined) chosen.push(best);
  }
}

/** Closeness to a named time first; a second offer of a day should lie apart from the first. */
function weight({ fit, cost, localStart }: Candidate, chosen: readonly Candidate[]): number {
  const crowded = chosen.some((other) => Math.abs(other.localStart - localStart) < HOUR);
  return fit.distance / HOUR + cost + (crowded ? 3 : 0);
}

function byRankThenTime(a: Candidate, b: Candidate): number {
  return Number(b.fit.exact) - Number(a.fit.exact) || a.fit.rank - b.fit.rank || a.localStart - b.localStart;
}

/** Grouped by a number, groups in its ascending order. */
function groups(
  candidates: readonly Candidate[],
  by: (candidate: Candidate) => number,
): readonly (readonly Candidate[])[] {
  const found = new Map<number, Candidate[]>();
  for (const candidate of candidates) {
    const key = by(candidate);
    const group = found.get(key);
    if (group === undefined) found.set(key, [candidate]);
    else group.push(candidate);
  }
  return [...found].sort(([a], [b]) => a - b).map(([, group]) => group);
}
