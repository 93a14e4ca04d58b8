// The nth day, weekday or week of a month: the 20th of next month, le premier lundi de décembre.

import { addDays } from '../../../domain/time.ts';
import { addMonths, nthWeekday, type Stretch, weekOf } from './calendar.ts';
import { dayNumber, parseDate } from './dates.ts';
import { known } from './day-in-year.ts';
import type { Days } from './days.ts';
import { is, sense } from './lex.ts';
import { isSign, numberAt, type Parsed, parsed, type Scene, skipGlue } from './scene.ts';
import { comingWeek, lengthOf, monthAt, namedStretch, thisUnit, whole } from './stretches.ts';

/** "the 20th of next month", "the third day of September". */
export function dayOfStretch(scene: Scene, at: number): Parsed<Days> | null {
  const number = dayNumber(scene, at);
  if (number === null) return null;
  const named = sense(scene.items[number.next], 'unit')?.unit === 'day';
  const place = number.next + (named ? 1 : 0);
  const start = skipGlue(scene, place);
  if (start === place || (is(scene.items[start], 'month') && !named)) return null;
  const span = is(scene.items[start], 'month') ? monthAt(scene, start) : namedStretch(scene, start);
  if (span?.value.kind !== 'known' || lengthOf(span.value) !== 'month') return null;
  return {
    value: {
      kind: 'inside',
      inner: { kind: 'monthday', day: number.value, weekday: null },
      outer: span.value,
    },
    next: span.next,
  };
}

/** "la première semaine de décembre", "the last week of January", "erste Januarwoche": the week of the first or last Thursday. */
export function nthWeek(scene: Scene, at: number): Parsed<Days> | null {
  const counted = calendarWeek(scene, at);
  if (counted !== null) return counted;
  const last = sense(scene.items[at], 'which')?.which === 'last';
  const number = last ? { value: -1, next: at + 1 } : ordinalAt(scene, at);
  if (number === null) return null;
  const compound = is(scene.items[number.next], 'month');
  if (sense(scene.items[number.next + (compound ? 1 : 0)], 'unit')?.unit !== 'week') return null;
  const place = compound ? number.next : skipGlue(scene, number.next + 1);
  if (place === number.next + 1 && !is(scene.items[place], 'month')) return null;
  const month = is(scene.items[place], 'month')
    ? monthAt(scene, place)
    : (namedStretch(scene, place) ?? thisUnit(scene, place));
  if (month?.value.kind !== 'known' || lengthOf(month.value) !== 'month') return null;
  const thursday = nthWeekday(month.value.span, 4, number.value);
  return parsed(thursday === null ? null : whole(weekOf(thursday)), compound ? number.next + 2 : month.next);
}

/** "In der 14. Kalenderwoche". */
function calendarWeek(scene: Scene, at: number): Parsed<Days> | null {
  const { items } = scene;
  const number = numberAt(scene, at);
  const place = isSign(items[at + 1], '.') && items[at + 1]?.glued === true ? at + 2 : at + 1;
  if (number === null || number < 1 || number > 53 || !CALENDAR_WEEKS.has(items[place]?.text ?? ''))
    return null;
  return { value: whole(comingWeek(scene, number)), next: place + 1 };
}

const CALENDAR_WEEKS: ReadonlySet<string> = new Set(['kw', 'kalenderwoche']);

/** "la première quinzaine de janvier", "the second half of next month", "erste Januarhälfte": days 1–15, or the rest. */
export function nthHalf(scene: Scene, at: number): Parsed<Days> | null {
  const { items } = scene;
  const first = is(items[at], 'the') ? at + 1 : at;
  const last = sense(items[first], 'which')?.which === 'last';
  const number = last ? { value: 2, next: first + 1 } : ordinalAt(scene, first);
  if (number === null || number.value > 2) return null;
  const compound = is(items[number.next], 'month') && is(items[number.next + 1], 'moiety');
  if (!compound && !is(items[number.next], 'moiety')) return null;
  const place = compound ? number.next : skipGlue(scene, number.next + 1);
  const month = is(items[place], 'month')
    ? monthAt(scene, place)
    : (namedStretch(scene, place) ?? thisUnit(scene, place));
  if (month?.value.kind !== 'known' || lengthOf(month.value) !== 'month') return null;
  const next = compound ? Math.max(month.next, number.next + 2) : month.next;
  return { value: whole(halfOf(month.value.span, number.value)), next };
}

function halfOf({ from, to }: Stretch, which: number): Stretch {
  const middle = addDays(from, HALF_A_MONTH);
  return which === 1 ? { from, to: middle } : { from: middle, to };
}

const HALF_A_MONTH = 15;

/** "le premier lundi de décembre", "dernier vendredi du mois". */
export function nthOfMonth(scene: Scene, at: number): Parsed<Days> | null {
  const { items } = scene;
  const last = sense(items[at], 'which')?.which === 'last';
  const number = last ? { value: -1, next: at + 1 } : ordinalAt(scene, at);
  if (number === null) return null;
  const weekday = sense(items[number.next], 'weekday');
  if (weekday === undefined) return null;
  const place = skipGlue(scene, number.next + 1);
  const month = is(items[place], 'month')
    ? parseDate(scene, place)
    : (namedStretch(scene, place) ?? thisUnit(scene, place));
  if (month?.value.kind !== 'known' || !month.value.whole) return null;
  const { span } = month.value;
  const date = nthWeekday(span, weekday.day, number.value);
  const passed = date !== null && date < scene.today && span.from <= scene.today;
  const meant = passed
    ? nthWeekday({ from: span.to, to: addMonths(span.to, 1) }, weekday.day, number.value)
    : date;
  return parsed(meant === null ? null : known(meant), month.next);
}

function ordinalAt(scene: Scene, at: number): Parsed<number> | null {
  const number = dayNumber(scene, at);
  if (number === null || number.value > 5) return null;
  return is(scene.items[at], 'ordinal') || number.next > at + 1 ? number : null;
}
