// Every look asks for the moments of the same appointments: each is worked out once.

import type { FollowUpRule, Moment } from '../../domain/follow-up.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Instant } from '../../domain/time.ts';
import { type Direction, momentFrom, movedMoment } from './moments.ts';

/** Moments of one rule in one practice, worked out once for each instant. */
export interface MomentsOnce {
  /** `momentFrom` of the rule's own moment. */
  readonly from: (instant: Instant, moment: Moment, direction: Direction) => Instant;
  /** `movedMoment` by the rule's working days. */
  readonly moved: (moment: Instant, direction: Direction) => Instant;
  /** What the rule counts from an instant in a way of its own. */
  readonly once: (instant: Instant, work: () => Instant) => Instant;
}

const remembered = new WeakMap<Practice, WeakMap<FollowUpRule, MomentsOnce>>();
/** So many instants of a rule are remembered: some years of a practice. */
const MOST = 50_000;

/** The moments of a rule; a rule or a practice that was read anew begins anew. */
export function momentsOnce(rule: FollowUpRule, practice: Practice): MomentsOnce {
  const rules = remembered.get(practice) ?? new WeakMap<FollowUpRule, MomentsOnce>();
  remembered.set(practice, rules);
  const known = rules.get(rule) ?? begin(rule, practice);
  rules.set(rule, known);
  return known;
}

function begin(rule: FollowUpRule, practice: Practice): MomentsOnce {
  const counted = new Map<Instant, Instant>();
  const moved = new Map<Instant, Instant>();
  return {
    from: (instant, moment, direction) =>
      once(counted, instant, () => momentFrom(instant, moment, direction, practice.zone)),
    moved: (moment, direction) =>
      once(moved, moment, () => movedMoment(moment, { ...rule, direction }, practice)),
    once: (instant, work) => once(counted, instant, work),
  };
}

function once(known: Map<Instant, Instant>, key: Instant, work: () => Instant): Instant {
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= MOST) known.clear();
  const made = work();
  known.set(key, made);
  return made;
}
