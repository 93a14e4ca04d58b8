// Days told by their distance or place: demain, dans 3 jours, la semaine prochaine, fin décembre, d'ici 15 jours.

import { addDays } from '../../../domain/time.ts';
import { addMonths, edgeOf, nthWeekday, type Stretch, weekOf } from './calendar.ts';
import { dayNumber, daysAhead, known, parseDate } from './dates.ts';
import { type Days, horizon, momentIn, stretchesOf } from './days.ts';
import { is, sense } from './lex.ts';
import { isSign, numberAt, type Parsed, parsed, type Scene, skipGlue } from './scene.ts';
import type { Unit, Which } from './senses.ts';
import { namedStretch, restOf, spanOf, thisUnit, whole } from './stretches.ts';
import { parseWeekday } from './weekdays.ts';

export function parseRelative(scene: Scene, at: number): Parsed<Days> | null {
  return (
    dayWord(scene, at) ??
    counted(scene, at) ??
    nextFew(scene, at) ??
    dayOfStretch(scene, at) ??
    nthWeek(scene, at) ??
    restOf(scene, at) ??
    edge(scene, at) ??
    namedStretch(scene, at)
  );
}

function dayWord(scene: Scene, at: number): Parsed<Days> | null {
  const { items, today } = scene;
  if (is(items[at], 'anyDay')) {
    return { value: { kind: 'known', span: { from: today, to: horizon(today) }, whole: true }, next: at + 1 };
  }
  const word = sense(items[at], 'day');
  // "Montag morgen", "am Morgen": there the word is the part of the day.
  const asPart = word?.offset === 1 && sense(items[at], 'part')?.withDay !== true && is(items[at], 'part') && is(items[at - 1], 'weekday', 'day', 'the', 'on', 'every');
  return word === undefined || asPart ? null : { value: daysAhead(scene, word.offset), next: at + 1 };
}

/** "dans 3 jours", "3 days ago", "in a week's time", "il y a une semaine". */
function counted(scene: Scene, at: number): Parsed<Days> | null {
  const { items } = scene;
  const ahead = is(items[at], 'in');
  const back = is(items[at], 'ago');
  const amount = amountAt(scene, ahead || back ? at + 1 : at);
  if (amount === null) return null;
  const after = items[amount.next];
  const later = is(after, 'hence');
  const ago = is(after, 'ago') && !back;
  if (!ahead && !back && !later && !ago) return fromDay(scene, amount);
  const sign = back || ago ? -1 : 1;
  const { unit, count } = amount.value;
  return parsed(distance(scene, unit, sign * count), amount.next + (later || ago ? 1 : 0));
}

/** "3 days after Easter", "une semaine avant Noël", "two weeks from tomorrow". */
function fromDay(scene: Scene, amount: Parsed<{ unit: Unit; count: number }>): Parsed<Days> | null {
  const limit = sense(scene.items[amount.next], 'limit')?.limit ?? onWeekday(scene, amount);
  if (limit === undefined || limit === 'until') return null;
  const place = skipGlue(scene, amount.next + 1);
  const day = parseWeekday(scene, place) ?? dayWord(scene, place) ?? parseDate(scene, place);
  if (day === null) return null;
  const [span] = stretchesOf(day.value, { today: scene.today, anchor: null, inside: null });
  if (span === undefined || span.to > addDays(span.from, 1)) return null;
  const { unit, count } = amount.value;
  return parsed(distance({ ...scene, today: span.from }, unit, limit === 'before' ? -count : count), day.next);
}

/** "a week on Friday" */
function onWeekday({ items }: Scene, { value, next }: Parsed<{ unit: Unit; count: number }>): 'after' | undefined {
  return value.unit === 'week' && is(items[next], 'on') && is(items[next + 1], 'weekday') ? 'after' : undefined;
}

export function distance(scene: Scene, unit: Unit, count: number): Days | null {
  const { today, context } = scene;
  switch (unit) {
    case 'minute':
      return momentIn({ start: context.sent, end: context.sent }, count);
    case 'hour':
      return momentIn({ start: context.sent, end: context.sent }, Math.round(count * 60));
    case 'day':
      return Number.isInteger(count) ? daysAhead(scene, count) : null;
    case 'week':
      return daysAhead(scene, Math.round(count * 7));
    case 'month':
      return known(addMonths(today, Math.round(count)));
    case 'year':
      return known(addMonths(today, Math.round(count * 12)));
    case 'weekend':
      return null;
  }
}

