import type { FollowUpRule, Trigger } from '../../domain/follow-up.ts';

/** So many reminders a patient gets of one appointment (handbook §1.9). */
const MOST = 2;

/**
 * Rules that are on and remind of the same appointment more often than anybody is reminded; empty when all is well. What
 * falls on one day goes in one letter.
 */
export function tooManyReminders(rules: readonly FollowUpRule[]): readonly string[] {
  const reminders = rules.filter(
    ({ on, trigger, does }) =>
      on && trigger.kind === 'before' && does.kind === 'message' && does.class === 'S1',
  );
  const days = new Set(reminders.map(({ trigger }) => dayOf(trigger)));
  return days.size > MOST ? reminders.map(({ id }) => id) : [];
}

/** Days before the appointment. */
function dayOf(trigger: Trigger): number {
  if (trigger.kind !== 'before') return 0;
  const { moment } = trigger;
  return moment.kind === 'day' ? moment.days : Math.floor(moment.minutes / 1440);
}
