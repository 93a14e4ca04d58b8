import { z } from 'zod';
import { mostFor } from '../../domain/autonomy.ts';
import type { AutonomyKind } from '../../domain/practice.ts';
import { REQUEST_KINDS } from '../../domain/reading.ts';
import { choice, duration, section, told, wholeNumber, yesNo } from './kinds.ts';

export const bookingSection = section(
  {
    notice: duration('hours', {
      en: 'At least this long between now and a time that is given.',
      fr: "Au moins ce temps entre maintenant et l'heure donnée.",
    }).default('2 h'),
    'first-visit-notice': duration('hours', {
      en: 'The same, for a first visit.',
      fr: 'De même, pour une première visite.',
    }).default('24 h'),
    horizon: duration('days', {
      en: 'Nothing is given later than this.',
      fr: "Rien n'est donné plus tard.",
    }).default('90 days'),
    'first-visit-horizon': duration('days', {
      en: 'The same, for a first visit.',
      fr: 'De même, pour une première visite.',
    }).default('60 days'),
    'max-future': wholeNumber(1, 50, {
      en: 'Future appointments one patient may have outside a series.',
      fr: "Rendez-vous à venir qu'un patient peut avoir hors d'une série.",
    }).default(2),
    'max-moves': wholeNumber(0, 50, {
      en: 'How often one appointment may be moved before a person looks at it.',
      fr: "Combien de fois un rendez-vous peut être déplacé avant qu'une personne regarde.",
    }).default(3),
    'new-patients': yesNo({
      en: 'Whether new patients are taken.',
      fr: 'Si de nouveaux patients sont pris.',
    }).default(true),
  },
  { en: 'Limits of what may be booked (handbook §4.2).', fr: 'Limites de ce qui peut être pris (§4.2).' },
).prefault({});

export const offersSection = section(
  {
    count: wholeNumber(1, 9, {
      en: 'How many times are proposed in one letter.',
      fr: "Combien d'horaires sont proposés dans une lettre.",
    }).default(3),
    hold: duration('hours', {
      en: 'How long proposed times are kept (R-52).',
      fr: 'Combien de temps les horaires proposés sont gardés (R-52).',
    }).default('24 h'),
    'hold-near': duration('hours', {
      en: 'The same, when the time lies within 48 hours.',
      fr: "De même, quand l'heure est dans moins de 48 heures.",
    }).default('2 h'),
  },
  { en: 'Times proposed to a patient.', fr: 'Horaires proposés à un patient.' },
).prefault({});

export const waitingListSection = section(
  {
    answer: duration('hours', {
      en: 'How long somebody may think about a time that came free (R-63). Quiet hours do not count.',
      fr: 'Combien de temps une personne peut réfléchir à un horaire libéré (R-63). Les heures calmes ne comptent pas.',
    }).default('4 h'),
    'answer-near': duration('minutes', {
      en: 'The same, for a time that is near.',
      fr: 'De même, pour un horaire proche.',
    }).default('30 min'),
    near: duration('hours', {
      en: 'Sooner than this is near.',
      fr: 'Plus tôt que cela est proche.',
    }).default('24 h'),
    interest: duration('days', {
      en: 'How often those who wait are asked whether they still do (R-64).',
      fr: 'Tous les combien ceux qui attendent sont interrogés : attendent-ils toujours ? (R-64)',
    }).default('91 days'),
    'interest-answer': duration('days', {
      en: 'How long they have to answer that; after two silences a person decides.',
      fr: 'Combien de temps ils ont pour répondre ; après deux silences, une personne décide.',
    }).default('14 days'),
    'at-once': wholeNumber(1, 50, {
      en: 'More times of one day that come free at once look like a day that was cleared: a person decides.',
      fr: "Plus d'horaires libérés d'un coup le même jour ressemblent à une journée vidée : une personne décide.",
    }).default(3),
  },
  {
    en: 'The waiting list: who is offered a time that comes free (handbook §4.6).',
    fr: "La liste d'attente : à qui un horaire libéré est proposé (§4.6).",
  },
).prefault({});

export const cancellationSection = section(
  {
    policy: choice(['none', 'reminder-of-rule', 'fee-text-allowed'], {
      en: 'What may be said of late cancelling (R-38). A fee only where the law allows it.',
      fr: "Ce qui peut être dit d'une annulation tardive (R-38). Des frais seulement où la loi le permet.",
    }).default('none'),
    delay: duration('hours', {
      en: 'Later than this before the appointment, you are told of it too.',
      fr: 'Plus tard que cela avant le rendez-vous, vous êtes aussi prévenu.',
    }).default('24 h'),
  },
  { en: 'Late cancelling.', fr: 'Annulations tardives.' },
).prefault({});

