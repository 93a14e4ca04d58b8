// "Une heure plus tard", "push it back a week": a new time counted from the appointment that is moved.

import type { Language } from '../../../domain/language.ts';
import { addDays, addMinutes, at, dayOf, minutesOf } from '../../../domain/time.ts';
import type { Shift, Wish } from '../../../domain/wish.ts';
import { foldedAlike } from './time-pieces.ts';

const AMOUNTS: Readonly<Record<string, number>> = {
  un: 1,
  jeden: 1,
  dwa: 2,
  dwie: 2,
  trzy: 3,
  dos: 2,
  tres: 3,
  due: 2,
  tre: 3,
  dois: 2,
  duas: 2,
  une: 1,
  deux: 2,
  trois: 3,
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  eine: 1,
  einer: 1,
  ein: 1,
  einen: 1,
  zwei: 2,
  drei: 3,
  een: 1,
  una: 1,
  uno: 1,
  uma: 1,
  um: 1,
  twee: 2,
  drie: 3,
  half: 0.5,
  halbe: 0.5,
  'une demi': 0.5,
  demi: 0.5,
  'half an': 0.5,
  'eine halbe': 0.5,
  'een half': 0.5,
};

const AMOUNT =
  '(\\d+|une demi|demi|half an|eine halbe|een half|half|une|un|deux|trois|an|a|one|two|three|einer|eine|einen|ein|zwei|drei|een|twee|drie|dos|tres|due|tre|dois|duas|jeden|dwa|dwie|trzy|una|uno|uma|um)';
const UNIT =
  '(heures?|h|hours?|hrs?|stunden?|uur|uurtje|horas?|or[ae]|godzin\\p{L}*|minutes?|minuten|minut\\p{L}+|mins?|mn|jours?|days?|tag(?:e|en)?|dag|dagen|dias?|giorn[oi]|dzien|dni|tydzien|tygodnie|semaines?|weeks?|wochen?|woche|weken|semanas?|settiman[ae])';

/** What stands behind or before an amount and makes a way of it; the first two are later, the last earlier. */
const LATER: Readonly<Partial<Record<Language, string>>> = {
  fr: 'plus tard|apres',
  en: 'later|back',
  de: 'spater|nach hinten',
  nl: 'later',
  es: 'mas tarde|despues',
  it: 'piu tardi|dopo',
  pt: 'mais tarde|depois',
  pl: 'pozniej',
};
const BY: Readonly<Partial<Record<Language, string>>> = {
  fr: '(?:decal\\p{L}*|repor\\p{L}*|repouss\\p{L}*|deplac\\p{L}*) (?:[\\p{L}\\d]+ ){0,6}d',
  en: '(?:push|move|put|delay|postpone)\\p{L}* (?:[\\p{L}\\d]+ ){0,12}?(?:back by|back|by)',
  de: 'um',
};
const EARLIER: Readonly<Partial<Record<Language, string>>> = {
  fr: 'plus tot|avant',
  en: 'earlier|sooner',
  de: 'fruher|eher|nach vorne',
  nl: 'eerder|vroeger',
  es: 'antes|mas temprano',
  it: 'prima',
  pt: 'mais cedo|antes',
  pl: 'wczesniej',
};

/** The wish that a sentence names by its distance from the appointment; null when it names none, or none can be told. */
export function shiftedTime(text: string, language: Language, about: readonly Wish[]): Wish | null {
  const shift = shiftSaid(text, language)?.shift ?? null;
  const [only, another] = mostPrecise(about.filter(({ include }) => include));
  if (shift === null || only === undefined || another !== undefined || only.daily !== undefined) return null;
  if (only.exact !== true) {
    const whole = shift.minutes === 0 && only.end === at(addDays(dayOf(only.start), 1), 0);
    return whole ? { include: true, ...dayFrom(only, shift), sameTime: true } : null;
  }
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
  return shiftIn(folded.replace(/\bgodzine (?=pozniej|wczesniej)/, '1 godzine '), language);
}

/** "Jeudi … mon rdv est jeudi à 11 h": the clock time says which; two that differ tell nothing. */
function mostPrecise(about: readonly Wish[]): readonly Wish[] {
  const exact = about.filter((wish) => wish.exact === true);
  const told = exact.length > 0 ? exact : about;
  return told.filter(({ start }, place) => told.findIndex((other) => other.start === start) === place);
}

function dayFrom({ start }: Wish, { days }: Shift): Pick<Wish, 'start' | 'end'> {
  const day = addDays(dayOf(start), days);
  return { start: at(day, 0), end: at(addDays(day, 1), 0) };
}

function shiftIn(folded: string, language: Language): SaidShift | null {
  const behind = (words: string | undefined) =>
    words === undefined ? null : new RegExp(`\\b${AMOUNT} ${UNIT} (?:${words})\\b`, 'u').exec(folded);
  const by = BY[language];
  const before = by === undefined ? null : new RegExp(`\\b(?:${by}) ${AMOUNT} ${UNIT}\\b`, 'u').exec(folded);
  const later = behind(LATER[language]) ?? before;
  const found = later ?? behind(EARLIER[language]);
  if (found === null) return null;
  const [all, amount = '', unit = ''] = found;
  const shift = distance((AMOUNTS[amount] ?? Number(amount)) * (later === null ? -1 : 1), unit);
  return shift === null ? null : { shift, words: all.slice(all.lastIndexOf(`${amount} ${unit}`)) };
}

function distance(count: number, unit: string): Shift | null {
  if (!Number.isFinite(count)) return null;
  if (/^(?:sem|week|wo|weken|settiman|ty)/.test(unit)) return { days: count * 7, minutes: 0 };
  if (/^(?:j|day|tag|dag|dia|giorn|d[nz])/.test(unit)) return { days: count, minutes: 0 };
  return { days: 0, minutes: Math.round(count * (/^m/.test(unit) ? 1 : 60)) };
}
