// The mail to the practitioner every morning: six lines at most, nobody's name, nothing about health (handbook §4.7).

import type { Action, Plan } from '../../domain/action.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import { HOUR, type Instant, type Zone } from '../../domain/time.ts';
import { factMaker } from '../letters/facts.ts';
import { colon, semicolon } from '../punctuation.ts';

export interface Morning {
  readonly now: Instant;
  /** Since the last morning mail. */
  readonly done: { readonly alone: number; readonly approved: number; readonly aside: number };
  /** In the order of their numbers, from 1. */
  readonly waiting: readonly { readonly proposal: Plan; readonly received: Instant }[];
  /** How many wait beyond those that have a number. */
  readonly more: number;
  readonly watch: Readonly<Record<Watched, number>>;
  /** Until when an open breach is to be notified; null when none is open. */
  readonly breachUntil: Instant | null;
  /** Today's first appointment; null when there is none, or the agenda can't be read. */
  readonly first: Instant | null;
  readonly appointments: number;
  readonly changes: { readonly booked: number; readonly moved: number; readonly cancelled: number };
}

/** What deserves a look today. */
export type Watched =
  | 'breaches'
  | 'unseen'
  | 'unknown'
  | 'rights'
  | 'returned'
  | 'late'
  | 'conflicts'
  | 'waiting-list';

interface Told {
  readonly morning: Morning;
  readonly language: ProgramLanguage;
  readonly zone: Zone;
}

/** Whether there is nothing to tell and nothing to do. */
export function isQuiet({ done, waiting, more, watch, changes }: Morning): boolean {
  const counts = [...Object.values(done), ...Object.values(watch), ...Object.values(changes), more];
  return waiting.length === 0 && counts.every((count) => count === 0);
}

/** "Secrétariat du mardi 24 novembre". */
export function morningSubject({ morning, language, zone }: Told): string {
  const day = factMaker(language, zone).day(morning.now);
  return language === 'fr' ? `Secrétariat du ${day}` : `Front desk, ${day}`;
}

/** The lines: done, waiting, to watch, first appointment, changes, how to answer. */
export function morningLines(told: Told): readonly string[] {
  return [doneLine, waitingLine, watchLine, firstLine, changesLine, answerLine].flatMap((line) => line(told));
}

type Say = (fr: string, en: string) => string;
const sayIn =
  (language: ProgramLanguage): Say =>
  (fr, en) =>
    language === 'fr' ? fr : en;

function doneLine({ morning: { done }, language }: Told): readonly string[] {
  const say = sayIn(language);
  const { alone, approved, aside } = done;
  return [
    say(
      `Fait : ${alone} par le secrétariat seul, ${approved} après votre oui, ${aside} mis de côté.`,
      `Done: ${alone} by itself, ${approved} after your yes, ${aside} set aside.`,
    ),
  ];
}

function waitingLine({ morning: { waiting, more }, language, zone }: Told): readonly string[] {
  const say = sayIn(language);
  if (waiting.length === 0) return [say('À valider : rien.', 'To approve: nothing.')];
  const numbered = waiting.map(
    ({ proposal, received }, index) =>
      `${index + 1} ${whatOf(proposal, language)} (${since({ received, language, zone })})`,
  );
  const beyond = more === 0 ? [] : [say(`et ${more} dans agent review`, `and ${more} in agent review`)];
  return [
    `${say('À valider', 'To approve')}${colon(language)}${[...numbered, ...beyond].join(semicolon(language))}.`,
  ];
}

/** What a yes would do, in a word that tells nothing of why somebody comes. */
function whatOf(proposal: Plan, language: ProgramLanguage): string {
  const say = sayIn(language);
  const found = (kind: Action['kind']) => proposal.some((action) => action.kind === kind);
  if (found('move')) return say('déplacer', 'move');
  if (found('cancel')) return say('annuler', 'cancel');
  if (found('book')) return say('réserver', 'book');
  if (found('hold')) return say('proposer des horaires', 'offer times');
  if (found('reply')) return say('répondre', 'reply');
  return say('à lire', 'to read');
}

