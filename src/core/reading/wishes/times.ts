// Times of the day: le matin, après 17h, entre 14h et 16h, vers 15h, à 9h, même heure.

import { parseClock, settle } from './clock.ts';
import { isDayNumber, isMonthBehind, isOrdinalDay } from './day-numbers.ts';
import { is, sense } from './lex.ts';
import type { Clock } from './meridiem.ts';
import { isSign, MOST_GLUE, type Parsed, type Scene, skipGlue } from './scene.ts';
import type { Edge, Limit, PartName, SenseOf } from './senses.ts';

/** Minutes of a day, [from, to). */
export interface Time {
  readonly kind: 'part' | 'limit' | 'exact' | 'range' | 'all' | 'same';
  readonly from: number;
  readonly to: number;
  /** As written, so that a part of the day standing beside them can still decide between 8 and 20 h. */
  readonly clocks?: readonly Clock[];
  readonly limit?: Limit;
  readonly sameTime?: true;
  /** Minutes of another hour that may be meant: the practice is open at eight and at twenty. */
  readonly other?: number;
}

export const ALL_DAY: Time = { kind: 'all', from: 0, to: 1440 };

/** The part of the day stands before the limit, the limit before the bare clock; null when none begins at this item. */
export function parseTime(scene: Scene, at: number): Parsed<Time> | null {
  const { items } = scene;
  if (is(items[at], 'same')) return { value: { ...ALL_DAY, kind: 'same', sameTime: true }, next: at + 1 };
  if (is(items[at], 'allDay')) return { value: ALL_DAY, next: at + 1 };
  return (
    noonAndShare(scene, at) ??
    parsePart(scene, at) ??
    limitTime(scene, at) ??
    clockRange(scene, at) ??
    aroundClock(scene, at) ??
    atClock(scene, at)
  );
}

/** "Midi moins le quart", where noon alone is a part of the day. */
function noonAndShare(scene: Scene, at: number): Parsed<Time> | null {
  if (!is(scene.items[at], 'noon') || !is(scene.items[at + 1], 'minus', 'and')) return null;
  const clock = parseClock(scene, at, true);
  if (clock === null || clock.next === at + 1) return null;
  return { value: exactAt(scene, clock.value), next: clock.next };
}

/** Minutes from midnight, [from, to), as the practice cuts its day; the night ends with it. */
export function partMinutes({ context: { partsOfDay } }: Scene, part: PartName): readonly [number, number] {
  switch (part) {
    case 'night':
      return [partsOfDay.evening[1], 1440];
    case 'dayEnd':
      return [partsOfDay.afternoon[1] - 60, partsOfDay.evening[1]];
    case 'morning':
    case 'lunch':
    case 'afternoon':
    case 'evening':
      return partsOfDay[part];
  }
}

/** "le matin", "fin d'après-midi", "early evening"; a beginning or end is half of the part. */
function parsePart(scene: Scene, at: number): Parsed<Time> | null {
  const { items } = scene;
  const edge = sense(items[at], 'edge')?.edge;
  let place = edge === undefined ? at : at + 1;
  if (edge !== undefined) {
    while (place < at + MOST_GLUE && (isSign(items[place], '-') || is(items[place], 'the', 'of', 'in', 'on')))
      place += 1;
  }
  if (is(items[place], 'which') && is(items[place + 1], 'part')) place += 1;
  const found = sense(items[place], 'part') ?? halfDayBehind(scene, place);
  if (found === undefined && edge === 'start' && isEarlyOn(scene, at)) {
    const [from, to] = halved(partMinutes(scene, 'morning'), edge);
    return { value: { kind: 'part', from, to }, next: at + 1 };
  }
  if (found === undefined) return null;
  const spread = is(items[at - 1], 'weekday') ? sense(items[at - 2], 'edge')?.edge : undefined;
  const [from, to] = halved(partMinutes(scene, found.part), edge ?? found.edge ?? spread);
  return { value: { kind: 'part', from, to }, next: place + 1 };
}

/** "Monday early", "lundi tôt": the beginning of a day, unless a stretch or another day follows. */
function isEarlyOn({ items }: Scene, at: number): boolean {
  const behind = items[at + 1];
  return (
    is(items[at - 1], 'weekday', 'day') &&
    (behind === undefined || behind.kind === 'sign' || is(behind, 'neutral', 'or', 'if'))
  );
}

