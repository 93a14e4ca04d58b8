// practice.yaml as it is written. Types, defaults and descriptions stand here and nowhere else: the JSON schema, the
// reference page and the test of the example file are made from it.

import { z } from 'zod';
import {
  agendaSection,
  closuresSection,
  hoursSection,
  partsOfDaySection,
  practitionersSection,
  publicHolidays,
  slotTypesSection,
} from './sections/agenda.ts';
import { path, told } from './sections/kinds.ts';
import { modelSection } from './sections/model.ts';
import { mailSection, practiceSection } from './sections/practice.ts';
import {
  alertsSection,
  autonomySection,
  bookingSection,
  cancellationSection,
  limitsSection,
  offersSection,
} from './sections/rules.ts';

const quietHours = told(
  z.union([z.literal('none'), z.stringFormat('time-span', /^\d{1,2}:\d{2}\s*[-–]\s*\d{1,2}:\d{2}$/)]),
  'time-span',
  {
    en: 'In these hours nothing is sent that the patient did not just ask for. May go past midnight; `none` for never.',
    fr: "Pendant ces heures, rien n'est envoyé que le patient ne vient de demander. Peut passer minuit ; `none` pour jamais.",
  },
).default('21:00-08:00');

export const writtenSchema = z.strictObject({
  practice: practiceSection,
  mail: mailSection,
  agenda: agendaSection.prefault({}),
  practitioners: practitionersSection,
  hours: hoursSection,
  'slot-types': slotTypesSection,
  closures: closuresSection,
  'public-holidays': publicHolidays,
  'parts-of-day': partsOfDaySection,
  booking: bookingSection,
  offers: offersSection,
  cancellation: cancellationSection,
  autonomy: autonomySection,
  limits: limitsSection,
  'quiet-hours': quietHours,
  alerts: alertsSection,
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
