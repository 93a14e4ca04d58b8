// A changed phone number or address as a mail gives it. It is put before a human and never applied: whoever holds a
// mailbox could else take over a patient's appointments (handbook R-43).

import type { ContactProposal } from '../../domain/contact.ts';
import { type Address, parseAddress } from '../../domain/mail.ts';
import type { Patient } from '../../domain/patient.ts';
import type { Practice } from '../../domain/practice.ts';
import { phoneNumber, phonesIn } from './people.ts';

/** Local parts are bounded (RFC 5321 §4.5.3.1.1), so that one endless word costs no more than its length. */
const ADDRESS = /[^\s<>()",;:]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,10}/gu;

/** More than these is no change of a contact but a list. */
const MOST = 4;

interface Given {
  /** The writer's own words. */
  readonly words: string;
  /** Whose contacts change; null when nobody knows. */
  readonly patient: Pick<Patient, 'contacts' | 'phones'> | null;
  readonly practice: Pick<Practice, 'country' | 'phone'> & {
    readonly mail: Pick<Practice['mail'], 'addresses'>;
  };
}

/** The numbers and addresses of a mail that are neither recorded nor the practice's own, in their order. */
export function newContacts({ words, patient, practice }: Given): readonly ContactProposal[] {
  const recorded = {
    phone: patient?.phones ?? [],
    address: patient?.contacts.map(({ address }) => address) ?? [],
  };
  const ours: readonly (string | null)[] = [
    phoneNumber(practice.phone, practice.country),
    ...practice.mail.addresses,
    ...recorded.phone,
    ...recorded.address,
  ];
  const phones = phonesIn(words, practice.country).map((given) => ({ kind: 'phone', given }) as const);
  const addresses = addressesIn(words).map((given) => ({ kind: 'address', given }) as const);
  return [...phones, ...addresses]
    .filter(({ given }) => !ours.includes(given))
    .slice(0, MOST)
    .map(({ kind, given }) => ({ kind, recorded: recorded[kind], given }));
}

/** The addresses of a text, each once; a full stop behind one ends the sentence. */
function addressesIn(text: string): readonly Address[] {
  const found = text.toLowerCase().match(ADDRESS) ?? [];
  return [...new Set(found.flatMap((word) => parseAddress(word.replace(/^['«]+|['»]+$/g, '')) ?? []))];
}
