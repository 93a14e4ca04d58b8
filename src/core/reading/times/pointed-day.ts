// "Le même jour", "the day after", "ces jours-là": days pointed back at, written out as their dates.

import type { Language } from '../../../domain/language.ts';
import {
  addDays,
  addMinutes,
  at,
  dayOf,
  daysBetween,
  type LocalDate,
  weekdayOf,
} from '../../../domain/time.ts';
import type { Wish, WishContext } from '../../../domain/wish.ts';
import { readWishes } from '../wishes/read-wishes.ts';
import { foldedAlike, speaksOf } from './time-pieces.ts';

type Pointer = 'same' | 'next' | 'previous' | 'those';

/** By language, over folded text in which signs are spaces. */
const POINTERS: Readonly<Record<Language, Readonly<Record<Pointer, string>>>> = {
  fr: {
    same: '(?:le )?meme jour|ce jour la|(?:ce|le) meme (?:lundi|mardi|mercredi|jeudi|vendredi|samedi)',
    next: '(?:le )?lendemain(?! de| matin de)|(?:le )?jour (?:d apres|suivant)',
    previous: '(?:la )?veille(?! d)|(?:le )?jour (?:d avant|precedent)',
    those: 'les (?:deux )?memes (?:deux )?jours|ces deux jours|ces jours la',
  },
  en: {
    same: '(?:that |the )?(?:very )?same day|(?:that|the) same (?:monday|tuesday|wednesday|thursday|friday|saturday)|that day|that(?= (?:morning|afternoon|evening))',
    next: '(?:the )?(?:day after(?! tomorrow| my| the| that| i)|following day)',
    previous: '(?:the )?(?:day before(?! yesterday| my| the| that| i)|previous day)',
    those: 'the same (?:two )?days|those two days|those days',
  },
  de: {
    same: '(?:am )?(?:selben|gleichen) (?:tag|montag|dienstag|mittwoch|donnerstag|freitag|samstag)|gleicher tag|an dem tag',
    next: '(?:am |der |den )?(?:tag (?:danach|darauf|drauf)|folgetag|nachsten tag)|tags darauf',
    previous: '(?:am |der |den )?(?:tag (?:davor|zuvor|vorher)|vortag)|tags zuvor',
    those:
      'dieselben (?:beiden )?tage|an (?:den|diesen|denselben|beiden) (?:beiden |selben )?tagen|an (?:diesen|den) tagen',
  },
  nl: {
    same: '(?:op )?(?:die)?zelfde (?:dag|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag)|dezelfde dag|die dag|die(?= (?:ochtend|middag|avond))',
    next: '(?:de )?(?:dag (?:erna|daarna|erop|daarop)|volgende dag)',
    previous: '(?:de )?dag (?:ervoor|daarvoor|eerder)',
    those: 'dezelfde (?:twee )?dagen|die twee dagen|die dagen',
  },
  es: {
    same: '(?:el |ese )?mismo dia|(?:el|ese) mismo (?:lunes|martes|miercoles|jueves|viernes|sabado)|ese dia|esa(?= (?:manana|tarde))',
    next: '(?:el )?dia (?:siguiente|despues(?! de))',
    previous: '(?:el )?dia (?:antes(?! de)|anterior(?! a))',
    those: 'los mismos (?:dos )?dias|esos dos dias|esos dias',
  },
  it: {
    same: '(?:lo )?stess[oa] (?:giorno|lunedi|martedi|mercoledi|giovedi|venerdi|sabato)|quel giorno|quel(?:la)?(?= (?:mattina|pomeriggio|sera))',
    next: '(?:il )?giorno (?:dopo|successivo|seguente)|l indomani',
    previous: '(?:il )?giorno (?:prima(?! d)|precedente)',
    those: 'gli stessi (?:due )?giorni|quei due giorni|quei giorni',
  },
  pt: {
    same: '(?:no |o )?(?:proprio |mesmo )dia|(?:n?essa |na |a )mesma (?:segunda|terca|quarta|quinta|sexta)(?: feira)?|nesse dia|nessa(?= (?:manha|tarde))',
    next: '(?:no |o )?dia (?:seguinte|a seguir)',
    previous: '(?:no |o )?dia anterior|na vespera(?! d)',
    those: 'os mesmos (?:dois )?dias|nesses dois dias|nesses dias',
  },
  pl: {
    same: 'te(?:go|n) sam(?:ego|ym)? dnia|w ten sam (?:poniedzialek|wtorek|czwartek|piatek)|w te sama srode|tego dnia|ten sam dzien',
    next: 'nastepnego dnia|(?:na )?nastepny dzien|dzien pozniej',
    previous: '(?:po)?przedniego dnia|dzien wczesniej',
    those: 'te same (?:dwa )?dni|w te (?:same )?dwa dni|w te dni',
  },
};

