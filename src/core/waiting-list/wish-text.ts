// When somebody would come, in words: "le mardi 08:00–12:00", "sauf jeudi 26 novembre".

import type { ProgramLanguage } from '../../domain/language.ts';
import { addDays, dayOf, daysBetween, type LocalDate, minutesOf, weekdayOf } from '../../domain/time.ts';
import type { Wish } from '../../domain/wish.ts';
import { dayText, weekdayName } from '../agenda/moment-text.ts';

/** So many of one weekday at the same hours are a habit and need no dates. */
const HABIT = 3;
/** A stretch of so many days has no end worth naming. */
const LONG = 180;

/** Each kind of wish in one phrase, wanted ones first; empty when any time will do. */
export function wishText(wishes: readonly Wish[], language: ProgramLanguage): readonly string[] {
  const except = language === 'fr' ? 'sauf ' : 'except ';
  return [
    ...phrases(
      wishes.filter(({ include }) => include),
      language,
    ),
    ...phrases(
      wishes.filter(({ include }) => !include),
      language,
    ).map((phrase) => except + phrase),
  ];
}

function phrases(wishes: readonly Wish[], language: ProgramLanguage): readonly string[] {
  const groups = new Map<string, Wish[]>();
  for (const wish of wishes) {
    const key = isOneDay(wish) ? `${weekdayOf(dayOf(wish.start))} ${hoursOf(wish)}` : JSON.stringify(wish);
    groups.set(key, [...(groups.get(key) ?? []), wish]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    return group.length >= HABIT && isOneDay(first)
      ? [habit(first, language)]
      : group.map((wish) => oneWish(wish, language));
  });
}

/** "le mardi 08:00–12:00" */
function habit(wish: Wish, language: ProgramLanguage): string {
  const weekday = weekdayName(weekdayOf(dayOf(wish.start)), language);
  const name = language === 'fr' ? `le ${weekday}` : `${weekday}s`;
  return `${name} ${hoursOf(wish)}`.trim();
}

function oneWish(wish: Wish, language: ProgramLanguage): string {
  const first = dayOf(wish.start);
  const last = lastDay(wish);
  const day = (date: LocalDate) => dayText(date, language, { weekday: true, year: false });
  if (first === last) return `${day(first)} ${hoursOf(wish)}`.trim();
  const hours = wish.daily === undefined ? '' : ` ${clock(wish.daily[0])}–${clock(wish.daily[1])}`;
  if (daysBetween(first, last) >= LONG) {
    const always = language === 'fr' ? 'tous les jours' : 'every day';
    return hours === '' ? always : always + hours;
  }
  return language === 'fr'
    ? `du ${day(first)} au ${day(last)}${hours}`
    : `${day(first)} to ${day(last)}${hours}`;
}

function isOneDay(wish: Wish): boolean {
  return dayOf(wish.start) === lastDay(wish);
}

/** The last day that belongs to it: an end at midnight is the day before. */
function lastDay({ end }: Wish): LocalDate {
  return minutesOf(end) === 0 ? addDays(dayOf(end), -1) : dayOf(end);
}

/** "08:00–12:00"; empty for a whole day. */
function hoursOf({ start, end, daily }: Wish): string {
  const from = daily?.[0] ?? minutesOf(start);
  const to = daily?.[1] ?? (minutesOf(end) === 0 ? 1440 : minutesOf(end));
  return from === 0 && to === 1440 ? '' : `${clock(from)}–${clock(to)}`;
}

function clock(minutes: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
