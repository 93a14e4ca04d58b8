import { closure, daysAway } from './closed-days.ts';
import { hoursSection, WEEK } from './hours.ts';
import { duration, key, listOf, mapOf, section, text, wholeNumber, yesNo } from './kinds.ts';

const replacement = section(
  {
    ...daysAway('2026-12-21'),
    name: text({
      en: 'Who receives instead. Patients are told.',
      fr: 'Qui reçoit à la place. Les patients en sont avertis.',
      example: 'Jean Exemple',
    }),
    bookable: yesNo({
      en: 'Whether the program may give appointments in these days.',
      fr: 'Si le programme peut donner des rendez-vous ces jours-là.',
    }).default(false),
  },
  { en: 'One replacement.', fr: 'Un remplacement.' },
);

const practitioner = section(
  {
    id: key({ en: 'Short name, lower case.', fr: 'Nom court, en minuscules.', example: 'marie' }),
    name: text({ en: 'Full name.', fr: 'Nom complet.', example: 'Marie Exemple' }),
    hours: hoursSection
      .optional()
      .describe("Own hours; the practice's when left out.")
      .meta({ fr: 'Ses propres horaires ; sinon, ceux du cabinet.' }),
    closures: listOf(closure, {
      en: 'Own days away, beside those of the practice.',
      fr: 'Ses propres absences, en plus des fermetures du cabinet.',
      example: [{ from: '2026-12-24', to: '2027-01-02' }],
    }).default([]),
    replacements: listOf(replacement, {
      en: 'Who receives instead, and when (R-61).',
      fr: 'Qui reçoit à sa place, et quand (R-61).',
      example: [{ from: '2026-12-21', to: '2027-01-02', name: 'Jean Exemple' }],
    }).default([]),
    agenda: key({
      en: 'Name of the agenda that holds the appointments. Left out: found by `agenda.sources`.',
      fr: "Nom de l'agenda qui tient ses rendez-vous. Sinon, trouvé par `agenda.sources`.",
      example: 'marie',
    }).optional(),
  },
  { en: 'One practitioner.', fr: 'Un praticien.' },
);

export const practitionersSection = listOf(practitioner, {
  en: 'Who receives patients. Left out: one practitioner, with the name of the practice.',
  fr: 'Qui reçoit. Sinon, un seul praticien, au nom du cabinet.',
  example: [{ id: 'marie', name: 'Marie Exemple' }],
}).optional();

const slotType = section(
  {
    duration: duration('minutes', { en: 'How long it lasts.', fr: 'Sa durée.' }).default('30 min'),
    'buffer-before': duration('minutes', { en: 'Kept free before.', fr: 'Laissé libre avant.' }).default(
      '0 min',
    ),
    'buffer-after': duration('minutes', { en: 'Kept free after.', fr: 'Laissé libre après.' }).default(
      '0 min',
    ),
    step: duration('minutes', {
      en: 'Starts at multiples of this after opening. The duration when left out.',
      fr: "Commence tous les tant de temps après l'ouverture. Sinon, la durée.",
      example: '15 min',
    }).optional(),
    'first-visit': yesNo({
      en: 'For patients who have never come.',
      fr: 'Pour les patients jamais venus.',
    }).default(false),
    open: yesNo({
      en: 'Whether the program may give it at all (R-50).',
      fr: 'Si le programme peut le donner (R-50).',
    }).default(true),
    practitioners: listOf(key({ en: 'A practitioner.', fr: 'Un praticien.' }), {
      en: 'Who gives it. Left out: everybody.',
      fr: 'Qui le donne. Sinon, tous.',
      example: ['marie'],
    }).optional(),
    hours: section(WEEK, {
      en: 'Given only then, inside the open hours. Left out: whenever open.',
      fr: "Donné seulement alors, dans les heures d'ouverture. Sinon, toujours.",
    }).optional(),
    capacity: wholeNumber(1, 50, {
      en: 'How many patients at once, for groups. Events that take a place have this type as their category.',
      fr: 'Combien de patients à la fois, pour un groupe. Les événements qui prennent une place ont ce type comme catégorie.',
    }).default(1),
  },
  { en: 'One kind of appointment.', fr: 'Une sorte de rendez-vous.' },
);

export const slotTypesSection = mapOf(slotType, {
  en: 'Kinds of appointments, under names you choose. Left out: one kind, `usual`, of 30 minutes.',
  fr: 'Sortes de rendez-vous, sous des noms à vous. Sinon, une seule, `usual`, de 30 minutes.',
  example: { usual: { duration: '30 min' } },
}).optional();
