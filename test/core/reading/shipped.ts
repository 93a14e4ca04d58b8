import { shippedLanguageTables, shippedLexicon } from '../../../src/adapters/reader/shipped-lexicon.ts';
import { languageOf } from '../../../src/core/reading/language.ts';
import { redFlagsIn } from '../../../src/core/reading/red-flags.ts';
import { LANGUAGES, type Language } from '../../../src/domain/language.ts';
import type { Mail } from '../../../src/domain/mail.ts';
import type { RedFlag } from '../../../src/domain/reading.ts';
import { aMail } from '../../build/builders.ts';

/** The data that ship, read once for all tests of a file. */
export const LEXICON = await shippedLexicon();
export const TABLES = await shippedLanguageTables();

/** The language a text is taken for, in a practice that answers in `preferred`. */
export function guess(text: string, preferred: Language = 'fr', headers: readonly Language[] = []) {
  return languageOf(text, TABLES, { preferred, headers });
}

/** Flags of a mail that says only this, in one language or in all. */
export function flagsIn(ownWords: string, language: Language | 'all' = 'fr', different: Partial<Mail> = {}) {
  const languages = language === 'all' ? LANGUAGES : [language];
  const mail = aMail({ subject: '', ownWords, ...different });
  return redFlagsIn(mail, LEXICON, { alarms: languages, gate: languages });
}

/** The gravest tier of a mail that says only this. */
export function tierOf(ownWords: string, language: Language | 'all' = 'fr', different: Partial<Mail> = {}) {
  const tiers = new Set(flagsIn(ownWords, language, different).map(({ tier }) => tier));
  const order: readonly RedFlag['tier'][] = ['red', 'amber', 'gate'];
  return order.find((tier) => tiers.has(tier)) ?? null;
}
