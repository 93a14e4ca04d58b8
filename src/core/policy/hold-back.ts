import type { Action, Plan } from '../../domain/action.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Reason } from '../../domain/reason.ts';
import { toHuman } from './to-human.ts';

/**
 * What a decision becomes while all sending is paused (`agent pause`): nothing is written to a patient and the agenda
 * stays as it is; a human may still say yes to it later. Alerts, tasks, stops, freezes and keywords are done at once.
 * The same becomes of it for another `reason`.
 */
export function holdBack(decision: Decision, reason: Reason = { code: 'paused' }): Decision {
  const held = decision.plan.filter(waitsInPause);
  if (held.length === 0) return decision;
  const done = decision.plan.filter((action) => !waitsInPause(action));
  switch (decision.kind) {
    case 'act':
    case 'ignore':
      return toHuman(reason, done.filter(isNoKeyword), held);
    case 'review':
      return { ...decision, plan: done.map(saidOfHeld), proposal: [...held, ...decision.proposal] };
  }
}

/** Whether an action is not done while sending is paused. */
export function waitsInPause({ kind }: Action): boolean {
  switch (kind) {
    case 'reply':
    case 'hold':
    case 'release':
    case 'book':
    case 'block':
    case 'move':
    case 'cancel':
    case 'confirm':
    case 'waitlist':
      return true;
    case 'label':
    case 'alert':
    case 'task':
    case 'stop':
    case 'consent':
    case 'survey':
    case 'freeze':
      return false;
  }
}

/** The keyword of a mail that was answered would not be true; another is put in its place. */
function isNoKeyword({ kind }: Action): boolean {
  return kind !== 'label';
}

/** Whoever is alerted must not believe that the patient got the emergency text. */
function saidOfHeld(action: Action): Plan[number] {
  const isEmergency = action.kind === 'alert' && action.about === 'emergency-wording';
  return isEmergency ? { ...action, about: 'emergency-held' } : action;
}
