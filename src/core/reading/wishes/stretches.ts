// Named stretches of days: cette semaine, le mois prochain, la semaine du 12, semaine 50, ce week-end.

import { addDays, dateOf, partsOf } from '../../../domain/time.ts';
import { addMonths, isoWeek, monthOf, type Stretch, weekOf, yearOf } from './calendar.ts';
import { daysAhead, parseDate } from './dates.ts';
import { type Days, stretchesOf } from './days.ts';
import { is, sense } from './lex.ts';
import { isDigits, isSign, isWord, numberAt, type Parsed, parsed, type Scene, skipGlue } from './scene.ts';
import type { Unit, Which } from './senses.ts';
import { standsAlone } from './stands-alone.ts';
import { dateOfWeekday } from './weekday-dates.ts';

/** The calendar's week (Monday to Monday), month or year that holds the day. */
export function spanOf(unit: 'week' | 'month' | 'year', date: Stretch['from']): Stretch {
  return unit === 'week' ? weekOf(date) : unit === 'month' ? monthOf(date) : yearOf(date);
}

/** A stretch in which other days can be named. */
export function whole(span: Stretch): Days {
  return { kind: 'known', span, whole: true };
}

/** "the rest of the week", "le reste du mois": from the sending day to the end of it. */
export function restOf(scene: Scene, at: number): Parsed<Days> | null {
  if (!is(scene.items[at], 'rest')) return null;
  const place = skipGlue(scene, at + 1);
  const named = namedStretch(scene, place) ?? thisUnit(scene, place);
  if (named?.value.kind !== 'known') return null;
  return { value: whole({ from: scene.today, to: named.value.span.to }), next: named.next };
}

/** Where only the unit stands ("le reste de la semaine"): the one that holds the sending day. */
export function thisUnit(scene: Scene, at: number): Parsed<Days> | null {
  const unit = sense(scene.items[at], 'unit')?.unit;
  if (unit !== 'week' && unit !== 'month' && unit !== 'year') return null;
  return { value: whole(spanOf(unit, scene.today)), next: at + 1 };
}

/** "In settimana": this week in one phrase. */
export function phraseStretch(scene: Scene, at: number): Parsed<Days> | null {
  const which = sense(scene.items[at], 'which')?.which;
  const unit = sense(scene.items[at], 'unit')?.unit;
  return which === undefined || unit === undefined ? null : parsed(shifted(scene, unit, which), at + 1);
}

/** "la semaine prochaine", "next week", "ce mois-ci", "la semaine du 12", "semaine 50", "ce week-end". */
export function namedStretch(scene: Scene, at: number): Parsed<Days> | null {
  const { items } = scene;
  const before = sense(items[at], 'which');
  if (before !== undefined && is(items[at + 1], 'or', 'and') && is(items[at + 2], 'which')) {
    const shared = sense(items[at + 3], 'unit')?.unit;
    if (shared === 'week' || shared === 'month') return parsed(shifted(scene, shared, before.which), at + 1);
  }
  const place = before === undefined ? at : at + 1;
  const unit = sense(items[place], 'unit')?.unit;
  if (unit === undefined && before?.which === 'next') return elliptic(scene, at);
  if (unit === undefined || unit === 'second' || unit === 'minute' || unit === 'hour') return null;
  const behind = skipDash(scene, place + 1);
  const after = sense(items[behind], 'which');
  const which = after?.which === 'afterNext' ? after.which : (before?.which ?? after?.which);
  const next =
    after !== undefined && (before === undefined || after.which !== 'next') ? behind + 1 : place + 1;
  if (unit === 'week' && which === undefined)
    return weekOfDay(scene, place + 1) ?? weekAfter(scene, at) ?? plainUnit(scene, at, 'week');
  if (unit === 'weekend') return { value: weekend(scene, which), next };
  if (which === undefined) return plainUnit(scene, at, unit);
  return parsed(shifted(scene, unit, which), next);
}

