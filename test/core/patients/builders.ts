import type { Address, Mail } from '../../../src/domain/mail.ts';
import type { ContactPoint, Patient } from '../../../src/domain/patient.ts';
import type { LocalDate } from '../../../src/domain/time.ts';

export const address = (text: string): Address => text as Address;
export const day = (text: string): LocalDate => text as LocalDate;

/** A mail from a recorded-looking address, proved by the practice's own server. Say only what differs. */
export function aMail(different: Partial<Mail> = {}): Mail {
  return {
    source: { folder: 'inbox', key: '1' },
    messageId: '<1@example.org>',
    contentHash: '0'.repeat(64),
    from: address('sandrine@example.org'),
    fromName: '',
    to: [address('cabinet@example.org')],
    subject: 'Votre rendez-vous',
    sent: Date.UTC(2026, 10, 24, 9),
    inReplyTo: [],
    references: [],
    text: '',
    ownWords: 'Bonjour, je voudrais déplacer mon rendez-vous.',
    cut: [],
    attachments: [],
    calendar: null,
    automatic: null,
    proof: { kind: 'proved', by: ['dmarc'] },
    languageHints: [],
    truncated: false,
    ...different,
  };
}

export function aPatient(different: Partial<Patient> = {}): Patient {
  return {
    id: 'sandrine',
    givenName: 'Sandrine',
    familyName: 'Exemple',
    birthDate: day('1984-05-12'),
    language: null,
    contacts: [aContact('sandrine@example.org')],
    phones: [],
    practitioner: null,
    flags: [],
    sharesWith: [],
    ...different,
  };
}

export function aContact(text: string, different: Partial<ContactPoint> = {}): ContactPoint {
  return { address: address(text), holder: 'self', dead: false, ...different };
}
