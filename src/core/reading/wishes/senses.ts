// What a word can mean to the grammar. One word may have several senses ("mars", "sept", "morgen").

import type { Weekday } from '../../../domain/time.ts';
import type { SchoolHolidayName } from '../../../domain/wish.ts';

export type PartName = 'morning' | 'lunch' | 'afternoon' | 'evening' | 'night' | 'dayEnd';
export type Unit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'weekend' | 'month' | 'year';
export type Which = 'this' | 'next' | 'coming' | 'last' | 'afterNext';
export type Edge = 'start' | 'middle' | 'end';
export type Limit = 'after' | 'before' | 'from' | 'until';

/** Astronomical seasons of the northern half of the world. */
export type Season = 'spring' | 'summer' | 'autumn' | 'winter';

/** Feasts whose day can be computed from the year alone. */
export type Feast =
  | 'newYear'
  | 'epiphany'
  | 'valentine'
  | 'goodFriday'
  | 'easter'
  | 'easterMonday'
  | 'labourDay'
  | 'victoryDay'
  | 'ascension'
  | 'pentecost'
  | 'whitMonday'
  | 'bastilleDay'
  | 'assumption'
  | 'nationalDayBE'
  | 'germanUnity'
  | 'halloween'
  | 'allSaints'
  | 'armistice'
  | 'polishIndependence'
  | 'polishConstitution'
  | 'kingsDay'
  | 'sinterklaas'
  | 'christmasEve'
  | 'christmas'
  | 'boxingDay'
  | 'newYearsEve'
  | 'saintJoseph'
  | 'liberationDay'
  | 'italianRepublic'
  | 'portugalDay'
  | 'portugueseRepublic'
  | 'hispanicDay'
  | 'restorationDay'
  | 'spanishConstitution'
  | 'immaculateConception'
  | 'carnival'
  | 'shroveMonday'
  | 'ashWednesday'
  | 'palmSunday'
  | 'maundyThursday'
  | 'holySaturday'
  | 'corpusChristi'
  | 'saintJohn'
  | 'allSouls'
  | 'saintNicholas'
  | 'saintMartin'
  | 'reformation';

/** Feasts of several days. */
export type Festival =
  | 'holyWeek'
  | 'easterWeekend'
  | 'yearsTurn'
  | 'festivities'
  /** Christmas or Easter, whichever comes first. */
  | 'holyDays'
  /** The country's own day. */
  | 'nationalDay';

/** What is said of the school calendar: holidays by name, the coming ones, the return from them. */
export type Term = SchoolHolidayName | 'holidays' | 'return' | 'summerReturn';

export type Marker =
  | 'the' // an article that can stand before a day of the month
  | 'of'
  | 'at' // stands before a clock time
  | 'on' // stands before a day
  | 'around'
  | 'between'
  | 'start' // opens a range: "de", "du", "from"
  | 'to' // joins the ends of a range
  | 'or'
  | 'and'
  | 'nor' // joins and denies at once
  | 'not'
  | 'cannot' // a whole statement that a time is impossible: it may stand before or behind the time
  | 'except'
  | 'but' // ends what a denial covers
  | 'else'
  | 'if' // a condition: a denial behind it is no denial of a time
  | 'hours' // "h", "Uhr", "o'clock"
  | 'am'
  | 'pm'
  | 'half'
  | 'quarter'
  | 'past'
  | 'till' // "ten to four"
  | 'minus' // "moins le quart", "menos cuarto", "meno un quarto"
  | 'noon'
  | 'midnight'
  | 'every'
  | 'in' // "dans 3 jours"
  | 'hence' // "3 days from now"
  | 'within'
  | 'during'
  | 'ago'
  | 'since'
  | 'same'
  | 'anyDay'
  | 'allDay'
  | 'workdays'
  | 'few'
  | 'orLater' // behind a time or day: "17h30 ou plus tard"
  | 'orEarlier' // behind a time or day: "vendredi au plus tard"
  | 'now' // today, when the sentence ends with it
  | 'rest' // "the rest of the week"
  | 'moiety' // one of the two halves of a month: "quinzaine", "Hälfte"
  | 'nothing' // denies a time in a statement, and asks for one in a question: "rien avant mardi ?"
  | 'indefinite' // before a weekday: "un mardi" is whichever Tuesday
  | 'birth'
  | 'document'
  | 'appointment' // one the writer already has
  | 'instead' // the next time is given up for another
  | 'move'
  | 'subject' // a pronoun that makes a verb of the word before it: "am 14. sehe ich"
  | 'price' // a unit of money or measure: the number before it is no time
  | 'neutral'; // understood, and says nothing about time

export type Sense =
  | { readonly is: 'number'; readonly value: number }
  | { readonly is: 'ordinal'; readonly value: number }
  | { readonly is: 'weekday'; readonly day: Weekday; readonly every: boolean; readonly short: boolean }
  | { readonly is: 'month'; readonly month: number; readonly short: boolean }
  | { readonly is: 'day'; readonly offset: number }
  | { readonly is: 'part'; readonly part: PartName; readonly edge?: Edge; readonly withDay?: true }
  | { readonly is: 'unit'; readonly unit: Unit }
  | { readonly is: 'which'; readonly which: Which; readonly behind?: true }
  | { readonly is: 'edge'; readonly edge: Edge }
  | { readonly is: 'limit'; readonly limit: Limit }
  | { readonly is: 'plus'; readonly days: number }
  | { readonly is: 'feast'; readonly feast: Feast }
  | { readonly is: 'festival'; readonly festival: Festival }
  | { readonly is: 'term'; readonly term: Term }
  | { readonly is: 'season'; readonly season: Season }
  | { readonly is: Marker };

export type SenseName = Sense['is'];
export type SenseOf<Name extends SenseName> = Extract<Sense, { readonly is: Name }>;
