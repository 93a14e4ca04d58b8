// "Before then", "danach": times counted from the last time that the mail has named before.

import type { Language } from '../../../domain/language.ts';
import { addDays, addMinutes, at, dayOf, type LocalDate, type LocalTime } from '../../../domain/time.ts';
import type { Wish, WishContext } from '../../../domain/wish.ts';
import { readWishes } from '../wishes/read-wishes.ts';
import { foldedAlike } from './time-pieces.ts';

type Reference = 'before' | 'after' | 'from' | 'between';

/** By language, over folded text with single spaces. */
const REFERENCES: Readonly<Record<Language, Readonly<Record<Reference, RegExp>>>> = {
  fr: {
    before: /\b(?:avant cela|avant ca|avant cette date|d ici la|avant(?= ?$))/,
    after: /\b(?:apres cela|apres ca|apres cette date|par la suite|a partir de la|des lors)\b/,
    from: /\ba partir de (?:cette date|ce jour(?: la)?)\b/,
    between: /\b(?:entre (?:les deux|ces deux (?:dates|rdv|rendez vous)))\b/,
  },
  en: {
    before: /\b(?:before then|before that|by then|beforehand)\b/,
    after: /\b(?:after that|after then|from then on|thereafter|afterwards)\b/,
    from: /\b(?:from|as of) (?:that (?:date|day)|then)(?! on)\b/,
    between: /\b(?:in between(?! \S)|between (?:the two|those|these|them))\b/,
  },
  de: {
    before: /\b(?:davor|vorher|bis dahin)\b/,
    after: /\b(?:danach|ab dann|ab da)\b/,
    from: /\bab diesem (?:tag|datum|zeitpunkt|termin)\b/,
    between: /\b(?:dazwischen(?! ?(?:gekommen|kommt|kam))|zwischen (?:den beiden|diesen))\b/,
  },
  nl: {
    before: /\b(?:daarvoor|ervoor|voor die tijd)\b/,
    after: /\b(?:daarna|erna|nadien|vanaf dan)\b/,
    from: /\bvanaf die (?:dag|datum)\b/,
    between: /\b(?:ertussen(?:in)?|daartussen(?:in)?|tussen (?:die|deze) twee)\b/,
  },
  es: {
    before: /\b(?:antes de (?:eso|esa fecha|entonces)|hasta entonces)\b/,
    after: /\b(?:despues de (?:eso|esa fecha)|a partir de (?:entonces|ahi))\b/,
    from: /\ba partir de esa fecha\b/,
    between: /\b(?:entre (?:las|esas|ambas|los|esos) (?:dos|fechas|dias)|entre medias|entre medio)\b/,
  },
  it: {
    before: /\b(?:prima di (?:allora|quella data|cio)|entro allora)\b/,
    after: /\b(?:dopo (?:di che|quella data|cio)|da allora in poi)\b/,
    from: /\b(?:a partire )?da quella data\b/,
    between: /\b(?:fra|tra) (?:le due(?: date)?|i due)\b/,
  },
  pt: {
    before: /\b(?:antes d(?:isso|essa data)|ate la)\b/,
    after: /\b(?:depois d(?:isso|essa data)|a partir dai)\b/,
    from: /\ba partir dessa data\b/,
    between: /\b(?:entre (?:as|essas|os|esses) (?:duas|dois|datas))\b/,
  },
  pl: {
    before: /\b(?:przed tym(?: terminem)?|do tego czasu|wczesniej niz wtedy)\b/,
    after: /\b(?:po tym(?: terminie)?|od tego czasu)\b/,
    from: /\bod (?:tego dnia|tej daty)\b/,
    between: /\b(?:pomiedzy nimi|miedzy (?:tymi|nimi))\b/,
  },
};

const ORDER: readonly Reference[] = ['between', 'before', 'from', 'after'];

/** What is longer has no end worth counting from: "from 5 December I'm back, after that …". */
const LONGEST_DAYS = 60;
/** A year: an open end without any bound (design §3). */
const OPEN_DAYS = 365;

/**
 * The stretch of days that a sentence names by pointing back, `earlier` being the mail's words before it; null when it
 * points at nothing. It reaches from or to the time named.
 */
export function referredTime(
  text: string,
  earlier: string,
  language: Language,
  context: WishContext,
): Wish | null {
  const folded = foldedAlike(text).replace(/ +/g, ' ');
  for (const reference of ORDER) {
    const found = REFERENCES[language][reference].exec(folded);
    if (found === null) continue;
    if (reference === 'after' && TELLS.test(folded.slice(found.index + found[0].length))) return null;
    const own = readWishes(folded.slice(0, found.index), language, context).wishes;
    if (own.length > 0 && !own.some(namesDays)) return null;
    const before = `${earlier}\n${folded.slice(0, found.index)}`;
    const [named, first] = readWishes(before, language, context).wishes.filter(namesDays).toReversed();
    if (named === undefined) return null;
    return reference === 'between' ? gap(first, named) : stretch(reference, named, context.sent);
  }
  return null;
}

/** "Après ça, c'est la fête de l'école": what happens then, and no wish. */
const TELLS =
  /^ ?(?:c est|ce sera|ce sont|(?:on|nous) (?:est|sommes|sera|serons|part|partons|a|avons)|je (?:suis|serai|pars|travaille)|j ai|it s|there s|(?:we|i)(?: re| m| are| am| ve| have| ll be| will be| go| fly| work)|(?:bin|sind|ist|haben|habe|fahr\p{L}*|muss|mussen) (?:ich|wir|ferien|urlaub|schluss)|(?:ben|zijn|is|heb|hebben|ga|gaan|moet) (?:ik|we|wij|het)|(?:estoy|estamos|es|tengo|tenemos|voy|vamos) |(?:sono|siamo|e|ho|abbiamo|vado|parto) |(?:estou|estamos|tenho|temos|vou|vamos) |(?:jestem|jestesmy|mam|mamy|jade|jest) )(?!.*\b(?:libre|dispo\p{L}*|free|available|frei|zeit|vrij|tijd|liber\p{L}*|livre|woln\p{L}*)\b)/u;

/** The days that lie between the last two that were named. */
function gap(first: Wish | undefined, { start }: Wish): Wish | null {
  if (first === undefined) return null;
  const from = addDays(dayOf(addMinutes(first.end, -1)), 1);
  return from < dayOf(start) ? days(from, dayOf(start)) : null;
}

/** Hours of any day are nothing to count from. */
function namesDays({ daily, sameTime }: Wish): boolean {
  return daily === undefined && sameTime === undefined;
}

function stretch(
  reference: Exclude<Reference, 'between'>,
  { start, end }: Wish,
  sent: LocalTime,
): Wish | null {
  const first = dayOf(start);
  const open = end > at(addDays(first, LONGEST_DAYS), 0);
  const behind = open ? first : addDays(dayOf(addMinutes(end, -1)), 1);
  switch (reference) {
    case 'before':
      if (first > dayOf(sent)) return days(dayOf(sent), first);
      return open || behind <= dayOf(sent) ? null : days(dayOf(sent), behind);
    case 'from':
      return days(first, addDays(first, OPEN_DAYS));
    case 'after':
      return days(behind, addDays(behind, OPEN_DAYS));
  }
}

function days(from: LocalDate, to: LocalDate): Wish {
  return { include: true, start: at(from, 0), end: at(to, 0) };
}
