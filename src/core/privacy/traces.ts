// By what else a person was reached than by what the practice records of them today: former addresses and numbers.

import type { Action } from '../../domain/action.ts';
import type { Case } from '../../domain/case.ts';
import type { ContactChange } from '../../domain/contact.ts';
import type { Invitation } from '../../domain/invitation.ts';
import { type Address, parseAddress } from '../../domain/mail.ts';
import type { PatientId } from '../../domain/patient.ts';
import type { WaitingEntry } from '../../domain/waiting.ts';

/** What of the memory names contacts of patients. */
export interface HeldContacts {
  readonly cases: readonly Pick<Case, 'patient' | 'from' | 'plan' | 'proposal'>[];
  readonly changes: readonly ContactChange[];
  readonly invitations: readonly Pick<Invitation, 'patient' | 'to'>[];
  readonly waiting: readonly Pick<WaitingEntry, 'patient' | 'contact'>[];
}

export interface Traces {
  readonly addresses: readonly Address[];
  /** E.164. */
  readonly phones: readonly string[];
}

/** Addresses and numbers that the memory holds of one patient and of no other; `notTheirs` are recorded for somebody else. */
export function tracesOf(patient: PatientId, held: HeldContacts, notTheirs: ReadonlySet<string>): Traces {
  const changes = held.changes.filter((change) => change.patient === patient);
  const numbers = changes.filter(({ kind }) => kind === 'phone').flatMap(bothEnds);
  const others = new Set(addressesIn(held, (one) => one !== null && one !== patient));
  const theirs = addressesIn(held, (one) => one === patient);
  return {
    addresses: theirs.filter((address) => !others.has(address) && !notTheirs.has(address)),
    phones: [...new Set(numbers)],
  };
}

/** The only patient whose cases were written from or to an address; null when there is none, or several. */
export function patientBehind(address: Address, { cases }: Pick<HeldContacts, 'cases'>): PatientId | null {
  const theirs = cases.filter((kase) => writtenIn(kase).includes(address));
  const [only, another] = [...new Set(theirs.flatMap(({ patient }) => patient ?? []))];
  return another === undefined ? (only ?? null) : null;
}

function addressesIn(
  held: HeldContacts,
  isMeant: (patient: PatientId | null) => boolean,
): readonly Address[] {
  const of = <T extends { readonly patient: PatientId | null }>(all: readonly T[]) =>
    all.filter(({ patient }) => isMeant(patient));
  const changed = of(held.changes)
    .filter(({ kind }) => kind === 'address')
    .flatMap(bothEnds)
    .flatMap((text) => parseAddress(text) ?? []);
  const found = [
    ...of(held.cases).flatMap(writtenIn),
    ...changed,
    ...of(held.invitations).map(({ to }) => to),
    ...of(held.waiting).flatMap(({ contact }) => contact ?? []),
  ];
  return [...new Set(found)];
}

function writtenIn({ from, plan, proposal }: HeldContacts['cases'][number]): readonly Address[] {
  const letters = [...plan, ...proposal].flatMap(addressOf);
  return from === null ? letters : [from, ...letters];
}

function addressOf(action: Action): readonly Address[] {
  return action.kind === 'reply' ? [action.letter.to] : [];
}

function bothEnds({ from, to }: ContactChange): readonly string[] {
  return from === null ? [to] : [from, to];
}
