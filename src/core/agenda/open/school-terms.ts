// School holidays: those of the practice's zone (France), or those that it declares itself.

import type { Practice, SchoolZone } from '../../../domain/practice.ts';
import { addDays, type LocalDate } from '../../../domain/time.ts';
import type { SchoolHoliday } from '../../../domain/wish.ts';
import { FRENCH_SCHOOL_HOLIDAYS, SCHOOL_TERMS_VALID_UNTIL } from './school-term-dates.ts';

type Place = Pick<Practice, 'country' | 'schoolZone' | 'schoolHolidays'>;

/** The school holidays of a practice, ascending; none when neither a zone nor days of its own are known. */
export function schoolHolidaysOf({ country, schoolZone, schoolHolidays }: Place): readonly SchoolHoliday[] {
  const ofZone = country === 'FR' && schoolZone !== null ? holidaysOfZone(schoolZone) : [];
  const declared = schoolHolidays
    .map(({ from, to }) => ({ name: null, from, to: addDays(to, 1) }))
    .filter(({ from }) => ofZone.every((one) => from < one.from || from >= leastEnd(one)));
  return [...ofZone, ...declared].toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

/** Whether a day is without school: one that the practice declares, or one of its zone. */
export function isSchoolHoliday(place: Place, day: LocalDate): boolean {
  const declared = place.schoolHolidays.some(({ from, to }) => from <= day && day <= to);
  return (
    declared || schoolHolidaysOf(place).some(({ from, to }) => from <= day && day < leastEnd({ from, to }))
  );
}

/** A summer whose end is not yet fixed lasts eight weeks at least. */
function leastEnd({ from, to }: Pick<SchoolHoliday, 'from' | 'to'>): LocalDate {
  return to ?? addDays(from, 56);
}

function holidaysOfZone(zone: SchoolZone): readonly SchoolHoliday[] {
  return FRENCH_SCHOOL_HOLIDAYS.map(({ name, days }) => {
    const [from, to] = 'A' in days ? days[zone] : days;
    return { name, from, to };
  });
}

/** Days before the end of the calendar from which on the practice is warned: two months (handbook R-60). */
const WARNED_BEFORE = 61;

/** What a practice is told when the school calendar it uses ends soon or has ended; null otherwise. */
export function schoolTermWarning(
  { country, schoolZone, programLanguage }: Pick<Practice, 'country' | 'schoolZone' | 'programLanguage'>,
  today: LocalDate,
): string | null {
  const ends = SCHOOL_TERMS_VALID_UNTIL;
  if (country !== 'FR' || schoolZone === null || today < addDays(ends, -WARNED_BEFORE)) return null;
  return programLanguage === 'fr'
    ? `le calendrier scolaire connu s'arrête au ${ends}. Mettez le programme à jour, ou écrivez vos dates sous school-holidays.`
    : `the school calendar is known until ${ends}. Update the program, or write your dates under school-holidays.`;
}
