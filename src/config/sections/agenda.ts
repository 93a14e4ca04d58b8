import {
  choice,
  duration,
  key,
  listOf,
  localDate,
  mapOf,
  path,
  section,
  text,
  timeSpan,
  timeSpans,
  wholeNumber,
  yesNo,
} from './kinds.ts';

const source = section(
  {
    name: key({
      en: 'Short name of this agenda, lower case.',
      fr: 'Nom court de cet agenda, en minuscules.',
      example: 'marie',
    }),
    path: path({
      en: 'The .ics file, or a folder of them.',
      fr: 'Le fichier .ics, ou un dossier de tels fichiers.',
      example: 'marie.ics',
    }),
    practitioner: key({
      en: 'Id of the practitioner whose agenda it is. Left out: it counts for everybody.',
      fr: "Id du praticien à qui est l'agenda. Sinon, il compte pour tous.",
      example: 'marie',
    }).optional(),
    writable: yesNo({
      en: 'Whether appointments may be written into it. No: busy time only.',
      fr: 'Si des rendez-vous peuvent y être écrits. Non : seulement des heures prises.',
    }).default(true),
  },
  { en: 'One agenda.', fr: 'Un agenda.' },
);

export const agendaSection = section(
  {
    file: path({
      en: 'The agenda, when there is only one.',
      fr: "L'agenda, quand il n'y en a qu'un.",
    }).default('agenda.ics'),
    sources: listOf(source, {
      en: 'Several agendas, instead of `file`.',
      fr: 'Plusieurs agendas, à la place de `file`.',
      example: [{ name: 'marie', path: 'marie.ics', practitioner: 'marie' }],
    }).optional(),
    'max-age': duration('minutes', {
      en: 'How long an agenda that can no longer be read is still believed. After that it counts as full.',
      fr: 'Temps pendant lequel on croit encore un agenda devenu illisible. Ensuite, il compte comme plein.',
    }).default('30 min'),
    titles: choice(['initials', 'code', 'full-name'], {
      en: 'What the program writes as the title of an appointment (R-2).',
      fr: "Ce que le programme écrit comme titre d'un rendez-vous (R-2).",
    }).default('initials'),
    'shrink-alarm': wholeNumber(0, 100, {
      en: 'Percent. Fewer future appointments than this share of the last reading: everything stops. 0 never.',
      fr: "Pour cent. Moins de rendez-vous à venir que cette part de la dernière lecture : tout s'arrête. 0 jamais.",
    }).default(50),
  },
  { en: 'The agenda is the truth.', fr: "L'agenda fait foi." },
);

const day = (en: string, fr: string, example?: readonly string[]) =>
  timeSpans({
    en: `Open on ${en}: one range, or a list. Left out: closed.`,
    fr: `Ouvert le ${fr} : une plage, ou une liste. Sinon, fermé.`,
    ...(example === undefined ? {} : { example }),
  }).optional();

export const hoursSection = section(
  {
    monday: day('Monday', 'lundi', ['08:30-12:00', '14:00-19:00']),
    tuesday: day('Tuesday', 'mardi'),
    wednesday: day('Wednesday', 'mercredi'),
    thursday: day('Thursday', 'jeudi'),
    friday: day('Friday', 'vendredi'),
    saturday: day('Saturday', 'samedi'),
    sunday: day('Sunday', 'dimanche'),
  },
  { en: 'When appointments may be given.', fr: 'Quand des rendez-vous peuvent être donnés.' },
);

const practitioner = section(
  {
    id: key({ en: 'Short name, lower case.', fr: 'Nom court, en minuscules.', example: 'marie' }),
    name: text({ en: 'Full name.', fr: 'Nom complet.', example: 'Marie Exemple' }),
    hours: hoursSection
      .optional()
      .describe("Own hours; the practice's when left out.")
      .meta({ fr: 'Ses propres horaires ; sinon, ceux du cabinet.' }),
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
  },
  { en: 'One kind of appointment.', fr: 'Une sorte de rendez-vous.' },
);

export const slotTypesSection = mapOf(slotType, {
  en: 'Kinds of appointments, under names you choose. Left out: one kind, `usual`, of 30 minutes.',
  fr: 'Sortes de rendez-vous, sous des noms à vous. Sinon, une seule, `usual`, de 30 minutes.',
  example: { usual: { duration: '30 min' } },
}).optional();

const closure = section(
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
