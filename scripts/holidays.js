// Writes src/core/agenda/open/holiday-dates.ts from the development dependency date-holidays: node scripts/holidays.js

import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Holidays from 'date-holidays';

const COUNTRIES = ['FR', 'BE', 'CH', 'LU', 'PL', 'NL', 'DE', 'AT', 'GB', 'IE', 'ES', 'IT', 'PT'];
const YEARS = [2026, 2027, 2028, 2029, 2030, 2031];

/** Public holidays of a year: `MM-DD` and the name. */
function publicDays(country, region, language, year) {
  const calendar = new Holidays(country, ...(region === null ? [] : [region]), {
    languages: [language, 'en'],
  });
  return calendar
    .getHolidays(year)
    .filter(({ type }) => type === 'public')
    .map(({ date, name }) => ({ day: date.slice(5, 10), name: tidy(name) }));
}

const tidy = (name) => {
  const bare = name
    .replace(/^l’/, '')
    .replace(' (jour substitut)', '')
    .replace(/ \((substitute|substitut).*\)/, '');
  return bare.charAt(0).toUpperCase() + bare.slice(1);
};

function placesOf(names, country, region, year) {
  const french = publicDays(country, region, 'fr', year);
  const english = publicDays(country, region, 'en', year);
  const days = french.map(({ day, name }, index) => {
    const key = JSON.stringify([name, english[index].name]);
    if (!names.includes(key)) names.push(key);
    return `${day}:${names.indexOf(key)}`;
  });
  return [...new Map(days.map((day) => [day.slice(0, 5), day])).values()].sort();
}

function countryEntry(country) {
  const states = Object.entries(new Holidays().getStates(country) ?? {});
  const names = [];
  const lines = YEARS.flatMap((year) => {
    const national = placesOf(names, country, null, year);
    const own = states.flatMap(([code]) => {
      const regional = placesOf(names, country, code, year);
      const more = regional.filter((day) => !national.some((other) => other.slice(0, 5) === day.slice(0, 5)));
      const less = national.filter((day) => !regional.some((other) => other.slice(0, 5) === day.slice(0, 5)));
      const text = [...more, ...less.map((day) => `-${day.slice(0, 5)}`)].join(' ');
      return text === '' ? [] : [`        ${quoteKey(code)}: '${text}',`];
    });
    return [`      '${year}': {`, `        all: '${national.join(' ')}',`, ...own, '      },'];
  });
  const regions = states.map(([code, name]) => `      ${quoteKey(code)}: ${quote(name)},`);
  return [
    `  ${country}: {`,
    ...(regions.length === 0 ? ['    regions: {},'] : ['    regions: {', ...regions, '    },']),
    '    names: [',
    ...names.map((key) => `      [${JSON.parse(key).map(quote).join(', ')}],`),
    '    ],',
    '    years: {',
    ...lines,
    '    },',
    '  },',
  ];
}

const quote = (text) => (text.includes("'") ? JSON.stringify(text) : `'${text}'`);
const quoteKey = (text) => (/^\d/.test(text) ? `'${text}'` : text);

const text = `// Public holidays ${YEARS[0]} to ${YEARS.at(-1)}, written by scripts/holidays.js from date-holidays (ISC; data CC BY 3.0,
// https://github.com/commenthol/date-holidays). A region adds days to those of the country; "-" takes one away.

import type { Country } from '../../domain/practice.ts';

export interface CountryHolidays {
  /** Names of the regions by their code. */
  readonly regions: Readonly<Record<string, string>>;
  readonly names: readonly (readonly [fr: string, en: string])[];
  /** By year: \`MM-DD:place in names\`, for the whole country and for single regions. */
  readonly years: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

export const HOLIDAYS: Readonly<Record<Country, CountryHolidays>> = {
${COUNTRIES.flatMap(countryEntry).join('\n')}
};
`;
writeFileSync(fileURLToPath(new URL('../src/core/agenda/open/holiday-dates.ts', import.meta.url)), text);
