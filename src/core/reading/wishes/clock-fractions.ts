// Clock times that begin with a part of an hour or with minutes: half past three, kwart over drie, fünf vor halb neun.

import { is, sense } from './lex.ts';
import { type Clock, HALF_DAY, meridiem } from './meridiem.ts';
import { isSign, numberAt, type Parsed, type Scene } from './scene.ts';

/** "drei viertel vier", "dreiviertel vier": a quarter to four, where halves look ahead. */
export function threeQuarters(scene: Scene, at: number): Parsed<Clock> | null {
  const { items, data } = scene;
  const joined = items[at]?.text === 'dreiviertel';
  const split = numberAt(scene, at) === 3 && items[at]?.kind === 'word' && is(items[at + 1], 'quarter');
  if (data.habits.half !== 'to' || !(joined || split)) return null;
  const hour = hourAt(scene, joined ? at + 1 : at + 2);
  return hour === null ? null : meridiem(scene, hour.value, -15, hour.next);
}

/** "half past three", "quarter to 4", "za kwadrans dziesiąta", "kwart over drie", "halb neun", "half nine". */
export function fractionFirst(scene: Scene, at: number): Parsed<Clock> | null {
  const { items, data } = scene;
  const ahead = is(items[at], 'till') && is(items[at + 1], 'quarter');
  let place = ahead || is(items[at], 'the') || items[at]?.text === 'a' ? at + 1 : at;
  const half = is(items[place], 'half');
  if (!half && !is(items[place], 'quarter')) return null;
  place += 1;
  const behind = is(items[place], 'till');
  // "Viertel ab acht" is Swiss.
  const past = is(items[place], 'past') || (!half && items[place]?.text === 'ab');
  if (behind || past) place += 1;
  const to = behind || (ahead && !past);
  if (!to && !past && !half) return null;
  const hour = hourAt(scene, place);
  if (hour === null || measures(scene, hour.next)) return null;
  const share = half ? 30 : 15;
  const before = to || (!past && half && data.habits.half === 'to');
  return meridiem(scene, hour.value, before ? -share : share, hour.next);
}

/** "half zes euro"; any other word behind it is the rest of the sentence: "om half tien afspreken". */
export function measures({ items }: Scene, next: number): boolean {
  return is(items[next], 'price', 'unit', 'document') || isSign(items[next], '%€$£');
}

/** "midi", "midi et demi", "midnight": minutes from midnight, which is 1440 and not 0. */
export function noon({ items }: Scene, at: number): Parsed<Clock> | null {
  const middle = is(items[at], 'noon');
  if (!middle && !is(items[at], 'midnight')) return null;
  const minutes = middle ? HALF_DAY : 1440;
  const place = at + 2 + (is(items[at + 2], 'the') ? 1 : 0);
  const share = is(items[place], 'half') ? 30 : is(items[place], 'quarter') ? 15 : 0;
  const shift = is(items[at + 1], 'minus') ? -share : is(items[at + 1], 'and') ? share : 0;
  return { value: { minutes: minutes + shift, fixed: true }, next: shift === 0 ? at + 1 : place + 1 };
}

/** "10 past 3", "twenty to four", "fünf nach drei", "5 vor halb neun". */
export function minutesFirst(scene: Scene, at: number): Parsed<Clock> | null {
  const { items, data } = scene;
  if (items[at]?.text === 'za') return minutesAhead(scene, at);
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
  return hour === null || measures(scene, hour.next) ? null : meridiem(scene, hour.value, shift, hour.next);
}

/** "Za piętnaście trzecia", "za 10 minut ósma". */
function minutesAhead(scene: Scene, at: number): Parsed<Clock> | null {
  const minutes = numberAt(scene, at + 1);
  if (minutes === null || minutes < 1 || minutes > 29) return null;
  const hour = hourAt(scene, sense(scene.items[at + 2], 'unit')?.unit === 'minute' ? at + 3 : at + 2);
  return hour === null ? null : meridiem(scene, hour.value, -minutes, hour.next);
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
