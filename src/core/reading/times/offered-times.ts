// Times that a mail quotes as offered to its writer, and those of them that it takes: "vous m'avez proposé lundi 9 h ou
// vendredi 17 h : le dernier me va".

import type { Language } from '../../../domain/language.ts';
import { dayOf, minutesOf, partsOf, weekdayOf } from '../../../domain/time.ts';
import type { Wish, WishContext } from '../../../domain/wish.ts';
import { wordsOf } from '../fold.ts';
import { placeOf } from '../opinion/choice.ts';
import { readWishes } from '../wishes/read-wishes.ts';
import type { Asked } from './asked.ts';
import { foldedAlike, PAUSE, speaksOf } from './time-pieces.ts';

/** Words that say that times were offered, folded. */
const OFFERED: Readonly<Record<Language, RegExp>> = {
  fr: /\b(?:(?:m|nous) +a(?:vez|viez|vait)? +(?:propose|offert|donne|indique|note)|me +propos(?:ez|iez)|vos +propositions)/,
  en: /\b(?:you +(?:ve +|have +|had +)?(?:offered|suggested|proposed|gave|given|sent|listed)|offered +(?:me|us|him|her)|(?:slots|times|dates|options) +(?:you|on offer|offered))/,
  de: /\b(?:angeboten|vorgeschlagen|aufgeschrieben|zur auswahl|ihre +vorschlage|genannt)/,
  nl: /\b(?:stelde?n?\b.+\bvoor\b|voorgesteld|aangeboden|uw +voorstel\p{L}*)/u,
  es: /\b(?:ofrecier\p{L}+|ofrecio|ofrecist\p{L}+|propusi\p{L}+|propuso|propuest\p{L}+|ofrecid\p{L}+)/u,
  it: /\b(?:propost\p{L}+|offert\p{L}+)/u,
  pt: /\b(?:propuser\p{L}+|propost\p{L}+|ofereceram|ofereceu|sugeriram|sugeriu)/u,
  pl: /\b(?:za)?proponowa(?:l\p{L}*|no)/u,
};

/** Words with which one of them is taken. */
const TAKES: Readonly<Record<Language, RegExp>> = {
  fr: /\b(?:prends|prendrai|choisis|convient|irait|ira\b|me va|arrange|garde|retiens|parfait|ok pour|plutot)/,
  en: /\b(?:take|suits?|prefer|go for|going for|works?|best|please|perfect|fine|choose|pick|have the)\b/,
  de: /\b(?:nehme?|passt|am liebsten|lieber|bitte|wahle|perfekt|ginge|geht)\b/,
  nl: /\b(?:neem|doe maar|graag|liever|kies|past|schikt|prima|komt)\b/,
  es: /\b(?:me quedo|prefiero|cojo|elijo|me viene|me va|perfecto|mejor)\b/,
  it: /\b(?:prendo|preferisco|scelgo|va bene|andrebbe|perfetto|meglio)\b/,
  pt: /\b(?:fico|prefiro|aceito|escolho|serve|perfeito|melhor)\b/,
  pl: /\b(?:biore|wybieram|wole|pasuje|poprosze|prosze)\b/,
};

const LAST =
  /^(?:dernier|derniere|last|latter|letzte[nr]?|laatste|ultim[oa]|ostatni|ostatnia|ostatniego|ostatnia)$/;
const ANY =
  /\b(?:les deux|tous (?:me|les)|n importe lequel|peu importe lequel|either|any of (?:them|these|those)|both|beide|egal welcher|allebei|cualquiera|uno qualsiasi|qualquer um|ktorykolwiek|obojetnie)\b/;
/** "Le premier tombe sur mon conseil de classe." */
const CLASHES =
  /\b(?:tombe (?:sur|mal|pendant)|clash|conflict|overlap|kollidiert|uberschneidet|valt samen|coincide|se solapa|coincid|koliduje|would mean|(?:m|nous) +obligerait|wurde +bedeuten|zou +betekenen|trop (?:tot|tard)|too (?:early|late)|zu (?:fruh|spat)|te (?:vroeg|laat))/;

