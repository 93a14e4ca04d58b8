// Emergency numbers that a practice put in the place of its country's (handbook §2.6, R-41).

import { LETTER_NUMBERS, type OwnNumbers } from '../../domain/emergency-numbers.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { CountryRules, HelpNumber } from './countries.ts';

/**
 * The country's rules with the practice's own numbers in them. Of a number that the country's file knows, what the file
 * claims of it stays; of any other nothing is claimed. What letters show counts as checked on the practice's day.
 */
export function withOwnNumbers(country: CountryRules, own: OwnNumbers | null): CountryRules {
  if (own === null) return country;
  const lines = LETTER_NUMBERS.map((kind) => {
    const written = own.numbers[kind]?.map((number) => ownLine(number, country[kind]));
    return [kind, (written ?? country[kind]).map((line) => checkedOn(line, own.checkedOn))] as const;
  });
  return { ...country, ...Object.fromEntries(lines) };
}

/** Numbers for danger to life of which the country's file knows none: a slip of the pen, or a local number. */
export function strangeLifeNumbers(country: CountryRules, own: OwnNumbers | null): readonly string[] {
  return (own?.numbers.life ?? []).filter((number) => knownLine(number, country.life) === undefined);
}

/** What to do about such a number. */
export function strangeNumbersSentence(
  number: string,
  { life }: CountryRules,
  language: ProgramLanguage,
): string {
  const known = life.map((line) => line.number).join(', ');
  return language === 'fr'
    ? `« ${number} » n'est aucun des numéros connus pour un danger de mort dans votre pays : ${known}. S'il est juste, il reste ; appelez-le une fois.`
    : `"${number}" is none of the numbers known for danger to life in your country: ${known}. If it is right it stays; call it once.`;
}

function ownLine(number: string, known: readonly HelpNumber[]): HelpNumber {
  const nothingClaimed = { name: '', always: false, free: false, languages: [], note: '' };
  return {
    ...nothingClaimed,
    ...knownLine(number, known),
    number,
    source: 'practice',
    verified: true,
    letters: true,
  };
}

function knownLine(number: string, known: readonly HelpNumber[]): HelpNumber | undefined {
  return known.find((line) => digits(line.number) === digits(number));
}

function digits(number: string): string {
  return number.replaceAll(/[^\d+]/gu, '');
}

function checkedOn(line: HelpNumber, day: string): HelpNumber {
  const shown = line.letters && line.verified;
  return shown && (line.checked_on ?? '') < day ? { ...line, checked_on: day } : line;
}