const SAYS: Readonly<Record<AutonomyKind, readonly [en: string, fr: string]>> = {
  choose: ['Takes one of the proposed times.', 'Prend un des horaires proposés.'],
  confirm: ['Confirms an appointment.', 'Confirme un rendez-vous.'],
  move: ['Wants another time.', 'Veut une autre heure.'],
  cancel: ['Cancels.', 'Annule.'],
  book: ['Wants an appointment.', 'Veut un rendez-vous.'],
  series: ['Wants several appointments.', 'Veut plusieurs rendez-vous.'],
  home: ['Wants a visit at home.', 'Veut une visite à domicile.'],
  when: ['Asks when the appointment is.', 'Demande quand est le rendez-vous.'],
  late: ['Will be late today.', "Sera en retard aujourd'hui."],
  earlier: ['Wants to come earlier: waiting list.', "Veut venir plus tôt : liste d'attente."],
  question: ['Asks something you answered in `faq`.', 'Demande ce à quoi vous avez répondu dans `faq`.'],
  renewal: ['Wants a prescription renewed.', 'Veut un renouvellement.'],
  document: ['Wants a document.', 'Veut un document.'],
  sends: ['Hands in a document.', 'Envoie un document.'],
  payment: ['Writes about paying.', 'Écrit au sujet du paiement.'],
  contact: ['Has a new phone or address.', 'A un nouveau téléphone ou une nouvelle adresse.'],
  exercises: ['Wants the exercise sheet again.', "Veut à nouveau la fiche d'exercices."],
  clinical: ['Asks about health. Always a person.', 'Question de santé. Toujours une personne.'],
  complaint: ['Complains. Always a person.', 'Réclamation. Toujours une personne.'],
  third: ["Is not the patient's side. Always a person.", "N'est pas côté patient. Toujours une personne."],
  rights: ['Data rights. Always a person.', 'Droits sur les données. Toujours une personne.'],
  human: ['Wants a person. Always a person.', 'Veut une personne. Toujours une personne.'],
  survey: ['Answers a survey.', 'Répond à une enquête.'],
  stop: ['Wants no more messages.', 'Ne veut plus de messages.'],
  thanks: ['Says thank you.', 'Remercie.'],
  none: ['Asks for nothing.', 'Ne demande rien.'],
  acknowledge: [
    'Receipt for what a person will answer.',
    'Accusé de réception pour ce à quoi une personne répondra.',
  ],
};

const AUTONOMY_KINDS: readonly AutonomyKind[] = [...REQUEST_KINDS, 'acknowledge'];

function autonomyOf(kind: AutonomyKind) {
  const most = mostFor(kind);
  const steps = ['off', 'suggest', 'auto'] as const;
  const allowed = steps.slice(0, steps.indexOf(most) + 1);
  const [en, fr] = SAYS[kind];
  const usual = kind === 'acknowledge' ? 'auto' : most === 'off' ? 'off' : 'suggest';
  return told(z.enum(allowed), 'choice', { en, fr }).default(usual);
}

type AutonomyShape = Record<AutonomyKind, ReturnType<typeof autonomyOf>>;

export const autonomySection = section(
  Object.fromEntries(AUTONOMY_KINDS.map((kind) => [kind, autonomyOf(kind)])) as AutonomyShape,
  {
    en: 'How far the program goes by itself: `off` leaves it to you, `suggest` prepares (and `agent autonomy` can switch it on once it is earned), `auto` answers alone.',
    fr: "Jusqu'où va le programme : `off` vous laisse faire, `suggest` prépare (et `agent autonomy` peut l'ouvrir une fois gagné), `auto` répond seul.",
  },
).prefault({});

export const limitsSection = section(
  {
    'per-hour': wholeNumber(1, 1000, {
      en: 'Automatic letters an hour, at most.',
      fr: 'Lettres automatiques par heure, au plus.',
    }).default(30),
    'per-day': wholeNumber(1, 10_000, {
      en: 'Automatic letters a day, at most.',
      fr: 'Lettres automatiques par jour, au plus.',
    }).default(200),
    'per-person-week': wholeNumber(1, 50, {
      en: 'To one person in a week (R-36).',
      fr: 'À une personne par semaine (R-36).',
    }).default(3),
    'per-thread-day': wholeNumber(1, 10, {
      en: 'In one exchange in a day (R-36).',
      fr: 'Dans un échange par jour (R-36).',
    }).default(1),
  },
  { en: 'Beyond these, a person decides.', fr: 'Au-delà, une personne décide.' },
).prefault({});
