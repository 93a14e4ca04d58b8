import type { Practice } from '../../domain/practice.ts';
import type { LocalTime } from '../../domain/time.ts';
import type { WishContext } from '../../domain/wish.ts';

/** What the date grammar needs to know of a practice: parts of the day, and the hours between which it is ever open. */
export function wishContext(practice: Practice, sent: LocalTime): WishContext {
  const ranges = practice.practitioners.flatMap(({ hours }) => Object.values(hours).flat());
  return {
    sent,
    partsOfDay: practice.partsOfDay,
    opening:
      ranges.length === 0
        ? [480, 1200]
        : [Math.min(...ranges.map(([from]) => from)), Math.max(...ranges.map(([, to]) => to))],
  };
}
