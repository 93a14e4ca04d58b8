import { listOf, localDate, section, text, yesNo } from './kinds.ts';

/** The keys of a first and a last day. */
export const daysAway = (example: string) => ({
  from: localDate({ en: 'First day.', fr: 'Premier jour.', example }),
  to: localDate({
    en: 'Last day. The first when left out.',
    fr: 'Dernier jour. Sinon, le premier.',
    example: '2027-01-02',
  }).optional(),
});

export const closure = section(
  {
    from: localDate({ en: 'First day closed.', fr: 'Premier jour fermé.', example: '2026-12-24' }),
    to: localDate({
      en: 'Last day closed. The first when left out.',
      fr: 'Dernier jour fermé. Sinon, le premier.',
      example: '2027-01-02',
    }).optional(),
    reason: text({
      en: 'For you alone; patients do not read it.',
      fr: 'Pour vous seul ; les patients ne le lisent pas.',
    }).default('-'),
  },
  { en: 'One closure.', fr: 'Une fermeture.' },
);

export const closuresSection = listOf(closure, {
  en: 'Holidays and other days without appointments.',
  fr: 'Congés et autres jours sans rendez-vous.',
  example: [{ from: '2026-12-24', to: '2027-01-02' }],
}).default([]);

export const publicHolidays = yesNo({
  en: 'Closed on the public holidays of the country and region.',
  fr: 'Fermé les jours fériés du pays et de la région.',
}).default(true);

export const bridgeDays = yesNo({
  en: 'Closed also on a single working day between a public holiday and a weekend.',
  fr: 'Fermé aussi un jour seul entre un jour férié et un week-end.',
}).default(false);

export const schoolHolidaysSection = listOf(
  section(daysAway('2026-12-19'), { en: 'One holiday.', fr: 'Des vacances.' }),
  {
    en: 'School holidays where you are, for hours that depend on them.',
    fr: 'Les vacances scolaires chez vous, pour les horaires qui en dépendent.',
    example: [{ from: '2026-12-19', to: '2027-01-03' }],
  },
).default([]);
