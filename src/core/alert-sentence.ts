import type { Action, AlertAbout } from '../domain/action.ts';
import type { ProgramLanguage } from '../domain/language.ts';

const SENTENCES: Readonly<Record<AlertAbout, readonly [fr: string, en: string]>> = {
  'emergency-wording': [
    'Un message peut décrire une urgence. Lisez-le maintenant.',
    'A message may describe an emergency. Read it now.',
  ],
  violence: [
    'Un message demande votre attention immédiate. Lisez-le seul·e ; rien ne lui a été répondu.',
    'A message needs your attention now. Read it alone; nothing was answered.',
  ],
  distress: ['Un message est à lire dans l’heure.', 'A message should be read within the hour.'],
  late: ['Un changement de dernière minute dans la journée.', 'A last-minute change today.'],
  agenda: [
    "L'agenda n'est pas lisible : aucun horaire n'est proposé.",
    "The agenda can't be read: no time is offered.",
  ],
  limit: ["Une limite d'envoi est atteinte.", 'A sending limit is reached.'],
  'outcome-unknown': [
    "On ne sait pas si un envoi ou un changement a eu lieu. Dites si c'est fait.",
    'It is not known whether something was sent or changed. Say whether it happened.',
  ],
};

/** What an alert says: no name, no words of the patient, nothing about health (handbook §4.7). */
export function sentenceOf(alert: Extract<Action, { kind: 'alert' }>, language: ProgramLanguage): string {
  return SENTENCES[alert.about][language === 'fr' ? 0 : 1];
}
