import type { Action } from '../domain/action.ts';
import type { Practice } from '../domain/practice.ts';
import { at, dayOf, HOUR, toInstant, toLocal } from '../domain/time.ts';
import type { World } from '../ports.ts';
import type { Job } from './job.ts';

interface Leaving {
  readonly job: Job;
  readonly action: Extract<Action, { kind: 'reply' }>;
}

/**
 * The guards at the door, asked again at the moment of sending: null lets the letter pass, a sentence stops it.
 * The recipient must be the one who wrote; the practice's limits must allow it. An emergency text passes the limits.
 */
export async function guard(
  world: World,
  practice: Practice,
  { job, action }: Leaving,
): Promise<string | null> {
  const { letter } = action;
  if (letter.to !== job.kase.from) return 'The letter is not addressed to the person who wrote.';
  if (practice.mail.addresses.includes(letter.to)) return 'The letter is addressed to the practice itself.';
  if (letter.made.some(({ id }) => id.startsWith('emergency-'))) return null;
  const now = world.clock.now();
  const midnight = toInstant(at(dayOf(toLocal(now, practice.zone)), 0), practice.zone);
  if ((await world.store.countSent({ since: now - HOUR })) >= practice.limits.perHour)
    return 'The hourly limit is reached.';
  if ((await world.store.countSent({ since: midnight })) >= practice.limits.perDay)
    return 'The daily limit is reached.';
  return null;
}
