// "In the week of 10 August. Wednesday is choir.", "im März. Di oder Mi.": bare weekdays in the stretch that was named before.

import type { Language } from '../../../domain/language.ts';
import { addDays, addMinutes, dayOf, daysBetween } from '../../../domain/time.ts';
import type { Wish, WishContext } from '../../../domain/wish.ts';
import { fold, wordsOf } from '../fold.ts';
import { readWishes } from '../wishes/read-wishes.ts';
import { speaksOf } from './time-pieces.ts';

/** "Im März. Di oder Mi.": bare weekdays lie in the month that the mail has just asked for. */
function inNamedMonth(wish: Wish, month: Wish): readonly Wish[] {
  const first = addDays(
    dayOf(wish.start),
    Math.ceil(daysBetween(dayOf(wish.start), dayOf(month.start)) / 7) * 7,
  );
  const weeks = [0, 1, 2, 3, 4].map((week) => daysBetween(dayOf(wish.start), first) + week * 7);
  return weeks
    .map((days) => ({
      ...wish,
      start: addMinutes(wish.start, days * 1440),
      end: addMinutes(wish.end, days * 1440),
    }))
    .filter(({ start, end }) => start >= month.start && end <= month.end);
}

/** "In the week of 10 August. Wednesday is choir.": a bare weekday lies in the week that the mail has just asked for. */
export function inNamedWeek(
  wishes: readonly Wish[],
  text: string,
  earlier: string,
  language: Language,
  context: WishContext,
): readonly Wish[] {
  if (wishes.length === 0 || /\d{1,2}(?!\d| *(?:h|:|uhr|uur|u\b|am|pm|o'clock))/i.test(text)) return wishes;
  const weeks = readWishes(earlier, language, context).wishes.filter(
    ({ include, start, end }) =>
      include &&
      daysBetween(dayOf(start), dayOf(end)) >= 4 &&
      daysBetween(dayOf(start), dayOf(end)) <= A_MONTH,
  );
  const [week, another] = weeks;
  if (week === undefined || another !== undefined) return wishes;
  const isLong = daysBetween(dayOf(week.start), dayOf(week.end)) > 7;
  // "L'ascensore lo riparano solo a dicembre": nobody asks for that month.
  const last = earlier.split('\n').at(-1) ?? '';
  const isAskedFor = wordsOf(last).length <= FEW_WORDS || speaksOf(earlier, language, ['wanted', 'free']);
  return wishes.flatMap((wish): readonly Wish[] => {
    const day = dayOf(wish.start);
    const ahead = daysBetween(day, dayOf(week.start));
    if (wish.daily !== undefined || ahead <= 0 || day > addDays(dayOf(context.sent), 7)) return [wish];
    if (daysBetween(day, dayOf(wish.end)) > 1 || NAMES_WEEK.test(fold(text))) return [wish];
    if (isLong) return wish.include && isAskedFor ? inNamedMonth(wish, week) : [wish];
    const days = Math.ceil(ahead / 7) * 7;
    const moved = {
      ...wish,
      start: addMinutes(wish.start, days * 1440),
      end: addMinutes(wish.end, days * 1440),
    };
    return [moved.start < week.end ? moved : wish];
  });
}

/** In days. */
const A_MONTH = 31;
/** A sentence of so few is nothing but the month. */
const FEW_WORDS = 5;

/** Words that say which week or day is meant. */
const NAMES_WEEK =
  /\b(?:week|semaine|woche|demain|tomorrow|morgen|heute|today|vandaag|aujourd|this|ce|cette|next|prochain|coming|kommend\w*|nachst\w*|diese\w*|deze|komend\w*|volgend\w*|semana|settimana|tydzien|tygodni\w*|jutro|manana|domani|amanha|hoy|oggi|hoje|dzis\w*)\b/;
