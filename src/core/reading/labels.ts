import { type Label, REQUEST_KINDS, type RequestKind } from '../../domain/reading.ts';

/** Labels after which no automatic answer may leave before a human has read the mail (R-CLOSED). */
const PROTECTED: ReadonlySet<Label> = new Set<Label>([
  'health',
  'distress',
  'danger-life',
  'danger-maternity',
  'danger-suicide',
  'danger-violence',
  'clinical',
  'complaint',
  'third',
  'unknown',
]);

/** Labels that say nothing against any other: politeness, who writes, why, when. */
const ACCOMPANYING: ReadonlySet<Label> = new Set<Label>([
  'greeting',
  'closing',
  'name',
  'contact-line',
  'reason',
  'wish',
  'thanks',
  'none',
]);

/** Something a human must see: health, danger, distress, what no secretary may answer, what nobody understood. */
export function isProtected(label: Label): boolean {
  return PROTECTED.has(label);
}

/** Says nothing against any other label of the sentence, and asks for nothing by itself. */
export function isAccompanying(label: Label): boolean {
  return ACCOMPANYING.has(label);
}

/** Whether the label is a request that `decide` treats, and not what accompanies or forbids one. */
export function isRequestKind(label: Label): label is RequestKind {
  return (REQUEST_KINDS as readonly string[]).includes(label);
}
