// Times that a mail wants beside requests that take none: what the reader heard in their sentence was something else.

import { isDanger, type ReadSentence, type Request, type RequestKind } from '../../../domain/reading.ts';
import { addDays, at, dayOf, type LocalDate } from '../../../domain/time.ts';
import type { Wish } from '../../../domain/wish.ts';
import { fold } from '../fold.ts';
import type { Asked } from './asked.ts';
import { asksForDays } from './asked-days.ts';
import { asksForTimeItself, joining, MISHEARD, SAYS_LITTLE, wantsTime } from './loose-times.ts';
import { IF_SO, TAKES_WISHES, timesIn } from './request-times.ts';
import { foldedAlike } from './time-pieces.ts';
import type { TimesMeant } from './times-meant.ts';

/**
 * The requests with a time that the mail wants in words of its own, where none of what was understood has one: the reader
 * heard a question or a yes in that sentence, or the request was doubted when the mail was seen as a whole.
 */
export function withUnplaced(requests: readonly Request[], asked: Asked): readonly Request[] {
  if (requests.some(hasTime) || asked.sentences.some(({ labels }) => labels.some(isDanger))) return requests;
  const taker =
    requests.find(({ kind }) => TAKES_WISHES.has(kind)) ?? requests.find(({ kind }) => kind === 'cancel');
  if (taker === undefined && requests.some(({ kind }) => SPEAKS_ALONE.has(kind))) return requests;
  const read = asked.sentences
    .filter((sentence) => sentence.number !== 0 && saysWhen(sentence, requests, taker, asked))
    .map((sentence) => ({ number: sentence.number, times: timesIn(sentence, 'wishes', asked) }))
    .filter(({ times }) =>
      times.wishes.some((wish) => isSomeDays(wish, taker === undefined ? null : dayOf(asked.context.sent))),
    );
  if (read.length === 0) return requests;
  if (taker !== undefined) return placed(requests, taker, read);
  const kind = asked.reply ? 'choose' : 'book';
  return [
    ...requests,
    ...read.map(({ number, times }) => ({ ...joining(kind, number, times), supposed: true as const })),
  ];
}

/** Numbers of the sentences that want a time which no request takes: what they ask for was not understood. */
export function unheardTimes(requests: readonly Request[], asked: Asked): readonly number[] {
  return withUnplaced(requests, asked)
    .filter((request) => !requests.includes(request))
    .flatMap(({ sentences }) => sentences);
}

/** With the times given to the request that takes them; what was misheard in their sentences goes. */
function placed(
  requests: readonly Request[],
  taker: Request,
  read: readonly { readonly number: number; readonly times: TimesMeant }[],
): readonly Request[] {
  const numbers = read.map(({ number }) => number);
  const misheard = ({ kind, sentences }: Request) =>
    MISHEARD.has(kind) && sentences.every((number) => numbers.includes(number));
  const wishes = read.flatMap(({ times }) => times.wishes);
  const sentences = [...new Set([...taker.sentences, ...numbers])];
  const kind = taker.kind === 'cancel' ? 'move' : taker.kind;
  return requests
    .filter((request) => !misheard(request))
    .map((request) => (request === taker ? { ...taker, kind, sentences, wishes } : request));
}

/** Beside these no appointment is supposed: their dates are those of what they tell. */
const SPEAKS_ALONE: ReadonlySet<RequestKind> = new Set<RequestKind>([
  'clinical',
  'complaint',
  'rights',
  'stop',
]);

/** It says when they would come. */
function hasTime({ wishes, choice, shift }: Request): boolean {
  return wishes.some(({ include }) => include) || choice !== undefined || shift !== undefined;
}

