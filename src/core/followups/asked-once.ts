// What a new patient is asked about once: moving their appointment does not make them new again.

import type { Due, FollowUpDone, FollowUpRule } from '../../domain/follow-up.ts';
import { type KeyAbout, parseKey } from './key.ts';

/** Whether a rule asks new patients something when their appointment is made: a questionnaire. */
export function asksOnce({ trigger, only }: FollowUpRule): boolean {
  return trigger.kind === 'booked' && only.firstVisit === true;
}

/** The rule and the appointment, wherever it was moved to; null for what is no such question. */
export function askedOnce({ rule, appointment }: Due): string | null {
  return appointment === null || !asksOnce(rule) ? null : nameOf(rule.id, appointment.occurrence);
}

/** The names (`askedOnce`) of all that was asked. */
export function askedBefore(
  done: readonly FollowUpDone[],
  rules: readonly FollowUpRule[],
): ReadonlySet<string> {
  const ids = new Set(rules.filter(asksOnce).map(({ id }) => id));
  const asked = done.filter(({ rule, as }) => as !== 'missed' && ids.has(rule));
  return new Set(
    asked.flatMap(({ key, rule }) => {
      const about = parseKey(key)?.about;
      return about?.kind === 'appointment' ? [nameOf(rule, about)] : [];
    }),
  );
}

type Named = Pick<Extract<KeyAbout, { kind: 'appointment' }>, 'uid' | 'recurrenceId'>;

function nameOf(rule: string, { uid, recurrenceId }: Named): string {
  return `${rule}|${recurrenceId ?? ''}|${uid}`;
}
