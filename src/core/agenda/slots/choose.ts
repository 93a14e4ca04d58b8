// A few good offers out of many free slots: by wish, then on different days, then without tearing the day apart.

import type { Slot } from '../../../domain/agenda.ts';
import { DAY, HOUR } from '../../../domain/time.ts';
import type { Fit } from './wish-fit.ts';

/** A free slot with what is needed to compare it. */
export interface Candidate {
  readonly slot: Slot;
  readonly localStart: number;
  readonly fit: Fit;
  /** 0: beside another appointment; higher: it tears the day apart. */
  readonly cost: number;
  /** It leaves a gap that is too short for any appointment. */
  readonly tears: boolean;
}

/**
 * At most `count` slots. The minute that was named comes first; then the wishes in their order, one slot a day as long
 * as there are days; then more of the same days. One that leaves a gap too short for anybody is taken when there is
 * no other. Slots near a named time are offered only when that time itself is gone.
 */
export function choose(candidates: readonly Candidate[], count: number): readonly Slot[] {
  const exact = candidates.filter(({ fit }) => fit.exact).sort(byRankThenTime);
  const asked = exact.length > 0 ? candidates.filter(({ fit }) => fit.distance === 0) : candidates;
  const chosen: Candidate[] = [];
  for (const candidate of exact.slice(0, 1)) chosen.push(candidate);
  fill(
    chosen,
    asked.filter(({ tears }) => !tears),
    count,
  );
  fill(chosen, asked, count);
  return chosen.sort(byRankThenTime).map(({ slot }) => slot);
}

/** Takes from the wishes in turn, a slot of each of their days, until there are enough or no more. */
function fill(chosen: Candidate[], candidates: readonly Candidate[], count: number): void {
  const wishes = groups(candidates, ({ fit }) => fit.rank).map((group) =>
    nearestFirst(groups(group, ({ localStart }) => Math.floor(localStart / DAY))),
  );
  for (let before = -1; before < chosen.length && chosen.length < count; ) {
    before = chosen.length;
    for (const days of wishes) addOneADay(chosen, days, count);
  }
}

/** Days in time order, those nearer to what was wanted first. */
function nearestFirst(days: readonly (readonly Candidate[])[]): readonly (readonly Candidate[])[] {
  const distance = (day: readonly Candidate[]) => Math.min(...day.map(({ fit }) => fit.distance));
  return days.toSorted((a, b) => distance(a) - distance(b));
}

/** Takes the best remaining slot of each day. Each start is offered once, with one practitioner. */
function addOneADay(chosen: Candidate[], days: readonly (readonly Candidate[])[], count: number): void {
  const starts = new Set(chosen.map(({ localStart }) => localStart));
  for (const day of days) {
    if (chosen.length >= count) return;
    const rest = day.filter(({ localStart }) => !starts.has(localStart));
    const best = lightest(rest, chosen);
    if (best === null) continue;
    chosen.push(best);
    starts.add(best.localStart);
  }
}

/** The candidate of least weight, the earliest of several. */
function lightest(candidates: readonly Candidate[], chosen: readonly Candidate[]): Candidate | null {
  const mornings = chosen.filter(({ localStart }) => isMorning(localStart)).length;
  let best: Candidate | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const alike = isMorning(candidate.localStart) ? mornings : chosen.length - mornings;
    const weight = weightOf(candidate, chosen) + (2 * alike) / Math.max(1, chosen.length);
    const earlier = best === null || candidate.localStart < best.localStart;
    if (weight > least || (weight === least && !earlier)) continue;
    best = candidate;
    least = weight;
  }
  return best;
}

/**
 * Closeness to a named time first; a second offer of a day should lie apart from the first. Offers of several days lie
 * in both halves of the day.
 */
function weightOf({ fit, cost, localStart }: Candidate, chosen: readonly Candidate[]): number {
  const crowded = chosen.some((other) => Math.abs(other.localStart - localStart) < HOUR);
  return fit.distance / HOUR + cost + (crowded ? 3 : 0);
}

function isMorning(local: number): boolean {
  return local % DAY < 12 * HOUR;
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