/** A number and a unit: "3 jours", "une semaine", "a couple of weeks", "2h". Longer than ten years is no wish. */
export function amountAt(scene: Scene, at: number): Parsed<{ unit: Unit; count: number }> | null {
  const { items } = scene;
  let place = at;
  const few = is(items[place], 'few');
  const half = is(items[place], 'half');
  const count = few ? 3 : half ? 0.5 : numberAt(scene, place);
  if (count === null || count > 3650) return null;
  place += 1;
  if (half && numberAt(scene, place) === 1) place += 1;
  if (is(items[place], 'of') || (few && is(items[place], 'the'))) place += 1;
  if (is(items[place], 'which', 'neutral') && is(items[place + 1], 'unit')) {
    place += 1;
    if (is(items[place - 1], 'which') && isSingular(scene, place)) return null;
  }
  const unit = sense(items[place], 'unit')?.unit ?? (is(items[place], 'hours') && items[place]?.text.length === 1 ? 'hour' : null);
  return unit === null ? null : { value: { unit, count }, next: place + 1 };
}

/**
 * "d'ici 15 jours", "within two weeks": from the sending day on, that day included.
 * "les 3 prochains jours", "the next two weeks": from the day after on.
 */
function nextFew(scene: Scene, at: number): Parsed<Days> | null {
  const { items, today } = scene;
  const within = is(items[at], 'within');
  let place = within ? skipGlue(scene, at + 1) : at;
  const first = sense(items[place], 'which');
  if (first !== undefined) place = place + 1;
  const amount = amountAt(scene, place) ?? fewUnits(scene, place, first?.which);
  if (amount === null) return null;
  const middle = amount.next - 2 >= place ? sense(items[amount.next - 2], 'which') : undefined;
  const last = sense(items[amount.next], 'which');
  const which = first?.which ?? middle?.which ?? last?.which;
  if (!within && which !== 'next' && which !== 'coming') return null;
  const { unit, count } = amount.value;
  const from = which === undefined || unit === 'hour' || unit === 'minute' ? today : addDays(today, 1);
  const until = unit === 'hour' || unit === 'minute' ? addDays(today, 1) : spanEnd(from, unit, count);
  const next = first === undefined && middle === undefined && last !== undefined ? amount.next + 1 : amount.next;
  return { value: { kind: 'known', span: { from, to: until }, whole: true }, next };
}

/** "after 5 next week" counts no weeks: the unit is written in the singular, which language files list first. */
function isSingular({ items, data }: Scene, at: number): boolean {
  const unit = sense(items[at], 'unit')?.unit;
  return unit !== undefined && data.units[unit].split('|')[0] === items[at]?.text;
}

/** "ces prochains jours", "in the coming days": a week of them. */
function fewUnits(scene: Scene, at: number, which: Which | undefined): Parsed<{ unit: Unit; count: number }> | null {
  if (which !== 'next' && which !== 'coming') return null;
  const unit = sense(scene.items[at], 'unit')?.unit;
  const plural = scene.items[at]?.text.endsWith('s') === true || scene.items[at]?.text === 'tage';
  return unit === 'day' && plural ? { value: { unit, count: 7 }, next: at + 1 } : null;
}

function spanEnd(from: Stretch['from'], unit: Unit, count: number): Stretch['to'] {
  if (unit === 'week' || unit === 'weekend') return addDays(from, Math.round(count * 7));
  if (unit === 'month') return addMonths(from, Math.max(1, Math.round(count)));
  if (unit === 'year') return addMonths(from, Math.round(count * 12));
  return addDays(from, Math.round(count));
}

/** "the 20th of next month", "the third day of September". */
function dayOfStretch(scene: Scene, at: number): Parsed<Days> | null {
  const number = dayNumber(scene, at);
  if (number === null) return null;
  const named = sense(scene.items[number.next], 'unit')?.unit === 'day';
  const place = number.next + (named ? 1 : 0);
  const start = skipGlue(scene, place);
  if (start === place || (is(scene.items[start], 'month') && !named)) return null;
  const span = is(scene.items[start], 'month') ? monthAt(scene, start) : namedStretch(scene, start);
  if (span?.value.kind !== 'known' || lengthOf(span.value) !== 'month') return null;
  return { value: { kind: 'inside', inner: { kind: 'monthday', day: number.value, weekday: null }, outer: span.value }, next: span.next };
}

