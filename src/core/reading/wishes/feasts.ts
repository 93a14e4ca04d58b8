// Feasts by their names: fixed days, days counted from Easter, feasts of several days, and each country's own day.

import { addDays, dateOf, type LocalDate, partsOf, weekdayOf } from '../../../domain/time.ts';
import { oneDay, type Stretch } from './calendar.ts';
import type { Feast, Festival } from './senses.ts';

type DayOfYear = readonly [month: number, day: number];
type FromEaster = number;

const FEASTS: Readonly<Record<Feast, DayOfYear | FromEaster>> = {
  newYear: [1, 1],
  epiphany: [1, 6],
  valentine: [2, 14],
  goodFriday: -2,
  easter: 0,
  easterMonday: 1,
  labourDay: [5, 1],
  victoryDay: [5, 8],
  ascension: 39,
  pentecost: 49,
  whitMonday: 50,
  bastilleDay: [7, 14],
  assumption: [8, 15],
  nationalDayBE: [7, 21],
  germanUnity: [10, 3],
  halloween: [10, 31],
  allSaints: [11, 1],
  armistice: [11, 11],
  polishIndependence: [11, 11],
  polishConstitution: [5, 3],
  kingsDay: [4, 27],
  sinterklaas: [12, 5],
  christmasEve: [12, 24],
  christmas: [12, 25],
  boxingDay: [12, 26],
  newYearsEve: [12, 31],
  saintJoseph: [3, 19],
  liberationDay: [4, 25],
  italianRepublic: [6, 2],
  portugalDay: [6, 10],
  portugueseRepublic: [10, 5],
  hispanicDay: [10, 12],
  restorationDay: [12, 1],
  spanishConstitution: [12, 6],
  immaculateConception: [12, 8],
  carnival: -47,
  shroveMonday: -48,
  ashWednesday: -46,
  palmSunday: -7,
  maundyThursday: -3,
  holySaturday: -1,
  corpusChristi: 60,
  saintJohn: [6, 24],
  allSouls: [11, 2],
  saintNicholas: [12, 6],
  saintMartin: [11, 11],
  reformation: [10, 31],
};

/** The feast's next day on or after `from`. */
export function feastFrom(from: LocalDate, feast: Feast): LocalDate {
  const { year } = partsOf(from);
  const thisYear = feastIn(year, feast);
  return thisYear >= from ? thisYear : feastIn(year + 1, feast);
}

function feastIn(year: number, feast: Feast): LocalDate {
  const rule = FEASTS[feast];
  // The king's day is kept on the Saturday when it falls on a Sunday.
  if (feast === 'kingsDay' && weekdayOf(dateOf(year, 4, 27)) === 7) return dateOf(year, 4, 26);
  return typeof rule === 'number' ? addDays(easterSunday(year), rule) : dateOf(year, rule[0], rule[1]);
}

/** A feast of several days that is not yet over; null when it is not known which one is meant. */
export function festivalFrom(
  from: LocalDate,
  festival: Festival,
  nationalDay: readonly [number, number] | undefined,
): Stretch | null {
  const { year } = partsOf(from);
  const spans = [year - 1, year, year + 1].map((one) => festivalsIn(one, festival, nationalDay));
  return spans.flat().find(({ to }) => to > from) ?? null;
}

function festivalsIn(
  year: number,
  festival: Festival,
  nationalDay: readonly [number, number] | undefined,
): readonly Stretch[] {
  const easter = easterSunday(year);
  switch (festival) {
    case 'holyWeek':
      return [{ from: addDays(easter, -6), to: addDays(easter, 1) }];
    case 'easterWeekend':
      return [{ from: addDays(easter, -1), to: addDays(easter, 2) }];
    case 'yearsTurn':
      return [{ from: dateOf(year, 12, 27), to: dateOf(year + 1, 1, 1) }];
    case 'festivities':
      return [{ from: dateOf(year, 12, 24), to: dateOf(year + 1, 1, 2) }];
    case 'holyDays':
      return [
        { from: easter, to: addDays(easter, 2) },
        { from: dateOf(year, 12, 24), to: dateOf(year, 12, 27) },
      ];
    case 'nationalDay':
      return nationalDay === undefined ? [] : [oneDay(dateOf(year, ...nationalDay))];
  }
}

/** Gregorian Easter by the anonymous (Meeus) algorithm. */
function easterSunday(year: number): LocalDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const skipped = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25);
  const moon = (skipped + 19 * golden + 15) % 30;
  const full =
    moon - Math.floor(moon / 28) * (1 - Math.floor(29 / (moon + 1)) * Math.floor((21 - golden) / 11));
  const weekday = (year + Math.floor(year / 4) + full + 2 - century + Math.floor(century / 4)) % 7;
  const offset = full - weekday;
  const month = 3 + Math.floor((offset + 40) / 44);
  return dateOf(year, month, offset + 28 - 31 * Math.floor(month / 4));
}
