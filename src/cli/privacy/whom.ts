import type { Patient } from '../../domain/patient.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Forgetting } from '../../domain/privacy.ts';
import { contactMeant } from '../contacts/contact-meant.ts';
import type { Context } from '../context.ts';
import { UsageError } from '../usage-error.ts';

export interface Whom {
  /** Null for an address or an id that the practice's list does not name. */
  readonly patient: Patient | null;
  readonly person: Forgetting;
  /** Addresses that others have too: they are not this person's alone, and stay. */
  readonly shared: readonly string[];
}

/** Whom a command line means, by id, name or address; ambiguity is asked about, never guessed. */
export async function whomMeant(context: Context, practice: Practice, named: string): Promise<Whom> {
  const all = await (await context.doors.directory(practice)).patients();
  const meant = await contactMeant(context, practice, named);
  if (meant.kind === 'patient') return ofPatient(meant.patient, all);
  const [only, another] = meant.patients;
  if (only === undefined)
    return { patient: null, person: { patient: null, addresses: [meant.address], words: [] }, shared: [] };
  if (another === undefined) return ofPatient(only, all);
  const ids = meant.patients.map(({ id }) => id).join(', ');
  throw new UsageError(
    context.say(
      `Plusieurs patients ont cette adresse : ${ids}. Nommez-en un.`,
      `Several patients have this address: ${ids}. Name one.`,
    ),
  );
}

function ofPatient(patient: Patient, all: readonly Patient[]): Whom {
  const { id, givenName, familyName, contacts, phones } = patient;
  const isShared = (address: string) =>
    all.some((other) => other.id !== id && other.contacts.some((contact) => contact.address === address));
  const addresses = contacts.map(({ address }) => address);
  return {
    patient,
    person: {
      patient: id,
      addresses: addresses.filter((address) => !isShared(address)),
      words: [`${givenName} ${familyName}`, `${familyName} ${givenName}`, ...phones],
    },
    shared: addresses.filter(isShared),
  };
}
