// A move by a distance: from which appointment it is counted, and what the grammar made of the words of the distance.

import type { Request } from '../../../domain/reading.ts';
import { addDays, addMinutes, at, dayOf } from '../../../domain/time.ts';
import type { Wish } from '../../../domain/wish.ts';
import { readWishes } from '../wishes/read-wishes.ts';
import type { Asked } from './asked.ts';
import { isOneDay } from './combine-wishes.ts';
import { quotedOffers } from './quoted-offers.ts';
import { LONGEST_BEFORE } from './request-times.ts';
import { timePieces } from './time-pieces.ts';
import { type SaidShift, shiftedTime, shiftSaid } from './time-shifts.ts';

/**
 * The request with the time that its sentences name by a distance from the appointment, where the mail or the letter
 * beneath names that; with the distance itself where the agenda must know. `all` are the mail's requests.
 */
export function withShift(request: Request, all: readonly Request[], asked: Asked): Request {
  const { sentences, language } = asked;
  if (request.kind !== 'move' && request.kind !== 'earlier') return request;
  const named = all
    .flatMap(({ about }) => about)
    .filter((wish) => !isDistance(wish, request, asked) && (!asked.reply || !isEndless(wish)));
  const about = named.some(({ exact }) => exact === true)
    ? named
    : (toldAppointment(named, asked) ??
      (named.length > 0
        ? named
        : (quotedAppointment(asked) ?? request.wishes.filter(({ sameTime }) => sameTime !== true))));
  const late = all.filter(({ kind }) => kind === 'late').flatMap((one) => one.sentences);
  for (const { number, text } of sentences) {
    if (!request.sentences.includes(number) && !late.includes(number)) continue;
    const day = dayBesideShift(text, number, asked);
    if (day !== null)
      return { ...request, about: request.about.filter((one) => one.start !== day.start), wishes: [day] };
    const wish = shiftedTime(text, asked, atItsClock(about, request.wishes));
    if (wish !== null) return { ...request, about, wishes: [wish] };
    const said = shiftSaid(text, language);
    if (said !== null && request.kind === 'move') return countedFrom(request, said, asked);
  }
  return request;
}

/** "À la même heure" was read as that hour of any day. */
function isEndless({ start, end }: Wish): boolean {
  return end > at(addDays(dayOf(start), 60), 0);
}

/**
 * The appointment that a sentence tells by day and hour while none asks anything of it: "j'ai rdv lundi à 14 h. Un quart
 * d'heure plus tard ?"; on the day that is `named`, if one is. Null when none is told.
 */
function toldAppointment(
  named: readonly Wish[],
  { sentences, language, context }: Asked,
): readonly Wish[] | null {
  const days = named.filter(isOneDay).map(({ start }) => dayOf(start));
  for (const { number, text } of sentences) {
    if (number === 0 || shiftSaid(text, language) !== null) continue;
    const pieces = timePieces(text.slice(0, LONGEST_BEFORE), language);
    const read = pieces.flatMap((piece) => readWishes(piece.text, language, context).wishes);
    const told = read.find(
      ({ include, exact, daily, start }) =>
        include && exact === true && daily === undefined && start > context.sent,
    );
    if (told !== undefined && (days.length === 0 || days.includes(dayOf(told.start)))) return [told];
  }
  return null;
}

/** The only time that the letter beneath names: "mag het een week later?" under a reminder; null when there is none. */
function quotedAppointment(asked: Asked): readonly Wish[] | null {
  const [time, another] = asked.reply ? quotedOffers(asked) : [];
  return time === undefined || another !== undefined ? null : [time];
}

/** "Deux jours plus tôt, le mercredi 25": the day that is so far from one named before is the new one. */
function dayBesideShift(text: string, number: number, asked: Asked): Wish | null {
  const { sentences, language, context } = asked;
  const said = shiftSaid(text, language);
  if (said === null || said.shift.days === 0) return null;
  const timesOf = (said: string) => readWishes(said.slice(0, LONGEST_BEFORE), language, context).wishes;
  const before = sentences.filter((one) => one.number > 0 && one.number <= number);
  const named = before.flatMap((one) => timesOf(one.text));
  const isMoved = ({ start }: Wish) =>
    named.some((wish) => addDays(dayOf(wish.start), said.shift.days) === dayOf(start));
  const misread = timesOf(said.words);
  const isMisread = ({ start }: Wish) => misread.some((wish) => wish.start === start);
  const [day, another] = timesOf(text).filter((one) => isOneDay(one) && isMoved(one) && !isMisread(one));
  return day !== undefined && another === undefined ? { ...day, sameTime: true } : null;
}

/** "Einen Tag später" was read as tomorrow. */
function isDistance(
  { start, end }: Wish,
  request: Request,
  { sentences, language, context }: Asked,
): boolean {
  const said = sentences
    .filter(({ number }) => request.sentences.includes(number))
    .flatMap(({ text }) => shiftSaid(text, language)?.words ?? []);
  return said.some((words) =>
    readWishes(words, language, context).wishes.some((wish) => wish.start === start && wish.end === end),
  );
}

/** The distance itself is no time: "une heure" is not one o'clock here. */
function countedFrom(request: Request, { shift, words }: SaidShift, { language, context }: Asked): Request {
  const misread = readWishes(words, language, context).wishes;
  const isTime = ({ start, end }: Wish) => !misread.some((no) => no.start === start && no.end === end);
  return {
    ...request,
    about: request.about.filter(isTime),
    wishes: request.wishes.filter(isTime),
    shift,
  };
}

/** "Une heure plus tard jeudi ? J'ai rdv à 9 h": the day of one and the clock time of the other are one appointment. */
function atItsClock(about: readonly Wish[], wishes: readonly Wish[]): readonly Wish[] {
  const clock = about.find(({ daily, exact }) => exact === true && daily !== undefined);
  const day = [...about, ...wishes].find(isOneDay);
  if (clock?.daily === undefined || day === undefined) return about;
  const start = addMinutes(day.start, clock.daily[0]);
  return [{ include: true, start, end: addMinutes(start, 60), exact: true }];
}
