import { maskOf } from '../../core/privacy/masked.ts';
import { personWords } from '../../core/privacy/person-words.ts';
import { type HeldContacts, patientBehind, tracesOf } from '../../core/privacy/traces.ts';
import type { Case } from '../../domain/case.ts';
import { parseAddress } from '../../domain/mail.ts';
import type { Patient, PatientId } from '../../domain/patient.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Forgetting } from '../../domain/privacy.ts';
import type { Store } from '../../ports/store.ts';
import { contactMeant } from '../contacts/contact-meant.ts';
import type { Context } from '../context.ts';
import { UsageError } from '../usage-error.ts';
import { withStoreToLookAt } from '../with-store.ts';

export interface Whom {
  /** Null for an address or an id that the practice's list does not name. */
  readonly patient: Patient | null;
  readonly person: Forgetting;
  /** Addresses that others have too: they are not this person's alone, and stay. */
  readonly shared: readonly string[];
  /** Addresses that are recorded nowhere today: the memory alone knows that they are this person's. */
  readonly former: readonly string[];
}

interface Known {
  readonly all: readonly Patient[];
  readonly held: HeldContacts & {
    readonly cases: readonly Case[];
    readonly patients: ReadonlySet<PatientId>;
  };
  /** The practice's own addresses: whoever writes, they are nobody's. */
  readonly own: readonly string[];
}

/**
 * Whom a command line means, by id, name or address; ambiguity is asked about, never guessed. Who is in the list no more is
 * found in the memory. `not`: addresses that a person says are somebody else's.
 */
export async function whomMeant(
  context: Context,
  practice: Practice,
  { named, not }: { readonly named: string; readonly not: readonly string[] },
): Promise<Whom> {
  const all = await (await context.doors.directory(practice)).patients();
  const held = await withStoreToLookAt(context, practice, heldContacts);
  const refused = not.map((text) => parseAddress(text) ?? text);
  const known: Known = { all, held, own: [...practice.mail.addresses, ...refused] };
  const left = leftTheList(named, known);
  if (left !== null) return left;
  const meant = await contactMeant(context, practice, named);
  if (meant.kind === 'patient') return ofPatient(meant.patient, known);
  const [only, another] = meant.patients;
  if (only === undefined) {
    const person = { patient: null, addresses: [meant.address], words: [] };
    return { patient: null, person, shared: [], former: [] };
  }
  if (another === undefined) return ofPatient(only, known);
  const ids = meant.patients.map(({ id }) => id).join(', ');
  throw new UsageError(
    context.say(
      `Plusieurs patients ont cette adresse : ${ids}. Nommez-en un.`,
      `Several patients have this address: ${ids}. Name one.`,
    ),
  );
}

async function heldContacts(store: Store): Promise<Known['held']> {
  const [cases, changes] = [await store.cases(), await store.contactChanges()];
  const [invitations, waiting] = [await store.invitations(), await store.waiting()];
  const rest = [...(await store.offers()), ...(await store.consents()), ...(await store.marks())];
  const named = [...cases, ...changes, ...invitations, ...waiting, ...rest, ...(await store.followUps(0))];
  return {
    cases,
    changes,
    invitations,
    waiting,
    patients: new Set(named.flatMap(({ patient }) => patient ?? [])),
  };
}

/** Somebody whom the memory knows and today's list does not name; an address of a patient of today is theirs. */
function leftTheList(named: string, known: Known): Whom | null {
  const { all, held } = known;
  const address = parseAddress(named);
  const isRecorded = all.some(({ contacts }) => contacts.some((contact) => contact.address === address));
  if (address !== null && isRecorded) return null;
  const id = address === null ? (idOf(named, held) ?? idByName(named, known)) : patientBehind(address, held);
  if (id === null) return null;
  const today = all.find((patient) => patient.id === id);
  if (today !== undefined) return address === null ? null : ofPatient(today, known);
  const words = address !== null || idOf(named, held) !== null ? [] : [named];
  const { addresses, phones } = tracesOf(id, held, notTheirs(id, known));
  const theirs = address === null ? addresses : [...new Set([address, ...addresses])];
  const person = { patient: id, addresses: theirs, words: [...words, ...phones] };
  return { patient: null, person, shared: [], former: theirs };
}

function idOf(named: string, { patients }: Known['held']): PatientId | null {
  return patients.has(named) ? named : null;
}

/** By a name of at least two words that stands in the letters or mails of one patient who left the list, and of no other. */
function idByName(named: string, { all, held }: Known): PatientId | null {
  if (named.trim().split(/\s+/u).length < 2) return null;
  const mask = maskOf([named]);
  const gone = held.cases.filter(({ patient }) => patient !== null && all.every(({ id }) => id !== patient));
  const theirs = gone.filter((kase) => mask.finds(JSON.stringify(kase)));
  const [only, another] = [...new Set(theirs.flatMap(({ patient }) => patient ?? []))];
  return another === undefined ? (only ?? null) : null;
}

function ofPatient(patient: Patient, known: Known): Whom {
  const { all, held } = known;
  const others = notTheirs(patient.id, known);
  const addresses = patient.contacts.map(({ address }) => address);
  const isTheirs = (address: string) => !others.has(address);
  const traces = tracesOf(patient.id, held, others);
  const former = traces.addresses.filter((address) => !addresses.includes(address));
  return {
    patient,
    person: {
      patient: patient.id,
      addresses: [...addresses.filter(isTheirs), ...former],
      words: [...new Set([...personWords(patient, all), ...traces.phones])],
    },
    shared: addresses.filter((address) => !isTheirs(address)),
    former,
  };
}

/** Addresses recorded for other patients, and the practice's own. */
function notTheirs(id: PatientId, { all, own }: Known): ReadonlySet<string> {
  const others = all.filter((one) => one.id !== id).flatMap(({ contacts }) => contacts);
  return new Set([...own, ...others.map(({ address }) => address)]);
}
