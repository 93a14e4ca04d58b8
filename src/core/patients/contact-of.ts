import type { Address } from '../../domain/mail.ts';
import type { Patient } from '../../domain/patient.ts';

/**
 * Where a letter that the patient did not write for goes: the recorded address that asked, else the patient's own, else a
 * parent's or carer's, which a confidential patient's letters never reach (handbook R-47). Null when no address of theirs
 * receives any more, or a human keeps this patient: then a person must call.
 */
export function contactOf({ contacts, flags }: Patient, asked: string | null = null): Address | null {
  if (flags.some((flag) => flag !== 'confidential')) return null;
  const alive = contacts.filter(({ dead }) => !dead);
  const asking = alive.find(({ address }) => address === asked);
  const own = alive.find(({ holder }) => holder === 'self');
  const other = flags.includes('confidential') ? undefined : alive[0];
  return (asking ?? own ?? other)?.address ?? null;
}
