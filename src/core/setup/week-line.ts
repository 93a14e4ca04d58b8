// A week of opening hours typed in one line: "lun-ven 8:30-12:00 14h-19h, mer 8h30-12h, sam fermé", or in words: "du lundi
// au vendredi de 8h30 à 12h et de 14h à 19h".

import type { Section } from './settings.ts';

export const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
type Day = (typeof DAYS)[number];

/** How the days begin in French and English, Monday first; a figure is the day of the week. */
const STARTS: readonly (readonly string[])[] = [
  ['lun', 'mon', '1'],
  ['mar', 'tue', '2'],
  ['mer', 'wed', '3'],
  ['jeu', 'thu', '4'],
  ['ven', 'fri', '5'],
  ['sam', 'sat', '6'],
  ['dim', 'sun', '7'],
];

/** Words that mean nothing beside a day and its hours. */
const FILLING = /^(?:du|de|des|le|les|et|puis|from|on|and|then)$/;
const CLOSED = /^(ferm\p{L}*|clos\p{L}*|-)$/u;
const RANGE = /^(\d{1,2})(?:[:h.](\d{2})?)?[-–](\d{1,2})(?:[:h.](\d{2})?)?$/;

/** The hours of practice.yaml, or the first word that is not understood. A later part of the line stands over an earlier. */
export function weekOfLine(line: string): { readonly hours: Section } | { readonly unread: string } {
  const hours = new Map<Day, string[]>();
  let named: readonly Day[] = [];
  for (const part of line.split(/[,;]/)) {
    const { days, ranges, unread } = readPart(part);
    if (unread !== null) return { unread };
    named = [...named, ...days];
    if (ranges === null) continue;
    if (named.length === 0) return { unread: part.trim() };
    for (const day of named) hours.set(day, [...ranges]);
    named = [];
  }
  if (named.length > 0) return { unread: line.split(/[,;]/).at(-1)?.trim() ?? '' };
  const open = DAYS.filter((day) => (hours.get(day) ?? []).length > 0);
  if (open.length === 0) return { unread: line.trim() };
  return { hours: Object.fromEntries(open.map((day) => [day, oneOrMany(hours.get(day) ?? [])])) };
}

interface Part {
  readonly days: readonly Day[];
  /** Null when it names days only: their hours follow. */
  readonly ranges: readonly string[] | null;
  /** The first word that is neither a day nor a time span. */
  readonly unread: string | null;
}

/** Days, then their hours: "lundi mardi 9-12 14-18", "sam fermé". */
function readPart(part: string): Part {
  const words = plainWords(part);
  const found = words.findIndex((word) => daysOf(word) === null);
  const count = found < 0 ? words.length : found;
  const days = words.slice(0, count).flatMap((word) => daysOf(word) ?? []);
  const rest = words.slice(count);
  const spans = rest.filter((word) => !CLOSED.test(word)).map((word) => ({ word, range: rangeOf(word) }));
  const bad = spans.find(({ range }) => range === null);
  const ranges = rest.length === 0 ? null : spans.map(({ range }) => range ?? '');
  return { days, ranges, unread: bad?.word ?? null };
}

/** `du lundi au vendredi de 8h30 à 12h et de 14h à 19h` → `lundi-vendredi`, `8h30-12h`, `14h-19h`. */
function plainWords(part: string): readonly string[] {
  return part
    .trim()
    .toLowerCase()
    .replace(/(?<=\d|h)\s+(?:heures?|o'clock)\b/g, 'h')
    .replace(/\s+(?:au|à|a|to|until|till|jusqu['’]à)\s+/g, '-')
    .replace(/\s*[-–—]\s*/g, '-')
    .replace(/\s*:(?:\s+|$)/g, ' ')
    .split(/\s+/)
    .filter((word) => word !== '' && !FILLING.test(word));
}

function oneOrMany(ranges: readonly string[]): string | readonly string[] {
  const [only = '', another] = ranges;
  return another === undefined ? only : ranges;
}

/** `lun`, `lun-ven`, `1-5`, `lundi`. */
function daysOf(word: string): readonly Day[] | null {
  const [from = '', to = from] = word.split('-');
  const [first, last] = [dayOf(from), dayOf(to)];
  if (first < 0 || last < first) return null;
  return DAYS.slice(first, last + 1);
}

function dayOf(word: string): number {
  return STARTS.findIndex((starts) =>
    starts.some((start) => (start.length === 1 ? word === start : word.startsWith(start))),
  );
}

/** `8h30-12h`, `08:30-12:00`, `9-12`; null for what is no time span. */
function rangeOf(word: string): string | null {
  const found = RANGE.exec(word);
  if (found === null) return null;
  const [, fromHour = '', fromMinute = '00', toHour = '', toMinute = '00'] = found;
  const [from, to] = [clock(fromHour, fromMinute), clock(toHour, toMinute)];
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  const sound = minutes(from) < minutes(to) && minutes(to) <= 1440 && Number(fromMinute) < 60;
  return sound && Number(toMinute) < 60 ? `${from}-${to}` : null;
}

function clock(hour: string, minute: string): string {
  return `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
}

const NAMES: Readonly<Record<'fr' | 'en', readonly string[]>> = {
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};

/** The hours in words, a line for each run of days that are alike. */
export function weekLines(hours: Section, language: 'fr' | 'en'): readonly string[] {
  const texts = DAYS.map((day) => rangesText(hours[day]));
  const runs: { from: number; to: number; text: string }[] = [];
  texts.forEach((text, day) => {
    const last = runs.at(-1);
    if (last !== undefined && last.text === text) last.to = day;
    else runs.push({ from: day, to: day, text });
  });
  const name = (day: number): string => NAMES[language][day] ?? '';
  const closed = language === 'fr' ? 'fermé' : 'closed';
  return runs.map(({ from, to, text }) => {
    const days = from === to ? name(from) : `${name(from)} – ${name(to)}`;
    return `${days.padEnd(20)} ${text === '' ? closed : text}`;
  });
}

function rangesText(ranges: Section[string] | undefined): string {
  if (Array.isArray(ranges)) return ranges.join('  ');
  return typeof ranges === 'string' ? ranges : '';
}
