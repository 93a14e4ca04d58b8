import type { Address, Mail } from '../../domain/mail.ts';
import type { Patient, PatientId } from '../../domain/patient.ts';
import { tellsOfLoss } from '../consents/telling-words.ts';
import { fold } from './name-words.ts';
import { birthDatesIn } from './text-dates.ts';

export interface Told {
  readonly mail: Mail;
  readonly patients: readonly Patient[];
  /** For whom the letter was that the mail answers with a genuine token; null when it answers none. */
  readonly answeredFor: PatientId | null;
}

/** Longer texts are cut: whoever writes more names the patient before. */
const LONGEST = 20_000;

/**
 * Whom a mail may be about, proved or not: those its address is recorded for, whose letter it answers, and, where a
 * death is told, those it names in full or by their date of birth. For what only protects: nothing is told to
 * anybody because of it. Nobody when our server calls the sender a forger.
 */
export function concernedBy({ mail, patients, answeredFor }: Told): readonly Patient[] {
  if (mail.proof.kind === 'failed') return [];
  const text = `${mail.subject}\n${mail.ownWords}`.slice(0, LONGEST);
  const told = tellsOfLoss(mail) ? namedIn(text, patients) : new Set<Patient>();
  return patients.filter(
    (patient) =>
      patient.id === answeredFor ||
      told.has(patient) ||
      patient.contacts.some(({ address }) => address === mail.from),
  );
}

/** Every address that letters about these patients may go to. */
export function addressesOf(patients: readonly Patient[]): readonly Address[] {
  return patients.flatMap(({ contacts }) => contacts.map(({ address }) => address));
}

/** Their own addresses; of whoever has none, those of their relations. */
export function ownAddressesOf(patients: readonly Patient[]): readonly Address[] {
  return patients.flatMap(({ contacts }) => {
    const own = contacts.filter(({ holder, dead }) => holder === 'self' && !dead);
    return (own.length > 0 ? own : contacts).map(({ address }) => address);
  });
}

/** A date of birth that several have counts for those of them whose given or family name stands in the text too. */
function namedIn(text: string, patients: readonly Patient[]): ReadonlySet<Patient> {
  const words = ` ${plain(text)} `;
  const holds = (name: string) => plain(name) !== '' && words.includes(` ${plain(name)} `);
  const inFull = patients.filter(({ givenName, familyName }) => {
    if (!holds(givenName) || !holds(familyName)) return false;
    const [given, family] = [plain(givenName), plain(familyName)];
    return new RegExp(`\\b(?:${given} (?:\\p{L}+ )?${family}|${family} (?:\\p{L}+ )?${given})\\b`, 'u').test(
      words,
    );
  });
  const dates = birthDatesIn(text);
  const born = patients.filter(({ birthDate }) => birthDate !== null && dates.includes(birthDate));
  const sure =
    born.length === 1
      ? born
      : born.filter(({ givenName, familyName }) => holds(givenName) || holds(familyName));
  return new Set([...inFull, ...sure]);
}

function plain(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}
