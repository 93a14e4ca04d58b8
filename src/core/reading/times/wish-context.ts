import type { Country, Practice } from '../../../domain/practice.ts';
import type { LocalTime } from '../../../domain/time.ts';
import type { WishContext } from '../../../domain/wish.ts';
import { schoolHolidaysOf } from '../../agenda/open/school-terms.ts';

/** What the date grammar needs to know of a practice: parts of the day, and the hours between which it is ever open. */
export function wishContext(practice: Practice, sent: LocalTime): WishContext {
  const ranges = practice.practitioners.flatMap(({ hours }) => Object.values(hours).flat());
  return {
    sent,
    partsOfDay: practice.partsOfDay,
    ...nationalDayOf(practice),
    schoolHolidays: schoolHolidaysOf(practice),
    opening:
      ranges.length === 0
        ? [480, 1200]
        : [Math.min(...ranges.map(([from]) => from)), Math.max(...ranges.map(([, to]) => to))],
  };
}

/** The United Kingdom has none. */
const NATIONAL_DAYS: Readonly<Record<Country, readonly [month: number, day: number] | null>> = {
  FR: [7, 14],
  BE: [7, 21],
  CH: [8, 1],
  LU: [6, 23],
  PL: [11, 11],
  NL: [4, 27],
  DE: [10, 3],
  AT: [10, 26],
  GB: null,
  IE: [3, 17],
  ES: [10, 12],
  IT: [6, 2],
  PT: [6, 10],
};

function nationalDayOf({ country }: Practice): Pick<WishContext, 'nationalDay'> {
  const nationalDay = NATIONAL_DAYS[country];
  return nationalDay === null ? {} : { nationalDay };
}
