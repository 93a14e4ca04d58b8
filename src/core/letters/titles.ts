// What a practice calls its texts: the id names the file, the title says what the letter is for.

import type { ProgramLanguage } from '../../domain/language.ts';
import type { FaqEntry, Template, TemplateId } from '../../domain/letter.ts';
import { isTemplateId } from './template-facts.ts';

const TITLES: Readonly<Record<TemplateId, readonly [fr: string, en: string]>> = {
  offer: ['Horaires proposés pour déplacer un rendez-vous', 'Times offered to move an appointment'],
  'offer-book': ['Horaires proposés pour un rendez-vous', 'Times offered for an appointment'],
  'offer-gone': ['L’horaire choisi est pris, en voici d’autres', 'The chosen time is taken, here are others'],
  'no-slot': ['Aucun horaire libre à proposer', 'No free time to offer'],
  'wish-not-free': ['Le moment souhaité n’est pas libre', 'The wished time is not free'],
  replacement: ['Un remplaçant reçoit le patient', 'A replacement receives the patient'],
  moved: ['Rendez-vous déplacé', 'Appointment moved'],
  booked: ['Rendez-vous réservé', 'Appointment booked'],
  cancelled: ['Rendez-vous annulé', 'Appointment cancelled'],
  confirmed: ['Rendez-vous confirmé', 'Appointment confirmed'],
  appointments: ['Les rendez-vous du patient', 'The patient’s appointments'],
  'no-appointment': ['Aucun rendez-vous à venir', 'No appointment to come'],
  'which-appointment': ['De quel rendez-vous s’agit-il ?', 'Which appointment is meant?'],
  'which-date': ['Quelle date est la bonne ?', 'Which date is right?'],
  'late-noted': ['Le retard du patient est noté', 'The patient’s delay is noted'],
  'waitlist-noted': ['Inscrit sur la liste d’attente', 'Put on the waiting list'],
  'waitlist-offer': ['Proposer la liste d’attente', 'Offering the waiting list'],
  'waitlist-kept': ['Reste sur la liste d’attente', 'Stays on the waiting list'],
  'waitlist-left': ['Retiré de la liste d’attente', 'Taken off the waiting list'],
  'still-waiting': ['Attendez-vous toujours un horaire ?', 'Are you still waiting for a time?'],
  'freed-offer': ['Un horaire s’est libéré', 'A time came free'],
  'freed-kept': ['Horaire libéré laissé à un autre', 'Freed time left to somebody else'],
  'freed-last': ['Retiré de la liste faute de réponse', 'Taken off the list for want of an answer'],
  series: ['Série de rendez-vous réservée', 'Series of appointments booked'],
  'absent-offer': ['Rendez-vous impossible, autres horaires', 'Appointment impossible, other times'],
  'absent-no-slot': ['Rendez-vous impossible, sans autre horaire', 'Appointment impossible, no other time'],
  'late-today': ['Le cabinet a du retard aujourd’hui', 'The practice runs late today'],
  'stop-noted': ['STOP noté : plus aucun message', 'STOP noted: no more messages'],
  'stop-noted-part': ['STOP noté pour une sorte de message', 'STOP noted for one kind of message'],
  thanks: ['Merci, bonne journée', 'Thank you, have a good day'],
  acknowledge: ['Message bien arrivé', 'Message received'],
  'acknowledge-renewal': ['Demande d’ordonnance bien arrivée', 'Prescription request received'],
  'acknowledge-document': ['Demande de document bien arrivée', 'Document request received'],
  'acknowledge-rights': ['Demande sur les données bien arrivée', 'Request about personal data received'],
  'acknowledge-human': ['Veut parler à une personne : noté', 'Wants to speak to a person: noted'],
  'acknowledge-complaint': ['Réclamation bien arrivée', 'Complaint received'],
  received: ['Document envoyé, bien arrivé', 'Document sent in, received'],
  'health-handed-over': ['Question de santé : transmise', 'Question of health: handed over'],
  'neither-confirm': ['À un tiers : ni oui ni non', 'To a third party: neither yes nor no'],
  'who-is-it': ['Pour qui est la demande ?', 'Whom is the request for?'],
  'unknown-writer': ['Adresse inconnue : par prudence, rien', 'Unknown address: nothing, to be safe'],
  'confirm-contact': [
    'Le changement de coordonnées vient-il de vous ?',
    'Does this change of contact come from you?',
  ],
  'emergency-life': ['Urgence : danger de mort', 'Emergency: danger to life'],
  'emergency-maternity': ['Urgence : grossesse', 'Emergency: pregnancy'],
  'emergency-suicide': ['Urgence : pensées suicidaires', 'Emergency: thoughts of suicide'],
  reminder: ['Rappel de rendez-vous', 'Appointment reminder'],
  'reminder-first-visit': ['Rappel avant une première venue', 'Reminder before a first visit'],
  'booked-notice': ['Rendez-vous noté par le cabinet', 'Appointment noted by the practice'],
  'still-coming': ['Venez-vous toujours ?', 'Are you still coming?'],
  'pre-visit': ['Questions avant une première venue', 'Questions before a first visit'],
  missed: ['Rendez-vous manqué', 'Missed appointment'],
  closing: ['Fermeture du cabinet', 'The practice is closed'],
  'new-hours': ['Nouveaux horaires', 'New hours'],
  sheet: ['Fiche jointe', 'Sheet enclosed'],
  'after-visit': ['Après la venue', 'After the visit'],
  'document-ready': ['Document prêt', 'Document ready'],
  'without-date': ['Plus aucune date notée', 'No date noted any more'],
  recall: ['Il est temps de prendre rendez-vous', 'Time for an appointment'],
  'recall-again': [
    'Il est temps de prendre rendez-vous, second message',
    'Time for an appointment, second message',
  ],
  annual: ['Rendez-vous annuel', 'Yearly appointment'],
  survey: ['Enquête sur la venue', 'Survey after a visit'],
  'survey-thanks': ['Merci de votre réponse à l’enquête', 'Thank you for answering the survey'],
  payment: ['Montant à régler', 'Amount to pay'],
  'payment-again': ['Montant à régler, second message', 'Amount to pay, second message'],
  'not-done-here': ['Le cabinet ne propose pas cela', 'The practice does not offer this'],
};

/** The title of a text in the program's language; of an answer, the question that it answers, as it is asked in its language. */
export function titleOf(
  { id, language }: Pick<Template, 'id' | 'language'>,
  faq: readonly FaqEntry[],
  speaking: ProgramLanguage,
): string {
  if (isTemplateId(id)) return TITLES[id][speaking === 'fr' ? 0 : 1];
  const entry = faq.find((one) => `faq:${one.id}` === id);
  return entry?.questions[language]?.[0] ?? id;
}
