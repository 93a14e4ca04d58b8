// Days told by their distance or place: demain, dans 3 jours, la semaine prochaine, fin décembre, d'ici 15 jours.

import { addDays } from '../../../domain/time.ts';
import { addMonths, edgeOf, type Stretch } from './calendar.ts';
import { daysAhead, parseDate } from './dates.ts';
import { known } from './day-in-year.ts';
import { type Days, horizon, momentIn, stretchesOf } from './days.ts';
import { is, sense } from './lex.ts';
import { dayOfStretch, nthWeek } from './nth.ts';
import { isSign, numberAt, type Parsed, parsed, type Scene, skipGlue } from './scene.ts';
import type { Unit, Which } from './senses.ts';
import {
  lengthOf,
  monthAt,
  namedStretch,
  numberedWeek,
  phraseStretch,
  restOf,
  spanOf,
  whole,
} from './stretches.ts';
import { parseWeekday } from './weekdays.ts';

/** Counted from the sending day; null when no such phrase begins at this item. */
export function parseRelative(scene: Scene, at: number): Parsed<Days> | null {
  return (
    dayWord(scene, at) ??
    counted(scene, at) ??
    nextFew(scene, at) ??
    dayOfStretch(scene, at) ??
    nthWeek(scene, at) ??
    restOf(scene, at) ??
    edge(scene, at) ??
    phraseStretch(scene, at) ??
    numberedWeek(scene, at) ??
    namedStretch(scene, at)
  );
}

function dayWord(scene: Scene, at: number): Parsed<Days> | null {
  const { items, today } = scene;
  const ends = items[at + 1] === undefined || items[at + 1]?.kind === 'sign';
  if (is(items[at], 'now') && ends) return { value: daysAhead(scene, 0), next: at + 1 };
  if (is(items[at], 'anyDay')) {
    return { value: { kind: 'known', span: { from: today, to: horizon(today) }, whole: true }, next: at + 1 };
  }
  const word = sense(items[at], 'day');
  // "Montag morgen", "am Morgen": there the word is the part of the day.
  const asPart =
    word?.offset === 1 &&
    sense(items[at], 'part')?.withDay !== true &&
    is(items[at], 'part') &&
    is(items[at - 1], 'weekday', 'day', 'the', 'on', 'every');
  return word === undefined || asPart ? null : { value: weeksAhead(scene, word.offset), next: at + 1 };
}

function weeksAhead(scene: Scene, days: number): Days {
  const day = daysAhead(scene, days);
  return day.kind === 'known' && days > 0 && days % 7 === 0 ? { ...day, inWeeks: true } : day;
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
  if (!ahead && !back && !later && !ago) return fromDay(scene, at, amount);
  const sign = back || ago ? -1 : 1;
  const { unit, count, least } = amount.value;
  // "Je suis là en cinq minutes": how long it takes.
  if (items[at]?.text === 'en' && items[amount.next - 1]?.text === 'minutes') return null;
  const days = distance(scene, unit, sign * count);
  const first = least === undefined ? days : distance(scene, unit, sign * least);
  const joined =
    days?.kind === 'known' && first?.kind === 'known' && days !== first
      ? whole({ from: first.span.from, to: days.span.to })
      : days;
  return parsed(joined, amount.next + (later || ago ? 1 : 0));
}

/** "3 days after Easter", "une semaine avant Noël", "two weeks from tomorrow". */
function fromDay(scene: Scene, at: number, amount: Parsed<Amount>): Parsed<Days> | null {
  const limit = sense(scene.items[amount.next], 'limit')?.limit ?? onWeekday(scene, amount);
  if (limit === undefined || limit === 'until') return null;
  const place = skipGlue(scene, amount.next + 1);
  const day = parseWeekday(scene, place) ?? dayWord(scene, place) ?? parseDate(scene, place);
  if (day === null) return null;
  const [span] = stretchesOf(day.value, { today: scene.today, anchor: null, inside: null });
  if (span === undefined || span.to > addDays(span.from, 1)) return null;
  const { unit, count } = amount.value;
  const lasts =
    limit === 'from' &&
    (unit === 'day' || unit === 'week' || unit === 'month') &&
    is(scene.items[at - 1], 'during');
  if (lasts)
    return { value: whole({ from: span.from, to: spanEnd(span.from, unit, count) }), next: day.next };
  return parsed(
    distance({ ...scene, today: span.from }, unit, limit === 'before' ? -count : count),
    day.next,
  );
}

/** "a week on Friday" */
function onWeekday({ items }: Scene, { value, next }: Parsed<Amount>): 'after' | undefined {
  return value.unit === 'week' && is(items[next], 'on') && is(items[next + 1], 'weekday')
    ? 'after'
    : undefined;
}

/** `count` may be half a unit. Hours and less give a moment, days and more a day; null for half a day. */
export function distance(scene: Scene, unit: Unit, count: number): Days | null {
  const { today, context } = scene;
  switch (unit) {
    case 'second':
      return momentIn({ start: context.sent, end: context.sent }, Math.round(count / 60));
    case 'minute':
      return momentIn({ start: context.sent, end: context.sent }, count);
    case 'hour':
      return momentIn({ start: context.sent, end: context.sent }, Math.round(count * 60));
    case 'day':
      return Number.isInteger(count) ? daysAhead(scene, count) : null;
    case 'week':
      return weeksAhead(scene, Math.round(count * 7));
    case 'month':
      return known(addMonths(today, Math.round(count)));
    case 'year':
      return known(addMonths(today, Math.round(count * 12)));
    case 'weekend':
      return null;
  }
}

