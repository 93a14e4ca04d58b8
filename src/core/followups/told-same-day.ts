// A letter that confirms a time and a reminder of the same time on the same day say one thing twice.

import type { Appointment } from '../../domain/agenda.ts';
import type { Due, FollowUpDone, FollowUpRule } from '../../domain/follow-up.ts';
import { dayOf, HOUR, type Instant, MINUTE, toLocal, type Zone } from '../../domain/time.ts';
import { appointmentKey, keyOfAppointment, toldKey } from './key.ts';
import { momentFrom } from './moments.ts';

interface Known {
  readonly rules: readonly FollowUpRule[];
  readonly paused: readonly string[];
  readonly done: ReadonlyMap<string, FollowUpDone>;
  readonly seen: Readonly<Record<string, Instant>>;
  readonly now: Instant;
  readonly zone: Zone;
}

/**
 * Whether a reminder would repeat what another letter says on its day: the program gave this time itself, or the
 * confirmation of a time that was just noted left today or is about to. What only new patients get says more than when.
 */
export function isToldSameDay({ rule, appointment, due }: Due, known: Known): boolean {
  if (appointment === null || !isReminder(rule)) return false;
  const { seen, now, zone } = known;
  const day = dayOf(toLocal(Math.max(due, now), zone));
  const isThatDay = (at: Instant | undefined) => at !== undefined && dayOf(toLocal(at, zone)) === day;
  if (isThatDay(seen[toldKey(appointment.occurrence)])) return true;
  return confirmationsOf(appointment, known).some(isThatDay);
}

/** When the confirmations of an appointment left, or leave in a moment. */
function confirmationsOf(appointment: Appointment, known: Known): readonly Instant[] {
  const { rules, paused, done, seen, now, zone } = known;
  const { occurrence } = appointment;
  const noted = seen[appointmentKey(occurrence)] ?? 0;
  return rules.flatMap((rule) => {
    if (!isConfirmation(rule) || rule.trigger.kind !== 'booked') return [];
    const before = done.get(keyOfAppointment(rule.id, occurrence));
    if (before !== undefined) return before.as === 'missed' ? [] : [before.at];
    if (noted === 0 || Object.hasOwn(seen, toldKey(occurrence)) || paused.includes(rule.id)) return [];
    const at = momentFrom(noted, rule.trigger.moment, 'after', zone);
    return now < at + Math.min(HOUR, rule.usefulFor * MINUTE) ? [at] : [];
  });
}

/** Says when, before the appointment, to whomever. */
function isReminder({ trigger, does, only }: FollowUpRule): boolean {
  return trigger.kind === 'before' && isOfTimes(does) && only.firstVisit === undefined;
}

/** Leaves by itself soon after a time was noted. */
function isConfirmation({ on, trigger, does, only }: FollowUpRule): boolean {
  return (
    on &&
    trigger.kind === 'booked' &&
    isOfTimes(does) &&
    does.kind === 'message' &&
    does.approver === 'rule' &&
    only.firstVisit === undefined
  );
}

function isOfTimes(does: FollowUpRule['does']): boolean {
  return does.kind === 'message' && does.class === 'S1';
}
