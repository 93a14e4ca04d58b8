import type { Address, Mail } from '../../../src/domain/mail.ts';
import type { ContactPoint, Patient } from '../../../src/domain/patient.ts';
import type { LocalDate } from '../../../src/domain/time.ts';
import { aMail as anyMail, aPatient as anyPatient } from '../../build/builders.ts';

export const address = (text: string): Address => text as Address;
export const day = (text: string): LocalDate => text as LocalDate;

/** A mail from a recorded-looking address, proved by the practice's own server. Say only what differs. */
export function aMail(different: Partial<Mail> = {}): Mail {
  return anyMail({
    from: address('sandrine@example.org'),
    fromName: '',
    subject: 'Votre rendez-vous',
    text: '',
    ownWords: 'Bonjour, je voudrais déplacer mon rendez-vous.',
    ...different,
  });
}

export function aPatient(different: Partial<Patient> = {}): Patient {
  return anyPatient({
    id: 'sandrine',
    givenName: 'Sandrine',
    familyName: 'Exemple',
    birthDate: day('1984-05-12'),
    contacts: [aContact('sandrine@example.org')],
    ...different,
  });
}

export function aContact(text: string, different: Partial<ContactPoint> = {}): ContactPoint {
  return { address: address(text), holder: 'self', dead: false, ...different };
}
