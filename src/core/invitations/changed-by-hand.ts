// Appointments that a calendar was told of and that somebody changed in the agenda since.

import type { CalendarFile } from '../../domain/agenda.ts';
import type { Invitation, ToldAs } from '../../domain/invitation.ts';
import { DAY, type Instant, type Zone } from '../../domain/time.ts';
import { standingOf } from './standing.ts';

export interface HandChange {
  /** What the calendar was told last. */
  readonly invitation: Invitation;
  /** What it should be told. */
  readonly told: ToldAs;
}

interface Looking {
  readonly known: readonly Invitation[];
  readonly files: readonly CalendarFile[];
  readonly zone: Zone;
  readonly now: Instant;
}

/** An appointment of the last month may still be put off to a coming day. */
const LOOKED_BACK = 30 * DAY;

/**
 * What was moved, cancelled or taken out by hand: moved to a coming time, or no more at a time that is still to come.
 * A changed length alone is no news, and what can't be found for certain is none either.
 */
export function changedByHand({ known, files, zone, now }: Looking): readonly HandChange[] {
  return known
    .filter(({ state, end }) => state === 'invited' && end > now - LOOKED_BACK)
    .flatMap((invitation): readonly HandChange[] => {
      const { uid, recurrenceId } = invitation;
      const standing = standingOf(invitation, files, zone);
      if (standing.kind === 'unclear') return [];
      if (standing.kind !== 'stands')
        return invitation.start > now ? [{ invitation, told: { uid, recurrenceId, span: null } }] : [];
      const { start, end } = standing.event;
      if (start === invitation.start || start <= now) return [];
      return [{ invitation, told: { uid, recurrenceId, span: { start, end } } }];
    });
}

/** The same change of the same message is proposed once, whatever becomes of the proposal. */
export function changeKey({ invitation, told: { span } }: HandChange): string {
  const { uid, recurrenceId, sequence } = invitation;
  return JSON.stringify([uid, recurrenceId, sequence, span?.start ?? null, span?.end ?? null]);
}