/** "Friday pm", "tomorrow am": only right behind a day, for "I am" is no morning. */
function halfDayBehind({ items }: Scene, at: number): SenseOf<'part'> | undefined {
  const item = items[at];
  if (!is(item, 'am', 'pm') || (item?.text.length ?? 0) < 2) return undefined;
  if (
    !is(items[at - 1], 'weekday', 'day', 'month', 'or', 'and', 'am', 'every') &&
    !isSign(items[at - 1], '/')
  )
    return undefined;
  return { is: 'part', part: is(item, 'pm') ? 'afternoon' : 'morning' };
}

function halved([from, to]: readonly [number, number], edge: Edge | undefined): readonly [number, number] {
  const middle = Math.round((from + to) / 2 / 30) * 30;
  if (edge === 'start') return [from, middle];
  if (edge === 'end') return [middle, to];
  return edge === 'middle' ? [Math.round((from + middle) / 2), Math.round((middle + to) / 2)] : [from, to];
}

/** "après 17h30" ends with the evening, "avant 10h" begins with the morning. */
function limitTime(scene: Scene, at: number): Parsed<Time> | null {
  const limit = sense(scene.items[at], 'limit')?.limit;
  if (limit === undefined) return null;
  const place = skipCue(scene, skipGlue(scene, at + 1));
  const until = limit === 'from' ? range(scene, place, true) : null;
  if (until !== null) return until;
  const clock = parseClock(scene, place, true);
  if (clock !== null) {
    return {
      value: limitAt(scene, limit, clock.value, settle(clock.value, scene.context.opening)),
      next: clock.next,
    };
  }
  const part = parsePart(scene, place);
  if (part === null) return null;
  const { from, to } = part.value;
  const minute = limit === 'from' || limit === 'before' ? from : to;
  return { value: limitAt(scene, limit, { minutes: minute, fixed: true }, minute), next: part.next };
}

/** "après 17h30" ends with the practice's evening, "avant 10h" begins with its morning (design §3). */
export function limitAt(scene: Scene, limit: Limit, clock: Clock, minute: number): Time {
  const { morning, evening } = scene.context.partsOfDay;
  const later = limit === 'after' || limit === 'from';
  const from = later ? minute : minute > morning[0] ? morning[0] : 0;
  const to = later ? (minute < evening[1] ? evening[1] : 1440) : minute;
  return { kind: 'limit', limit, clocks: [clock], from, to };
}

/** The same limit said the other way round: "pas avant 15h" is from 15h on. */
export function turned(scene: Scene, time: Time): Time {
  const [clock] = time.clocks ?? [];
  if (time.limit === undefined || clock === undefined) return time;
  const opposite: Record<Limit, Limit> = { before: 'from', until: 'after', after: 'until', from: 'before' };
  const minute = time.limit === 'after' || time.limit === 'from' ? time.from : time.to;
  return limitAt(scene, opposite[time.limit], clock, minute);
}

/** "entre 14h et 16h", "de 9 à 11h", "13-15h", "from 3 to 5". */
function clockRange(scene: Scene, at: number): Parsed<Time> | null {
  const { items } = scene;
  const opened = is(items[at], 'between', 'start');
  const cued = opened || is(items[at], 'at', 'around');
  const place = cued ? skipCue(scene, skipGlue(scene, at + 1)) : at;
  return range(scene, place, opened || cued || followsDay(scene, at));
}

function followsDay({ items }: Scene, at: number): boolean {
  return (
    is(items[at - 1], 'weekday', 'day', 'part') ||
    (isSign(items[at - 1], ',') && is(items[at - 2], 'weekday', 'day'))
  );
}

function range(scene: Scene, at: number, trusted = false): Parsed<Time> | null {
  if (isDayNumber(scene, at)) return null;
  const first =
    parseClock(scene, at, true) ?? (isSign(scene.items[at + 1], '-') ? parseClock(scene, at, true) : null);
  if (first === null) return null;
  const joined = joint(scene, first.next, at);
  if (joined === null) return null;
  const last = parseClock(scene, skipCue(scene, skipGlue(scene, joined)), true);
  if (last === null) return null;
  const written = first.next > at + 1 || last.next > joined + 1;
  if (!trusted && !written) return null;
  return { value: rangeOf(scene, first.value, last.value), next: last.next };
}

