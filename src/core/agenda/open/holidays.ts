// Public holidays of the countries we know, with their regions.

import type { ProgramLanguage } from '../../../domain/language.ts';
import type { Country } from '../../../domain/practice.ts';
import type { LocalDate } from '../../../domain/time.ts';
import { HOLIDAYS } from './holiday-dates.ts';

/** The last year for which the holidays are known; later days count as ordinary ones. */
export const HOLIDAYS_KNOWN_UNTIL = Math.max(...Object.keys(HOLIDAYS.FR.years).map(Number));

interface Place {
  readonly country: Country;
  readonly region: string | null;
  readonly language: ProgramLanguage;
}

/** The name of the public holiday on a day; null when it is none, or lies beyond `HOLIDAYS_KNOWN_UNTIL`. */
export function holidayOn(day: LocalDate, { country, region, language }: Place): string | null {
  const { names, years } = HOLIDAYS[country];
  const year = years[day.slice(0, 4)];
  if (year === undefined) return null;
  const code = region === null ? (USUAL_REGION[country] ?? null) : regionCode(country, region);
  const own = code === null ? undefined : year[code];
  if (own?.split(' ').includes(`-${day.slice(5)}`)) return null;
  const place = placeOf(own, day) ?? placeOf(year.all, day);
  return place === null ? null : (names[place]?.[language === 'fr' ? 0 : 1] ?? null);
}

function placeOf(days: string | undefined, day: LocalDate): number | null {
  const found = days?.split(' ').find((entry) => entry.startsWith(`${day.slice(5)}:`));
  return found === undefined ? null : Number(found.slice(6));
}

/** Whose days are meant when a practice names no region. */
const USUAL_REGION: Partial<Record<Country, string>> = { GB: 'ENG' };

/** Names people use for several regions at once. */
const COMMON_NAMES: Readonly<Record<string, string>> = {
  'alsace-moselle': '67',
  alsace: '67',
  moselle: '57',
};

/**
 * The code of a region as people write it: `BY`, `DE-BY`, `Bayern`, `Alsace-Moselle`. Null when the country has no
 * region of that name.
 */
export function regionCode(country: Country, region: string): string | null {
  const { regions } = HOLIDAYS[country];
  const wanted = plain(region.replace(new RegExp(`^${country}-(?=.)`, 'i'), ''));
  const common = country === 'FR' ? COMMON_NAMES[wanted] : undefined;
  if (common !== undefined) return common;
  const found = Object.entries(regions).find(
    ([code, name]) => plain(code) === wanted || plain(name) === wanted,
  );
  return found?.[0] ?? null;
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase().replaceAll(' ', '-');
}
