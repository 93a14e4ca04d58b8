import { wellFormed } from '../../../core/audit.ts';
import type { Invitation } from '../../../domain/invitation.ts';
import type { Store } from '../../../ports/store.ts';
import { parseInvitation, toJson } from '../json/json.ts';
import { asInstant } from '../records.ts';
import { troubleWith } from '../trouble.ts';
import type { Tables } from './tables.ts';

type InvitationTable = Pick<Store, 'invitations' | 'saveInvitations' | 'forgetInvitations'>;

/** What patients' own calendars were told of their appointments. */
export function invitationTable({ database }: Tables): InvitationTable {
  const all = (): readonly Invitation[] =>
    database.rows('SELECT body FROM invitations ORDER BY number').map(({ body }) => {
      const invitation = parseInvitation(body);
      if (invitation === null) throw troubleWith(database.place, 'damaged');
      return invitation;
    });
  return {
    invitations: async (patient) => all().filter((one) => patient === undefined || one.patient === patient),
    saveInvitations: async (invitations) =>
      database.transaction(() => {
        for (const invitation of invitations)
          database.run(
            `INSERT INTO invitations (uid, recurrence_id, ends, body) VALUES (?, ?, ?, ?)
             ON CONFLICT (uid, recurrence_id) DO UPDATE SET ends = excluded.ends, body = excluded.body`,
            wellFormed(invitation.uid),
            invitation.recurrenceId ?? '',
            asInstant(invitation.end),
            toJson(invitation),
          );
      }),
    forgetInvitations: async (before) => {
      database.run('DELETE FROM invitations WHERE ends < ?', asInstant(before));
    },
  };
}
