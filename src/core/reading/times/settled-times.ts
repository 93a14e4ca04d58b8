// Once a mail's requests are joined: what the time of one says of the time of another, and the old time of the new one.

import type { Request, RequestKind } from '../../../domain/reading.ts';
import { addDays, addMinutes, at, dayOf, minutesOf, weekdayOf } from '../../../domain/time.ts';
import type { Wish } from '../../../domain/wish.ts';
import { readWishes } from '../wishes/read-wishes.ts';
import type { Asked } from './asked.ts';
import { combineWishes, isWithinADay, withoutFrames } from './combine-wishes.ts';
import { IF_SO, LONGEST_BEFORE, OTHERWISE, timesIn, wantsOnly } from './request-times.ts';
import { withNextWeek, withoutGivenUp, withoutRuledOut } from './ruled-out.ts';
import { withShift } from './shifted-times.ts';
import { foldedAlike } from './time-pieces.ts';

/** The requests of a mail with their times as they stand when all of it is known. */
export function settledTimes(requests: readonly Request[], asked: Asked): readonly Request[] {
  return requests
    .map((request) => withAsked(request, requests, asked))
    .map((request) => onAskedDay(request, asked))
    .map((request) => withShift(request, requests, asked))
    .map((request) => withNamed(request, requests))
    .map((request) => withSameDay(request, asked))
    .map(atTheSameTime)
    .map(withoutRuledOut)
    .map((request) => withoutSubject(request, asked))
    .map((request) => withStretch(request, asked))
    .map((request) => withoutAnyDay(request, asked))
    .map(withoutOwnMonth)
    .map(withoutGivenUp)
    .map((request) => withNextWeek(request, asked))
    .map((request, _, all) => withoutOthersFrames(request, all));
}

/** "Lundi à 18 h 30 ? Mardi à la même heure me va aussi.": the hour of the other wish. */
function atTheSameTime(request: Request): Request {
  const { wishes, about } = request;
  const clock = wishes.find(({ exact, daily, include }) => include && exact === true && daily === undefined);
  if (clock === undefined || about.some(({ exact }) => exact === true)) return request;
  const [from, to] = [minutesOf(clock.start), minutesOf(clock.start) + 60];
  const timed = (wish: Wish): Wish => {
    if (wish.sameTime !== true || wish.exact === true || !isWithinADay(wish)) return wish;
    const midnight = at(dayOf(wish.start), 0);
    return { include: true, start: addMinutes(midnight, from), end: addMinutes(midnight, to), exact: true };
  };
  return { ...request, wishes: wishes.map(timed) };
}

/** "Séance de mardi", and below "plutôt jeudi": a day of the subject's that no sentence names is that of the appointment. */
function withoutSubject(request: Request, asked: Asked): Request {
  const { sentences } = asked;
  const subject = sentences.find(({ number }) => number === 0);
  const named = request.wishes.filter(({ include }) => include);
  if (!ONE_APPOINTMENT.has(request.kind) || subject === undefined || named.length < 2) return request;
  if (subject.text.length > LONGEST_BEFORE || sentences.some(isOtherwise)) return request;
  const own = readWishes(subject.text, asked.language, asked.context).wishes.filter(isWithinADay);
  const ofSubject = ({ start }: Wish) => own.some((wish) => dayOf(wish.start) === dayOf(start));
  const body = sentences.filter(({ number }) => number > 0 && request.sentences.includes(number));
  const said = body
    .flatMap((sentence) => timesIn(sentence, 'only-wishes', asked).wishes)
    .filter(isWithinAWeek);
  const repeated = ({ start }: Wish) => said.some((wish) => dayOf(wish.start) === dayOf(start));
  if (!said.some((wish) => !ofSubject(wish))) return request;
  const isGone = (wish: Wish) => wish.include && isWithinADay(wish) && ofSubject(wish) && !repeated(wish);
  return { ...request, wishes: request.wishes.filter((wish) => !isGone(wish)) };
}

function isWithinAWeek({ include, start, end, daily }: Wish): boolean {
  return include && daily === undefined && end <= at(addDays(dayOf(start), 7), 0);
}

