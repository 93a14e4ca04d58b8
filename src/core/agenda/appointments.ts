// Which occurrences are certainly a patient's. A doubtful one is nobody's: telling a stranger somebody's appointment is
// worse than asking (R-IDENTITY, R-42).

import type { Appointment, Occurrence } from '../../domain/agenda.ts';
import type { Patient } from '../../domain/patient.ts';
import type { Instant } from '../../domain/time.ts';

interface Asked {
  readonly occurrences: readonly Occurrence[];
  readonly patient: Patient;
  /** Everybody the practice knows, with or without the patient: a name or an address counts only if nobody shares it. */
  readonly patients: readonly Patient[];
  readonly now: Instant;
}

/** A patient's coming appointments, soonest first, cancelled ones left out. */
export function appointmentsOf({ occurrences, patient, patients, now }: Asked): readonly Appointment[] {
  const others = patients.filter(({ id }) => id !== patient.id);
  const marks = marksOf(patient, others);
  return occurrences
    .filter(({ start, status }) => start > now && status !== 'CANCELLED')
    .filter((occurrence) => belongs(occurrence, marks))
    .toSorted((a, b) => a.start - b.start)
    .map((occurrence) => ({ patient: patient.id, occurrence }));
}

/** What shows that an event is this patient's and nobody else's. */
export interface Marks {
  readonly id: string;
  readonly addresses: ReadonlySet<string>;
  readonly foreignAddresses: ReadonlySet<string>;
  /** Titles that name the patient in full, words sorted; empty when somebody has the same name. */
  readonly names: readonly (readonly string[])[];
  /** By their first word: an agenda has thousands of events, a practice thousands of names. */
  readonly foreignNames: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly foreignIds: ReadonlySet<string>;
}

/**
 * Name, address and number count only as far as none of the others has them too. Asked once a patient, not once an
 * event.
 */
export function marksOf(patient: Patient, others: readonly Patient[]): Marks {
  const foreignAddresses = new Set(others.flatMap(addressesOf));
  const foreignNames = others.map(fullName);
  const own = [fullName(patient), ...shortNames(patient, others)];
  return {
    id: patient.id,
    addresses: new Set(addressesOf(patient).filter((address) => !foreignAddresses.has(address))),
    foreignAddresses,
    names: own.filter((name) => name.length > 1 && !foreignNames.some((other) => holds(name, other))),
    foreignNames: byFirstWord(
      foreignNames.filter((name) => name.length > 1 && !holds(fullName(patient), name)),
    ),
    foreignIds: new Set(
      others
        .map(({ id }) => id)
        .filter(isTelling)
        .map((id) => id.toLowerCase()),
    ),
  };
}

function byFirstWord(names: readonly (readonly string[])[]): Marks['foreignNames'] {
  const found = new Map<string, (readonly string[])[]>();
  for (const name of names) {
    const [first = ''] = name;
    const same = found.get(first);
    if (same === undefined) found.set(first, [name]);
    else same.push(name);
  }
  return found;
}

function addressesOf({ contacts }: Patient): readonly string[] {
  return contacts.map(({ address }) => address.toLowerCase());
}

/** X-PRACTICE-PATIENT decides alone; otherwise every sign must point to this patient and none to another one. */
export function belongs(occurrence: Occurrence, marks: Marks): boolean {
  if (occurrence.patientId !== null) return occurrence.patientId === marks.id;
  const words = wordsOf(occurrence.summary);
  const tokens = new Set(occurrence.summary.toLowerCase().split(/[^\p{L}\p{N}_-]+/u));
  const foreign =
    occurrence.attendees.some((address) => marks.foreignAddresses.has(address)) ||
    words.some((word) => marks.foreignNames.get(word)?.some((name) => holds(words, name))) ||
    [...tokens].some((token) => marks.foreignIds.has(token));
  if (foreign) return false;
  return (
    occurrence.attendees.some((address) => marks.addresses.has(address)) ||
    (isTelling(marks.id) && tokens.has(marks.id.toLowerCase())) ||
    marks.names.some((name) => holds(words, name))
  );
}

/** A file number that cannot be a count, a clock time or a year: "12 séances" is nobody's. */
function isTelling(id: string): boolean {
  return /\d/.test(id) && (/\p{L}/u.test(id) ? id.length >= 3 : id.length >= 5);
}

/** Remembered with the patient, who is the same object as long as the list is the same. */
const fullNames = new WeakMap<Patient, readonly string[]>();

/** Folded words, the family name first; kept with the patient object, since every event asks for it. */
export function fullName(patient: Patient): readonly string[] {
  const { givenName, familyName } = patient;
  const name = fullNames.get(patient) ?? [...wordsOf(familyName), ...wordsOf(givenName)];
  fullNames.set(patient, name);
  return name;
}

/** "Mme Dupont", "DUPONT J.": enough only when no other patient has the family name. */
function shortNames(patient: Patient, others: readonly Patient[]): readonly (readonly string[])[] {
  const family = wordsOf(patient.familyName);
  const shared = others.some(
    // A family name stands first in the full one, so the second question holds the first.
    (other) => holds(fullName(other), family),
  );
  if (family.length === 0 || shared) return [];
  const initial = wordsOf(patient.givenName)[0]?.slice(0, 1);
  const titles = TITLES.map((title) => [title, ...family]);
  return initial === undefined ? titles : [...titles, [...family, initial]];
}

const TITLES = [
  'm',
  'mr',
  'mrs',
  'ms',
  'mme',
  'mlle',
  'madame',
  'monsieur',
  'mademoiselle',
  'miss',
  'herr',
  'frau',
  'mevr',
  'mevrouw',
  'dhr',
  'pan',
  'pani',
  'sr',
  'sra',
  'sig',
  'signora',
  'signor',
  'senhor',
  'senhora',
];

/** Whether all words of a name stand among the words, each as often as the name has it. */
function holds(words: readonly string[], name: readonly string[]): boolean {
  const left = [...words];
  return name.every((word) => {
    const place = left.indexOf(word);
    if (place < 0) return false;
    left.splice(place, 1);
    return true;
  });
}

/** Words without accents, in lower case; hyphens and apostrophes part them. */
export function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
