// Sentences that ask for nothing themselves and say when: to which request their times go.

import type { Language } from '../../../domain/language.ts';
import type { Label, ReadSentence, Request, RequestKind } from '../../../domain/reading.ts';
import { addDays, at, dayOf } from '../../../domain/time.ts';
import type { Wish, WishContext } from '../../../domain/wish.ts';
import { fold } from '../fold.ts';
import { readWishes } from '../wishes/read-wishes.ts';
import type { Asked } from './asked.ts';
import { asksForDays } from './asked-days.ts';
import { asksForTime, IF_SO, LONGEST_BEFORE, OTHERWISE, TAKES_WISHES, timesIn } from './request-times.ts';
import { foldedAlike, speaksOf } from './time-pieces.ts';
import type { TimesMeant } from './times-meant.ts';

/** Sentences that only say when: they join the nearest request that wants a time; in an answer they choose one. */
export function looseTimes(drafts: readonly Request[], asked: Asked): readonly Request[] {
  const takers = drafts.filter(({ kind }) => TAKES_WISHES.has(kind) || kind === 'cancel');
  const known = takers.some(({ about }) => about.length > 0);
  const givesUp = takers.some(({ kind }) => kind === 'move' || kind === 'cancel') && !known;
  const said = drafts.some(
    ({ kind, wishes }) => TAKES_WISHES.has(kind) && wishes.some(({ include }) => include),
  );
  const silent = asked.sentences.filter((sentence) => saysOnlyWhen(sentence, drafts, asked));
  const saidBeside = said || silent.some((sentence) => clearlyWants(sentence, asked));
  return silent.flatMap((sentence): readonly Request[] => {
    const { number, labels } = sentence;
    const nearest = nearestTaker(number, takers) ?? null;
    const chooses = nearest === null && asked.reply && labels.includes('wish');
    if (nearest === null && !chooses) return [];
    const read = timesIn(sentence, givesUp ? 'given-up' : 'wishes', asked);
    const wanted = !(saidBeside || nearest === 'cancel') || speaksOfWanting(sentence, asked, saidBeside);
    if (nearest === 'cancel' && number === 0 && !wantsTime(sentence, asked)) return [];
    const times = wanted ? read : ruledOut(read);
    if (nearest === null) return [loose('choose', number, { about: [], wishes: times.wishes })];
    return isEmpty(times) && !labels.includes('wish') ? [] : [joining(nearest, number, times)];
  });
}

/** "Ponme por la tarde": words of wanting beside a time; what other sentences only tell is then no wish. */
function clearlyWants(sentence: ReadSentence, asked: Asked): boolean {
  const { text, labels } = sentence;
  return (
    (labels.includes('wish') || speaksOf(text, asked.language, ['wanted', 'free'])) &&
    timesIn(sentence, 'wishes', asked).wishes.some(({ include }) => include)
  );
}

/** "Wie lange dauert das? Ich hätte am 1. Dezember Zeit.": requests beside which a time may still be wanted. */
const LEAVES_ROOM: ReadonlySet<RequestKind> = new Set<RequestKind>([
  'question',
  'document',
  'payment',
  'sends',
  'contact',
  'renewal',
  'exercises',
  'survey',
  'third',
  'human',
  'complaint',
  'clinical',
  'thanks',
]);

/** Words with which a sentence wants a time, whichever: "libre", "if so", "otherwise". */
export function wantsTime({ text, labels }: ReadSentence, { language }: Asked): boolean {
  if (labels.includes('wish') || OTHERWISE.test(foldedAlike(text))) return true;
  return speaksOf(text, language, ['wanted', 'free']) || IF_SO.test(foldedAlike(text));
}

/** "Is Friday at 3 still free?" asks for that time; "are you there on Saturdays?" asks something else. */
export function asksForTimeItself(text: string, { language, context }: Asked): boolean {
  const said = text.slice(0, LONGEST_BEFORE);
  if (asksForDays(said, language, context)) return true;
  const hour = readWishes(said, language, context).wishes.some(
    ({ include, exact, daily }) => include && exact === true && daily === undefined,
  );
  return hour && speaksOf(text, language, ['wanted', 'free']);
}

