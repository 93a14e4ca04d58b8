import type { Case } from '../../domain/case.ts';
import type { AnsweredAppointment } from '../../domain/situation.ts';
import { isFollowUp } from './follow-up-case.ts';
import { parseKey } from './key.ts';

/** The appointments that a letter of a follow-up named, by the case that sent it. */
export function answeredAppointments({ origin }: Pick<Case, 'origin'>): readonly AnsweredAppointment[] {
  if (!isFollowUp(origin)) return [];
  return (origin.covers ?? []).flatMap((key) => {
    const about = parseKey(key)?.about;
    if (about?.kind !== 'appointment') return [];
    const { uid, recurrenceId, start } = about;
    return [{ uid, recurrenceId, start }];
  });
}