/** "la première semaine de décembre", "the last week of January": the week of the first or last Thursday. */
function nthWeek(scene: Scene, at: number): Parsed<Days> | null {
  const last = sense(scene.items[at], 'which')?.which === 'last';
  const number = last ? { value: -1, next: at + 1 } : ordinalAt(scene, at);
  if (number === null || sense(scene.items[number.next], 'unit')?.unit !== 'week') return null;
  const place = skipGlue(scene, number.next + 1);
  if (place === number.next + 1) return null;
  const month = is(scene.items[place], 'month') ? monthAt(scene, place) : (namedStretch(scene, place) ?? thisUnit(scene, place));
  if (month?.value.kind !== 'known' || lengthOf(month.value) !== 'month') return null;
  const thursday = nthWeekday(month.value.span, 4, number.value);
  return parsed(thursday === null ? null : whole(weekOf(thursday)), month.next);
}

/** "le premier lundi de décembre", "dernier vendredi du mois". */
export function nthOfMonth(scene: Scene, at: number): Parsed<Days> | null {
  const { items } = scene;
  const last = sense(items[at], 'which')?.which === 'last';
  const number = last ? { value: -1, next: at + 1 } : ordinalAt(scene, at);
  if (number === null) return null;
  const weekday = sense(items[number.next], 'weekday');
  if (weekday === undefined) return null;
  const place = skipGlue(scene, number.next + 1);
  const month = is(items[place], 'month') ? parseDate(scene, place) : (namedStretch(scene, place) ?? thisUnit(scene, place));
  if (month?.value.kind !== 'known' || !month.value.whole) return null;
  const { span } = month.value;
  const date = nthWeekday(span, weekday.day, number.value);
  const passed = date !== null && date < scene.today && span.from <= scene.today;
  const meant = passed ? nthWeekday({ from: span.to, to: addMonths(span.to, 1) }, weekday.day, number.value) : date;
  return parsed(meant === null ? null : known(meant), month.next);
}

function ordinalAt(scene: Scene, at: number): Parsed<number> | null {
  const number = dayNumber(scene, at);
  if (number === null || number.value > 5) return null;
  return is(scene.items[at], 'ordinal') || number.next > at + 1 ? number : null;
}

/** "fin décembre", "début de semaine prochaine", "at the end of next month", "late January". */
function edge(scene: Scene, at: number): Parsed<Days> | null {
  const { items, today } = scene;
  const found = sense(items[at], 'edge');
  if (found === undefined) return null;
  let place = at + 1;
  if (isSign(items[place], '-')) place += 1;
  place = skipGlue(scene, place);
  const bare = sense(items[place], 'unit')?.unit;
  const named = is(items[place], 'month') ? monthAt(scene, place) : namedStretch(scene, place);
  const plain = named === null || isBareUnit(scene, place, named.next);
  const unit = plain ? bare : lengthOf(named.value);
  if (unit !== 'week' && unit !== 'month' && unit !== 'year') return null;
  if (!plain && named.value.kind === 'known') {
    return { value: whole(edgeOf(named.value.span, found.edge, unit)), next: named.next };
  }
  const spans = [spanOf(unit, today), spanOf(unit, spanOf(unit, today).to)].map((span) => edgeOf(span, found.edge, unit));
  const coming = spans.find((span) => (found.edge === 'end' ? span.to > addDays(today, 1) : span.from > today));
  return parsed(coming === undefined ? null : whole(coming), named?.next ?? place + 1);
}

function isBareUnit({ items }: Scene, from: number, to: number): boolean {
  return items.slice(from, to).every((item) => is(item, 'unit', 'the', 'of') && !is(item, 'which'));
}

function monthAt(scene: Scene, at: number): Parsed<Days> | null {
  const month = parseDate(scene, at);
  return month?.value.kind === 'known' && month.value.whole ? month : null;
}

function lengthOf(days: Days): Unit | null {
  if (days.kind !== 'known' || !days.whole) return null;
  const { from, to } = days.span;
  const span = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  if (span === 7) return 'week';
  return span >= 28 && span <= 31 ? 'month' : span > 300 ? 'year' : null;
}