/** Words beside its times up to which a sentence is nothing but a time: "Le mardi ou le jeudi, plutôt." */
const FEW_WORDS = 4;

/** "Am 16. fliege ich nach Italien" tells why, beside a time that the mail asks for elsewhere. */
function speaksOfWanting(
  { text, labels }: ReadSentence,
  { language, context }: Asked,
  saidBeside = true,
): boolean {
  if (labels.includes('wish') || OR_ELSE[language].test(fold(text))) return true;
  if (saidBeside && labels.includes('reason')) return false;
  if (speaksOf(text, language, ['wanted', 'free'])) return true;
  if (hasSubject(text)) return false;
  const { rest } = readWishes(text.slice(0, LONGEST_BEFORE), language, context);
  return rest.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '').length <= FEW_WORDS;
}

/** It wants a time in words of its own, whatever it was labelled. */
export function wantsInWords({ text }: ReadSentence, { language }: Asked): boolean {
  return speaksOf(text, language, ['wanted', 'free']);
}

/** Whether a sentence goes on with the alternatives of the one before it. */
export function goesOn(text: string, language: Language): boolean {
  return (
    OR_ELSE[language].test(fold(text)) || OTHERWISE.test(foldedAlike(text)) || IF_SO.test(foldedAlike(text))
  );
}

/** "Giovedì alle 18? Opp ven alle 14.": goes on with the times asked for. */
const OR_ELSE: Readonly<Record<Language, RegExp>> = {
  fr: /^\W*ou(?: bien)?\b/,
  en: /^\W*or\b/,
  de: /^\W*oder\b/,
  nl: /^\W*of\b/,
  es: /^\W*[ou]\b/,
  it: /^\W*(?:oppure|opp|o)\b/,
  pt: /^\W*ou\b/,
  pl: /^\W*(?:albo|lub)\b/,
};

/** "Wir ziehen über die Feiertage um" tells something, short as it is. */
const SUBJECT =
  /\b(?:je|j|nous|on|il|elle|mon|ma|son|sa|notre|leur|i|we|he|she|they|my|our|his|her|their|ich|wir|mein|meine|unser|unsere|ihre?|seine?|ik|wij|hij|mijn|onze|haar|mi|mio|mia|suo|sua|meu|minha|moj|moja|jego|jej|is|are|was|est|sera|c|ist|war|wird|es|era|jest|bedzie|siamo|sono|ho|abbiamo|vado|andiamo|torno|torniamo|parto|partiamo|lavoro|estoy|estamos|soy|tengo|tenemos|voy|vamos|vuelvo|trabajo|estou|tenho|temos|vou|trabalho|volto|jestem|jestesmy|mam|mamy|jade|jedziemy|pracuje|wracam|ha|hat|heeft|has|tiene|tem)\b/;

/** A whole statement of somebody, short as it may be. */
export function hasSubject(text: string): boolean {
  return SUBJECT.test(fold(text));
}

function ruledOut({ about, wishes }: TimesMeant): TimesMeant {
  return { about, wishes: wishes.filter(({ include }) => !include) };
}

/** A sentence that asks for nothing itself; beside something that has no time, only where it clearly names one. */
function saysOnlyWhen(
  { number, labels, text }: ReadSentence,
  drafts: readonly Request[],
  asked: Asked,
): boolean {
  if (labels.length > 0 && labels.every((label) => NAMES_NO_TIME.has(label))) return false;
  const own = drafts.filter(({ kind, sentences }) => sentences.includes(number) && !SAYS_LITTLE.has(kind));
  const misheard = own.length > 0 && own.every(({ kind }) => MISHEARD.has(kind));
  if (misheard && (isOpenTime(text, asked) || OTHERWISE.test(foldedAlike(text)))) return true;
  if (own.some(({ kind }) => asksForTime(kind))) return false;
  if (own.length > 0 && own.every(({ kind, faq }) => kind === 'question' && faq.length === 0))
    return labels.includes('wish') || (text.includes('?') && asksForTimeItself(text, asked));
  return own.length === 0 || labels.includes('wish') || own.every(({ kind }) => kind === 'survey');
}