/** "this week or next", "pas cette semaine mais la suivante": the unit was named just before. */
function elliptic(scene: Scene, at: number): Parsed<Days> | null {
  const { items } = scene;
  const after = items[at + 1];
  if (
    after?.kind === 'number' ||
    is(after, 'weekday', 'month', 'part', 'number', 'which') ||
    (after?.kind === 'word' && after.senses.length === 0 && !isVerbBehind(scene, at))
  )
    return null;
  const led = is(items[at - 1], 'the', 'on', 'in') && !is(items[at - 1], 'or', 'and', 'to');
  const joint = led ? items[at - 2] : items[at - 1];
  const back = [2, 3, 4, 5, 6, 7].find((steps) => is(items[at - steps], 'unit'));
  const unit = back === undefined ? undefined : sense(items[at - back], 'unit')?.unit;
  if (!(is(joint, 'or', 'and', 'but', 'to') || isSign(joint, ',')) || back === undefined) return null;
  if (unit !== 'week' && unit !== 'month') return null;
  // "la semaine prochaine … la suivante" is the one after it.
  const later = [items[at - back + 1], items[at - back - 1]].some(
    (item) => sense(item, 'which')?.which === 'next',
  );
  return parsed(shifted(scene, unit, later ? 'afterNext' : 'next'), at + 1);
}

/** "Auf die nächste schieben": where nouns have capitals, this is a verb. */
function isVerbBehind({ items, data }: Scene, at: number): boolean {
  return data.habits.capitalNouns === true && items[at + 1]?.capital === false;
}

function skipDash({ items }: Scene, at: number): number {
  return isSign(items[at], '-') && is(items[at + 1], 'which') ? at + 1 : at;
}

/** "not next week but the week after" */
function weekAfter(scene: Scene, at: number): Parsed<Days> | null {
  const { items } = scene;
  const behind = items[at + 2];
  if (sense(items[at + 1], 'limit')?.limit !== 'after') return null;
  if (behind !== undefined && behind.kind !== 'sign' && !is(behind, 'neutral')) return null;
  const named = items.slice(Math.max(0, at - 12), at);
  const later = named.some(
    (item, place) => sense(item, 'which')?.which === 'next' && is(named[place + 1], 'unit'),
  );
  return parsed(shifted(scene, 'week', later ? 'afterNext' : 'next'), at + 2);
}

/** "dans la semaine", "dans le mois", "in der Woche" without more: what is left of it. */
function plainUnit(scene: Scene, at: number, unit: Unit): Parsed<Days> | null {
  const { items, today } = scene;
  if (unit !== 'week' && unit !== 'month') return null;
  // "any day of the week" is any day.
  if (is(items[at - 2], 'anyDay') || is(items[at - 3], 'anyDay')) return null;
  const inside = is(items[at - 1], 'the') && is(items[at - 2], 'in', 'of', 'during', 'within');
  const contracted =
    is(items[at - 1], 'of') && is(items[at - 1], 'the') && is(items[at - 2], 'edge', 'weekday', 'limit');
  if (!inside && !contracted) return null;
  return { value: whole({ from: today, to: spanOf(unit, today).to }), next: at + 1 };
}

