// An answer that takes one of the times in the letter beneath it: "the Wednesday one", "the quarter past six", "yes".

import type { Mail } from '../../../domain/mail.ts';
import type { Request, RequestKind } from '../../../domain/reading.ts';
import { dayOf, type LocalDate, minutesOf, weekdayOf } from '../../../domain/time.ts';
import type { Wish } from '../../../domain/wish.ts';
import { fold, wordsOf } from '../fold.ts';
import { bareSubject, isReply } from '../subject.ts';
import { readWishes } from '../wishes/read-wishes.ts';
import type { Asked } from './asked.ts';
import { combineWishes } from './combine-wishes.ts';
import { namesDate, takenOf } from './offered-times.ts';

/** Lines of a quoted letter in which offered times are looked for, and the characters of each that are read. */
const MOST_LINES = 40;
const LONGEST_LINE = 400;

/** What an answer quotes of the letter that it answers, subject first, line by line; nothing of any other mail. */
export function quotedIn(mail: Mail): readonly string[] {
  if (!isReply(mail)) return [];
  const quotes = mail.cut.filter(({ kind }) => kind === 'quote').map(({ text }) => text);
  return [bareSubject(mail.subject), ...quotes.join('\n').split('\n')]
    .map((line) => line.replace(/^[\s>|]+/, '').slice(0, LONGEST_LINE))
    .filter((line) => /\d/.test(line))
    .slice(0, MOST_LINES);
}

/**
 * Requests that take an offered time or say yes to one, with the time itself where the letter beneath names it. Who
 * names another time than those, or takes none that can be told, keeps what they said.
 */
export function withQuoted(requests: readonly Request[], asked: Asked): readonly Request[] {
  if (!requests.some(({ kind }) => ANSWERS.has(kind))) return requests;
  const offers = quotedOffers(asked);
  if (offers.length === 0) return requests;
  return requests.map((request) => asChoice(withOffer(request, offers, asked), offers, asked));
}

/**
 * The same requests, called by what the letter beneath makes of them: who takes the only time it names says yes to it,
 * and who takes another time than those it names wants it moved. For a mail that a human reads first.
 */
export function calledByOffer(requests: readonly Request[], asked: Asked): readonly Request[] {
  const offers = quotedOffers(asked);
  if (offers.length === 0) return requests;
  const answered = requests.some(({ kind }) => TOUCHES.has(kind));
  const named = answered ? [] : namedOffer(offers, asked);
  if (named.length > 0) return [...requests, ...named];
  const others = requests.filter((one) => ANSWERS.has(one.kind) && namesAnother(one, offers, asked));
  const moves = requests.some(({ kind }) => kind === 'move');
  return requests.flatMap((request) => {
    if (moves && request.kind === 'move') return [others.reduce(withTimesOf, request)];
    if (!ANSWERS.has(request.kind)) return [request];
    if (others.includes(request)) return moves ? [] : [{ ...request, kind: 'move' as const }];
    return [
      offers.length === 1 ? { ...request, kind: 'confirm' as const } : asChoice(request, offers, asked),
    ];
  });
}

/** "11.30 it is, thank you.": a short sentence that names one of several offers takes it, whatever was heard in it. */
function namedOffer(offers: readonly Wish[], { sentences, language, context }: Asked): readonly Request[] {
  for (const { number, text } of sentences) {
    if (number === 0 || wordsOf(text).length > LISTED || text.includes('?')) continue;
    const [one, another] = takenOf(offers, [text], language, context);
    if (one !== undefined && another === undefined && offers.length > 1)
      return [{ kind: 'choose', sentences: [number], wishes: [one], about: [], faq: [], supposed: true }];
  }
  return [];
}

/** Who says yes to one of several offered times chooses it: "Thursday's fine", "der andere passt uns gut". */
function asChoice(request: Request, offers: readonly Wish[], asked: Asked): Request {
  const [time, another] = request.about;
  if (request.kind !== 'confirm' || request.wishes.length > 0 || another !== undefined) return request;
  const chosen = offers.find(({ start }) => start === time?.start);
  return chosen === undefined || !offersSeveral(asked)
    ? request
    : { ...request, kind: 'choose', wishes: [chosen], about: [] };
}

/** A line of the letter names two times, or two lines are a time each; an old time and its new one are no offers. */
function offersSeveral({ quoted = [], ...asked }: Asked): boolean {
  const lines = quoted
    .filter((line) => !MOVED.test(fold(line)))
    .map((line) => ({ offers: offersIn([line], asked), words: wordsOf(line).length }));
  if (lines.some(({ offers }) => offers.length > 1)) return true;
  const listed = lines.filter(({ words }) => words <= LISTED).flatMap(({ offers }) => offers);
  return new Set(listed.map(({ start }) => start)).size > 1;
}