/** Names of weekdays from Monday on, and where "following" stands. */
const FOLLOWING: Readonly<
  Record<Language, { readonly days: string; readonly pattern: (day: string) => string }>
> = {
  fr: {
    days: 'lundi mardi mercredi jeudi vendredi samedi dimanche',
    pattern: (day) => `(?:le )?(?:${day}) (?:suivant|d apres|qui suit)`,
  },
  en: {
    days: 'monday tuesday wednesday thursday friday saturday sunday',
    pattern: (day) => `(?:the )?following (?:${day})|(?:the )?(?:${day}) after(?: that)?(?= *$|  )`,
  },
  de: {
    days: 'montag dienstag mittwoch donnerstag freitag samstag sonntag',
    pattern: (day) => `(?:am |den |der )?(?:dar)?auffolgenden? (?:${day})|(?:${day}) (?:darauf|drauf|danach)`,
  },
  nl: {
    days: 'maandag dinsdag woensdag donderdag vrijdag zaterdag zondag',
    pattern: (day) => `(?:de )?daaropvolgende (?:${day})|(?:de )?(?:${day}) (?:erna|daarna|erop|daarop)`,
  },
  pl: { days: '', pattern: (day) => day },
  es: {
    days: 'lunes martes miercoles jueves viernes sabado domingo',
    pattern: (day) => `(?:el )?(?:${day}) siguiente`,
  },
  it: {
    days: 'lunedi martedi mercoledi giovedi venerdi sabato domenica',
    pattern: (day) => `(?:il )?(?:${day}) (?:successivo|seguente|dopo)(?! l)`,
  },
  pt: {
    days: 'segunda terca quarta quinta sexta sabado domingo',
    pattern: (day) => `(?:a |na )?(?:${day})(?: feira)? seguinte`,
  },
};

/** "Le jeudi d'après" behind a date: the first Thursday behind it. */
function withFollowingWeekday(
  text: string,
  earlier: string,
  language: Language,
  context: WishContext,
): string {
  const { days, pattern } = FOLLOWING[language];
  if (days === '') return text;
  const names = days.split(' ');
  const folded = foldedAlike(text);
  const found = patternOf(pattern(names.join('|'))).exec(folded);
  const name = names.findIndex((one) => found?.[0].includes(one) === true);
  if (found === null || name < 0) return text;
  const before = text.slice(0, found.index);
  const [last] = lastPointedAt('same', { earlier, before }, language, context) ?? [];
  if (last === undefined) return text;
  const away = (name + 1 - weekdayOf(last) + 7) % 7 || 7;
  return `${before}${inFigures(addDays(last, away))}${text.slice(found.index + found[0].length)}`;
}

/** "Same day next week": the weekday is meant. */
const WEEK_BEHIND =
  /^ *(?:\p{L}+ +){0,3}(?:semaine|week|woche|semana|settimana|tydzien|tygodni\p{L}*|weeks|later|uhrzeit)\b/u;

/** "La semaine suivante, même jour": of that week. */
export const A_WEEK = /\b(?:semaines?|weeks?|wochen?|weken|semanas?|settiman[ae]|tydzien|tygodni\p{L}*)\b/u;

/** "Le même jour ou le lendemain" */
const OR_BEHIND = /^ +(?:ou|or|oder|of|o|albo|lub) /i;

/** Days pointed back at as a list are few. */
const MOST_DAYS = 7;

/**
 * The sentence with the days that it points back at written out as dates. "That day" only where the sentence asks for
 * something then: it may as well tell why the writer can't. `earlier` are the mail's words before it.
 */