/** "la semaine du 12", "the week of Monday the 12th", "semaine 50", "KW 50". */
function weekOfDay(scene: Scene, at: number): Parsed<Days> | null {
  const { items, today } = scene;
  const number = numberAt(scene, at);
  if (number !== null && number >= 1 && number <= 53) {
    const { from, to } = comingWeek(scene, number);
    // "KW 49/50", "week 9 of 10"; not "de week van 7/12"
    const joined = is(items[at + 1], 'or', 'and') || isSign(items[at + 1], '/-');
    if (joined && numberAt(scene, at + 2) === number + 1 && !isSign(items[at + 3], '/.'))
      return { value: whole({ from, to: addDays(to, 7) }), next: at + 3 };
    if (standsAlone(scene, at + 1, false)) return { value: whole({ from, to }), next: at + 1 };
  }
  const begins =
    sense(items[at], 'limit')?.limit === 'from' ||
    sense(items[at], 'edge')?.edge === 'start' ||
    is(items[at], 'start');
  const led =
    begins || is(items[at], 'of', 'weekday') || items[at - 1]?.text !== scene.data.units.week.split('|')[0];
  if (!led || (!isWord(items[at]) && items[at]?.kind !== 'number')) return null;
  const place = skipGlue(scene, at + (begins && !is(items[at], 'of') ? 1 : 0));
  const weekday = sense(items[place], 'weekday')?.day;
  const day = weekday === undefined ? parseDate(scene, place) : dateOfWeekday(scene, place + 1, weekday);
  if (day === null) return null;
  const [span] = stretchesOf(day.value, { today, anchor: null, inside: null });
  if (span === undefined || span.to > addDays(span.from, 1)) return null;
  return { value: { kind: 'known', span: weekOf(span.from), whole: true, weekOf: true }, next: day.next };
}

/** "In der 51. KW", "w 51 tygodniu", and "en semaine 51", which without its number is any weekday; null for no week. */
export function numberedWeek(scene: Scene, at: number): Parsed<Days> | null {
  const { items } = scene;
  if (items[at]?.text === 'en semaine' && isDigits(items[at + 1], 1, 2)) return weekOfDay(scene, at + 1);
  const number = isDigits(items[at], 1, 2) ? numberAt(scene, at) : null;
  if (number === null || number < NTH_OF_A_MONTH || number > 53) return null;
  const unit = isSign(items[at + 1], '.') && items[at + 1]?.glued ? at + 2 : at + 1;
  if (!/^(?:kw|kalenderwoche|tygodniu)$/.test(items[unit]?.text ?? '')) return null;
  return { value: whole(comingWeek(scene, number)), next: unit + 1 };
}

/** "The second week" may be that of a month. */
const NTH_OF_A_MONTH = 6;

/** The next week of that number (ISO 8601), the present one included. */
export function comingWeek({ today }: Scene, number: number): Stretch {
  const { year } = partsOf(today);
  const span = weekOf(isoWeek(year, number));
  return span.to > today ? span : weekOf(isoWeek(year + 1, number));
}

function weekend(scene: Scene, which: Which | undefined): Days {
  const { today, data } = scene;
  const thisOne = addDays(weekOf(today).from, 5);
  const nextOne = addDays(thisOne, 7);
  const skips = data.habits.nextWeekday === 'nextWeek' || thisOne <= addDays(today, 1);
  const shift = { this: 0, coming: 0, next: skips ? 7 : 0, afterNext: 14, last: -7 }[which ?? 'this'];
  const from = which === 'afterNext' ? nextOne : addDays(thisOne, shift);
  return whole({ from, to: addDays(from, 2) });
}

function shifted(scene: Scene, unit: Unit, which: Which): Days | null {
  const { today } = scene;
  const steps = { this: 0, next: 1, coming: 1, last: -1, afterNext: 2 }[which];
  if (unit === 'week') return whole(weekOf(addDays(today, steps * 7)));
  if (unit === 'month')
    return whole(monthOf(addMonths(dateOf(partsOf(today).year, partsOf(today).month, 1), steps)));
  if (unit === 'year') return whole(yearOf(addMonths(today, steps * 12)));
  if (unit === 'day') return which === 'this' ? null : daysAhead(scene, steps);
  return null;
}

/** A stretch told by its date: "décembre", "décembre 2026"; null for a single day. */
export function monthAt(scene: Scene, at: number): Parsed<Days> | null {
  const month = parseDate(scene, at);
  return month?.value.kind === 'known' && month.value.whole ? month : null;
}

/** What a stretch is, told by its length. */
export function lengthOf(days: Days): Unit | null {
  if (days.kind !== 'known' || !days.whole) return null;
  const { from, to } = days.span;
  const span = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
  if (span === 7) return 'week';
  return span >= 28 && span <= 31 ? 'month' : span > 300 ? 'year' : null;
}
