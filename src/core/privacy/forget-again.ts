import type { Case } from '../../domain/case.ts';
import { parseAddress } from '../../domain/mail.ts';
import type { PatientId } from '../../domain/patient.ts';
import type { Forgetting } from '../../domain/privacy.ts';
import { pseudonym } from '../audit.ts';
import { patientKey } from './person-keys.ts';

/** Whom an older memory still holds though they were forgotten since, by the keys that were noted then. */
export function forgetAgain(
  held: { readonly cases: readonly Case[]; readonly patients: readonly PatientId[] },
  keys: ReadonlySet<string>,
  secret: string,
): readonly Forgetting[] {
  const { cases } = held;
  const patients = new Set([...held.patients, ...cases.flatMap(({ patient }) => patient ?? [])]);
  const written = [...new Set(cases.flatMap(addressesOf))];
  const addresses = written.flatMap((text) => parseAddress(text) ?? []);
  const theirs = addresses.filter((address) => keys.has(pseudonym(address, secret)));
  const known = [...patients].filter((patient) => keys.has(patientKey(patient, secret)));
  const strangers: readonly Forgetting[] =
    theirs.length === 0 ? [] : [{ patient: null, addresses: theirs, words: [] }];
  return [...known.map((patient): Forgetting => ({ patient, addresses: theirs, words: [] })), ...strangers];
}

function addressesOf({ from, plan, proposal }: Case): readonly string[] {
  const letters = [...plan, ...proposal].flatMap((action) =>
    action.kind === 'reply' ? [action.letter.to] : [],
  );
  return from === null ? letters : [from, ...letters];
}
