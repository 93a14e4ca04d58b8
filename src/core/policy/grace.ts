import type { Action } from '../../domain/action.ts';
import type { Case } from '../../domain/case.ts';
import type { Practice } from '../../domain/practice.ts';
import { type Instant, MINUTE } from '../../domain/time.ts';

/**
 * A case whose automatic letter leaves only after the practice's grace period, so that a person can still stop it. What
 * was begun by a person, and every emergency text, leaves at once.
 */
export function withGrace(kase: Case, { grace }: Pick<Practice, 'grace'>, now: Instant): Case {
  const waits = kase.decision === 'act' && kase.origin.kind !== 'human' && kase.plan.some(isHeldBack);
  return grace > 0 && waits ? { ...kase, notBefore: now + grace * MINUTE } : kase;
}

/** Letters and the agenda's changes they tell of wait together; times are kept at once, and people alerted. */
export function isHeldBack(action: Action): boolean {
  switch (action.kind) {
    case 'reply':
      return !action.letter.made.some(({ id }) => id.startsWith('emergency-'));
    case 'book':
    case 'block':
    case 'move':
    case 'cancel':
    case 'confirm':
      return true;
    case 'hold':
    case 'release':
    case 'waitlist':
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
