import type { Action } from '../../domain/action.ts';
import type { ActionRecord, ActionState } from '../../domain/case.ts';
import { noteWords } from '../action-notes.ts';
import type { AuditLine } from '../audit.ts';
import { colon, quoted } from '../punctuation.ts';
import { actionWords } from '../review/yes-words.ts';
import { upperFirst } from '../upper-first.ts';
import type { Moment, Told } from './told.ts';

/** How an action ended or was put off, where the practice need know it: a keyword that was set is not told. */
export function actionEnded(told: Told, { at, verb, detail }: AuditLine): readonly Moment[] {
  const [id, kind = '', ended = ''] = detail.split(' ');
  const record = told.records.find((one) => one.id === id);
  const state = verb === 'ActionPostponed' ? 'planned' : (ended as ActionState);
  const words = wordsOf(told, record, kind);
  if (words === null) return [];
  const [last] = told.trail.filter((entry) => entry.detail.startsWith(`${id} `)).slice(-1);
  const note = record === undefined || last?.at !== at || last.verb !== verb ? '' : record.note;
  return [{ at, words: `${upperFirst(words)}${ending(told, state)}`, detail: noted(told, state, note) }];
}

/** What is still to be done. */
export function actionPlanned(told: Told): readonly Moment[] {
  return told.records.flatMap(({ state, action, at, notBefore }) => {
    if (state !== 'planned' && state !== 'started') return [];
    const words = wordsOf(told, undefined, action.kind, action);
    if (words === null) return [];
    const when = notBefore ?? told.kase.notBefore ?? at;
    const ahead = told.language === 'fr' ? 'À faire' : 'To be done';
    return [{ at: when, words: `${ahead}${colon(told.language)}${words}`, detail: [] }];
  });
}

function noted({ language }: Told, state: ActionState, note: string): readonly string[] {
  return note === '' || state === 'done' ? [] : [noteWords(note, language)];
}

const ENDINGS: Readonly<Record<ActionState, readonly [fr: string, en: string]>> = {
  planned: [' : pas encore, essayé de nouveau plus tard', ': not yet, tried again later'],
  started: [' : commencé', ': begun'],
  done: ['', ''],
  failed: [' : n’a pas eu lieu', ': did not happen'],
  unknown: [' : on ne sait pas si cela a eu lieu', ': nobody knows whether it happened'],
  skipped: [' : laissé', ': left undone'],
};

function ending({ language }: Told, state: ActionState): string {
  return ENDINGS[state]?.[language === 'fr' ? 0 : 1] ?? '';
}

/** Null where a practitioner need not be told. Of what had its time the kind alone is known (`aged.ts`). */
function wordsOf(
  told: Told,
  record: ActionRecord | undefined,
  kind: string,
  action: Action | undefined = record?.action,
): string | null {
  const { language, zone } = told;
  if (action?.kind === 'reply') return letterWords(told, action);
  if (action !== undefined && action.kind === kind) return actionWords(action, language, zone);
  return (KINDS[kind as Action['kind']] ?? null)?.[language === 'fr' ? 0 : 1] ?? null;
}

function letterWords({ language }: Told, { letter }: Extract<Action, { kind: 'reply' }>): string {
  const texts = [...new Set(letter.made.map(({ id }) => id))].join(', ');
  const made = texts === '' ? '' : ` [${texts}]`;
  const subject = letter.subject === '' ? '' : `${colon(language)}${quoted(letter.subject, language)}`;
  const words = language === 'fr' ? 'envoie une lettre à' : 'sends a letter to';
  return `${words} ${letter.to}${subject}${made}`;
}

/** For actions of which nothing but their kind is kept. */
const KINDS: Readonly<Record<Action['kind'], readonly [fr: string, en: string] | null>> = {
  reply: ['envoie une lettre', 'sends a letter'],
  hold: ['garde des horaires', 'keeps times'],
  release: ['rend des horaires gardés', 'gives back kept times'],
  book: ['réserve un rendez-vous', 'books an appointment'],
  block: ['ferme ou rouvre un temps dans l’agenda', 'closes or opens a time in the agenda'],
  move: ['déplace un rendez-vous', 'moves an appointment'],
  cancel: ['annule un rendez-vous', 'cancels an appointment'],
  confirm: ['marque un rendez-vous confirmé', 'marks an appointment confirmed'],
  label: null,
  alert: ['alerte une personne', 'alerts a person'],
  task: ['l’inscrit dans vos tâches', 'puts it on your list'],
  waitlist: ['met à jour la liste d’attente', 'changes the waiting list'],
  stop: ['n’écrit plus à cette adresse', 'writes to this address no more'],
  consent: ['note ce que le patient veut recevoir', 'notes what the patient wants to receive'],
  survey: ['compte la réponse à l’enquête', 'counts the answer to the survey'],
  freeze: ['ne répond plus seul à ce contact', 'no longer answers this contact by itself'],
};
