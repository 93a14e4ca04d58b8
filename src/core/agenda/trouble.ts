// What in an agenda could not be understood, and how a human is told.

import type { AgendaWarning } from '../../domain/agenda.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Span } from '../../domain/time.ts';

/** Something in a file that is not understood, and the time it may cover; null when that can be any time. */
export interface Trouble {
  readonly code:
    | 'cut-off'
    | 'no-start'
    | 'start'
    | 'end'
    | 'rule'
    | 'rule-too-long'
    | 'agenda-too-long'
    | 'extra-date'
    | 'recurrence-id'
    | 'zone'
    | 'free-busy'
    | 'availability'
    | 'no-calendar'
    | 'file-cut-off';
  /** The zone's name, for `zone`. */
  readonly detail: string;
  readonly line: number;
  readonly uid: string;
  readonly span: Span | null;
  /** True when every occurrence of the event may lie up to a day aside: the span is made for each of them. */
  readonly widens: boolean;
}

type Say = (trouble: Trouble) => string;

const FRENCH: Readonly<Record<Trouble['code'], Say>> = {
  'cut-off': () => "L'événement est incomplet : sa fin manque dans le fichier.",
  'no-start': () => "L'événement n'a pas de date de début.",
  start: () => "La date de début de l'événement n'est pas lisible.",
  end: () => "La fin de l'événement n'est pas lisible : une journée entière est comptée.",
  rule: () => "La règle de répétition de l'événement n'est pas comprise.",
  'rule-too-long': () => "L'événement se répète trop souvent pour être déroulé.",
  'agenda-too-long': () =>
    "L'agenda a trop de longues séries pour être déroulé : celle-ci compte comme occupée. Donnez-leur une fin, ou archivez les anciennes.",
  'extra-date': () => "Une date supplémentaire de la série n'est pas lisible.",
  'recurrence-id': () => 'Une exception de la série ne dit pas clairement quelle date elle remplace.',
  zone: ({ detail }) => `Le fuseau horaire « ${detail} » n'est pas connu.`,
  'free-busy': () => "Une plage occupée n'est pas lisible.",
  availability: () => "Des disponibilités (VAVAILABILITY) ne sont pas lisibles : rien n'y est ouvert.",
  'no-calendar': () => 'Le fichier ne contient pas de calendrier (BEGIN:VCALENDAR manque).',
  'file-cut-off': () =>
    'Le fichier est incomplet (END:VCALENDAR manque) : des rendez-vous ont pu être perdus.',
};

const ENGLISH: Readonly<Record<Trouble['code'], Say>> = {
  'cut-off': () => 'The event is incomplete: its end is missing in the file.',
  'no-start': () => 'The event has no start.',
  start: () => 'The start of the event is not readable.',
  end: () => 'The end of the event is not readable: a whole day is taken.',
  rule: () => 'The repetition rule of the event is not understood.',
  'rule-too-long': () => 'The event repeats too often to be expanded.',
  'agenda-too-long': () =>
    'The agenda has too many long series to be expanded: this one counts as busy. Give them an end, or archive old ones.',
  'extra-date': () => 'An additional date of the series is not readable.',
  'recurrence-id': () => 'An exception of the series does not say clearly which date it replaces.',
  zone: ({ detail }) => `The time zone "${detail}" is not known.`,
  'free-busy': () => 'A busy time is not readable.',
  availability: () => 'Open ranges (VAVAILABILITY) are not readable: nothing is open in them.',
  'no-calendar': () => 'The file holds no calendar (BEGIN:VCALENDAR is missing).',
  'file-cut-off': () => 'The file is incomplete (END:VCALENDAR is missing): appointments may have been lost.',
};

/** A trouble as a warning of a file, in the program's language. */
export function warningOf(trouble: Trouble, file: string, language: ProgramLanguage): AgendaWarning {
  const sentence = (language === 'fr' ? FRENCH : ENGLISH)[trouble.code](trouble);
  return { file, line: trouble.line, uid: trouble.uid, sentence, span: trouble.span };
}
