/** The languages in which patients are answered. The program itself speaks French and English. */
export const LANGUAGES = ['fr', 'en', 'nl', 'de', 'pl', 'es', 'it', 'pt'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The languages in which the program speaks to the practice. */
export type ProgramLanguage = 'fr' | 'en';

/** A language that letters are written in; the program itself speaks French and English only. */
export function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text);
}
