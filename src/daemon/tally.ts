import type { Case } from '../domain/case.ts';
import type { Practice } from '../domain/practice.ts';
import { type Instant, startOfDay } from '../domain/time.ts';
import type { Status } from './status.ts';

/** What was worked since midnight in the practice, or since the program began. */
export interface Tally {
  readonly add: (kase: Case, took: number) => void;
  readonly today: () => Status['today'];
  readonly lastMail: () => Status['lastMail'];
}

/** Counts from now on; begins anew at midnight in the practice's zone. */
export function tally(now: () => Instant, { zone }: Pick<Practice, 'zone'>): Tally {
  let today: Status['today'] = { since: now(), mails: 0, alone: 0, forHuman: 0, aside: 0 };
  let lastMail: Status['lastMail'] = null;
  const roll = () => {
    const midnight = startOfDay(now(), zone);
    if (today.since < midnight) today = { since: midnight, mails: 0, alone: 0, forHuman: 0, aside: 0 };
    return today;
  };
  return {
    add: (kase, took) => {
      const { since, mails, alone, forHuman, aside } = roll();
      today = {
        since,
        mails: mails + 1,
        alone: alone + (kase.decision === 'act' ? 1 : 0),
        forHuman: forHuman + (kase.decision === 'review' ? 1 : 0),
        aside: aside + (kase.decision === 'ignore' ? 1 : 0),
      };
      lastMail = { case: kase.id, at: now(), took };
    },
    today: roll,
    lastMail: () => lastMail,
  };
}
