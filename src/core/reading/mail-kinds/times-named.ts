import { wordsOf } from '../fold.ts';
import { LANGUAGE_DATA } from '../wishes/languages/all.ts';

/** Shorter names of days are other words in other languages. */
const SHORTEST = 4;

/** Names of weekdays and months, and "tomorrow", folded, in all languages. */
const NAMES: ReadonlySet<string> = new Set(
  Object.values(LANGUAGE_DATA)
    .flatMap(({ weekdays, everyWeekday = [], months, days }) => [
      ...weekdays,
      ...everyWeekday,
      ...months,
      ...Object.keys(days),
    ])
    .flatMap((names) => names.split('|'))
    .filter((name) => name.length >= SHORTEST && !name.includes(' ')),
);

/** A number of two digits at most, with what a time or a date hangs behind it. */
const CLOCK_OR_DAY = /(?<![\d+])\d{1,2}(?:[:.h/]\d{0,2}){0,2}(?!\d)/gi;

/** Roughly how many days and hours a text names, without reading them. */
export function timesNamed(text: string): number {
  const named = wordsOf(text).filter((word) => NAMES.has(word)).length;
  return named + (text.match(CLOCK_OR_DAY)?.length ?? 0);
}
