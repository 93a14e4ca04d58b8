import type { Action } from '../../domain/action.ts';
import type { Case } from '../../domain/case.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import { begunCase } from '../begun-case.ts';

/** A pharmacy needs a day, and so does a practitioner. */
const AHEAD = 2 * DAY;

/** Requests for a renewal that nobody has answered and whose days run out within two days (K14). */
export function renewalsDue(waiting: readonly Case[], now: Instant): readonly Case[] {
  return waiting.filter(({ plan, proposal }) => {
    const due = [...plan, ...proposal].flatMap(dueOfRenewal);
    return due.some((moment) => moment - AHEAD <= now);
  });
}

function dueOfRenewal(action: Action): readonly Instant[] {
  return action.kind === 'task' && action.task === 'renewal' && action.due !== null ? [action.due] : [];
}

/** Tells the human once: the same request makes the same case, for ever. It says nothing to the patient. */
export function renewalCase({ id, patient }: Case, now: Instant): Case {
  return begunCase({
    origin: { kind: 'clock', rule: 'renewal-due', key: id },
    key: id,
    patient,
    to: null,
    decision: {
      kind: 'act',
      plan: [{ kind: 'alert', level: 'notice', about: 'renewal-due' }],
      reason: { code: 'renewal-due', case: id },
    },
    due: now,
    now,
  });
}
