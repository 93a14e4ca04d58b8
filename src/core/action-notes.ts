import type { ActionNote } from '../domain/action-note.ts';
import type { ProgramLanguage } from '../domain/language.ts';

/** What stands beside an action, for the reader: a code in their language, the words of a server or a person as they are. */
export function noteWords(note: string, language: ProgramLanguage): string {
  const said = Object.hasOwn(NOTES, note) ? NOTES[note as ActionNote] : WRITTEN_OUT.get(note);
  return said === undefined ? note : said[language === 'fr' ? 0 : 1];
}

type Sentence = readonly [fr: string, en: string];

/** The one list: what each code says. */
export const NOTES: Readonly<Record<ActionNote, Sentence>> = {
  'other-recipient': [
    'La lettre n’est pas adressée à la personne qui a écrit.',
    'The letter is not addressed to the person who wrote.',
  ],
  'to-practice': [
    'La lettre est adressée au cabinet lui-même.',
    'The letter is addressed to the practice itself.',
  ],
  'hourly-limit': [
    'Le nombre de lettres permis par heure est atteint (réglage limits.per-hour).',
    'The hourly limit is reached (setting limits.per-hour).',
  ],
  'daily-limit': [
    'Le nombre de lettres permis par jour est atteint (réglage limits.per-day).',
    'The daily limit is reached (setting limits.per-day).',
  ],
  'agenda-away': ['L’agenda ne peut pas être lu maintenant.', 'The agenda cannot be read now.'],
  'patient-unknown': ['Ce patient n’est plus connu.', 'The patient is not known any more.'],
  'address-not-recorded': [
    'Cette adresse n’est plus enregistrée pour ce patient.',
    'The address is not recorded for this patient any more.',
  ],
  'patient-kept': ['Une personne s’occupe de ce patient.', 'A human keeps this patient.'],
  'contact-kept': ['Une personne s’occupe de ce contact.', 'A human keeps this contact.'],
  'messages-stopped': ['Ce contact ne veut plus de ces messages.', 'This contact wants no such messages.'],
  'quiet-hour': ['C’est une heure calme : rien ne part.', 'It is a quiet hour.'],
  'row-changed': [
    'Cette ligne de la liste a changé depuis que la lettre a été préparée.',
    'This row of the list has changed since the letter was prepared.',
  ],
  'appointment-gone': [
    'Ce rendez-vous n’est plus là où il était.',
    'This appointment is not where it was any more.',
  ],
  'follow-up-off': ['Cette relance a été arrêtée entre-temps.', 'This follow-up was switched off meanwhile.'],
  'lay-too-long': [
    'Elle a attendu trop longtemps : lisez-la avant qu’elle parte.',
    'It lay too long: read it before it leaves.',
  ],
  'taken-over': [
    'Une personne a repris ce contact entre-temps.',
    'A person took this contact over meanwhile.',
  ],
  'time-not-kept': [
    'Un horaire qu’elle nomme n’est plus gardé pour cette personne.',
    'A time that it names is not kept for this person any more.',
  ],
  'agenda-changed': ['L’agenda a changé depuis.', 'The agenda has changed since.'],
  'time-taken': ['L’horaire a été pris entre-temps.', 'Somebody else has taken that time meanwhile.'],
  'looked-up': ['Vérifié après une interruption.', 'Looked up after an interruption.'],
  'earlier-step-failed': ['Une étape d’avant n’a pas réussi.', 'An earlier step did not succeed.'],
  'kind-waits-again': ['Ce genre de demande attend de nouveau un oui.', 'Its kind waits for a yes again.'],
  'person-stopped': ['Une personne l’a arrêté.', 'A person stopped it.'],
  'person-has-it': ['Une personne s’en occupe.', 'A person has it in hand.'],
  'letter-says-else': [
    'La lettre ou l’agenda dit autre chose.',
    'The letter or the agenda says something else.',
  ],
  'left-before': ['La lettre était déjà partie.', 'The letter had left before.'],
  'in-sent': ['Elle se trouve dans les envoyés.', 'It lies in the Sent folder.'],
  'sent-by-hand': ['Envoyée à la main.', 'Sent by hand.'],
  'sent-by-hand-edited': ['Envoyée à la main, modifiée.', 'Sent by hand, edited.'],
  'draft-deleted': ['Le brouillon a été supprimé.', 'The draft was deleted.'],
  'moved-to-refused': ['Déplacé dans le logiciel de mail.', 'Moved in the mail program.'],
  'keywords-off': ['Les mots-clés sont éteints.', 'Keywords are switched off.'],
  'kept-in-memory': ['Gardé dans la mémoire seulement.', 'Kept in the memory only.'],
  'told-before': ['Déjà dit.', 'Told before.'],
};

/** Earlier versions wrote the sentence itself: one that is still said is said in the reader's language too. */
const WRITTEN_OUT: ReadonlyMap<string, Sentence> = new Map([
  ...Object.values(NOTES).flatMap((said) => said.map((sentence) => [sentence, said] as const)),
  ['The hourly limit is reached.', NOTES['hourly-limit']],
  ['The daily limit is reached.', NOTES['daily-limit']],
  ['looked up after a restart', NOTES['looked-up']],
  ['moved in the mail program', NOTES['moved-to-refused']],
  ['the draft was deleted', NOTES['draft-deleted']],
  ['le brouillon a été supprimé', NOTES['draft-deleted']],
  ['the letter or the agenda says something else', NOTES['letter-says-else']],
  ['la lettre ou l’agenda dit autre chose', NOTES['letter-says-else']],
]);