/** Sentences behind the offers in which a choice is looked for. */
const SENTENCES_BEHIND = 3;

export interface TakenOffers {
  /** Numbers of the sentences that name the offers and take one. */
  readonly sentences: readonly number[];
  readonly offers: readonly Wish[];
  /** The times taken. */
  readonly wishes: readonly Wish[];
}

/** What a mail takes of the times that it quotes as offered; null when it quotes none, or what it takes can't be told. */
export function takenOffers({ sentences, language, context }: Asked): TakenOffers | null {
  for (const [place, { number, text }] of sentences.entries()) {
    const folded = foldedAlike(text);
    if (!OFFERED[language].test(folded)) continue;
    const cut = choiceStart(text, folded, language);
    const offers = offersIn(text.slice(0, cut), language, context);
    if (offers.length < 2) continue;
    const behind = sentences.slice(place + 1, place + 1 + SENTENCES_BEHIND);
    const said = [text.slice(cut), ...behind.map((sentence) => sentence.text)];
    const wishes = takenOf(offers, said, language, context);
    return wishes.length === 0
      ? null
      : { sentences: [number, ...behind.map((one) => one.number)], offers, wishes };
  }
  return null;
}

/** Where the sentence that names the offers goes on to take one: behind the last pause before the word of taking. */
function choiceStart(text: string, folded: string, language: Language): number {
  const takes = TAKES[language].exec(folded);
  if (takes === null) return text.length;
  const pauses = [...text.slice(0, takes.index).matchAll(PAUSE)].map(({ index }) => index + 1);
  return pauses.at(-1) ?? takes.index;
}

/** Days with or without their hour, in the order in which they are named. */
function offersIn(text: string, language: Language, context: WishContext): readonly Wish[] {
  return readWishes(text, language, context).wishes.filter(
    ({ include, daily, start, end }) => include && daily === undefined && hoursBetween(start, end) <= 24,
  );
}

function hoursBetween(start: string, end: string): number {
  return (Date.parse(`${end}Z`) - Date.parse(`${start}Z`)) / 3_600_000;
}

/** The offers that are taken; where some are only refused, the others. */
export function takenOf(
  offers: readonly Wish[],
  said: readonly string[],
  language: Language,
  context: WishContext,
): readonly Wish[] {
  const [yes, no] = [new Set<Wish>(), new Set<Wish>()];
  const clauses = said.flatMap((text) => text.split(PAUSE));
  const taking = clauses.some((clause) => TAKES[language].test(foldedAlike(clause)));
  for (const clause of clauses) {
    const folded = foldedAlike(clause);
    if (ANY.test(folded.replace(/ +/g, ' '))) return offers;
    const named = readWishes(clause, language, context).wishes;
    const denies = named.some(({ include }) => !include) || CLASHES.test(folded);
    const refuses = denies || speaksOf(clause, language, ['cannot', 'away']);
    const tells = taking && !refuses && isStory(clause, language, context);
    for (const offer of meant(offers, named, clause)) if (!tells) (refuses ? no : yes).add(offer);
  }
  const some = offers.filter((offer) => yes.has(offer) && !no.has(offer));
  return some.length > 0 || no.size === 0 ? some : offers.filter((offer) => !no.has(offer));
}

/** "… am Freitag sind wir schon auf dem Weg in den Schnee": why the other one is taken. */
function isStory(clause: string, language: Language, context: WishContext): boolean {
  const { rest } = readWishes(clause, language, context);
  return !TAKES[language].test(foldedAlike(clause)) && wordsOf(rest).length >= STORY;
}

/** Words beside its times from which a clause that takes nothing tells something. */
const STORY = 4;

