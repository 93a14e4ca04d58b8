import type { Automatic } from './mail.ts';
import type { DangerClass, RequestKind } from './reading.ts';

/** Why something was decided. `core/explain.ts` turns each into one sentence (style.md rule 8). */
export type Reason =
  | { readonly code: 'automatic-mail'; readonly as: Automatic }
  | { readonly code: 'unreadable-mail'; readonly problem: string }
  | { readonly code: 'too-large' }
  | { readonly code: 'emergency-wording'; readonly class: DangerClass }
  | { readonly code: 'violence-wording' }
  | { readonly code: 'distress' }
  | { readonly code: 'already-answered' }
  | { readonly code: 'frozen' }
  | { readonly code: 'patient-flag'; readonly flag: string }
  | { readonly code: 'no-author' }
  | { readonly code: 'unknown-sender' }
  | { readonly code: 'unproved-sender' }
  | { readonly code: 'several-patients' }
  | { readonly code: 'health' }
  | { readonly code: 'unexplained'; readonly sentences: number }
  | { readonly code: 'disputed' }
  | { readonly code: 'third-party' }
  | { readonly code: 'rights' }
  | { readonly code: 'complaint' }
  | { readonly code: 'clinical' }
  | { readonly code: 'human-wanted' }
  | { readonly code: 'only-a-human'; readonly kind: RequestKind }
  | { readonly code: 'no-approved-answer' }
  | { readonly code: 'which-appointment' }
  | { readonly code: 'no-appointment' }
  | { readonly code: 'date-ambiguous' }
  | { readonly code: 'not-offered' }
  | { readonly code: 'no-slot' }
  | { readonly code: 'too-many-moves' }
  | { readonly code: 'too-many-appointments' }
  | { readonly code: 'agenda-unreadable'; readonly sentence: string }
  | { readonly code: 'template-missing'; readonly template: string }
  | { readonly code: 'template-not-approved'; readonly template: string }
  | { readonly code: 'suggest-only'; readonly kind: RequestKind }
  | { readonly code: 'switched-off'; readonly kind: RequestKind }
  | { readonly code: 'limit-reached'; readonly limit: 'hour' | 'day' | 'person' | 'thread' }
  | { readonly code: 'nothing-asked' }
  | { readonly code: 'thanks-only' }
  | { readonly code: 'understood'; readonly kinds: readonly RequestKind[] }
  | { readonly code: 'no-rule' };

export type ReasonCode = Reason['code'];