export function withPointedDay(
  text: string,
  earlier: string,
  language: Language,
  context: WishContext,
): string {
  const dated = withFollowingWeekday(text, earlier, language, context);
  return (Object.keys(POINTERS[language]) as Pointer[]).reduce((written, pointer) => {
    const folded = foldedAlike(written);
    const pattern = patternOf(POINTERS[language][pointer]);
    const found = pattern.exec(folded);
    if (found === null || WEEK_BEHIND.test(folded.slice(found.index + found[0].length))) return written;
    const [before, behind] = [written.slice(0, found.index), written.slice(found.index + found[0].length)];
    const loose = pointer === 'same' || pointer === 'those';
    const offers =
      OR_BEHIND.test(behind) ||
      (text.trimEnd().endsWith('?') && !A_WEEK.test(folded) && !pointsElsewhere(pointer, folded, language)) ||
      speaksOf(clauseAround(before, behind), language, ['wanted']);
    if (loose && !offers) return written;
    const days = lastPointedAt(pointer, { earlier, before }, language, context);
    return days === null ? written : `${before}${days.map(inFigures).join(', ')}${behind}`;
  }, dated);
}

/** "Une formation ce jour-là … le lendemain irait ?": the other day is the one that the question is about. */
function pointsElsewhere(pointer: Pointer, folded: string, language: Language): boolean {
  const others = (['next', 'previous'] as const).filter((other) => other !== pointer);
  return others.some((other) => patternOf(POINTERS[language][other]).test(folded));
}

const patterns = new Map<string, RegExp>();

/** Phrases as one pattern of whole words; a space is any run of them. */
function patternOf(phrases: string): RegExp {
  const known = patterns.get(phrases);
  if (known !== undefined) return known;
  const made = new RegExp(`(?<![\\p{L}\\d])(?:${spaced(phrases)})(?![\\p{L}\\d])`, 'u');
  patterns.set(phrases, made);
  return made;
}

function spaced(phrases: string): string {
  return phrases.replace(/(?<!\?[:=!<]*) /g, ' +');
}

/** The words around, up to the next comma or full stop. */
function clauseAround(before: string, behind: string): string {
  const start = Math.max(...[...',.;:!?('].map((sign) => before.lastIndexOf(sign))) + 1;
  const end = /[,.;:!?)]/.exec(behind)?.index ?? behind.length;
  return `${before.slice(start)} ${behind.slice(0, end)}`;
}

/** What the words just before name; else what the sentences before that do, where those say nothing but "same time". */
function lastPointedAt(
  pointer: Pointer,
  { earlier, before }: { readonly earlier: string; readonly before: string },
  language: Language,
  context: WishContext,
): readonly LocalDate[] | null {
  const near = pointedAt(pointer, `${earlier}\n${before}`, language, context);
  return near ?? pointedAt(pointer, earlier, language, context);
}

function pointedAt(
  pointer: Pointer,
  earlier: string,
  language: Language,
  context: WishContext,
): readonly LocalDate[] | null {
  // Line by line: of an appointment beside another time, the grammar takes only the other for a wish.
  const named = earlier
    .split('\n')
    .flatMap((line) => readWishes(line, language, context).wishes)
    .filter(({ daily, start }) => daily === undefined && dayOf(start) >= dayOf(context.sent));
  if (pointer === 'those') return listed(named);
  const day = named.findLast((wish) => lengthOf(wish) === 1);
  if (day === undefined) return null;
  const first = dayOf(day.start);
  switch (pointer) {
    case 'same':
      return [first];
    case 'next':
      return [addDays(first, 1)];
    case 'previous':
      return addDays(first, -1) > dayOf(context.sent) ? [addDays(first, -1)] : null;
  }
}

/** The last stretch that was named, or the days; null where they are those of many weeks. */
function listed(named: readonly Wish[]): readonly LocalDate[] | null {
  const last = named.at(-1);
  if (last === undefined) return null;
  const meant = lengthOf(last) > 1 ? [last] : named.filter((wish) => lengthOf(wish) === 1);
  const days = meant.flatMap((wish) =>
    Array.from({ length: lengthOf(wish) }, (_, day) => addDays(dayOf(wish.start), day)),
  );
  return days.length > MOST_DAYS ? null : days;
}

/** In begun days. */
function lengthOf({ start, end }: Pick<Wish, 'start' | 'end'>): number {
  const last = dayOf(addMinutes(end, -1));
  return at(last, 0) < start ? 1 : daysBetween(dayOf(start), last) + 1;
}

/** 30/11/2026, which every language reads. */
export function inFigures(day: LocalDate): string {
  return day.split('-').reverse().join('/');
}
