// What came of the numbers that a practitioner answered, told back to them.

import type { ProgramLanguage } from '../../domain/language.ts';
import { colon } from '../punctuation.ts';

/** What can become of one number: what becomes of any verdict, or why it was none. */
export interface Met {
  /** Null for the alerts. */
  readonly number: number | null;
  readonly judged: string;
}

interface Told {
  readonly met: readonly Met[];
  /** Something else was written. */
  readonly rest: boolean;
  readonly language: ProgramLanguage;
}

type Words = readonly [fr: string, en: string];

const WORDS: Readonly<Record<string, Words>> = {
  done: ['fait', 'done'],
  closed: ['classé, rien n’est parti', 'closed, nothing was sent'],
  refused: ['refusé, rien n’est parti', 'refused, nothing was sent'],
  later: ['noté, ce qui n’a pas pu être fait est réessayé', 'noted, what could not be done is tried again'],
  paused: ['noté, les envois sont en pause', 'noted, sending is paused'],
  'draft-leaving': ['noté, votre messagerie est regardée d’abord', 'noted, your mailbox is looked at first'],
  'draft-touched': ['rien : quelqu’un écrit dans le brouillon', 'nothing: somebody is writing in the draft'],
  unknown: [
    'commencé, l’issue n’est pas certaine : voyez agent review',
    'begun, the outcome is not certain: see agent review',
  ],
  failed: ['pas fait : voyez agent review', 'not done: see agent review'],
  'already-settled': ['déjà fait', 'already done'],
  'wrote-again': ['rien : la même personne a écrit de nouveau', 'nothing: the same person wrote again'],
  'not-as-seen': ['rien : ce qui est préparé a changé', 'nothing: what is prepared has changed'],
  'changed-since': ['rien : l’agenda a changé', 'nothing: the agenda has changed'],
  'answered-since': ['rien : le cabinet a déjà répondu', 'nothing: the practice has answered already'],
  'no-such-number': ['rien : ce numéro n’est pas dans le mail', 'nothing: this number is not in the mail'],
  expired: ['rien : ce mail est trop ancien', 'nothing: this mail is too old'],
};

const UNSURE: Words = ['rien : voyez agent review', 'nothing: see agent review'];
const SEEN: Words = ['Alertes : vues.', 'Alerts: seen.'];
const REST: Words = [
  'Le reste de votre message attend une personne : seules les lignes comme « OK 1 3 » ou « NON 2 » comptent.',
  'The rest of your message waits for a person: only lines like "OK 1 3" or "NO 2" count.',
];

/** One line a number. */
export function answerLines({ met, rest, language }: Told): readonly string[] {
  const say = (words: Words) => words[language === 'fr' ? 0 : 1];
  const lines = met.map(({ number, judged }) =>
    number === null ? say(SEEN) : `${number}${colon(language)}${say(WORDS[judged] ?? UNSURE)}.`,
  );
  return rest ? [...lines, say(REST)] : lines;
}
