import type { Language, ProgramLanguage } from '../domain/language.ts';
import type { Country } from '../domain/practice.ts';
import type { Zone } from '../domain/time.ts';

interface CountryDefaults {
  readonly language: Language;
  readonly programLanguage: ProgramLanguage;
  readonly zone: Zone;
}

/** What a practice need not write because its country says it. */
export const COUNTRY_DEFAULTS: Readonly<Record<Country, CountryDefaults>> = {
  FR: { language: 'fr', programLanguage: 'fr', zone: 'Europe/Paris' },
  BE: { language: 'fr', programLanguage: 'fr', zone: 'Europe/Brussels' },
  CH: { language: 'fr', programLanguage: 'fr', zone: 'Europe/Zurich' },
  LU: { language: 'fr', programLanguage: 'fr', zone: 'Europe/Luxembourg' },
  PL: { language: 'pl', programLanguage: 'en', zone: 'Europe/Warsaw' },
  NL: { language: 'nl', programLanguage: 'en', zone: 'Europe/Amsterdam' },
  DE: { language: 'de', programLanguage: 'en', zone: 'Europe/Berlin' },
  AT: { language: 'de', programLanguage: 'en', zone: 'Europe/Vienna' },
  GB: { language: 'en', programLanguage: 'en', zone: 'Europe/London' },
  IE: { language: 'en', programLanguage: 'en', zone: 'Europe/Dublin' },
  ES: { language: 'es', programLanguage: 'en', zone: 'Europe/Madrid' },
  IT: { language: 'it', programLanguage: 'en', zone: 'Europe/Rome' },
  PT: { language: 'pt', programLanguage: 'en', zone: 'Europe/Lisbon' },
};