/** The offers that a clause speaks of: by date, by hour, by weekday, by their place in the list, by the day of the month. */
function meant(offers: readonly Wish[], named: readonly Wish[], clause: string): readonly Wish[] {
  const byTime = offers.filter((offer) => named.some((wish) => isSame(offer, wish)));
  const weekdays = named.filter((wish) => !namesDate(clause, wish));
  const byWeekday = offers.filter((offer) => weekdays.some((wish) => isSameWeekday(offer, wish)));
  const byPlace = placed(offers, clause, named.length > 0);
  if (byTime.length > 0 && byPlace.length > 0 && byTime[0] !== byPlace[0]) return [];
  const spoken = [byTime, byPlace, byWeekday].find((some) => some.length > 0) ?? offers;
  const side = sideOf(spoken, clause);
  return side.length > 0 ? side : spoken === offers ? [] : spoken;
}

/** "Der frühe am 29.", "plutôt celui du soir": the earliest or the latest of those that it speaks of. */
function sideOf(offers: readonly Wish[], clause: string): readonly Wish[] {
  const folded = foldedAlike(clause);
  const hours = offers.toSorted((a, b) => minutesOf(a.start) - minutesOf(b.start));
  const one = EARLY.test(folded) ? hours.at(0) : LATE.test(folded) ? hours.at(-1) : undefined;
  return one === undefined || offers.length < 2 ? [] : [one];
}

const EARLY =
  /(?<![\p{L}])(?:(?:le|la|celui|celle) +(?:plus +tot|matinale?)|the +(?:early|earlier|earliest)(?: +one)?|(?:der|den|die|das) +(?:fruhe[nr]?|fruhere[nr]?|fruheste[nr]?)|de +(?:vroege|vroegere|vroegste)|(?:el|la) +(?:mas +)?tempran[oa]|najwczesniejsz\p{L}+)(?![\p{L}])/u;
const LATE =
  /(?<![\p{L}])(?:(?:le|la|celui|celle) +plus +tard|the +(?:late|later)(?: +one)?|(?:der|den|die|das) +(?:spate[nr]?|spatere[nr]?|spateste[nr]?)|de +(?:late|latere)|(?:el|la) +(?:mas +)?tard[eio]\p{L}*|najpozniejsz\p{L}+)(?![\p{L}])/u;

function isSame(offer: Wish, { start, end, daily, exact, include }: Wish): boolean {
  if (daily !== undefined) {
    const timed = hoursBetween(offer.start, offer.end) < 24;
    const minutes = minutesOf(offer.start);
    // "Celui de l'après-midi": the hours of any day in which it lies.
    const inside = include && exact !== true && daily[0] <= minutes && minutes < daily[1];
    return timed && (minutes === daily[0] || inside);
  }
  return hoursBetween(start, end) < 24 ? start === offer.start : start <= offer.start && offer.end <= end;
}

/** Whoever names another date than the one offered for that weekday does not take it. */
export function namesDate(text: string, { start }: Wish): boolean {
  return wordsOf(text).includes(String(partsOf(dayOf(start)).day));
}

function isSameWeekday(offer: Wish, { start, daily }: Wish): boolean {
  return daily === undefined && weekdayOf(dayOf(start)) === weekdayOf(dayOf(offer.start));
}

/** In Portuguese the weekdays are ordinals too; who names a day with one means the day. */
const ORDINAL_WEEKDAY = /^(?:segunda|terca|quarta|quinta)$/;

function placed(offers: readonly Wish[], clause: string, dated: boolean): readonly Wish[] {
  const places = wordsOf(clause).flatMap((word) => {
    if (dated && ORDINAL_WEEKDAY.test(word)) return [];
    const place = LAST.test(word) ? offers.length : placeOf(word);
    return place === null ? [] : [place];
  });
  const ofMonth = (place: number) => offers.filter(({ start }) => partsOf(dayOf(start)).day === place);
  return places.flatMap((place) => offers[place - 1] ?? ofMonth(place));
}
