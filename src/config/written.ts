// practice.yaml as it is written. Types, defaults and descriptions stand here and nowhere else: the JSON schema, the
// reference page and the test of the example file are made from it.

import { z } from 'zod';
import { PRACTICE_FORMAT } from '../domain/practice-files.ts';
import { agendaSection } from './sections/agenda.ts';
import { backupSection } from './sections/backup.ts';
import {
  bridgeDays,
  closuresSection,
  publicHolidays,
  schoolHolidaysSection,
} from './sections/closed-days.ts';
import { emergencyNumbersSection } from './sections/emergency-numbers.ts';
import { autonomyAfter, minutesSavedSection } from './sections/figures.ts';
import { followUpsSection } from './sections/follow-ups.ts';
import { hoursSection, partsOfDaySection } from './sections/hours.ts';
import { invitationsSection } from './sections/invitations.ts';
import { duration, path, told, wholeNumber } from './sections/kinds.ts';
import { modelSection } from './sections/model.ts';
import { mailSection, practiceSection } from './sections/practice.ts';
import { practitionersSection, slotTypesSection } from './sections/practitioners.ts';
import { retentionSection } from './sections/retention.ts';
import {
  autonomySection,
  bookingSection,
  cancellationSection,
  limitsSection,
  offersSection,
  waitingListSection,
} from './sections/rules.ts';
import { alertsSection, morningMailSection } from './sections/told.ts';

const quietHours = told(
  z.union([z.literal('none'), z.stringFormat('time-span', /^\d{1,2}:\d{2}\s*[-–]\s*\d{1,2}:\d{2}$/)]),
  'time-span',
  {
    en: 'In these hours nothing is sent that the patient did not just ask for. May go past midnight; `none` for never.',
    fr: "Pendant ces heures, rien n'est envoyé que le patient ne vient de demander. Peut passer minuit ; `none` pour jamais.",
  },
).default('21:00-08:00');

const format = wholeNumber(1, PRACTICE_FORMAT, {
  en: 'Format of this file, by which a later version of the program knows how to read it. Leave it as it is.',
  fr: 'Format de ce fichier, auquel une version future du programme saura comment le lire. Laissez-le tel quel.',
}).default(PRACTICE_FORMAT);

export const writtenSchema = z.strictObject({
  format,
  practice: practiceSection,
  mail: mailSection,
  agenda: agendaSection.prefault({}),
  practitioners: practitionersSection,
  hours: hoursSection,
  'slot-types': slotTypesSection,
  closures: closuresSection,
  'public-holidays': publicHolidays,
  'bridge-days': bridgeDays,
  'school-holidays': schoolHolidaysSection,
  'parts-of-day': partsOfDaySection,
  booking: bookingSection,
  offers: offersSection,
  'waiting-list': waitingListSection,
  cancellation: cancellationSection,
  autonomy: autonomySection,
  'autonomy-after': autonomyAfter,
  'minutes-saved': minutesSavedSection,
  limits: limitsSection,
  'quiet-hours': quietHours,
  grace: duration('minutes', {
    en: 'For so long what would leave by itself waits, and can be stopped (`agent undo`). Emergency texts never wait. At most 30 min.',
    fr: "Pendant ce temps, ce qui partirait seul attend et peut être arrêté (`agent undo`). Un texte d'urgence n'attend jamais. 30 min au plus.",
  }).default('0 min'),
  alerts: alertsSection,
  'emergency-numbers': emergencyNumbersSection,
  'morning-mail': morningMailSection,
  invitations: invitationsSection,
  'follow-ups': followUpsSection,
  backup: backupSection,
  retention: retentionSection,
  patients: path({
    en: 'Your patients, as .csv or .vcf.',
    fr: 'Vos patients, en .csv ou .vcf.',
  }).default('patients.csv'),
  faq: path({
    en: 'Folder of your answers to practical questions.',
    fr: 'Dossier de vos réponses aux questions pratiques.',
  }).default('faq'),
  templates: path({
    en: 'Folder of your own letters; the shipped ones serve for the rest.',
    fr: 'Dossier de vos lettres ; celles du programme servent pour le reste.',
  }).default('templates'),
  state: path({
    en: "The program's memory.",
    fr: 'La mémoire du programme.',
  }).default('state.db'),
  model: modelSection,
});

/** practice.yaml with the defaults filled in, nothing else understood yet. */
export type Written = z.output<typeof writtenSchema>;
export type WrittenHours = Written['hours'];
/** Ranges by weekday alone. */
export type WrittenWeek = Omit<WrittenHours, 'breaks' | 'periods'>;
