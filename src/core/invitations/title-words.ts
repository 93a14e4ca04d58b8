import type { Language } from '../../domain/language.ts';

/** "Appointment": the whole title of an invitation, since families and colleagues see calendars too (handbook R-7). */
export const TITLE_WORDS: Readonly<Record<Language, string>> = {
  fr: 'Rendez-vous',
  en: 'Appointment',
  nl: 'Afspraak',
  de: 'Termin',
  pl: 'Spotkanie',
  es: 'Cita',
  it: 'Appuntamento',
  pt: 'Compromisso',
};