interface Since {
  readonly received: Instant;
  readonly language: ProgramLanguage;
  readonly zone: Zone;
}

function since({ received, language, zone }: Since): string {
  const { moment } = factMaker(language, zone);
  return sayIn(language)(`reçu ${moment(received)}`, `received ${moment(received)}`);
}

const WATCHED: Readonly<Record<Watched, readonly [fr: string, en: string]>> = {
  breaches: ['violation de données', 'data breach'],
  unseen: ['alerte non vue', 'alert not seen'],
  unknown: ['issue à vérifier', 'outcome to check'],
  rights: ['demande à délai légal', 'request with a legal deadline'],
  returned: ['lettre revenue', 'letter returned'],
  late: ['retard annoncé', 'running late'],
  conflicts: ['chevauchement dans l’agenda', 'overlap in the agenda'],
  'waiting-list': ['proposition de liste d’attente', 'offer of the waiting list'],
};

function watchLine({ morning, language }: Told): readonly string[] {
  const say = sayIn(language);
  const { watch } = morning;
  const found = WATCH_ORDER.filter((kind) => watch[kind] > 0);
  if (found.length === 0) return [];
  const words = found.map(
    (kind) =>
      `${watch[kind]} ${WATCHED[kind][language === 'fr' ? 0 : 1]}${kind === 'breaches' ? timeLeft(morning, say) : ''}`,
  );
  return [`${say('À surveiller', 'To watch')}${colon(language)}${words.join(', ')}.`];
}

/** " (reste 33 h : agent privacy breach list)": whole hours until the authority is to be told (art. 33 GDPR). */
function timeLeft({ breachUntil, now }: Morning, say: Say): string {
  const hours = Math.floor(((breachUntil ?? now) - now) / HOUR);
  const left =
    hours < 0
      ? say('délai de 72 h dépassé', 'the 72 hours are over')
      : say(`reste ${hours} h`, `${hours} h left`);
  return say(` (${left} : agent privacy breach list)`, ` (${left}: agent privacy breach list)`);
}

const WATCH_ORDER = Object.keys(WATCHED).filter((kind): kind is Watched => kind in WATCHED);

function firstLine({ morning: { first, appointments }, language, zone }: Told): readonly string[] {
  const say = sayIn(language);
  if (first === null) return [say('Aujourd’hui : aucun rendez-vous.', 'Today: no appointment.')];
  const when = factMaker(language, zone).moment(first);
  return [
    say(
      `Aujourd’hui : premier rendez-vous ${when}, ${appointments} en tout.`,
      `Today: first appointment ${when}, ${appointments} in all.`,
    ),
  ];
}

function changesLine({ morning: { changes }, language }: Told): readonly string[] {
  const say = sayIn(language);
  const { booked, moved, cancelled } = changes;
  if (booked + moved + cancelled === 0) return [];
  return [
    say(
      `Agenda : ${booked} pris, ${moved} déplacés, ${cancelled} annulés par le secrétariat.`,
      `Agenda: ${booked} booked, ${moved} moved, ${cancelled} cancelled by the front desk.`,
    ),
  ];
}

function answerLine({ morning: { waiting, watch }, language }: Told): readonly string[] {
  const say = sayIn(language);
  const seen = watch.unseen > 0 ? say(', VU pour les alertes', ', SEEN for the alerts') : '';
  if (waiting.length === 0)
    return watch.unseen === 0 ? [] : [say('Répondez VU pour les alertes.', 'Answer SEEN for the alerts.')];
  return [
    say(
      `Répondez à ce mail : par exemple « OK 1 » pour envoyer, « NON 1 » pour refuser${seen}.`,
      `Answer this mail: for example "OK 1" to send, "NO 1" to refuse${seen}.`,
    ),
  ];
}
