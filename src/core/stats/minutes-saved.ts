import type { CaseFigures } from '../../domain/figures.ts';
import type { Practice } from '../../domain/practice.ts';

/**
 * Minutes of a person that were not spent: an answer that left alone saves what its kind takes by hand, one that was
 * approved saves that less the reading of it. Of several kinds in one mail only the longest counts. Reminders, tasks
 * and what was settled by hand count nothing.
 */
export interface MinutesSaved {
  readonly alone: number;
  readonly approved: number;
  readonly total: number;
}

/** By the practice's own table of minutes a kind; what is not answered counts nothing. */
export function minutesSaved(
  mails: readonly CaseFigures[],
  { minutesSaved: table }: Pick<Practice, 'minutesSaved'>,
): MinutesSaved {
  const review = table.review ?? 0;
  let [alone, approved] = [0, 0];
  for (const { kinds, answered } of mails) {
    if (answered === null) continue;
    const byHand = Math.max(0, ...kinds.map((kind) => table[kind] ?? 0));
    if (answered.how === 'alone') alone += byHand;
    else approved += Math.max(0, byHand - review);
  }
  return { alone, approved, total: alone + approved };
}