function joint(scene: Scene, at: number, start: number): number | null {
  const { items } = scene;
  if (isSign(items[at], '-–—')) return at + 1;
  if (is(items[at], 'to')) return at + 1;
  if (sense(items[at], 'limit')?.limit === 'until') return at + 1;
  const between = is(items[start - 1], 'between') || is(items[start - 2], 'between');
  return between && is(items[at], 'and') ? at + 1 : null;
}

/**
 * An hour without half of the day is taken so that it lies in `within` (minutes from midnight), the end behind the
 * start.
 */
export function rangeOf(scene: Scene, first: Clock, last: Clock, within = scene.context.opening): Time {
  const lead = last.fixed && !first.fixed && first.minutes + 720 < last.minutes && last.minutes <= 1440;
  const from =
    lead && last.minutes >= 780 && first.minutes < 720
      ? leadHour(first, last, within)
      : settle(first, within);
  const to = last.fixed ? last.minutes : settle(last, within, from + 1);
  return { kind: 'range', from, to: to > from ? to : 1440, clocks: [first, last] };
}

/** "3-5pm" begins at three in the afternoon too; "9-5pm" can't. */
function leadHour(first: Clock, last: Clock, [opens]: readonly [number, number]): number {
  return last.minutes > 1020 && first.minutes >= opens ? first.minutes : first.minutes + 720;
}

/** "vers 15h": half an hour to either side. */
function aroundClock(scene: Scene, at: number): Parsed<Time> | null {
  if (!is(scene.items[at], 'around')) return null;
  const clock = parseClock(scene, skipCue(scene, skipGlue(scene, at + 1)), true);
  if (clock === null || isMonthBehind(scene, clock.next) || isOrdinalDay(scene, clock.next)) return null;
  const minute = settle(clock.value, scene.context.opening);
  return {
    value: { kind: 'range', from: Math.max(0, minute - 30), to: minute + 30, clocks: [] },
    next: clock.next,
  };
}

/** A clock time is the hour that begins there. */
function atClock(scene: Scene, at: number): Parsed<Time> | null {
  const { items } = scene;
  const cued = is(items[at], 'at');
  const place = cued ? skipGlue(scene, at + 1) : at;
  if (isDayNumber(scene, place)) return null;
  const clock = parseClock(scene, place, cued || beforeDay(scene, at) || is(items[at + 1], 'orLater'));
  if (clock === null) return null;
  const limit = limitAfter(scene, clock.next);
  if (limit === null) return { value: exactAt(scene, clock.value), next: clock.next };
  const minute = settle(clock.value, scene.context.opening);
  return { value: limitAt(scene, limit, clock.value, minute), next: clock.next + 1 };
}

/** "17h30 ou plus tard", "10h au plus tard": a limit that stands behind, unless a time of its own follows. */
export function limitAfter({ items }: Scene, at: number): 'from' | 'until' | null {
  const item = items[at];
  const later = is(item, 'orLater');
  if (!later && !is(item, 'orEarlier')) return null;
  const followed = is(
    items[at + 1],
    'number',
    'weekday',
    'day',
    'month',
    'the',
    'at',
    'noon',
    'ordinal',
    'part',
    'feast',
  );
  return followed && is(item, 'limit') ? null : later ? 'from' : 'until';
}

/** "9 tomorrow morning": a bare hour right before the day. */
function beforeDay({ items }: Scene, at: number): boolean {
  const place = is(items[at + 1], 'of') ? at + 2 : at + 1;
  return (
    (at === 0 || !is(items[at - 1], 'the')) && is(items[place], 'day', 'part') && !is(items[at - 1], 'month')
  );
}

/** A window of one hour from the time on; `other` when the practice is open twelve hours later too. */
export function exactAt(scene: Scene, clock: Clock, within = scene.context.opening): Time {
  const minute = settle(clock, within) % 1440;
  const [opens, closes] = within;
  const later = minute + 720;
  const either = !clock.fixed && minute === clock.minutes && minute >= opens && later < closes;
  return {
    kind: 'exact',
    from: minute,
    to: minute + 60,
    clocks: [clock],
    ...(either ? { other: later } : {}),
  };
}

/** Past "à", "vers", "at", "um"; the same place when none stands there. */
export function skipCue({ items }: Scene, at: number): number {
  let place = at;
  while (place < at + MOST_GLUE && is(items[place], 'at', 'around') && !is(items[place], 'number'))
    place += 1;
  return place;
}
