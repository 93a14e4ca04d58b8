// Clock times as people write them: 14h30, 9.20, 5 pm, half past three, halb neun, kwart over drie, midi.

import { fractionFirst, measures, minutesFirst, noon, threeQuarters } from './clock-fractions.ts';
import { type Item, is, sense } from './lex.ts';
import { countsAfter, isBehindDay, isLimited } from './limited-hours.ts';
import { isLoneHour } from './lone-hour.ts';
import { type Clock, HALF_DAY, meridiem, meridiemAt } from './meridiem.ts';
import { isNoHour, isPlural } from './no-hours.ts';
import {
  counts,
  isDigits,
  isGenitive,
  isMasculine,
  isRoad,
  isSign,
  isYear,
  numberAt,
  type Parsed,
  type Scene,
} from './scene.ts';

/** `cued`: a word before it says that a time follows ("à", "at", "um"), so a bare number will do. */
export function parseClock(scene: Scene, at: number, cued: boolean): Parsed<Clock> | null {
  return (
    threeQuarters(scene, at) ??
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
    if (isSign(items[at + 1], '.,') && !is(items[end], 'hours') && counts(scene, end)) return null;
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
    isSign(sign, '.,') &&
    sign?.glued === true &&
    minutes?.glued === true &&
    !isDottedDate(scene, at) &&
    (cued || isDotTime(scene, at));
  if (!(colon || hours || dot) || !isDigits(minutes, 2, 2)) return null;
  if (isSign(items[at + 2], '.') && items[at + 2]?.glued && isDigits(items[at + 3]) && !colon) return null;
  return { value: Number(minutes?.text), next: passSeconds(scene, at + 2) };
}

/** "Na 3.12 na 14:00": a word of both days and hours, and nobody comes at twelve minutes past. */
function isDottedDate({ items, data }: Scene, at: number): boolean {
  const minutes = Number(items[at + 1]?.text);
  const either = is(items[at - 2], 'at') && is(items[at - 2], 'on');
  return data.habits.dottedDates && either && minutes <= 12 && minutes % 5 !== 0;
}

/** 9.20 stands for a time beside a day ("Mon 30th 9.20"), before "Uhr" or "pm", or when it can be no date. */
function isDotTime({ items, data }: Scene, at: number): boolean {
  if (isSign(items[at], ',')) return false;
  const suffix = items[at - 2];
  if (suffix?.glued === true && data.ordinalSuffixes?.split('|').includes(suffix.text)) return true;
  const after = items[at + 2];
  if (isSign(after, '%€$£')) return false;
  if (leadsOn({ items }, at + 2)) return false;
  if (is(after, 'hours', 'am', 'pm') || (at === 1 && after === undefined)) return true;
  if (isNoDate({ items, data }, at)) return true;
  if (!data.habits.dottedDates && isLoneHour({ items }, at)) return true;
  return (
    is(items[at - 2], 'weekday', 'day', 'part', 'month', 'start', 'to', 'or') ||
    is(after, 'to', 'day', 'weekday')
  );
}

/** "Doe maar 16.20.": no month has this number, and no word that may be counted or paid stands around it. */
function isNoDate({ items, data }: Pick<Scene, 'items' | 'data'>, at: number): boolean {
  const [minutes, after, before] = [Number(items[at + 1]?.text), items[at + 2], items[at - 2]];
  const ends =
    after === undefined || isSign(after, '.!?,') || /^(?:worden|werden|sein|zijn)$/.test(after.text);
  const alone = ends && before?.kind === 'word' && before.senses.length > 0;
  return (
    data.habits.compounds && alone && minutes > 12 && minutes % 5 === 0 && !is(before, 'price', 'document')
  );
}

/** "2.12 ore 9", "24.11 godz. 18:15", "martedì 1 ore 12": the word announces the hour behind it. */
export function leadsOn({ items }: Pick<Scene, 'items'>, at: number): boolean {
  const behind = isSign(items[at + 1], '.:') ? at + 2 : at + 1;
  return (
    is(items[at], 'hours') && is(items[at], 'at') && items[at]?.glued !== true && isDigits(items[behind])
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
  if (!cued && !is(after, 'am', 'pm') && !isBehindDay(scene, at)) return null;
  if (counts(scene, at + 1) || (is(after, 'hours') && digits.length === 3)) return null;
  const [hour, minutes] = [Number(digits.slice(0, -2)), Number(digits.slice(-2))];
  if (isYear(scene, at)) return null;
  if (hour > 24 || minutes > 59) return null;
  return meridiem(scene, hour, minutes, at + 1, digits.startsWith('0') || digits.length === 4);
}

/** Words that stand before a clock time and before nothing else, whatever follows: "um 10 vorbeikommen". */
const SAYS_HOUR: ReadonlySet<string> = new Set(['um', 'om', 'a las', 'para las']);

function bareHour(scene: Scene, at: number, hour: number, cued: boolean): Parsed<Clock> | null {
  const { items } = scene;
  if (isSign(items[at + 1], ':/') && items[at + 1]?.glued && isDigits(items[at + 2])) return null;
  const literal = (items[at]?.text ?? '').startsWith('0');
  if (isRoad(scene, at) || leadsOn(scene, at + 1)) return null;
  if (is(items[at + 1], 'hours')) return spoken(scene, hour, at + 2, cued, literal);
  const half = meridiemAt(scene, at + 1);
  if (half !== null) return meridiem(scene, hour, 0, at + 1, literal);
  if (items[at + 1]?.text === 'ish') return meridiem(scene, hour, 0, at + 2, literal);
  const shared = is(items[at + 1], 'and', 'minus') && is(items[at + 2], 'quarter', 'half');
  const announced = isAnnounced(scene, at) || isLimited(scene, at);
  if ((!cued && !shared) || (!announced && counts(scene, at + 1))) return null;
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
  // "24 h à l'avance": a length of time.
  if (hour === 24 && !cued) return null;
  if (!placed || is(before, 'during', 'in', 'within', 'every')) return null;
  if (is(scene.items[next], 'of') && scene.items[next + 1]?.senses.length === 0) return null;
  return (
    withHalf(scene, hour, next, literal) ??
    inWords(scene, hour, next, literal) ??
    meridiem(scene, hour, 0, next, literal)
  );
}

/** "Quinze heures trente", "14 Uhr fünfzehn". */
function inWords(scene: Scene, hour: number, at: number, literal: boolean): Parsed<Clock> | null {
  const value = scene.items[at]?.kind === 'word' ? numberAt(scene, at) : null;
  if (value === null || value < 5 || value > 55 || value % 5 !== 0) return null;
  return counts(scene, at + 1) || is(scene.items[at + 1], 'hours')
    ? null
    : meridiem(scene, hour, value, at + 1, literal);
}

/** "et demie", "y media", "e mezza", "et quart", "moins le quart", "menos diez". */
function withHalf(scene: Scene, hour: number, at: number, literal: boolean): Parsed<Clock> | null {
  const { items } = scene;
  const minus = is(items[at], 'minus');
  if (!minus && !is(items[at], 'and')) return null;
  const place = at + 1 + (is(items[at + 1], 'the') ? 1 : 0);
  if (!minus && opensClock(scene, place)) return null;
  const share = is(items[place], 'half')
    ? 30
    : is(items[place], 'quarter')
      ? 15
      : wordMinutes(scene, place, at);
  if (share === null) return null;
  return meridiem(scene, hour, minus ? -share : share, place + 1, literal);
}

/** "Tussen negen en half elf", "between nine and half past ten": the half is of the hour behind it. */
function opensClock({ items, data }: Scene, at: number): boolean {
  if (!is(items[at], 'half', 'quarter')) return false;
  return (is(items[at], 'half') && data.habits.half === 'to') || is(items[at + 1], 'past', 'till');
}

/** "las tres y diez", "le tre e venti": not in English, and not between the ends of a range. */
function wordMinutes(scene: Scene, at: number, joint: number): number | null {
  const ranged = [2, 3, 4].some((back) => is(scene.items[joint - back], 'between'));
  if (ranged || scene.data.markers.minus === '') return null;
  if (is(scene.items[joint], 'and') && scene.items[at]?.kind === 'number' && !isHalfHour(scene, at))
    return null;
  const value = numberAt(scene, at);
  return value !== null && value >= 5 && value <= 55 && value % 5 === 0 && !counts(scene, at + 1)
    ? value
    : null;
}

/** "alle 8 e 30", "dopo le 17 e 15": digits behind "and" are minutes only where an hour was announced. */
function isHalfHour({ items }: Scene, at: number): boolean {
  const announced = is(items[at - 3], 'at', 'limit', 'around');
  return announced && ['15', '30', '45'].includes(items[at]?.text ?? '');
}

/** "at three", "om drie uur", "three thirty pm". */
function spokenHour(scene: Scene, at: number, cued: boolean): Parsed<Clock> | null {
  const { items } = scene;
  const item = items[at];
  const hour = item?.kind === 'word' ? (numberAt(scene, at) ?? ordinalHour(scene, at)) : null;
  if (hour === null || hour > 24 || is(item, 'quarter', 'half') || isMonth(item)) return null;
  if (isPlural(scene, at) || (hour === 1 && isNoHour(scene, at, cued))) return null;
  if (is(items[at + 1], 'hours')) return spokenHours(scene, hour, at, cued);
  const minutes = numberAt(scene, at + 1);
  if (
    minutes !== null &&
    minutes >= 10 &&
    minutes <= 59 &&
    items[at + 1]?.kind === 'word' &&
    is(item, 'number', 'ordinal')
  ) {
    if (cued || meridiemAt(scene, at + 2) !== null) return meridiem(scene, hour, minutes, at + 2);
  }
  if (meridiemAt(scene, at + 1) !== null) return meridiem(scene, hour, 0, at + 1);
  if (!cued || isCounted(scene, at, hour)) return null;
  return withHalf(scene, hour, at + 1, false) ?? meridiem(scene, hour, 0, at + 1);
}

function isCounted(scene: Scene, at: number, hour: number): boolean {
  return countsAfter(scene, at, hour) && !isAnnounced(scene, at);
}

/** "Um acht kommen", "om drie langskomen": no other number stands behind these words, unless something is counted. */
function isAnnounced(scene: Scene, at: number): boolean {
  return SAYS_HOUR.has(scene.items[at - 1]?.text ?? '') && !measures(scene, at + 1);
}

/** "Quinze heures trente", "vier Uhr": not "de deux heures", the length of something. */
function spokenHours(scene: Scene, hour: number, at: number, cued: boolean): Parsed<Clock> | null {
  if (!cued && is(scene.items[at - 1], 'during', 'in', 'within', 'of')) return null;
  return (
    withHalf(scene, hour, at + 2, false) ??
    inWords(scene, hour, at + 2, false) ??
    meridiem(scene, hour, 0, at + 2)
  );
}

/** "O trzeciej"; "a primeira consulta" is no hour, nor "siódmego" (a day). */
function ordinalHour({ items, data }: Scene, at: number): number | null {
  const ordinal = sense(items[at], 'ordinal')?.value;
  return data.habits.ordinalHours === true &&
    ordinal !== undefined &&
    !isGenitive(items[at]) &&
    !isMasculine({ items }, at)
    ? ordinal
    : null;
}

/** "Dez" is ten too. */
function isMonth(item: Item | undefined): boolean {
  const month = sense(item, 'month');
  return month !== undefined && !(month.short === true && is(item, 'number'));
}
