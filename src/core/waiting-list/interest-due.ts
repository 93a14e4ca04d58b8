import type { Practice } from '../../domain/practice.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import type { WaitingEntry } from '../../domain/waiting.ts';

/** How often somebody is asked before a human decides. */
const QUESTIONS = 2;

/**
 * What is due with somebody who has waited long: to be asked whether they still do, to be asked again, or, after
 * two silences, a human's decision. Null when nothing is.
 */
export function interestDue(
  { state, interest }: Pick<WaitingEntry, 'state' | 'interest'>,
  { waitingList }: Pick<Practice, 'waitingList'>,
  now: Instant,
): 'ask' | 'human' | null {
  if (state !== 'waiting') return null;
  const { said, asked, times } = interest;
  if (asked === null) return now - said >= waitingList.interest * DAY ? 'ask' : null;
  if (now - asked < waitingList.interestAnswer * DAY) return null;
  return times < QUESTIONS ? 'ask' : 'human';
}