function isOtherwise({ text, number }: Asked['sentences'][number]): boolean {
  return number > 0 && OTHERWISE.test(foldedAlike(text));
}

/** No appointment lasts for days: a stretch of them is when another one is wanted. */
function withStretch(request: Request, { sentences }: Asked): Request {
  const { kind, about, wishes } = request;
  if (kind !== 'move' || wishes.some(({ include }) => include)) return request;
  const days = about.filter(isOfDays);
  const only = sentences.filter(({ number }) => request.sentences.includes(number)).length > 0;
  return days.length === 0 || !only
    ? request
    : { ...request, about: about.filter((wish) => !isOfDays(wish)), wishes: [...days, ...wishes] };
}

function isOfDays({ include, start, end }: Wish): boolean {
  return include && end > at(addDays(dayOf(start), 1), 0) && end <= at(addDays(dayOf(start), 14), 0);
}

/** "Seid ihr samstags da? Sonst freitags.": who asks for a time and names another one would take both. */
function withAsked(request: Request, all: readonly Request[], asked: Asked): Request {
  if (!ONE_APPOINTMENT.has(request.kind) || request.wishes.length === 0) return request;
  const placed = all.filter(({ kind }) => kind !== 'question').flatMap(({ sentences }) => sentences);
  const questions = asked.sentences.filter(({ number, text }, place) => {
    const next = asked.sentences[place + 1];
    const leads = next !== undefined && request.sentences.includes(next.number);
    return text.includes('?') && !placed.includes(number) && leads && OTHERWISE.test(foldedAlike(next.text));
  });
  const wishes = questions.flatMap((sentence) => timesIn(sentence, 'only-wishes', asked).wishes);
  return { ...request, wishes: [...wishes, ...request.wishes] };
}

/** "Are you open on Saturday 19th? If so, put me down for 10.30": the hour is of the day that was asked about. */
function onAskedDay(request: Request, asked: Asked): Request {
  const { wishes } = request;
  const wanted = wishes.filter(({ include }) => include);
  if (!ONE_APPOINTMENT.has(request.kind) || wanted.length === 0) return request;
  if (wanted.some(({ daily, end }) => daily === undefined || end <= farAway(asked))) return request;
  const question = asked.sentences.find(({ text, number }, place) => {
    const behind = asked.sentences.slice(place + 1, place + 1 + IF_SO_WITHIN);
    const goesOn = behind.some((next) => request.sentences.includes(next.number) && saysIfSo(next.text));
    return number > 0 && text.includes('?') && goesOn;
  });
  const days =
    question === undefined ? [] : timesIn(question, 'only-wishes', asked).wishes.filter(isWithinADay);
  return days.length === 1 ? { ...request, wishes: combineWishes(days, wishes) } : request;
}

/** Sentences behind a question in which its yes is supposed. */
const IF_SO_WITHIN = 2;

function saysIfSo(text: string): boolean {
  return IF_SO.test(foldedAlike(text));
}

/** Hours of any day reach farther. */
function farAway({ context }: Asked): Wish['end'] {
  return at(addDays(dayOf(context.sent), 60), 0);
}

/**
 * The only time that a request for a new appointment names is the one it wants, though it reads like one that exists:
 * "je voudrais mon rendez-vous jeudi". Where the mail wants another time, it is not.
 */
export function withNamed(request: Request, all: readonly Request[]): Request {
  if (!wantsOnly(request.kind) || request.about.length === 0) return request;
  const wanted = all.some(({ wishes }) => wishes.length > 0);
  return { ...request, about: [], wishes: wanted ? request.wishes : request.about };
}

/** Kinds that ask for one appointment: what one of them says of its time holds for the others. */
const ONE_APPOINTMENT: ReadonlySet<RequestKind> = new Set<RequestKind>(['book', 'move', 'earlier', 'choose']);

