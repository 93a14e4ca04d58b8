import type { Address } from '../../domain/mail.ts';
import type { ContactPoint, Patient } from '../../domain/patient.ts';
import type { Practice } from '../../domain/practice.ts';

interface Asked {
  readonly practice: Pick<Practice, 'invitations' | 'profession'>;
  readonly patient: Patient;
  readonly to: Address;
}

/**
 * Whether the calendar behind an address may be told of a patient's appointments (docs/decisions/0017): the practice and
 * the patient allow it, the address is recorded and lives, and nobody else reads it where the patient wants that. That
 * somebody sees a psychologist is a secret by itself: there it takes the patient's own yes.
 */
export function mayInvite({ practice, patient, to }: Asked): boolean {
  const { mode } = practice.invitations;
  const contact = patient.contacts.find(({ address, dead }) => address === to && !dead);
  if (mode === 'off' || contact === undefined || patient.invitations === 'no') return false;
  if (!mayRead(contact, patient) || patient.flags.some((flag) => flag !== 'confidential')) return false;
  return patient.invitations === 'yes' || (mode === 'on' && practice.profession !== 'psychologist');
}

function mayRead({ holder }: ContactPoint, { flags }: Patient): boolean {
  return holder === 'self' || !flags.includes('confidential');
}
