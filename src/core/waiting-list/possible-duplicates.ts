import type { Patient, PatientId } from '../../domain/patient.ts';
import { wordsOf } from '../reading/fold.ts';

/**
 * Pairs of recorded patients who may be one person: the same names in any order with no two different birth dates, or a
 * shared address under the same given name. Only a human merges them (handbook R-64).
 */
export function possibleDuplicates(
  patients: readonly Patient[],
): readonly (readonly [PatientId, PatientId])[] {
  return patients.flatMap((one, index) =>
    patients
      .slice(index + 1)
      .filter((other) => mayBeOne(one, other))
      .map((other) => [one.id, other.id] as const),
  );
}

function mayBeOne(one: Patient, other: Patient): boolean {
  if (one.birthDate !== null && other.birthDate !== null && one.birthDate !== other.birthDate) return false;
  if (namesOf(one) === namesOf(other)) return true;
  const addresses = new Set(one.contacts.map(({ address }) => address));
  const shares = other.contacts.some(({ address }) => addresses.has(address));
  return shares && words(one.givenName) === words(other.givenName);
}

function namesOf({ givenName, familyName }: Patient): string {
  return wordsOf(`${givenName} ${familyName}`).toSorted().join(' ');
}

function words(text: string): string {
  return wordsOf(text).join(' ');
}
