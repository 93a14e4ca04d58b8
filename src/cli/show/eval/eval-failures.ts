import { wrap } from '../../../core/columns.ts';
import type { Failure, Fault } from '../../../core/evaluation/failures.ts';
import type { Got } from '../../../core/evaluation/marks.ts';
import { nameOf } from '../../../core/explain.ts';
import type { RequestKind, Urgency } from '../../../domain/reading.ts';
import type { Wish } from '../../../domain/wish.ts';
import type { Context } from '../../context.ts';

const NAMES: Readonly<Record<Fault, readonly [fr: string, en: string]>> = {
  'red-as-routine': ['URGENCE PARTIE EN ROUTINE', 'EMERGENCY ANSWERED AS ROUTINE'],
  'red-missed': [
    'urgence non reconnue (une personne la lit)',
    'emergency not recognised (a person reads it)',
  ],
  'amber-closed': ['parti sans relecture, à voir vite', 'let go unread, to be seen soon'],
  slipped: ['parti sans relecture, à tort', 'let go unread, wrongly'],
  unreadable: ['illisible', 'unreadable'],
  'false-red': ['fausse urgence', 'false emergency'],
  'answered-other-kinds': ['parti avec une autre demande', 'let go with another request'],
  'answered-other-days': ['parti avec d’autres jours', 'let go with other days'],
  'other-kinds': ['autre demande lue', 'another request read'],
  'other-days': ['autres jours lus', 'other days read'],
  'other-hours': ['autres heures lues', 'other hours read'],
  'other-language': ['autre langue', 'other language'],
  'held-needlessly': ['retenu sans nécessité', 'held needlessly'],
};

/** The faults from the worst to those after which nothing but time is lost. */
const GRAVE: ReadonlySet<Fault> = new Set<Fault>(['red-as-routine', 'red-missed', 'amber-closed', 'slipped']);

/** One mail that went wrong: what, and expected beside got. */
export function failureLines({ marked, faults }: Failure, context: Context): readonly string[] {
  const { print, say, language } = context;
  const { truth, got, id } = marked;
  const names = faults.map((fault) => NAMES[fault][language === 'fr' ? 0 : 1]).join(', ');
  const grave = faults.some((fault) => GRAVE.has(fault));
  const expected = sayings({ ...truth, closed: truth.release, wishes: truth.wishes ?? [] }, context);
  return [
    `${print.tone('bold', id)}  ${print.tone(grave ? 'bad' : 'warn', names)}`,
    ...told(say('attendu', 'expected'), expected, context),
    ...told(say('lu', 'got'), got === null ? say('rien', 'nothing') : sayings(got, context), context),
    ...(truth.why === '' ? [] : told(say('pourquoi', 'why'), truth.why, context)),
  ];
}

function told(name: string, text: string, { print }: Context): readonly string[] {
  return wrap(text, print.width - 13).map((line, n) => `  ${(n === 0 ? name : '').padEnd(10)} ${line}`);
}

type Said = Pick<Got, 'closed' | 'kinds' | 'urgency' | 'wishes'>;

function sayings({ urgency, closed, kinds, wishes }: Said, context: Context): string {
  const { say } = context;
  return [
    urgencyWord(urgency, context),
    closed ? say('peut partir', 'may go') : say('une personne lit', 'a person reads'),
    kindWords(kinds, context),
    ...wishes.slice(0, 4).map(wishWord),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function urgencyWord(urgency: Urgency, { say }: Context): string {
  switch (urgency) {
    case 'none':
      return '';
    case 'amber':
      return say('à voir vite', 'to be seen soon');
    case 'red':
      return say('urgence', 'emergency');
  }
}

function kindWords(kinds: readonly RequestKind[], { say, language }: Context): string {
  return kinds.length === 0
    ? say('aucune demande', 'no request')
    : kinds.map((kind) => nameOf(kind, language)).join(' + ');
}

function wishWord({ include, start, end }: Wish): string {
  const until = end.slice(0, 10) === start.slice(0, 10) ? end.slice(11) : end;
  return `${include ? '' : '−'}${start}→${until}`;
}
