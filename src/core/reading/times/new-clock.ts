// "Move me from 6 to 5": an hour that takes the place of another.

import type { Language } from '../../../domain/language.ts';

/** The word before a clock time, so that a bare hour behind it is read. */
const AT: Readonly<Record<Language, string>> = {
  fr: 'à',
  en: 'at',
  de: 'um',
  nl: 'om',
  pl: 'o',
  es: 'a las',
  it: 'alle',
  pt: 'às',
};

const HOUR =
  '\\d{1,2}(?:\\s*(?:h|:|\\.)\\s*\\d{2}|\\s*(?:h|uhr|uur|u|am|pm)\\b)?(?:\\s*(?:uhr|uur|am|pm)\\b)?';
const FROM_CLOCK = new RegExp(
  `(?:\\b(?:from|de|von|van|da|dalle|das|z|od)\\s+)(?:las\\s+)?(${HOUR})\\s+(?:to|à|a|auf|naar|nach|alle|para|na|às)\\s+(?:las\\s+|as\\s+)?(${HOUR})`,
  'iu',
);

/** "Mon rendez-vous de 16 h peut-il passer à 14 h", "could my 4 pm be moved to 5". */
const CLOCK_MOVED = new RegExp(
  `(?:(?<!\\p{L})(?:de|d['’]|my|our|at|the)\\s*)(${HOUR})(?:\\s+[\\p{L}'’-]+){0,3}?\\s+(?:passer|glisser|avanc\\p{L}+|d[eé]cal\\p{L}+|recul\\p{L}+|moved?|shifted|pushed|changed?)\\s+(?:à|a|to|vers)\\s+(${HOUR})`,
  'iu',
);

/** Behind "à vendredi" two hours are a span. */
const NEW_DAY = /(?<!\p{L})(?:à|a|au|to|auf|naar|na|para|al)\s+\p{L}{4,}\s*,?\s*$/iu;

/** "Move me from 6 to 5": the sentence without its hours, and the second of them, which is wanted instead of the first. */
export function newClock(
  text: string,
  language: Language,
): { readonly rest: string; readonly hour: string } | null {
  const found = FROM_CLOCK.exec(text) ?? CLOCK_MOVED.exec(text);
  if (found === null || NEW_DAY.test(text.slice(0, found.index))) return null;
  const [whole, , to = ''] = found;
  const rest = `${text.slice(0, found.index)} ${text.slice(found.index + whole.length)}`;
  return { rest, hour: `${AT[language]} ${to}` };
}
