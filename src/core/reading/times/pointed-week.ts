// "La semaine d'après", "the rest of the week": a week that the mail named before, written out as its date.

import type { Language } from '../../../domain/language.ts';
import { addDays, addMinutes, at, dayOf, type LocalDate, weekdayOf } from '../../../domain/time.ts';
import type { Wish, WishContext } from '../../../domain/wish.ts';
import { readWishes } from '../wishes/read-wishes.ts';
import { A_WEEK, inFigures } from './pointed-day.ts';
import { foldedAlike } from './time-pieces.ts';

/**
 * A week pointed at ("la semaine d'après", "the rest of the week" behind another week), and how its date is written
 * in words that the grammar reads with a weekday beside them; over folded text.
 */
interface PointedWeek {
  readonly following: RegExp;
  readonly rest: RegExp;
  readonly same: RegExp;
  /** "Celle du 7", up to the number. */
  readonly one: RegExp;
  readonly written: (day: string) => string;
}

const POINTED_WEEKS: Readonly<Partial<Record<Language, PointedWeek>>> = {
  fr: {
    following: /\b(?:(?:la )?semaine (?:d apres|suivante|qui suit)|celle (?:d apres|qui suit))\b/,
    rest: /\b(?:le )?reste de la semaine\b/,
    same: /\b(?:cette semaine la|(?:la |cette )?meme semaine|dans la semaine(?! du| prochaine| qui| suivante| d))\b/,
    one: /\bcelle du(?= \d)/,
    written: (day) => `la semaine du ${day}`,
  },
  en: {
    following: /\b(?:the week after(?! next)|(?:the )?following (?:week|one)|the one after(?! that))\b/,
    rest: /\b(?:the )?rest of the week\b/,
    same: /\b(?:(?:in )?(?:the )?same week|later that week|that week)\b/,
    one: /\b(?:the one|that) (?:of|beginning|starting|commencing) (?:the )?(?= ?\d)/,
    written: (day) => `the week of ${day}`,
  },
  de: {
    following:
      /\b(?:(?:die |der )?woche (?:darauf|drauf|danach)(?:,? also die)?|(?:die |der )?darauffolgenden? woche|folgewoche)\b/,
    rest: /\b(?:den |der )?rest der woche\b/,
    same: /\b(?:(?:in )?der(?:selben| gleichen) woche|(?:in )?dieselbe woche)\b/,
    one: /\bdie (?:vom|ab)(?: dem)?(?= \d)/,
    written: (day) => `Woche vom ${day}`,
  },
  nl: {
    following: /\b(?:(?:de )?week (?:erna|daarna|erop|daarop)|(?:de )?daaropvolgende week)\b/,
    rest: /\b(?:de )?rest van de week\b/,
    same: /\b(?:dezelfde week|in die week|die week)\b/,
    one: /\bdie van(?= \d)/,
    written: (day) => `de week van ${day}`,
  },
  es: {
    following: /\b(?:(?:la )?semana (?:siguiente|despues)|la siguiente)\b(?! semana)/,
    rest: /\b(?:el )?resto de la semana\b/,
    same: /\b(?:la misma semana|esa semana)\b/,
    one: /\bla del(?= \d)/,
    written: (day) => `la semana del ${day}`,
  },
  it: {
    following: /\b(?:(?:la )?settimana (?:successiva|seguente|dopo)|quella dopo)\b/,
    rest: /\b(?:il )?resto della settimana\b/,
    same: /\b(?:la stessa settimana|quella settimana)\b/,
    one: /\bquella del(?=l? ?\d)/,
    written: (day) => `la settimana del ${day}`,
  },
  pt: {
    following: /\b(?:(?:a )?semana (?:seguinte|a seguir)|na seguinte)\b/,
    rest: /\b(?:o )?resto da semana\b/,
    same: /\b(?:a mesma semana|essa semana)\b/,
    one: /\ba d[eo](?: dia)?(?= \d)/,
    written: (day) => `a semana de ${day}`,
  },
};

/** Days after the sending day beyond which nothing named is pointed back at. */
const FARTHEST = 120;
/** A longer stretch has no week of its own. */
const LONGEST_DAYS = 60;

/**
 * The sentence with a week that it points back at written out as a date; unchanged when it points at none, or at the week
 * that the words say by themselves. `earlier` are the mail's words before it.
 */
export function withPointedWeek(
  text: string,
  earlier: string,
  language: Language,
  context: WishContext,
): string {
  const pointed = POINTED_WEEKS[language];
  if (pointed === undefined) return text;
  const folded = foldedAlike(text);
  const one = pointed.one.exec(folded);
  if (one !== null && speaksOfWeeks(`${earlier.split('\n').at(-1)} ${text.slice(0, one.index)}`)) {
    const general = pointed.following.exec(folded.slice(0, one.index));
    const before =
      general === null
        ? text.slice(0, one.index)
        : text.slice(0, general.index) + text.slice(general.index + general[0].length, one.index);
    return `${before}${pointed.written('')}${text.slice(one.index + one[0].length).trimStart()}`;
  }
  for (const which of ['following', 'rest', 'same'] as const) {
    const found = pointed[which].exec(folded);
    if (found === null) continue;
    const before = text.slice(0, found.index).replace(DAY_OF, '');
    const named = lastNamed(`${earlier}\n${before}`, language, context);
    if (named === null || dayOf(named.start) > addDays(dayOf(context.sent), FARTHEST)) continue;
    const monday = mondayOf(dayOf(which === 'following' ? addMinutes(named.end, -1) : named.start));
    const day = which === 'following' ? addDays(monday, 7) : monday;
    if (which !== 'following' && day <= dayOf(context.sent)) continue;
    const behind = text.slice(found.index + found[0].length);
    return `${text.slice(0, found.index)}${pointed.written(inFigures(day))}${behind}`;
  }
  return text;
}

/** "À la semaine d'après ? Celle du 14." */
function speaksOfWeeks(said: string): boolean {
  return A_WEEK.test(foldedAlike(said));
}

/** "The Friday of" that week is no time to look back at. */
const DAY_OF =
  /(?:[\p{L}]+(?:tag|woch|day|di|dag|coledì|nedì|vedì|es|feira)s?(?:,? (?:ou|or|oder|of|o) )?)+(?: (?:of|in|de|van|del|della|da))?(?: the| la)?\s*$/u;

function lastNamed(text: string, language: Language, context: WishContext): Wish | null {
  const named = readWishes(text, language, context).wishes.filter(isShort);
  const once = named.filter((wish) => !named.some((other) => isWeekLater(other, wish)));
  return once.at(-1) ?? named.at(-1) ?? null;
}

/** Days of a repetition say nothing of a week. */
function isWeekLater(other: Wish, { start }: Wish): boolean {
  return [-7, 7].some((days) => other.start === addDays(dayOf(start), days) + start.slice(10));
}

/** Hours of any day, and open ends, have no week. */
function isShort({ start, end }: Wish): boolean {
  return end <= at(addDays(dayOf(start), LONGEST_DAYS), 0);
}

function mondayOf(day: LocalDate): LocalDate {
  return addDays(day, 1 - weekdayOf(day));
}
