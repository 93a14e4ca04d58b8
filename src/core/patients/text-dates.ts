import { dateOf, type LocalDate, parseLocalDate } from '../../domain/time.ts';
import { fold } from './name-words.ts';

/** First letters of the months in the eight languages, accents stripped; enough to tell them apart. */
const MONTHS: readonly (readonly string[])[] = [
  ['janv', 'jan', 'stycz', 'ener', 'genn'],
  ['fevr', 'feb', 'lut', 'fevereiro'],
  ['mars', 'marc', 'maart', 'marz', 'marzo', 'mar', 'mrt'],
  ['avr', 'apr', 'kwie', 'abr'],
  ['mai', 'may', 'mei', 'maj', 'mayo', 'magg', 'maio'],
  ['juin', 'jun', 'czerw', 'giug'],
  ['juil', 'jul', 'lip', 'lugl'],
  ['aou', 'aug', 'sierp', 'ago'],
  ['sep', 'wrze', 'sett', 'set'],
  ['oct', 'okt', 'pazdz', 'ott', 'out'],
  ['nov', 'listop'],
  ['dec', 'dez', 'grud', 'dic'],
];

const ISO = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/g;
const NUMERIC = /(?<!\d)(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4}|\d{2})(?!\d)/g;
const NAMED =
  /(?<!\d)(\d{1,2})(?:er|st|nd|rd|th|e|\.)?\s+(?:de |d')?([a-z]{3,12})\.?,?\s+(?:de )?(\d{4})(?!\d)/g;
const NAMED_FIRST = /\b([a-z]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/g;

/**
 * Every full date of a text that can be a date of birth, day first as everywhere in Europe. A year of two digits can
 * be of either century: both are given, since the dates are only compared with one that is known.
 */
export function birthDatesIn(text: string): readonly LocalDate[] {
  const folded = fold(text);
  const found = [
    ...matches(folded, ISO, ([year, month, day]) => [year, month, day]),
    ...matches(folded, NUMERIC, ([day, month, year]) => [year, month, day]),
    ...matches(folded, NAMED, ([day, month, year]) => [year, monthNamed(month), day]),
    ...matches(folded, NAMED_FIRST, ([month, day, year]) => [year, monthNamed(month), day]),
  ];
  return [...new Set(found)];
}

type Parts = readonly [year: string | undefined, month: string | undefined, day: string | undefined];

function matches(text: string, pattern: RegExp, order: (groups: readonly string[]) => Parts): LocalDate[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const [year = '', month = '', day = ''] = order(match.slice(1));
    const years = year.length === 2 ? [`19${year}`, `20${year}`] : [year];
    return years.flatMap((full) => dayNamed(Number(full), Number(month), Number(day)));
  });
}

function dayNamed(year: number, month: number, day: number): LocalDate[] {
  if (year < 1890 || month < 1 || month > 12 || day < 1 || day > 31) return [];
  const date = parseLocalDate(dateOf(year, month, day));
  return date !== null && Number(date.slice(5, 7)) === month ? [date] : [];
}

function monthNamed(word: string | undefined): string {
  const place = MONTHS.findIndex((starts) => starts.some((start) => word?.startsWith(start)));
  return String(place + 1);
}
