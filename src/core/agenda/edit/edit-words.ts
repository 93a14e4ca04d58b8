// Why a change was not made, for the practice.

import type { ProgramLanguage } from '../../../domain/language.ts';
import type { Span, Zone } from '../../../domain/time.ts';
import { momentText } from '../moment-text.ts';

/** Why a file or an event is left to a human. */
export type Refusal =
  | 'incomplete-file'
  | 'uid-taken'
  | 'not-ours'
  | 'no-uid'
  | 'twice'
  | 'event-not-understood'
  | 'time-not-writable'
  | 'range-start'
  | 'not-shown';

const REFUSALS: Readonly<Record<Refusal, readonly [fr: string, en: string]>> = {
  'incomplete-file': [
    "Le fichier d'agenda est incomplet ; rien n'y a été changé.",
    'The calendar file is incomplete; nothing was changed in it.',
  ],
  'uid-taken': [
    "Un autre événement porte déjà cet identifiant ; rien n'a été changé.",
    'Another event already has this identifier; nothing was changed.',
  ],
  'not-ours': [
    "Cet événement n'est pas un horaire gardé par le programme ; rien n'a été retiré.",
    'This event is no time kept by the program; nothing was removed.',
  ],
  'no-uid': [
    "L'événement n'a pas d'identifiant ; changez-le vous-même dans l'agenda.",
    'The event has no identifier; change it yourself in the calendar.',
  ],
  twice: [
    "L'événement existe deux fois dans l'agenda ; changez-le vous-même.",
    'The event stands in the calendar twice; change it yourself.',
  ],
  'event-not-understood': [
    "L'événement n'est pas entièrement compris ; changez-le vous-même dans l'agenda.",
    'The event is not fully understood; change it yourself in the calendar.',
  ],
  'time-not-writable': [
    "Le nouvel horaire ne peut pas être écrit dans cet événement ; changez-le vous-même dans l'agenda.",
    'The new time cannot be written into this event; change it yourself in the calendar.',
  ],
  'range-start': [
    "Cette date change aussi toutes les suivantes de la série ; changez-la vous-même dans l'agenda.",
    'This date also changes all later ones of the series; change it yourself in the calendar.',
  ],
  'not-shown': [
    "Le changement, relu, n'apparaît pas dans l'agenda ; rien n'a été écrit.",
    'The change, read back, does not show in the calendar; nothing was written.',
  ],
};

/** A whole sentence, with its full stop. */
export function refusalSentence(why: Refusal, language: ProgramLanguage): string {
  return REFUSALS[why][language === 'fr' ? 0 : 1];
}

/** The appointment is not where it was when the change was decided. */
export function staleSentence(
  from: Span,
  { zone, language = 'fr' }: { readonly zone: Zone; readonly language?: ProgramLanguage },
): string {
  const moment = momentText(from.start, zone, language);
  return language === 'fr'
    ? `Le rendez-vous du ${moment} n'est plus là dans l'agenda.`
    : `The appointment of ${moment} is no longer there in the calendar.`;
}
