import type { ContactChange } from '../../domain/contact.ts';
import { parseAddress } from '../../domain/mail.ts';
import type { ContactPoint, Patient } from '../../domain/patient.ts';

/**
 * A patient as the practice's list says, with what humans recorded since, oldest first. What stands in another's place
 * takes it and its holder; else it goes before the rest, since letters go to the first that works. A list that was
 * brought up to date meanwhile stays as it is.
 */
export function withContacts(patient: Patient, changes: readonly ContactChange[]): Patient {
  return changes.filter((change) => change.patient === patient.id).reduce(changed, patient);
}

function changed(patient: Patient, { kind, from, to }: ContactChange): Patient {
  if (kind === 'phone')
    return { ...patient, phones: [...new Set(put(patient.phones, to, (phone) => phone === from))] };
  const address = parseAddress(to);
  if (address === null) return patient;
  const old = patient.contacts.find((contact) => contact.address === from);
  const fresh: ContactPoint = { address, holder: old?.holder ?? 'self', dead: false };
  const others = patient.contacts.filter((contact) => contact.address !== address);
  return { ...patient, contacts: put(others, fresh, (contact) => contact.address === from) };
}

function put<T>(list: readonly T[], fresh: T, isOld: (one: T) => boolean): readonly T[] {
  return list.some(isOld) ? list.map((one) => (isOld(one) ? fresh : one)) : [fresh, ...list];
}
