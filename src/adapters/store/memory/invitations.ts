import { wellFormed } from '../../../core/audit.ts';
import type { Invitation } from '../../../domain/invitation.ts';
import type { Store } from '../../../ports/store.ts';
import { parseInvitation, toJson } from '../json/json.ts';
import { asInstant } from '../records.ts';
import { dropFrom } from './kept.ts';

interface Invitations extends Pick<Store, 'invitations' | 'saveInvitations' | 'forgetInvitations'> {
  readonly dropInvitations: (isMeant: (one: Invitation) => boolean) => number;
}

/** What patients' own calendars were told of their appointments, in memory. */
export function memoryInvitations(): Invitations {
  const kept = new Map<string, Invitation>();
  return {
    dropInvitations: (isMeant) => dropFrom(kept, isMeant),
    invitations: async (patient) =>
      [...kept.values()].filter((one) => patient === undefined || one.patient === patient),
    saveInvitations: async (invitations) => {
      const copies = invitations.map((invitation) => {
        const copy = parseInvitation(toJson(invitation));
        if (copy === null) throw new Error('an invitation was handed in that could not be read back');
        return [`${invitation.recurrenceId ?? ''} ${wellFormed(invitation.uid)}`, copy] as const;
      });
      for (const [key, copy] of copies) kept.set(key, copy);
    },
    forgetInvitations: async (before) => {
      for (const [key, { end }] of kept) if (end < asInstant(before)) kept.delete(key);
    },
  };
}
