import { choice, listOf, localDate, section, timeSpan, timeSpans } from './kinds.ts';

const day = (en: string, fr: string, example?: readonly string[]) =>
  timeSpans({
    en: `Open on ${en}: one range, or a list. Left out: closed.`,
    fr: `Ouvert le ${fr} : une plage, ou une liste. Sinon, fermé.`,
    ...(example === undefined ? {} : { example }),
  }).optional();

export const WEEK = {
  monday: day('Monday', 'lundi', ['08:30-12:00', '14:00-19:00']),
  tuesday: day('Tuesday', 'mardi'),
  wednesday: day('Wednesday', 'mercredi'),
  thursday: day('Thursday', 'jeudi'),
  friday: day('Friday', 'vendredi'),
  saturday: day('Saturday', 'samedi'),
  sunday: day('Sunday', 'dimanche'),
};

const breaks = timeSpans({
  en: 'Taken out of every day: one range, or a list.',
  fr: 'Retiré de chaque jour : une plage, ou une liste.',
  example: '12:30-13:30',
}).optional();

const period = section(
  {
    in: choice(['school-holidays'], {
      en: 'In the holidays listed under `school-holidays`.',
      fr: 'Pendant les vacances données sous `school-holidays`.',
      example: 'school-holidays',
    }).optional(),
    from: localDate({ en: 'Or: first day.', fr: 'Ou : premier jour.', example: '2027-07-05' }).optional(),
    to: localDate({ en: 'Last day.', fr: 'Dernier jour.', example: '2027-08-27' }).optional(),
    ...WEEK,
    breaks,
  },
  { en: 'The hours of one period.', fr: "Les horaires d'une période." },
);

export const hoursSection = section(
  {
    ...WEEK,
    breaks,
    periods: listOf(period, {
      en: 'Other hours for a part of the year; the first that fits a day counts whole.',
      fr: 'Autres horaires pour une partie de l’année ; le premier qui convient à un jour vaut entièrement.',
      example: [{ in: 'school-holidays', monday: '09:00-12:00' }],
    }).optional(),
  },
  { en: 'When appointments may be given.', fr: 'Quand des rendez-vous peuvent être donnés.' },
);

const part = (en: string, fr: string) =>
  timeSpan({ en: `What "${en}" means.`, fr: `Ce que veut dire « ${fr} ».` });

export const partsOfDaySection = section(
  {
    morning: part('in the morning', 'le matin').default('08:00-12:00'),
    lunch: part('at lunchtime', 'entre midi et deux').default('12:00-14:00'),
    afternoon: part('in the afternoon', "l'après-midi").default('12:00-18:00'),
    evening: part('in the evening', 'en soirée').default('18:00-21:00'),
  },
  { en: "What patients' words for times mean here.", fr: 'Ce que veulent dire ici les mots des patients.' },
).prefault({});
