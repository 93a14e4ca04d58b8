// Clock times as people write them: 14h30, 9.20, 5 pm, half past three, halb neun, kwart over drie, midi.

import { is, sense } from './lex.ts';
import { counts, isDigits, isSign, numberAt, type Parsed, type Scene } from './scene.ts';

export interface Clock {
  /** After midnight. */
  readonly minutes: number;
  /** false: a bare hour of the twelve-hour dial; the opening hours or a part of the day decide. */
  readonly fixed: boolean;
}

const HALF_DAY = 720;

/** `cued`: a word before it says that a time follows ("à", "at", "um"), so a bare number will do. */
export function parseClock(scene: Scene, at: number, cued: boolean): Parsed<Clock> | null {
  return (
    fractionFirst(scene, at) ??
    noon(scene, at) ??
    minutesFirst(scene, at) ??
    hourAndMinutes(scene, at, cued) ??
    spokenHour(scene, at, cued)
  );
}

/** The clock time within the opening hours, after `least`, or inside a part of the day. */
export function settle(clock: Clock, [from, to]: readonly [number, number], least = 0): number {
  if (clock.fixed) return clock.minutes;
  const later = clock.minutes + HALF_DAY;
  const fits = (minutes: number) => minutes >= from && minutes < to && minutes >= least;
  if (fits(clock.minutes)) return clock.minutes;
  if (fits(later)) return later;
  return clock.minutes < least && later <= 1440 ? later : clock.minutes;
}

/** "half past three", "quarter to 4", "kwart over drie", "halb neun", "half nine". */
function fractionFirst(scene: Scene, at: number): Parsed<Clock> | null {
  const { items, data } = scene;
  let place = is(items[at], 'the') || items[at]?.text === 'a' ? at + 1 : at;
  const half = is(items[place], 'half');
  if (!half && !is(items[place], 'quarter')) return null;
  place += 1;
  const to = is(items[place], 'till');
  const past = is(items[place], 'past');
  if (to || past) place += 1;
  if (!to && !past && !half) return null;
  const hour = hourAt(scene, place);
  if (hour === null || counts(scene, hour.next)) return null;
  const share = half ? 30 : 15;
  const before = to || (!past && half && data.habits.half === 'to');
  return meridiem(scene, hour.value, before ? -share : share, hour.next);
}

function noon({ items }: Scene, at: number): Parsed<Clock> | null {
  const middle = is(items[at], 'noon');
  if (!middle && !is(items[at], 'midnight')) return null;
  const minutes = middle ? HALF_DAY : 1440;
  const half = is(items[at + 1], 'and') && is(items[at + 2], 'half');
  return { value: { minutes: half ? minutes + 30 : minutes, fixed: true }, next: half ? at + 3 : at + 1 };
}

/** "10 past 3", "twenty to four", "fünf nach drei", "5 vor halb neun". */
function minutesFirst(scene: Scene, at: number): Parsed<Clock> | null {
  const { items, data } = scene;
  const minutes = numberAt(scene, at);
  if (minutes === null || minutes < 1 || minutes > 29) return null;
  const place = at + (sense(items[at + 1], 'unit')?.unit === 'minute' ? 2 : 1);
  const to = is(items[place], 'till');
  if (!to && !is(items[place], 'past')) return null;
  if (is(items[place], 'to') && place === at + 1 && !isShortOf(scene, at, minutes)) return null;
  const shift = to ? -minutes : minutes;
  if (is(items[place + 1], 'half') && data.habits.half === 'to') {
    const hour = hourAt(scene, place + 2);
    return hour === null ? null : meridiem(scene, hour.value, shift - 30, hour.next);
  }
  const hour = hourAt(scene, place + 1);
  return hour === null || counts(scene, hour.next) ? null : meridiem(scene, hour.value, shift, hour.next);
}

/** "10 to 12" is a range unless a word says otherwise: "at 10 to 12", "twenty to four". */
function isShortOf({ items }: Scene, at: number, minutes: number): boolean {
  if (is(items[at - 1], 'between', 'start')) return false;
  return minutes === 20 || minutes === 25 || (minutes % 5 === 0 && items[at - 1]?.text === 'at');
}

function hourAt(scene: Scene, at: number): Parsed<number> | null {
  if (is(scene.items[at], 'noon')) return { value: 12, next: at + 1 };
  const place = is(scene.items[at], 'the') ? at + 1 : at;
  const hour = numberAt(scene, place) ?? sense(scene.items[place], 'ordinal')?.value ?? -1;
  if (hour < 0 || hour > 24 || (scene.items[place]?.text.length ?? 0) > 14) return null;
  const said = is(scene.items[place + 1], 'hours') ? 2 : 1;
  return { value: hour, next: place + said };
}

