import type { ProgramLanguage } from '../domain/language.ts';

// French sets a space before colon and semicolon and uses its own quotation marks; English does not.

/** What stands between a name and what it names. */
export function colon(language: ProgramLanguage): ' : ' | ': ' {
  return language === 'fr' ? ' : ' : ': ';
}

/** What stands between the parts of a list that have commas of their own. */
export function semicolon(language: ProgramLanguage): ' ; ' | '; ' {
  return language === 'fr' ? ' ; ' : '; ';
}

/** The words as somebody said them. */
export function quoted(text: string, language: ProgramLanguage): string {
  return language === 'fr' ? `« ${text} »` : `“${text}”`;
}
