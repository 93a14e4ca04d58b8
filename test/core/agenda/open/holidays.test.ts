import Holidays from 'date-holidays';
import { describe, expect, it } from 'vitest';
import { HOLIDAYS_KNOWN_UNTIL, holidayOn, regionCode } from '../../../../src/core/agenda/open/holidays.ts';
import { COUNTRIES, type Country } from '../../../../src/domain/practice.ts';
import { addDays, dateOf, type LocalDate } from '../../../../src/domain/time.ts';

const fr = (day: string, region: string | null = null, country: Country = 'FR') =>
  holidayOn(day as LocalDate, { country, region, language: 'fr' });

describe('public holidays', () => {
  it('know Christmas, Easter Monday and ordinary days', () => {
    expect(fr('2026-12-25')).toBe('Noël');
    expect(fr('2027-03-29')).toBe('Lundi de Pâques');
    expect(fr('2026-12-26')).toBeNull();
    expect(holidayOn('2026-12-25' as LocalDate, { country: 'GB', region: null, language: 'en' })).toBe(
      'Christmas Day',
    );
  });

  it('know the days of a region, by any of its names', () => {
    expect(fr('2026-12-26', 'Alsace-Moselle')).toBe('Lendemain de Noël');
    expect(fr('2026-12-26', 'FR-57')).toBe('Lendemain de Noël');
    expect(fr('2026-01-06', 'Bayern', 'DE')).not.toBeNull();
    expect(fr('2026-01-06', 'BE', 'DE')).toBeNull();
    expect(fr('2026-04-06', 'SCT', 'GB')).toBeNull();
    expect(fr('2026-04-06', null, 'GB')).not.toBeNull();
    expect(regionCode('DE', 'nowhere')).toBeNull();
  });

  it('say nothing of years they do not know', () => {
    expect(HOLIDAYS_KNOWN_UNTIL).toBe(2031);
    expect(fr('2032-12-25')).toBeNull();
  });

  it.each(COUNTRIES)('are those of the published calendar of %s, in every region', (country) => {
    const regions =
      country === 'GB'
        ? ['ENG', 'SCT', 'WLS', 'NIR']
        : [null, ...Object.keys(new Holidays().getStates(country) ?? {})];
    for (const region of regions) {
      const calendar = region === null ? new Holidays(country) : new Holidays(country, region);
      const published = calendar.getHolidays(2027).filter(({ type }) => type === 'public');
      const days = new Set(published.map(({ date }) => date.slice(0, 10)));
      for (let day = dateOf(2027, 1, 1); day < '2028'; day = addDays(day, 1)) {
        expect([region, day, fr(day, region, country) !== null]).toEqual([region, day, days.has(day)]);
      }
    }
  });
});