/** 14:30, 14h30, 9.20, 14h, 1430, and bare numbers after "à". */
function hourAndMinutes(scene: Scene, at: number, cued: boolean): Parsed<Clock> | null {
  const { items } = scene;
  const item = items[at];
  if (!isDigits(item)) return null;
  if (isSign(items[at - 1], ':/.') && item?.glued && isDigits(items[at - 2])) return null;
  const digits = item?.text ?? '';
  if (digits.length > 2) return compact(scene, at, digits, cued);
  const hour = Number(digits);
  if (hour > 24) return null;
  const written = minutesBehind(scene, at + 1, cued);
  if (written !== null) {
    const end = written.next;
    if (isSign(items[at + 1], '.,') && counts(scene, end)) return null;
    return written.value > 59 ? null : meridiem(scene, hour, written.value, end, digits.startsWith('0'));
  }
  return bareHour(scene, at, hour, cued);
}

/** ":30", "h30", ".30": the minutes behind an hour. */
function minutesBehind(scene: Scene, at: number, cued: boolean): Parsed<number> | null {
  const { items } = scene;
  const [sign, minutes] = [items[at], items[at + 1]];
  const colon = isSign(sign, ':') && sign?.glued === true;
  const hours =
    is(sign, 'hours') && isDigits(minutes, 2, 2) && (minutes?.glued === true || !counts(scene, at + 2));
  const dot =
    isSign(sign, '.,') && sign?.glued === true && minutes?.glued === true && (cued || isDotTime(scene, at));
  if (!(colon || hours || dot) || !isDigits(minutes, 2, 2)) return null;
  if (isSign(items[at + 2], '.') && items[at + 2]?.glued && isDigits(items[at + 3]) && !colon) return null;
  return { value: Number(minutes?.text), next: passSeconds(scene, at + 2) };
}

/** 9.20 stands for a time beside a day, before "Uhr" or "pm", or when it can be no date. */
function isDotTime({ items }: Scene, at: number): boolean {
  if (isSign(items[at], ',')) return false;
  const after = items[at + 2];
  if (isSign(after, '%€$£')) return false;
  if (is(after, 'hours', 'am', 'pm') || (at === 1 && after === undefined)) return true;
  return (
    is(items[at - 2], 'weekday', 'day', 'part', 'month', 'start', 'to', 'or') ||
    is(after, 'to', 'day', 'weekday')
  );
}

function passSeconds({ items }: Scene, at: number): number {
  let place = at;
  if (isSign(items[place], ':') && isDigits(items[place + 1], 2, 2) && Number(items[place + 1]?.text) < 60)
    place += 2;
  const unit = sense(items[place], 'unit')?.unit;
  if (items[place]?.glued && unit === 'minute') place += 1;
  return place;
}

/** "1430", "930am": four digits are a time only where one is expected. */
function compact(scene: Scene, at: number, digits: string, cued: boolean): Parsed<Clock> | null {
  const after = scene.items[at + 1];
  if (!cued && !is(after, 'am', 'pm')) return null;
  if (counts(scene, at + 1) || (is(after, 'hours') && digits.length === 3)) return null;
  const [hour, minutes] = [Number(digits.slice(0, -2)), Number(digits.slice(-2))];
  if (hour > 24 || minutes > 59) return null;
  return meridiem(scene, hour, minutes, at + 1, digits.startsWith('0') || digits.length === 4);
}

function bareHour(scene: Scene, at: number, hour: number, cued: boolean): Parsed<Clock> | null {
  const { items } = scene;
  if (isSign(items[at + 1], ':/') && items[at + 1]?.glued && isDigits(items[at + 2])) return null;
  const literal = (items[at]?.text ?? '').startsWith('0');
  if (is(items[at + 1], 'hours')) return spoken(scene, hour, at + 2, cued, literal);
  const half = meridiemAt(scene, at + 1);
  if (half !== null) return meridiem(scene, hour, 0, at + 1, literal);
  if (items[at + 1]?.text === 'ish') return meridiem(scene, hour, 0, at + 2, literal);
  const shared = is(items[at + 1], 'and', 'minus') && is(items[at + 2], 'quarter', 'half');
  if ((!cued && !shared) || counts(scene, at + 1)) return null;
  return withHalf(scene, hour, at + 1, literal) ?? meridiem(scene, hour, 0, at + 1, literal);
}

/** "14 heures", "3 heures et demie", "15 Uhr 30", "8h moins le quart". Small hours uncued may be a length of time. */
function spoken(
  scene: Scene,
  hour: number,
  next: number,
  cued: boolean,
  literal: boolean,
): Parsed<Clock> | null {
  const before = scene.items[next - 3];
  const named = !is(scene.items[next - 1], 'unit') && (scene.items[next - 1]?.text.length ?? 0) > 1;
  const placed =
    cued ||
    literal ||
    named ||
    hour >= 8 ||
    is(before, 'weekday', 'day', 'part', 'to', 'or', 'month', 'number');
  if (!placed || is(before, 'during', 'in', 'within', 'every')) return null;
  if (is(scene.items[next], 'of') && scene.items[next + 1]?.senses.length === 0) return null;
  return withHalf(scene, hour, next, literal) ?? meridiem(scene, hour, 0, next, literal);
}

