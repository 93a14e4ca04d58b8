// The words with which a new time is told by its distance from an appointment, by language: patterns over folded text in
// which signs are single spaces.

import type { Language } from '../../../domain/language.ts';
import type { Shift } from '../../../domain/wish.ts';

export interface ShiftWords {
  /** Numbers in words. */
  readonly numbers: Readonly<Record<string, number>>;
  /** What is counted; the pattern of each covers singular and plural. */
  readonly units: Readonly<Record<'minute' | 'hour' | 'day' | 'week', string>>;
  /** Lengths without a number before a unit: "a quarter of an hour". */
  readonly lengths: readonly (readonly [phrase: string, shift: Shift])[];
  /** What stands behind a length and makes a way of it. */
  readonly later: string;
  readonly earlier: string;
  /** What stands before one: "décaler … de", "anticipare di". */
  readonly laterBy?: string;
  readonly earlierBy?: string;
}

const minutes = (count: number): Shift => ({ days: 0, minutes: count });
const days = (count: number): Shift => ({ days: count, minutes: 0 });

/** Up to six words between a verb and the length. */
const UP_TO_SIX = '(?:[\\p{L}\\d]+ ){0,6}?';

export const SHIFT_WORDS: Readonly<Record<Language, ShiftWords>> = {
  fr: {
    numbers: {
      un: 1,
      une: 1,
      deux: 2,
      trois: 3,
      quatre: 4,
      cinq: 5,
      dix: 10,
      quinze: 15,
      vingt: 20,
      trente: 30,
    },
    units: { minute: 'minutes?|mins?|mn', hour: 'heures?|h', day: 'jours?', week: 'semaines?' },
    lengths: [
      ['trois quarts d heure', minutes(45)],
      ['(?:un )?(?:petit )?quart d heure', minutes(15)],
      ['une heure et demie', minutes(90)],
      ['(?:une )?(?:petite )?demi(?:e)? heure', minutes(30)],
    ],
    later:
      'plus tard|apres(?! (?:l[ea]?s?|mon|ma|mes|son|sa|ses|notre|nos|noel|cette|cet|avoir|que?|du?)\\b)',
    earlier: 'plus tot|avant(?! (?:l[ea]?s?|mon|ma|mes|son|sa|ses|notre|nos|noel|cette|cet|que?|du?)\\b)',
    laterBy: `(?:decal|repor|repouss|deplac|recul|retard)\\p{L}* ${UP_TO_SIX}de?`,
    earlierBy: `avanc\\p{L}* ${UP_TO_SIX}de?`,
  },
  en: {
    numbers: {
      a: 1,
      an: 1,
      one: 1,
      two: 2,
      three: 3,
      four: 4,
      five: 5,
      ten: 10,
      fifteen: 15,
      twenty: 20,
      thirty: 30,
    },
    units: { minute: 'minutes?|mins?', hour: 'hours?|hrs?', day: 'days?', week: 'weeks?' },
    lengths: [
      ['three quarters of an hour', minutes(45)],
      ['(?:a )?quarter (?:of an )?hour', minutes(15)],
      ['an hour and a half', minutes(90)],
      ['half an hour|(?:a )?half hour', minutes(30)],
      ['(?:a )?couple of hours', minutes(120)],
      ['(?:a )?couple of days', days(2)],
      ['(?:a )?couple of weeks', days(14)],
      ['(?:a )?fortnight', days(14)],
    ],
    later: 'later|back',
    earlier: 'earlier|sooner',
    laterBy: '(?:push|move|put|delay|postpone)\\p{L}* (?:[\\p{L}\\d]+ ){0,12}?(?:back by|back|by)',
    earlierBy: '(?:bring|brought|move|pull)\\p{L}* (?:[\\p{L}\\d]+ ){0,12}?forward(?: by)?',
  },
  de: {
    numbers: {
      ein: 1,
      eine: 1,
      einen: 1,
      einer: 1,
      zwei: 2,
      drei: 3,
      vier: 4,
      funf: 5,
      zehn: 10,
      funfzehn: 15,
      zwanzig: 20,
    },
    units: { minute: 'minuten?|min', hour: 'stunden?|std', day: 'tage?n?', week: 'wochen?' },
    lengths: [
      ['(?:eine )?dreiviertelstunde', minutes(45)],
      ['(?:eine )?viertelstunde', minutes(15)],
      ['(?:eine )?halbe stunde', minutes(30)],
      ['(?:anderthalb|eineinhalb) stunden', minutes(90)],
    ],
    later: 'spater|nach hinten',
    earlier: 'fruher|eher|nach vorne?|vor(?:zu)?(?:ziehen|verlegen)|vorgezogen|vorverlegt',
    laterBy: 'um',
  },
  nl: {
    numbers: { een: 1, twee: 2, drie: 3, vier: 4, vijf: 5, tien: 10, vijftien: 15, twintig: 20 },
    units: {
      minute: 'minu(?:ut|ten)(?:jes?)?|min',
      hour: 'uur(?:tje)?|uren',
      day: 'dag(?:en|je)?',
      week: 'we(?:ek|ken)(?:je)?',
    },
    lengths: [
      ['drie kwartier', minutes(45)],
      ['(?:een )?kwartier(?:tje)?', minutes(15)],
      ['(?:een )?half ?uur(?:tje)?', minutes(30)],
      ['anderhalf uur', minutes(90)],
    ],
    later: 'later',
    earlier: 'eerder|vroeger',
  },
  es: {
    numbers: {
      un: 1,
      una: 1,
      dos: 2,
      tres: 3,
      cuatro: 4,
      cinco: 5,
      diez: 10,
      quince: 15,
      veinte: 20,
      treinta: 30,
    },
    units: { minute: 'minut(?:it)?os?|min', hour: 'hor(?:it)?as?', day: 'dias?', week: 'semanas?' },
    lengths: [
      ['tres cuartos de hora', minutes(45)],
      ['(?:un )?cuarto de hora', minutes(15)],
      ['una hora y media', minutes(90)],
      ['media hor(?:it)?a', minutes(30)],
    ],
    later: 'mas tarde|despues(?! de)',
    earlier: 'antes(?! de)|mas (?:temprano|pronto)',
    laterBy: `(?:retras|aplaz|pospon|pospus)\\p{L}* ${UP_TO_SIX}`.trimEnd(),
    earlierBy: `adelant\\p{L}* ${UP_TO_SIX}`.trimEnd(),
  },
  it: {
    numbers: {
      un: 1,
      una: 1,
      uno: 1,
      due: 2,
      tre: 3,
      quattro: 4,
      cinque: 5,
      dieci: 10,
      quindici: 15,
      venti: 20,
      trenta: 30,
    },
    units: { minute: 'minut[oi]|min', hour: 'or[ae]|oretta', day: 'giorn[oi]', week: 'settiman[ae]' },
    lengths: [
      ['tre quarti d ora', minutes(45)],
      ['(?:un )?quart(?:o|ino) d ora', minutes(15)],
      ['un ora e mezza', minutes(90)],
      ['mezz ?or(?:a|etta)|mezza ora', minutes(30)],
    ],
    later: 'piu tardi|dopo(?! (?:il|la|le|lo|l|di|che|pranzo|natale)\\b)',
    earlier: 'prima(?! (?:di|del|dell|della|delle|dei|che)\\b)|piu presto',
    laterBy: `(?:posticip|spost|rimand|rinvi|slitt)\\p{L}* ${UP_TO_SIX}di`,
    earlierBy: `anticip\\p{L}* ${UP_TO_SIX}di`,
  },
  pt: {
    numbers: {
      um: 1,
      uma: 1,
      dois: 2,
      duas: 2,
      tres: 3,
      quatro: 4,
      cinco: 5,
      dez: 10,
      quinze: 15,
      vinte: 20,
      trinta: 30,
    },
    units: { minute: 'minut(?:inh)?os?|min', hour: 'hor(?:inh)?as?', day: 'dias?', week: 'semanas?' },
    lengths: [
      ['tres quartos de hora', minutes(45)],
      ['(?:um )?quart(?:inh)?o de hora', minutes(15)],
      ['uma hora e meia', minutes(90)],
      ['meia hor(?:inh)?a', minutes(30)],
    ],
    later: 'mais tarde|depois(?! d)',
    earlier: 'mais cedo|antes(?! d)',
    laterBy: `(?:adia(?!nt)|atras)\\p{L}* ${UP_TO_SIX}`.trimEnd(),
    earlierBy: `(?:adiant|antecip)\\p{L}* ${UP_TO_SIX}`.trimEnd(),
  },
  pl: {
    numbers: {
      jeden: 1,
      jedna: 1,
      dwa: 2,
      dwie: 2,
      trzy: 3,
      cztery: 4,
      piec: 5,
      dziesiec: 10,
      pietnascie: 15,
      dwadziescia: 20,
    },
    units: {
      minute: 'minut\\p{L}*|min',
      hour: 'godzin\\p{L}*',
      day: 'dni|dzien',
      week: 'tydzien|tygodni\\p{L}*',
    },
    lengths: [
      ['trzy kwadranse', minutes(45)],
      ['kwadrans', minutes(15)],
      ['pol godzin(?:y|ki)', minutes(30)],
      ['poltorej godziny', minutes(90)],
      ['godzin(?:e|ke)', minutes(60)],
      ['dzien', days(1)],
      ['tydzien', days(7)],
    ],
    later: 'pozniej',
    earlier: 'wczesniej',
  },
};
