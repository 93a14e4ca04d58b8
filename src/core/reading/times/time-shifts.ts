// "Une heure plus tard", "push it back a week": a new time counted from the appointment that is moved.

import type { Language } from '../../../domain/language.ts';
import { addDays, addMinutes, at, dayOf, minutesOf } from '../../../domain/time.ts';
import type { Shift, Wish } from '../../../domain/wish.ts';
import { readWishes } from '../wishes/read-wishes.ts';
import type { Asked } from './asked.ts';
import { SHIFT_WORDS } from './shift-words.ts';
import { foldedAlike } from './time-pieces.ts';

/**
 * The wish that a sentence names by its distance from the appointment; null when it names none, or none can be told. Of
 * "the same time" the day: the agenda knows the hour better than the mail does.
 */
export function shiftedTime(
  text: string,
  { language, context }: Pick<Asked, 'language' | 'context'>,
  about: readonly Wish[],
): Wish | null {
  const shift = shiftSaid(text, language)?.shift ?? null;
  const [only, another] = mostPrecise(about.filter(({ include }) => include));
  if (shift === null || only === undefined || another !== undefined || only.daily !== undefined) return null;
  const saysSame = readWishes(text, language, context).wishes.some(({ sameTime }) => sameTime === true);
  const isDay = only.exact === true ? saysSame : only.end === at(addDays(dayOf(only.start), 1), 0);
  if (shift.minutes === 0 && isDay) return { include: true, ...dayFrom(only, shift), sameTime: true };
  if (only.exact !== true) return null;
  const start = addMinutes(at(addDays(dayOf(only.start), shift.days), minutesOf(only.start)), shift.minutes);
  return { include: true, start, end: addMinutes(start, 60), exact: true };
}

export interface SaidShift {
  readonly shift: Shift;
  /** Amount, unit and way alone, folded: "une heure plus tard". */
  readonly words: string;
}

/** The distance that a sentence names; null when it names none. */
export function shiftSaid(text: string, language: Language): SaidShift | null {
  const folded = foldedAlike(text).replace(/ +/g, ' ');
  const { later, earlier, laterBy, earlierBy } = SHIFT_WORDS[language];
  return (
    behind(folded, language, later, 1) ??
    behind(folded, language, earlier, -1) ??
    before(folded, language, earlierBy, -1) ??
    before(folded, language, laterBy, 1)
  );
}

/**
 * "Jeudi … mon rdv est jeudi à 11 h": the clock time says which. Two of one day are its time and then a reason's
 * ("à 9 h, mais ma mère n'est là qu'à 8 h 50"); two days tell nothing.
 */
function mostPrecise(about: readonly Wish[]): readonly Wish[] {
  const exact = about.filter((wish) => wish.exact === true);
  const [first, ...others] = exact;
  if (first !== undefined && others.every(({ start }) => dayOf(start) === dayOf(first.start))) return [first];
  const told = exact.length > 0 ? exact : about;
  return told.filter(({ start }, place) => told.findIndex((other) => other.start === start) === place);
}

function dayFrom({ start }: Wish, { days }: Shift): Pick<Wish, 'start' | 'end'> {
  const day = addDays(dayOf(start), days);
  return { start: at(day, 0), end: at(addDays(day, 1), 0) };
}

function behind(folded: string, language: Language, way: string, sign: 1 | -1): SaidShift | null {
  return signed(
    patternOf(`(?:(?<length>${lengthsOf(language)})) (?:${way})\\b`).exec(folded),
    language,
    sign,
  );
}

function before(
  folded: string,
  language: Language,
  verb: string | undefined,
  sign: 1 | -1,
): SaidShift | null {
  if (verb === undefined) return null;
  return signed(
    patternOf(`(?:${verb}) ?\\b(?<length>${lengthsOf(language)})\\b(?!(?<=\\d ?h) a )`).exec(folded),
    language,
    sign,
  );
}

function signed(found: RegExpExecArray | null, language: Language, sign: 1 | -1): SaidShift | null {
  const length = found?.groups?.length;
  if (found === null || length === undefined) return null;
  const { days, minutes } = shiftOf(length, language);
  const turned = (count: number) => (count === 0 ? 0 : count * sign);
  const shift = { days: turned(days), minutes: turned(minutes) };
  return { shift, words: found[0].slice(found[0].indexOf(length)) };
}

/** "A quarter of an hour", "two days", "30 minutes", as one pattern. */
function lengthsOf(language: Language): string {
  const { numbers, units, lengths } = SHIFT_WORDS[language];
  const counted = `(?:\\d{1,2}|${Object.keys(numbers).join('|')}) ?(?:${Object.values(units).join('|')})`;
  return `${lengths.map(([phrase]) => phrase).join('|')}|${counted}`;
}

function shiftOf(words: string, language: Language): Shift {
  const { numbers, units, lengths } = SHIFT_WORDS[language];
  const fixed = lengths.find(([phrase]) => new RegExp(`^(?:${phrase})$`, 'u').test(words));
  if (fixed !== undefined) return fixed[1];
  const [, figures, word = '', unit = ''] = /^(?:(\d+)|(\S+)) ?(\S+)$/u.exec(words) ?? [];
  const count = figures === undefined ? (numbers[word] ?? 0) : Number(figures);
  const is = (name: keyof typeof units) => new RegExp(`^(?:${units[name]})$`, 'u').test(unit);
  if (is('week')) return { days: count * 7, minutes: 0 };
  if (is('day')) return { days: count, minutes: 0 };
  return { days: 0, minutes: is('hour') ? count * 60 : count };
}

const patterns = new Map<string, RegExp>();

function patternOf(source: string): RegExp {
  const known = patterns.get(source) ?? new RegExp(`\\b${source}`, 'u');
  patterns.set(source, known);
  return known;
}