/** "Ab 15 Uhr wäre prima" says yes to nothing: hours of any day, which no appointment is. */
function isOpenTime(text: string, { language, context }: Asked): boolean {
  const { wishes } = readWishes(text.slice(0, LONGEST_BEFORE), language, context);
  const hours = wishes.every(
    ({ daily, exact, end }) => daily !== undefined && exact !== true && isFar(end, context),
  );
  return wishes.length > 0 && hours && !speaksOf(text, language, ['past', 'away']);
}

function isFar(end: Wish['end'], { sent }: WishContext): boolean {
  return end > at(addDays(dayOf(sent), 60), 0);
}

/** "Tom Fletcher" is no "tomorrow", and "à jeudi !" no wish. */
const NAMES_NO_TIME: ReadonlySet<Label> = new Set<Label>([
  'greeting',
  'closing',
  'name',
  'contact-line',
  'thanks',
]);

export const SAYS_LITTLE: ReadonlySet<RequestKind> = new Set<RequestKind>(['none', 'thanks']);

function isEmpty({ about, wishes }: TimesMeant): boolean {
  return about.length === 0 && wishes.length === 0;
}

/** A cancellation that wants another time is a move; a new appointment is about none that exists. */
export function joining(taker: RequestKind, number: number, times: TimesMeant): Request {
  const wants = times.wishes.some(({ include }) => include);
  const kind = taker === 'cancel' && wants ? 'move' : taker;
  if (kind === 'cancel') return loose(kind, number, { about: times.about, wishes: [] });
  return loose(kind, number, kind === 'move' || kind === 'earlier' ? times : { ...times, about: [] });
}

function loose(kind: RequestKind, sentence: number, { about, wishes }: TimesMeant): Request {
  return { kind, sentences: [sentence], wishes, about, faq: [] };
}

/** The request before it, else the one after it. */
function nearestTaker(number: number, takers: readonly Request[]): RequestKind | undefined {
  const distance = ({ sentences }: Request) => {
    const gap = number - (sentences[0] ?? 0);
    return gap >= 0 ? gap * 2 : -gap * 2 + 1;
  };
  return takers.toSorted((a, b) => distance(a) - distance(b))[0]?.kind;
}

/**
 * A mail that names a time it wants, and not in its subject alone, and asks for nothing anybody understood: it probably
 * wants an appointment, and a human reads it first.
 */
export function supposed(drafts: readonly Request[], asked: Asked): readonly Request[] {
  const { sentences } = asked;
  const real = drafts.filter(({ kind }) => kind !== 'none' && kind !== 'thanks');
  if (real.some(({ kind }) => !LEAVES_ROOM.has(kind))) return [];
  const silent = sentences.filter(
    (sentence) => sentence.number !== 0 && saysOnlyWhen(sentence, drafts, asked),
  );
  const saidBeside = silent.some((sentence) => clearlyWants(sentence, asked));
  const read = silent
    .filter((sentence) => drafts.length === 0 || wantsTime(sentence, asked))
    .filter((sentence) => !saidBeside || speaksOfWanting(sentence, asked))
    .map((sentence) => ({ number: sentence.number, times: timesIn(sentence, 'wishes', asked) }))
    .filter(({ times }) => !isEmpty(times));
  if (!read.some(({ times }) => times.wishes.some(({ include }) => include))) return [];
  const kind = asked.reply ? 'choose' : read.some(({ times }) => times.about.length > 0) ? 'move' : 'book';
  return read.map(({ number, times }) => ({ ...joining(kind, number, times), supposed: true }));
}

/** Kinds that a sentence with a wanted time is taken for. */
export const MISHEARD: ReadonlySet<RequestKind> = new Set<RequestKind>(['confirm', 'late', 'when']);
