// School holidays of France by zone, school years 2025-26 and 2026-27, as fixed by the ministry of education and
// printed at https://www.education.gouv.fr/calendrier-scolaire. 2025-26 was compared with published copies; 2026-27 is
// working knowledge, and every answer repeats the full date. Corsica and overseas have calendars of their own.
// `from` is the first day without school, `to` the day on which school begins again.

import type { SchoolZone } from '../../../domain/practice.ts';
import type { LocalDate } from '../../../domain/time.ts';
import type { SchoolHolidayName } from '../../../domain/wish.ts';

interface WrittenHoliday {
  readonly name: SchoolHolidayName;
  /** For all zones, or by zone; a summer whose end is not yet fixed has no `to`. */
  readonly days: Days | Readonly<Record<SchoolZone, Days>>;
}
type Days = readonly [from: LocalDate, to: LocalDate | null];

/** The last day for which the calendar is known: school ends there for the summer. */
export const SCHOOL_TERMS_VALID_UNTIL = '2027-07-03' as LocalDate;

const day = (text: string) => text as LocalDate;
const days = (from: string, to: string | null): Days => [day(from), to === null ? null : day(to)];

export const FRENCH_SCHOOL_HOLIDAYS: readonly WrittenHoliday[] = [
  { name: 'autumn', days: days('2025-10-18', '2025-11-03') },
  { name: 'christmas', days: days('2025-12-20', '2026-01-05') },
  {
    name: 'winter',
    days: {
      A: days('2026-02-07', '2026-02-23'),
      B: days('2026-02-14', '2026-03-02'),
      C: days('2026-02-21', '2026-03-09'),
    },
  },
  {
    name: 'spring',
    days: {
      A: days('2026-04-04', '2026-04-20'),
      B: days('2026-04-11', '2026-04-27'),
      C: days('2026-04-18', '2026-05-04'),
    },
  },
  { name: 'summer', days: days('2026-07-04', '2026-09-01') },
  { name: 'autumn', days: days('2026-10-17', '2026-11-02') },
  { name: 'christmas', days: days('2026-12-19', '2027-01-04') },
  {
    name: 'winter',
    days: {
      A: days('2027-02-13', '2027-03-01'),
      B: days('2027-02-20', '2027-03-08'),
      C: days('2027-02-06', '2027-02-22'),
    },
  },
  {
    name: 'spring',
    days: {
      A: days('2027-04-10', '2027-04-26'),
      B: days('2027-04-17', '2027-05-03'),
      C: days('2027-04-03', '2027-04-19'),
    },
  },
  { name: 'summer', days: days('2027-07-03', null) },
];
