import { describe, expect, it } from 'vitest';
import {
  isSchoolHoliday,
  schoolHolidaysOf,
  schoolTermWarning,
} from '../../../../src/core/agenda/open/school-terms.ts';
import type { LocalDate } from '../../../../src/domain/time.ts';
import { aPractice } from '../../../build/builders.ts';

const day = (text: string) => text as LocalDate;
const inZone = (schoolZone: 'A' | 'B' | 'C' | null) => ({ ...aPractice(), schoolZone });
const winters = (zone: 'A' | 'B' | 'C') =>
  schoolHolidaysOf(inZone(zone)).flatMap(({ name, from, to }) =>
    name === 'winter' ? [`${from}…${to}`] : [],
  );

describe('the school calendar of a practice', () => {
  it('has the winter holidays of its zone', () => {
    expect(winters('A')).toEqual(['2026-02-07…2026-02-23', '2027-02-13…2027-03-01']);
    expect(winters('B')).toEqual(['2026-02-14…2026-03-02', '2027-02-20…2027-03-08']);
    expect(winters('C')).toEqual(['2026-02-21…2026-03-09', '2027-02-06…2027-02-22']);
  });

  it('begins holidays on a Saturday, or in summer when school ends, and school on a Monday', () => {
    for (const { name, from, to } of schoolHolidaysOf(inZone('B'))) {
      expect(new Date(from).getUTCDay(), from).toBe(6);
      if (to !== null && name !== 'summer') expect(new Date(to).getUTCDay(), to).toBe(1);
    }
  });

  it('is empty without a zone and without days of its own', () => {
    expect(schoolHolidaysOf(inZone(null))).toEqual([]);
    expect(schoolHolidaysOf({ ...inZone('A'), country: 'BE' })).toEqual([]);
  });

  it('takes the days that a practice declares where the zone says nothing of them', () => {
    const schoolHolidays = [
      { from: day('2026-12-20'), to: day('2027-01-03') },
      { from: day('2027-10-23'), to: day('2027-11-07') },
    ];
    const known = schoolHolidaysOf({ ...inZone('A'), schoolHolidays });
    expect(known.filter(({ name }) => name === null)).toEqual([
      { name: null, from: '2027-10-23', to: '2027-11-08' },
    ]);
    expect(isSchoolHoliday({ ...inZone(null), schoolHolidays }, day('2027-01-03'))).toBe(true);
    expect(isSchoolHoliday({ ...inZone(null), schoolHolidays }, day('2027-01-04'))).toBe(false);
  });

  it('knows the first day of holidays as one, and the day of return as none', () => {
    expect(isSchoolHoliday(inZone('C'), day('2027-02-06'))).toBe(true);
    expect(isSchoolHoliday(inZone('C'), day('2027-02-22'))).toBe(false);
  });

  it('warns two months before it ends, and after', () => {
    const practice = { ...inZone('C'), programLanguage: 'en' as const };
    expect(schoolTermWarning(practice, day('2027-05-02'))).toBeNull();
    expect(schoolTermWarning(practice, day('2027-05-03'))).toBe(
      'the school calendar is known until 2027-07-03. Update the program, or write your dates under school-holidays.',
    );
    expect(schoolTermWarning(practice, day('2028-01-01'))).not.toBeNull();
    expect(schoolTermWarning({ ...practice, schoolZone: null }, day('2027-06-01'))).toBeNull();
  });
});