/** Words of a line that is a time and little else. */
const LISTED = 8;
const MOVED =
  /\b(?:au lieu|instead|statt|anstatt|in plaats|en lugar|invece|em vez|zamiast|deplac\p{L}+|report\p{L}+|moved|resched\p{L}+|verschoben|verlegt|verzet|verplaatst|aplazad\p{L}+|cambiad\p{L}+|spostat\p{L}+|adiad\p{L}+|przeniesion\p{L}+|annul\p{L}+|cancel\p{L}+|odwolan\p{L}+)\b/u;

/** The same request with the times that another one wants. */
function withTimesOf(request: Request, { sentences, wishes }: Request): Request {
  return {
    ...request,
    sentences: [...new Set([...request.sentences, ...sentences])].toSorted((a, b) => a - b),
    wishes: combineWishes(request.wishes, wishes),
  };
}

/** What an answer may ask of the times offered. */
const TOUCHES: ReadonlySet<RequestKind> = new Set<RequestKind>([
  'book',
  'cancel',
  'choose',
  'confirm',
  'earlier',
  'home',
  'late',
  'move',
  'series',
]);

const ANSWERS: ReadonlySet<RequestKind> = new Set<RequestKind>(['choose', 'confirm']);

/** Days on which the letter beneath names an hour: those of an appointment that exists, or of offers. */
export function quotedDays(asked: Asked): ReadonlySet<LocalDate> {
  return new Set(quotedOffers(asked).map(({ start }) => dayOf(start)));
}

/** Times that the letter beneath names, in its order. */
export function quotedOffers({ quoted = [], ...asked }: Asked): readonly Wish[] {
  return offersIn(quoted, asked);
}

/** Days with their hour, yet to come when the mail was sent, in the order of the letter. */
function offersIn(
  quoted: readonly string[],
  { language, context }: Pick<Asked, 'language' | 'context'>,
): readonly Wish[] {
  const read = quoted.flatMap((line) => readWishes(line, language, context).wishes);
  const times = read.filter(
    ({ include, exact, daily, start }) =>
      include && exact === true && daily === undefined && start > context.sent,
  );
  return [...new Map(times.map((wish) => [wish.start, wish])).values()];
}

function withOffer(request: Request, offers: readonly Wish[], asked: Asked): Request {
  const { kind, choice, wishes, about } = request;
  if (!ANSWERS.has(kind) || namesAnother(request, offers, asked)) return request;
  const numbered = choice === undefined ? undefined : offers[choice - 1];
  const found = numbered === undefined ? taken(request, offers, asked) : [numbered];
  if (found.length === 0) return request;
  if (kind === 'choose') return { ...request, wishes: found };
  if (wishes.length > 0) return request;
  return about.some(isExact) ? meantInAWeek(request, offers, asked) : { ...request, about: found };
}

/** "Passt, Donnerstag 8 Uhr" under "Do., 26.11., 8:00": not the coming Thursday, but that of the offer. */
function meantInAWeek(request: Request, offers: readonly Wish[], asked: Asked): Request {
  const about = request.about.map((wish) =>
    isExact(wish) ? (offers.find((offer) => isMeant(offer, wish, request, asked)) ?? wish) : wish,
  );
  return { ...request, about };
}

/** A day with its hour that was not offered. */
function namesAnother(request: Request, offers: readonly Wish[], asked: Asked): boolean {
  const named = request.wishes.filter((wish) => wish.include && isExact(wish));
  const isOffered = (wish: Wish) => offers.some((offer) => isMeant(offer, wish, request, asked));
  return named.length > 0 && !named.some(isOffered);
}

/** The same time; or the same weekday and hour of a later week, where the answer names no date. */
function isMeant(offer: Wish, wish: Wish, request: Request, { sentences }: Asked): boolean {
  const { start } = wish;
  if (offer.start === start) return true;
  const sameDay = weekdayOf(dayOf(offer.start)) === weekdayOf(dayOf(start));
  if (!sameDay || dayOf(start) > dayOf(offer.start) || minutesOf(offer.start) !== minutesOf(start))
    return false;
  const own = sentences.filter(({ number }) => request.sentences.includes(number));
  return !own.some(({ text }) => namesDate(text, wish));
}

function isExact({ exact, daily }: Wish): boolean {
  return exact === true && daily === undefined;
}

/** The offers that the request's own sentences speak of; the only one, where they name no time at all. */
function taken(
  { kind, sentences: numbers, wishes, about }: Request,
  offers: readonly Wish[],
  { sentences, language, context }: Asked,
): readonly Wish[] {
  const own = sentences.filter(({ number }) => number !== 0 && numbers.includes(number));
  const found = takenOf(
    offers,
    own.map(({ text }) => text),
    language,
    context,
  );
  if (found.length > 0 && found.length < offers.length) return found;
  const before = sentences
    .filter(({ number }) => number > 0 && number < (numbers[0] ?? 0))
    .map(({ text }) => text);
  const spoken = kind === 'choose' && found.length === 0 ? takenOf(offers, before, language, context) : [];
  if (spoken.length === 1) return spoken;
  const [only, another] = offers;
  const silent = wishes.length === 0 && about.length === 0;
  return only !== undefined && another === undefined && (silent || found.length > 0) ? [only] : [];
}