/** "et demie", "y media", "e mezza", "et quart", "moins le quart", "menos diez". */
function withHalf(scene: Scene, hour: number, at: number, literal: boolean): Parsed<Clock> | null {
  const { items } = scene;
  const minus = is(items[at], 'minus');
  if (!minus && !is(items[at], 'and')) return null;
  const place = at + 1 + (is(items[at + 1], 'the') ? 1 : 0);
  const share = is(items[place], 'half')
    ? 30
    : is(items[place], 'quarter')
      ? 15
      : wordMinutes(scene, place, at);
  if (share === null) return null;
  return meridiem(scene, hour, minus ? -share : share, place + 1, literal);
}

/** "las tres y diez", "le tre e venti": not in English, and not between the ends of a range. */
function wordMinutes(scene: Scene, at: number, joint: number): number | null {
  const ranged = [2, 3, 4].some((back) => is(scene.items[joint - back], 'between'));
  if (ranged || scene.data.markers.minus === '') return null;
  if (is(scene.items[joint], 'and') && scene.items[at]?.kind === 'number') return null;
  const value = numberAt(scene, at);
  return value !== null && value >= 5 && value <= 55 && value % 5 === 0 && !counts(scene, at + 1)
    ? value
    : null;
}

/** "at three", "om drie uur", "three thirty pm". */
function spokenHour(scene: Scene, at: number, cued: boolean): Parsed<Clock> | null {
  const { items } = scene;
  const item = items[at];
  const hour = item?.kind === 'word' ? (numberAt(scene, at) ?? sense(item, 'ordinal')?.value ?? null) : null;
  if (hour === null || hour > 24 || is(item, 'quarter', 'half') || is(item, 'month')) return null;
  if (hour === 1 && isArticle(scene, at)) return null;
  if (is(items[at + 1], 'hours')) {
    const half = cued || !is(items[at - 1], 'during', 'in', 'within', 'of');
    return half ? (withHalf(scene, hour, at + 2, false) ?? meridiem(scene, hour, 0, at + 2)) : null;
  }
  const minutes = numberAt(scene, at + 1);
  if (
    minutes !== null &&
    minutes >= 10 &&
    minutes <= 59 &&
    items[at + 1]?.kind === 'word' &&
    is(item, 'number')
  ) {
    if (cued || meridiemAt(scene, at + 2) !== null) return meridiem(scene, hour, minutes, at + 2);
  }
  if (meridiemAt(scene, at + 1) !== null) return meridiem(scene, hour, 0, at + 1);
  if (!cued || counts(scene, at + 1)) return null;
  return withHalf(scene, hour, at + 1, false) ?? meridiem(scene, hour, 0, at + 1);
}

/** "a", "une", "eine": mostly no number, unless "the" stands before it ("a la una") or "hour" behind it. */
function isArticle({ items }: Scene, at: number): boolean {
  if (items[at]?.text === 'one' || items[at]?.text === 'eins') return false;
  const led = is(items[at - 1], 'the') || (is(items[at - 1], 'at') && (items[at - 1]?.text.length ?? 0) > 2);
  return !led && !is(items[at + 1], 'hours', 'am', 'pm');
}

interface Meridiem {
  readonly pm: boolean;
  readonly next: number;
}

function meridiemAt({ items }: Scene, at: number): Meridiem | null {
  const pm = is(items[at], 'pm');
  if (!pm && !is(items[at], 'am')) return null;
  // "9a" and "5p", but not "2 a week".
  if (items[at]?.text.length === 1 && !items[at]?.glued) return null;
  return { pm, next: isSign(items[at + 1], '.') && items[at + 1]?.glued ? at + 2 : at + 1 };
}

/** The finished clock time, with "am" or "pm" behind it; "13 pm" and "25:00" are none. */
function meridiem(
  scene: Scene,
  hour: number,
  minutes: number,
  next: number,
  literal = false,
): Parsed<Clock> | null {
  const place = is(scene.items[next], 'hours') ? next + 1 : next;
  const half = meridiemAt(scene, place);
  const total = hour * 60 + minutes;
  if (total < 0 || total > 1440)
    return total < 0 ? { value: { minutes: total + HALF_DAY, fixed: false }, next } : null;
  if (half === null)
    return { value: { minutes: total, fixed: literal || hour > 12 || hour === 0 }, next: place };
  if (hour === 0 || hour > 12) return null;
  const base = (hour % 12) * 60 + minutes + (half.pm ? HALF_DAY : 0);
  return { value: { minutes: base < 0 ? base + 1440 : base, fixed: true }, next: half.next };
}
