// What a mail says of people: phone numbers, dates of birth, file numbers. Compared with what is recorded, never
// believed by itself.

import { type CountryCode, findPhoneNumbersInText, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Patient } from '../../domain/patient.ts';
import type { Country } from '../../domain/practice.ts';
import { fold } from './name-words.ts';
import { birthDatesIn } from './text-dates.ts';

/** Longer texts are cut: nobody hides a phone number behind so many words. */
const LONGEST = 20_000;

/** One phone number in international form (E.164), national ones read as of the practice's country; null if none. */
export function phoneNumber(text: string, country: Country): string | null {
  const parsed = parsePhoneNumberFromString(text, {
    defaultCountry: country satisfies CountryCode,
    extract: false,
  });
  return parsed?.isPossible() === true ? parsed.number : null;
}

/** The phone numbers of a text in international form (E.164), in their order, each once. */
export function phonesIn(text: string, country: Country): readonly string[] {
  const found = findPhoneNumbersInText(text.slice(0, LONGEST), country satisfies CountryCode);
  return [...new Set(found.map(({ number }) => number.number))];
}

/** The text gives this patient's date of birth or file number (handbook §3.3, level 2). */
export function provesMore(text: string, { id, birthDate }: Pick<Patient, 'id' | 'birthDate'>): boolean {
  const short = text.slice(0, LONGEST);
  return (birthDate !== null && birthDatesIn(short).includes(birthDate)) || givesFileNumber(short, id);
}

const FILE_WORDS =
  'dossier|patient|patiente|fiche|file|record|chart|patientennummer|patientnummer|akte|dossiernummer|kartei|karta|kartoteka|pacjent|paciente|expediente|historia|paziente|cartella|utente|processo';

/**
 * A file number counts where the word for it stands before, or when it is no plain number and long enough to be
 * nothing else.
 */
function givesFileNumber(text: string, id: string): boolean {
  const folded = fold(text);
  // Almost no mail gives one: the patterns below are costly to make.
  if (fold(id) === '' || !folded.includes(fold(id))) return false;
  const number = fold(id).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const alone = id.length >= 5 && /\p{L}/u.test(id) && /\d/.test(id);
  const named = `\\b(?:${FILE_WORDS})\\w{0,3}\\s*(?:n[°ºo]?|nr|no|num(?:ero|ber)?)?\\.?\\s*[:#]?\\s*`;
  return new RegExp(`${alone ? '(?<![\\p{L}\\d-])' : named}${number}(?![\\p{L}\\d-])`, 'u').test(folded);
}