/** In words of wanting; a question only where nothing else was heard in it, or beside a request without a time. */
function saysWhen(
  sentence: ReadSentence,
  requests: readonly Request[],
  taker: Request | undefined,
  asked: Asked,
): boolean {
  const { reply, language, context } = asked;
  const { number, text } = sentence;
  const own = requests.filter(({ sentences }) => sentences.includes(number)).map(({ kind }) => kind);
  const wants = wantsTime(sentence, asked) || eitherWorks(sentence, asked);
  if (taker !== undefined && !reply) {
    const asks = text.includes('?') && !taker.sentences.includes(number);
    const isMisheard = (kind: RequestKind) =>
      MISHEARD.has(kind) || (kind === 'question' && taker.kind === 'home');
    return (
      (wants || asks || (taker.kind === 'home' && AT_HOME.test(fold(text)))) &&
      own.every((kind) => kind === taker.kind || isMisheard(kind) || SAYS_LITTLE.has(kind))
    );
  }
  const asks = text.includes('?') && own.some((kind) => !SAYS_LITTLE.has(kind));
  const isQuestion = own.every((kind) => kind === 'question');
  const forDays = own.every((kind) => kind === 'question' || MISHEARD.has(kind));
  const forTime =
    (isQuestion && asksForTimeItself(text, asked)) || (forDays && asksForDays(text, language, context));
  const isAnswer = sentence.labels.includes('choose') || IF_SO.test(foldedAlike(text));
  const taken = own.some((kind) => HAS_ITS_OWN.has(kind)) && !isAnswer && !forTime && !BOOKS.test(fold(text));
  return wants && (!asks || forTime) && taker === undefined && !taken;
}

/** "I still have Tuesday at 4 and Thursday at 11. Either works." */
function eitherWorks({ number }: ReadSentence, { sentences }: Asked): boolean {
  const next = sentences[sentences.findIndex((one) => one.number === number) + 1];
  return number > 0 && next !== undefined && EITHER.test(fold(next.text).replace(/[^\p{L}\p{N}]+/gu, ' '));
}

const EITHER =
  /^ ?(?:either|both|les deux|l un ou l autre|peu importe lequel|beides?|allebei|beide|las dos|los dos|cualquiera de|entramb[ie]|tutti e due|qualquer (?:um|uma)|ambos|ambas|oba|obydwa|obie)\b/;

/** Somebody is at home then, who asks for a visit there. */
const AT_HOME =
  /\b(?:(?:est|sera|serai|suis|sommes|serons) (?:la|present\p{L}*|chez|a la maison)|(?:is|are|am|will be|ll be) (?:in|home|at home|there|here|around)|(?:ist|bin|sind|ware) (?:[\p{L}]+ ){0,3}(?:da|zuhause|zu hause|daheim)|(?:is|ben|zijn) (?:[\p{L}]+ ){0,3}(?:thuis|aanwezig|er)|(?:esta|estoy|estamos|estara|estare) (?:[\p{L}]+ ){0,3}(?:en casa|aqui|alli)|(?:e|sono|siamo|sara|saro|c e) (?:[\p{L}]+ ){0,3}(?:in casa|a casa|presente|mi[ao])|(?:esta|estou|estamos|estarei) (?:[\p{L}]+ ){0,3}(?:em casa|ca)|(?:jest|jestem|bede|bedzie|bedziemy) (?:[\p{L}]+ ){0,3}(?:w domu|na miejscu))\b/u;

/** Asks for an appointment beside the paper that its sentence asks for: "… e aproveito para agendar o retorno". */
const BOOKS =
  /\b(?:(?:me |nous )?(?:bloquer|caler|reserver|fixer)|prendre (?:un )?(?:rdv|rendez vous)|book (?:me|us|in|an?)|make an appointment|(?:einen |den )?termin (?:vereinbaren|machen|buchen|ausmachen)|eintragen|(?:een )?afspraak (?:maken|inplannen)|inplannen|pedir (?:cita|hora)|cita para|fissare|prenotare|agendar|marcar|umowic|zapisac)\b/u;

/** What their sentences name is the appointment that exists. */
const HAS_ITS_OWN: ReadonlySet<RequestKind> = new Set<RequestKind>([
  'confirm',
  'late',
  'document',
  'payment',
  'renewal',
]);

/** Some days; beside a request for a time also all from a day after `today` on, never any time at all. */
function isSomeDays({ include, start, end }: Wish, today: LocalDate | null): boolean {
  return (
    include && (end <= at(addDays(dayOf(start), LONGEST_DAYS), 0) || (today !== null && dayOf(start) > today))
  );
}

const LONGEST_DAYS = 21;
