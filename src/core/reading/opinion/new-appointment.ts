// "Would Thursday at ten be possible?" asks to move an appointment, or for a first one: the rest of the mail tells.

import type { Language } from '../../../domain/language.ts';
import type { Mail } from '../../../domain/mail.ts';
import type { Label, ReadSentence, Request, Sentence } from '../../../domain/reading.ts';
import { plainWords } from '../fold.ts';
import { merged } from '../merge-requests.ts';
import { isReply } from '../subject.ts';
import type { Classified } from './classified.ts';
import { speaksOfMoving } from './kind-cues.ts';

interface Whole {
  readonly mail: Mail;
  readonly sentences: readonly Sentence[];
  readonly language: Language;
}

/** Whether a mail answers one of ours, speaks of moving or giving up, or names an appointment that there is. */
export function isAboutOneThatExists({ mail, sentences, language }: Whole): boolean {
  return (
    isReply(mail) ||
    sentences.some(({ text }) => speaksOfMoving(text, language) || EXISTS.test(plainWords(text)))
  );
}

/** "Ma séance", "the session on Thursday", "j'ai rdv", "one hour later", in any of our languages. */
const EXISTS = new RegExp(
  `\\b(?:${[
    'plus tard|plus tot|later|earlier|spater|fruher|eerder|pozniej|wczesniej|mas tarde|mas temprano|piu tardi|piu presto|mais tarde|mais cedo',
    'j ai (?:un )?(?:rdv|rendez)|i have an? (?:appointment|appt)|i m (?:booked|down)|mam (?:\\p{L}+ )?wizyt',
    'j etais attendue?|je suis attendue?|(?:a|pour) mon heure|au lieu d|i was due|instead of|zu meiner (?:uhrzeit|zeit)|statt|anstatt|in plaats van|verwacht (?:mij|me)|mijn (?:controle|beurt) naar|en lugar de|en vez de|invece (?:di|del|che)|em vez d|zamiast|odpada\\p{L}*|jutrzejsz\\p{L}+|dzisiejsz\\p{L}+',
    'glisser|basculer|a la place|instead|stattdessen|in de plaats|en su lugar|al (?:suo )?posto|no lugar d|w zamian|my (?:mon|tues|wednes|thurs|fri|satur|sun)day(?: one| slot)?',
    '(?:mon|ma|mes|notre|nos|ce|cette) (?:\\p{L}+ )?(?:rdv|rendez|seance|consult|creneau|visite)|(?:rdv|rendez vous|seance|consultation) (?:du |d (?:hier|aujourd)|de (?!controle|routine|kine|reeduc|massage|podo|dent|suivi|bilan|sport|detart))',
    '(?:my|our|the|this) (?:\\p{L}+ )?(?:appointment|appt|session|slot|visit|booking)',
    '(?:mein|unser|der|den|die|dem)\\p{L}* (?:\\p{L}+ )?(?:termin|sitzung|behandlung)',
    '(?:mijn|onze|de) (?:\\p{L}+ )?(?:afspraak|sessie|behandeling)',
    '(?:moj|moja|moje|mojej|nasz|nasza) (?:\\p{L}+ )?(?:wizyt|termin)',
    '(?:mi|nuestra|la) (?:\\p{L}+ )?(?:cita|sesion|consulta)',
    '(?:mio|nostro|l|mia|la) (?:\\p{L}+ )?(?:appuntamento|seduta|visita)',
    '(?:minha|nossa|a) (?:\\p{L}+ )?(?:consulta|sessao)',
  ].join('|')})`,
  'u',
);

/** From this probability on a sentence is taken for a move … */
const MOVES = 0.5;
/** … that is a new appointment instead, where nothing is said of one that there is, unless that is unlikelier than this. */
const PERHAPS_NEW = 0.1;

/** The same of a mail as it was read: what stands around its matter, and is only polite, does not count. */
export function namesOne({
  sentences,
  ...whole
}: Pick<Whole, 'mail' | 'language'> & { readonly sentences: readonly ReadSentence[] }): boolean {
  const said = sentences.filter(
    ({ labels }) => labels.length === 0 || !labels.every((one) => AROUND.has(one)),
  );
  return isAboutOneThatExists({ ...whole, sentences: said });
}

/**
 * The requests of a mail that names no appointment that there is, and that a human reads first: what sounds like a move
 * ("Could you do Friday at 12.15?") and tells of none wants a new one.
 */
export function booked(requests: readonly Request[]): readonly Request[] {
  const isMove = ({ kind, about }: Request) => kind === 'move' && about.length === 0;
  return merged(requests.map((request) => (isMove(request) ? { ...request, kind: 'book' } : request)));
}

/** "Merci par avance" brings nothing forward. */
const AROUND: ReadonlySet<Label> = new Set<Label>(['greeting', 'closing', 'name', 'contact-line']);

type Meaning = Pick<Classified, 'labels' | 'p'> & Partial<Classified>;

/** What a classifier takes for a move, as the wish for a new appointment, in a mail that names none that there is. */
export function asNew<Meant extends Meaning>(classified: Meant): Meant {
  const { labels, p = {} } = classified;
  const { move = 0, book = 0 } = p;
  if (book < PERHAPS_NEW || (!labels.includes('move') && move < MOVES)) return classified;
  return {
    ...classified,
    labels: [...new Set(labels.map((label): Label => (label === 'move' ? 'book' : label)))],
    p: { ...p, move: 0, book: Math.max(move, book) },
  };
}
