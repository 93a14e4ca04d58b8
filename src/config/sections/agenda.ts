import { caldavSection, feedSection } from './agenda-servers.ts';
import { choice, duration, key, listOf, path, section, text, texts, wholeNumber, yesNo } from './kinds.ts';

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
    }).optional(),
    'renewed-within': duration('minutes', {
      en: 'For files that another program writes: how old the newest may get before this agenda counts as stale (full, an alert). Left out: any age is believed.',
      fr: 'Pour des fichiers écrits par un autre programme : âge du plus récent au-delà duquel cet agenda compte comme périmé (plein, une alerte). Sinon, tout âge est cru.',
      example: '24 h',
    }).optional(),
    caldav: caldavSection,
    feed: feedSection,
    practitioner: key({
      en: 'Id of the practitioner whose agenda it is. Left out: it counts for everybody.',
      fr: "Id du praticien à qui est l'agenda. Sinon, il compte pour tous.",
      example: 'marie',
    }).optional(),
    writable: yesNo({
      en: 'Whether appointments may be written into it. No: busy time only. A feed is never written.',
      fr: "Si des rendez-vous peuvent y être écrits. Non : seulement des heures prises. Un flux n'est jamais écrit.",
    }).default(true),
  },
  { en: 'One agenda: one of path, caldav, feed.', fr: 'Un agenda : un seul de path, caldav, feed.' },
);

const openRange = section(
  {
    mark: text({
      en: 'A category of such events, or how their titles begin.',
      fr: 'Une catégorie de ces événements, ou le début de leur titre.',
      example: 'ouvert',
    }),
    types: listOf(key({ en: 'A slot type.', fr: 'Un type de rendez-vous.' }), {
      en: 'Kinds of appointments that may lie in it. Left out: all.',
      fr: 'Sortes de rendez-vous qui peuvent y être. Sinon, toutes.',
      example: ['usual'],
    }).optional(),
    capacity: wholeNumber(1, 50, {
      en: 'How many patients at once. Left out: what the slot type says.',
      fr: 'Combien de patients à la fois. Sinon, ce que dit le type de rendez-vous.',
      example: 3,
    }).optional(),
  },
  { en: 'One kind of open range.', fr: 'Une sorte de plage ouverte.' },
);

const homeVisits = section(
  {
    words: texts({
      en: 'Titles or categories of visits at home.',
      fr: 'Titres ou catégories des visites à domicile.',
      example: ['domicile'],
    }),
    travel: duration('minutes', {
      en: 'Time on the way, before and after.',
      fr: 'Temps de trajet, avant et après.',
    }).default('20 min'),
  },
  { en: 'Visits at home: the way there is kept free.', fr: 'Visites à domicile : le trajet reste libre.' },
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
      en: 'Percent. A source with fewer future events than this share of its last reading, or suddenly none: everything stops. 0 never.',
      fr: "Pour cent. Une source a moins d’événements à venir que cette part de sa dernière lecture, ou soudain aucun : tout s'arrête. 0 jamais.",
    }).default(50),
    'holds-in-agenda': yesNo({
      en: 'Whether times kept for a patient also stand in the agenda, as tentative events.',
      fr: 'Si les horaires gardés pour un patient se voient aussi dans l’agenda, comme événements provisoires.',
    }).default(false),
    'open-ranges': listOf(openRange, {
      en: 'Events of your agenda that say when it is open. When given, only these ranges are, not the hours.',
      fr: 'Événements de votre agenda qui disent quand il est ouvert. S’il y en a, eux seuls comptent, pas les horaires.',
      example: [{ mark: 'ouvert' }],
    }).default([]),
    reserved: texts({
      en: 'Titles or categories of ranges kept for urgencies: never given, even if marked as free.',
      fr: 'Titres ou catégories des plages gardées pour les urgences : jamais données, même notées libres.',
      example: ['urgence'],
    }).optional(),
    'home-visits': homeVisits.optional(),
  },
  { en: 'The agenda is the truth.', fr: "L'agenda fait foi." },
);
