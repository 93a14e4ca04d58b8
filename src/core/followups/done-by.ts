import type { Case } from '../../domain/case.ts';
import type { FollowUpDone } from '../../domain/follow-up.ts';
import { parseKey } from './key.ts';

/** The follow-ups that a case does; none for any other case. */
export function doneBy({
  origin,
  patient,
  opened,
}: Pick<Case, 'origin' | 'patient' | 'opened'>): readonly FollowUpDone[] {
  if (origin.kind !== 'clock') return [];
  return (origin.covers ?? []).map((key) => ({
    key,
    rule: parseKey(key)?.rule ?? origin.rule,
    patient: patient ?? '',
    at: opened,
    as: 'begun',
  }));
}
