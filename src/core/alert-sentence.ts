import type { Action, AlertAbout } from '../domain/action.ts';
import type { ProgramLanguage } from '../domain/language.ts';

const SENTENCES: Readonly<Record<AlertAbout, readonly [fr: string, en: string]>> = {
  'emergency-wording': [
    'Un message peut décrire une urgence. Lisez-le maintenant.',
    'A message may describe an emergency. Read it now.',
  ],
  'emergency-held': [
    'Un message peut décrire une urgence et les envois sont en pause : le patient n’a reçu aucun texte. Lisez-le maintenant.',
    'A message may describe an emergency and sending is paused: the patient got no text. Read it now.',
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
  'agenda-shrunk': [
    'L’agenda s’est vidé d’un coup : aucun horaire n’est proposé. Voyez agent status.',
    'The agenda suddenly emptied: no time is offered. See agent status.',
  ],
  'agenda-not-understood': [
    'Un événement de l’agenda n’est pas compris : son temps compte comme pris. Voyez agent review.',
    'An event of the agenda is not understood: its time counts as taken. See agent review.',
  ],
  conflict: [
    'Deux rendez-vous se chevauchent dans l’agenda. Voyez agent agenda conflicts.',
    'Two appointments overlap in the calendar. See agent agenda conflicts.',
  ],
  'hold-taken-back': [
    'Un horaire gardé pour un patient a été repris dans l’agenda : il ne lui est plus gardé.',
    'A time kept for a patient was taken back in the calendar: it is not kept for them any more.',
  ],
  'hold-not-shown': [
    'L’agenda refuse de montrer un horaire gardé, ou de l’effacer : seul le programme le sait encore. Voyez agent audit.',
    'The calendar refuses to show a kept time, or to take it away: only the program knows it still. See agent audit.',
  ],
  limit: ["Une limite d'envoi est atteinte.", 'A sending limit is reached.'],
  undeliverable: [
    'Une lettre est revenue sans arriver. Appelez la personne.',
    'A letter came back and did not arrive. Call the person.',
  ],
  mailbox: [
    'La boîte aux lettres refuse la connexion : aucun mail n’est plus lu. Voyez agent status.',
    'The mailbox refuses the connection: no mail is read any more. See agent status.',
  ],
  outbox: [
    'Les lettres ne partent plus depuis un quart d’heure. Voyez agent status.',
    'Letters have not left for a quarter of an hour. See agent status.',
  ],
  'outbox-again': ['Les lettres partent de nouveau.', 'Letters leave again.'],
  'mailbox-again': ['La boîte aux lettres répond de nouveau.', 'The mailbox answers again.'],
  settings: [
    'Un fichier du cabinet a une erreur : l’ancienne version reste en usage. Voyez agent status.',
    'A file of the practice has an error: its last good version stays in use. See agent status.',
  ],
  'sent-not-done': [
    'Une réponse envoyée depuis votre logiciel de mail annonce un changement que l’agenda n’a pas. Regardez-le maintenant.',
    'A reply sent from your mail program tells of a change that the agenda does not have. Look at it now.',
  ],
  'sent-too-late': [
    'Un brouillon a été envoyé alors que la demande était déjà réglée. Voyez agent log.',
    'A draft was sent although the request was settled already. See agent log.',
  ],
  'waiting-list': [
    "Une personne a quitté la liste d'attente sans répondre. Voyez agent waitlist.",
    'Somebody left the waiting list without an answer. See agent waitlist.',
  ],
  'wrong-person': [
    'Une personne écrit que nos messages ne sont pas pour elle. L’adresse est fermée ; regardez qui devait les recevoir.',
    'Somebody writes that our messages are not for them. The address is closed; look who was to get them.',
  ],
  'loss-told': [
    'Un message annonce un décès ou une perte. Plus rien ne part seul vers les contacts concernés. Lisez-le.',
    'A message tells of a death or a loss. Nothing leaves by itself to the contacts concerned any more. Read it.',
  ],
  'loss-of-unknown': [
    'Un message annonce un décès ou une perte, et personne du fichier n’y est reconnu. Regardez de qui il s’agit : ses rappels partent encore.',
    'A message tells of a death or a loss, and nobody of the list is recognised in it. Look who it is: their reminders still leave.',
  ],
  'renewal-due': [
    'Un renouvellement demandé arrive à échéance et personne n’a répondu. Voyez agent review.',
    'A renewal that was asked for runs out soon and nobody has answered. See agent review.',
  ],
  'outcome-unknown': [
    "On ne sait pas si un envoi ou un changement a eu lieu. Dites si c'est fait.",
    'It is not known whether something was sent or changed. Say whether it happened.',
  ],
};

/** Everything that somebody may be alerted of. */
export const ALERTS = Object.keys(SENTENCES) as readonly AlertAbout[];

/** What an alert says: no name, no words of the patient, nothing about health (handbook §4.7). */
export function sentenceOf(alert: Extract<Action, { kind: 'alert' }>, language: ProgramLanguage): string {
  return SENTENCES[alert.about][language === 'fr' ? 0 : 1];
}
