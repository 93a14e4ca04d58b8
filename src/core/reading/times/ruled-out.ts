// Times that a mail wants and rules out: its subject or an earlier sentence names what is given up.

import type { Request } from '../../../domain/reading.ts';
import { addDays, addMinutes, at, dayOf } from '../../../domain/time.ts';
import type { Wish } from '../../../domain/wish.ts';
import type { Asked } from './asked.ts';
import { isOneDay, isWithinADay } from './combine-wishes.ts';
import { foldedAlike } from './time-pieces.ts';

/**
 * A time whose day another sentence rules out whole is not wanted: the subject names what is given up. A whole week that
 * is both wanted and ruled out is wanted: who is "on leave all that week" has time.
 */
export function withoutRuledOut(request: Request): Request {
  const weeks = request.wishes.filter((wish) => wish.include && wish.daily === undefined && isWeekLong(wish));
  const isBoth = ({ include, start, end }: Wish) =>
    !include && weeks.some((week) => week.start === start && week.end === end);
  if (request.wishes.some(isBoth))
    return withoutRuledOut({ ...request, wishes: request.wishes.filter((wish) => !isBoth(wish)) });
  const out = request.wishes.filter((wish) => !wish.include && wish.daily === undefined);
  const isOut = ({ include, start, end }: Wish) =>
    include && out.some((other) => other.start <= start && end <= other.end);
  return out.length === 0 ? request : { ...request, wishes: request.wishes.filter((wish) => !isOut(wish)) };
}

/** "Cita esta tarde", and below "hoy no puedo ir": the day that is given up is not wanted, where others are. */
export function withoutGivenUp(request: Request): Request {
  const { kind, about, wishes } = request;
  if (kind !== 'move') return request;
  const gone = new Set(about.filter(isOneDay).map(({ start }) => dayOf(start)));
  const left = wishes.filter((wish) => !(wish.include && isWithinADay(wish) && gone.has(dayOf(wish.start))));
  return left.some(({ include }) => include) ? { ...request, wishes: left } : request;
}

/** "Questa settimana non ce la faccio. La prossima, martedì o mercoledì": no day of the week that is ruled out. */
export function withNextWeek(request: Request, { sentences }: Asked): Request {
  const { wishes, sentences: own } = request;
  const weeks = wishes.filter((wish) => !wish.include && wish.daily === undefined && isWeekLong(wish));
  const isOut = (wish: Wish) =>
    wish.include &&
    isWithinADay(wish) &&
    weeks.some(({ start, end }) => start <= wish.start && wish.end <= end);
  if (!wishes.some(isOut)) return request;
  const said = sentences.filter(({ number }) => own.includes(number));
  if (!said.some(({ text }) => NEXT_ONE.test(foldedAlike(text)))) return request;
  return { ...request, wishes: wishes.map((wish) => (isOut(wish) ? aWeekLater(wish) : wish)) };
}

function isWeekLong({ start, end }: Wish): boolean {
  return end >= at(addDays(dayOf(start), 5), 0) && end <= at(addDays(dayOf(start), 7), 0);
}

function aWeekLater(wish: Wish): Wish {
  const { start, end } = wish;
  return { ...wish, start: addMinutes(start, WEEK), end: addMinutes(end, WEEK) };
}

/** Minutes. */
const WEEK = 7 * 1440;

/** "Next", of the week that was just spoken of. */
const NEXT_ONE =
  /\b(?:prochaine|suivante|d apres|next|following|nachste[nr]?|kommende[nr]?|volgende|komende|przyszl\p{L}+|nastepn\p{L}+|kolejn\p{L}+|proxima|que viene|siguiente|prossima|successiva|que vem|seguinte)\b/u;