/** "La semaine du 14. N'importe quel jour me va.": any day of the stretch that is named. */
function withoutAnyDay(request: Request, asked: Asked): Request {
  const { context } = asked;
  const today = dayOf(context.sent);
  const isAnyDay = ({ include, start, end, daily, sameTime }: Wish) =>
    include &&
    daily === undefined &&
    !sameTime &&
    dayOf(start) === today &&
    end >= at(addDays(today, 300), 0);
  const isBounded = ({ include, end }: Wish) => include && end <= at(addDays(today, 300), 0);
  const others = request.wishes.filter((wish) => !isAnyDay(wish));
  if (others.length === request.wishes.length) return request;
  const named = request.wishes.some(isBounded) ? [] : stretchTold(request, asked).filter(isBounded);
  return named.length > 0 || others.some(isBounded) ? { ...request, wishes: [...named, ...others] } : request;
}

/** "Je serai à Lyon la semaine du 14. Auriez-vous une place, n'importe quel jour ?": the days told before, in another sentence. */
function stretchTold({ kind, sentences: own }: Request, asked: Asked): readonly Wish[] {
  if (!ONE_APPOINTMENT.has(kind)) return [];
  const last = Math.max(...own);
  const before = asked.sentences.filter(({ number }) => number < last);
  const told = before.map((sentence) => timesIn(sentence, 'wishes', asked).wishes.filter(isOfDays));
  return told.findLast((wishes) => wishes.length > 0) ?? [];
}

/** "Im Januar, am Dienstag, 5.1. oder Donnerstag, 7.1.": the month is the frame of its days. */
function withoutOwnMonth(request: Request): Request {
  const days = request.wishes.filter((wish) => wish.include && isWithinADay(wish));
  const isFrame = ({ include, start, end, daily }: Wish) =>
    include &&
    daily === undefined &&
    end > at(addDays(dayOf(start), 27), 0) &&
    end <= at(addDays(dayOf(start), 31), 0) &&
    days.some((day) => start <= day.start && day.end <= end);
  return { ...request, wishes: request.wishes.filter((wish) => !isFrame(wish)) };
}

/** A stretch in which the time of another request for the same appointment lies is only its frame. */
function withoutOthersFrames(request: Request, all: readonly Request[]): Request {
  const others = all.filter((other) => other !== request && ONE_APPOINTMENT.has(other.kind));
  if (!ONE_APPOINTMENT.has(request.kind) || others.length === 0) return request;
  return {
    ...request,
    wishes: withoutFrames(
      request.wishes,
      others.flatMap(({ wishes }) => wishes),
    ),
  };
}

const SAME_DAY =
  /\b(?:meme jour|same day|gleiche[rn]? (?:wochen)?tag|selben tag|zelfde dag|mismo dia|stesso giorno|mesmo dia|tego samego dnia)\b/;

/** A move that names an hour and no day, or "the same day" of a week: the day is that of the appointment. */
function withSameDay(request: Request, { sentences }: Asked): Request {
  const { about, wishes } = request;
  const days = new Set(about.filter(isWithinADay).map(({ start }) => dayOf(start)));
  const [day] = days;
  if (request.kind !== 'move' || day === undefined || days.size > 1) return request;
  const said = sentences.filter(({ number }) => request.sentences.includes(number));
  const same = said.some(({ text }) => SAME_DAY.test(foldedAlike(text).replace(/ +/g, ' ')));
  const included = wishes.filter(({ include }) => include);
  return {
    ...request,
    wishes: wishes.map((wish) => onItsDay(wish, day, same && included.length === 1, included)),
  };
}

function onItsDay(wish: Wish, day: ReturnType<typeof dayOf>, same: boolean, included: readonly Wish[]): Wish {
  const { include, start, end, daily, exact } = wish;
  if (!include) return wish;
  if (daily !== undefined && exact === true && included.every((other) => other.daily !== undefined)) {
    const { daily: _, ...rest } = wish;
    const isOpen = end > at(addDays(dayOf(start), 60), 0);
    return isOpen ? { ...rest, start: at(day, daily[0]), end: at(day, daily[1]) } : wish;
  }
  if (!same || daily !== undefined || end !== at(addDays(dayOf(start), 7), 0)) return wish;
  const there = addDays(dayOf(start), weekdayOf(day) - weekdayOf(dayOf(start)));
  return { ...wish, start: at(there, 0), end: at(addDays(there, 1), 0) };
}