export interface Amount {
  readonly unit: Unit;
  readonly count: number;
  /** "2 ou 3 semaines": the smaller of the two. */
  readonly least?: number;
}

/** A number and a unit: "3 jours", "une semaine", "a couple of weeks", "2h". Longer than ten years is no wish. */
export function amountAt(scene: Scene, at: number): Parsed<Amount> | null {
  const { items } = scene;
  const counted = countAt(scene, at);
  if (counted === null || counted.value.count > 3650) return null;
  let place = counted.next;
  if (is(items[place], 'which', 'neutral') && is(items[place + 1], 'unit')) {
    if (is(items[place], 'which') && isSingular(scene, place + 1)) return null;
    place += 1;
  }
  const letter = is(items[place], 'hours') && items[place]?.text.length === 1;
  const unit = sense(items[place], 'unit')?.unit ?? (letter ? 'hour' : null);
  return unit === null ? null : { value: { unit, ...counted.value }, next: place + 1 };
}

/** "3", "2-3", "a few", "half an". */
function countAt(scene: Scene, at: number): Parsed<Omit<Amount, 'unit'>> | null {
  const { items } = scene;
  const few = is(items[at], 'few');
  const half = is(items[at], 'half');
  const count = few ? 3 : half ? 0.5 : numberAt(scene, at);
  if (count === null) return null;
  let next = at + 1;
  const more = isSign(items[next], '-') || is(items[next], 'or', 'to') ? numberAt(scene, next + 1) : null;
  if (more !== null && more > count && is(items[next + 2], 'unit') && !is(items[next + 2], 'hours')) {
    return { value: { count: more, least: count }, next: next + 2 };
  }
  if (half && numberAt(scene, next) === 1) next += 1;
  if (is(items[next], 'of') || (few && is(items[next], 'the'))) next += 1;
  return { value: { count }, next };
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
  const from = which === undefined || isShort(unit) ? today : addDays(today, 1);
  const until = isShort(unit) ? addDays(today, 1) : spanEnd(from, unit, count);
  const next =
    first === undefined && middle === undefined && last !== undefined ? amount.next + 1 : amount.next;
  return { value: { kind: 'known', span: { from, to: until }, whole: true }, next };
}

/** "after 5 next week" counts no weeks: the unit is written in the singular, which language files list first. */
function isSingular({ items, data }: Scene, at: number): boolean {
  const unit = sense(items[at], 'unit')?.unit;
  return unit !== undefined && data.units[unit].split('|')[0] === items[at]?.text;
}

function isShort(unit: Unit): boolean {
  return unit === 'second' || unit === 'minute' || unit === 'hour';
}

/** "ces prochains jours", "in the coming days": a week of them. */
function fewUnits(scene: Scene, at: number, which: Which | undefined): Parsed<Amount> | null {
  if (which !== 'next' && which !== 'coming') return null;
  const unit = sense(scene.items[at], 'unit')?.unit;
  const plural = scene.items[at]?.text.endsWith('s') === true || PLURAL_DAYS.has(scene.items[at]?.text ?? '');
  return unit === 'day' && plural ? { value: { unit, count: 7 }, next: at + 1 } : null;
}

/** Days in the plural that no "s" ends. */
const PLURAL_DAYS: ReadonlySet<string> = new Set(['tage', 'tagen', 'dagen']);

function spanEnd(from: Stretch['from'], unit: Unit, count: number): Stretch['to'] {
  if (unit === 'week' || unit === 'weekend') return addDays(from, Math.round(count * 7));
  if (unit === 'month') return addMonths(from, Math.max(1, Math.round(count)));
  if (unit === 'year') return addMonths(from, Math.round(count * 12));
  return addDays(from, Math.round(count));
}

/** "fin décembre", "début de semaine prochaine", "at the end of next month", "late January". */
function edge(scene: Scene, at: number): Parsed<Days> | null {
  const { items, today } = scene;
  const found = sense(items[at], 'edge');
  if (found === undefined) return null;
  let place = at + 1;
  if (isSign(items[place], '-')) place += 1;
  // The Polish "roku" is a year, and the "of" of dates.
  if (!is(items[place], 'unit')) place = skipGlue(scene, place);
  const bare = sense(items[place], 'unit')?.unit;
  const named = is(items[place], 'month') ? monthAt(scene, place) : namedStretch(scene, place);
  const plain = named === null || isBareUnit(scene, place, named.next);
  const unit = plain ? bare : lengthOf(named.value);
  if (unit !== 'week' && unit !== 'month' && unit !== 'year') return null;
  if (!plain && named.value.kind === 'known') {
    return { value: whole(edgeOf(named.value.span, found.edge, unit)), next: named.next };
  }
  const spans = [spanOf(unit, today), spanOf(unit, spanOf(unit, today).to)].map((span) =>
    edgeOf(span, found.edge, unit),
  );
  const coming = spans.find((span) =>
    found.edge === 'end' ? span.to > addDays(today, 1) : span.from > today,
  );
  return parsed(coming === undefined ? null : whole(coming), named?.next ?? place + 1);
}

function isBareUnit({ items }: Scene, from: number, to: number): boolean {
  return items.slice(from, to).every((item) => is(item, 'unit', 'the', 'of') && !is(item, 'which'));
}
