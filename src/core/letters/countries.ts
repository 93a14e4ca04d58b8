// What a country's numbers and rules are (`data/countries.yaml`), and which of them may be shown.

import { parse } from 'yaml';
import { z } from 'zod';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import { COUNTRIES, type Country } from '../../domain/practice.ts';
import { dateOf, type LocalDate, partsOf } from '../../domain/time.ts';

const NUMBER = z.strictObject({
  number: z.string().regex(/^\d[\d -]*\d$/u),
  /** "Telefonseelsorge": said before the number where a sentence wants a name. */
  name: z.string().default(''),
  /** C-number of handbook §6; K = working knowledge. */
  source: z.string().regex(/^(?:C\d+[a-z]?|K)$/u),
  verified: z.boolean(),
  checked_on: z.iso.date().optional(),
  /** Stands in letters, once it is verified. */
  letters: z.boolean().default(false),
  always: z.boolean().default(false),
  free: z.boolean().default(false),
  /** Spoken on this line; empty = all of the country's. */
  languages: z.array(z.enum(LANGUAGES)).default([]),
  note: z.string().default(''),
});

const POLICY = z.enum(['none', 'reminder-of-rule', 'fee-text-allowed']);

const COUNTRY = z.strictObject({
  zone: z.string(),
  languages: z.array(z.enum(LANGUAGES)).min(1),
  /** */
  reminder_consent: z.strictObject({
    rule: z.enum(['opt-out', 'opt-in']),
    source: z.string(),
    verified: z.boolean(),
  }),
  /** what a practice starts with and the furthest it may go; `delay` in hours. */
  cancellation: z.strictObject({
    policy: POLICY,
    furthest: POLICY,
    delay: z.number().int().positive(),
    source: z.string().optional(),
  }),
  life: z.array(NUMBER).min(1),
  police: z.array(NUMBER),
  doctor: z.array(NUMBER),
  suicide: z.array(NUMBER),
  violence: z.array(NUMBER),
  child: z.array(NUMBER),
  poison: z.array(NUMBER),
  text: z.array(NUMBER),
});

const FILE = z.strictObject(
  Object.fromEntries(COUNTRIES.map((country) => [country, COUNTRY])) as Record<Country, typeof COUNTRY>,
);

export type HelpNumber = Readonly<z.infer<typeof NUMBER>>;
export type CountryRules = Readonly<z.infer<typeof COUNTRY>>;
export type Countries = Readonly<Record<Country, CountryRules>>;

/** What a number is for (handbook §2.6). */
export const NUMBER_KINDS = [
  'life',
  'police',
  'doctor',
  'suicide',
  'violence',
  'child',
  'poison',
  'text',
] as const;
export type NumberKind = (typeof NUMBER_KINDS)[number];

/** Reads `data/countries.yaml`; throws when the file that ships is broken. */
export function parseCountries(text: string): Countries {
  return FILE.parse(parse(text));
}

/**
 * The numbers of one kind that may stand in a letter of this language, best first: verified ones only, those
 * of the language before the others where a country has a line for each.
 */
export function numbersInLetters(
  country: CountryRules,
  kind: NumberKind,
  languages: readonly Language[],
): readonly HelpNumber[] {
  const shown = country[kind].filter(({ letters, verified }) => letters && verified);
  for (const language of languages) {
    const spoken = shown.filter((line) => line.languages.length === 0 || line.languages.includes(language));
    if (spoken.length > 0) return spoken;
  }
  return shown;
}

/** The day on which the number that nobody checked for longest, of those that letters show, was last checked. */
export function numbersCheckedOn(country: CountryRules): LocalDate {
  return shownNumbers(country)
    .map(({ checked_on }) => checked_on ?? '')
    .reduce((oldest, day) => (day < oldest ? day : oldest)) as LocalDate;
}

function shownNumbers(country: CountryRules): readonly HelpNumber[] {
  return NUMBER_KINDS.flatMap((kind) => country[kind]).filter(({ letters, verified }) => letters && verified);
}

/** Months after which the numbers count as old. */
const FRESH_MONTHS = 8;

/** True when a number that letters show was last checked more than eight months before `today`. */
export function numbersAreOld(country: CountryRules, today: LocalDate): boolean {
  return shownNumbers(country).some(
    ({ checked_on }) => checked_on === undefined || monthsAfter(checked_on, FRESH_MONTHS) < today,
  );
}

function monthsAfter(date: string, months: number): LocalDate {
  const { year, month, day } = partsOf(date as LocalDate);
  return dateOf(year, month + months, day);
}
