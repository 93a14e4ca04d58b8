// Weekdays: mardi, le mardi, tous les mardis, jeudi prochain, lundi en huit, mardi 8 décembre.

import { addDays, type LocalDate, type Weekday } from '../../../domain/time.ts';
import { weekdayFrom, weekOf } from './calendar.ts';
import { known } from './day-in-year.ts';
import type { Days } from './days.ts';
import { type Item, is, sense } from './lex.ts';
import { isDigits, isSign, numberAt, type Parsed, type Scene } from './scene.ts';
import type { Which } from './senses.ts';
import { dateOfWeekday } from './weekday-dates.ts';

/** One weekday or several, with what shifts or repeats them; null when none begins at this item. */
export function parseWeekday(scene: Scene, at: number): Parsed<Days> | null {
  const { items } = scene;
  const every = is(items[at], 'every');
  const first = every ? at + 1 + (is(items[at + 1], 'the') ? 1 : 0) : at;
  if (is(items[first], 'workdays') && !is(items[first + 1], 'which', 'number'))
    return { value: repeated([1, 2, 3, 4, 5]), next: first + 1 };
  if (every && sense(items[first], 'unit')?.unit === 'weekend')
    return { value: repeated([6, 7]), next: first + 1 };
  const which = sense(items[first], 'which');
  const before = which?.behind === true ? undefined : which;
  const place = before === undefined ? first : first + 1;
  const found = sense(items[place], 'weekday');
  if (found === undefined) return null;
  if (every) return { value: repeated([found.day]), next: place + 1 };
  const count = numberAt(scene, place - 1);
  if (found.every && count !== null && count < 10 && is(items[place + 1], 'hence')) {
    const coming = weekdayFrom(addDays(scene.today, 1), found.day);
    return { value: known(addDays(coming, (count - 1) * 7)), next: place + 2 };
  }
  if (found.short && before === undefined && !isPlaced(scene, place)) return dated(scene, place, found.day);
  return (
    dated(scene, place, found.day) ??
    moved(scene, place, found.day, before?.which) ??
    plain(scene, place, before?.which)
  );
}

/** "mer", "sam", "sun" are weekdays beside a preposition, another day or a time, or before a full stop. */
function isPlaced(scene: Scene, at: number): boolean {
  const { items } = scene;
  const [before, after] = [items[at - 1], items[at + 1]];
  if (
    items.length === 1 ||
    (items.length <= FEW_ITEMS && scene.data.habits.compounds && !is(items[at], 'neutral'))
  )
    return true;
  if (isShortened(scene, at) || isOneOfSeveral(scene, at)) return true;
  if (after?.kind === 'sign' && ',/-–'.includes(after.text) && is(items[at + 2], 'weekday')) return true;
  if (before?.kind === 'sign' && ',/-–'.includes(before.text) && is(items[at - 2], 'weekday')) return true;
  if (is(after, 'to', 'limit') && is(items[at + 2], 'weekday')) return true;
  return (
    hasHourBehind(scene, at) ||
    is(before, 'on', 'or', 'and', 'to', 'limit', 'except', 'not') ||
    is(after, 'part', 'at', 'or', 'plus')
  );
}

/** "Kan di?" */
const FEW_ITEMS = 3;

/** "Sam." is shortened; "heb ik vrij." is not. */
function isShortened({ items }: Scene, at: number): boolean {
  const after = items[at + 1];
  return after?.kind === 'sign' && after.text === '.' && after.glued && !is(items[at], 'neutral');
}

/** "Ma is slecht, kan di?": two of them are days, in languages in which they are hardly other words. */
function isOneOfSeveral({ items, data }: Scene, at: number): boolean {
  const isOther = (item: Item) =>
    sense(item, 'weekday')?.short === true && item.text !== items[at]?.text && !is(item, 'neutral');
  return data.habits.compounds && !is(items[at], 'neutral') && items.some(isOther);
}

/** "Di 18:15", "ma na 12 u", "do hele dag". */
function hasHourBehind({ items }: Scene, at: number): boolean {
  const place = is(items[at + 1], 'limit', 'allDay') ? at + 2 : at + 1;
  if (is(items[at + 1], 'allDay')) return true;
  const [sign, minutes] = [items[place + 1], items[place + 2]];
  if (items[place]?.kind !== 'number') return false;
  return is(sign, 'hours') || (isSign(sign, ':') && sign?.glued === true && isDigits(minutes, 2, 2));
}

function dated(scene: Scene, place: number, day: Weekday): Parsed<Days> | null {
  return dateOfWeekday(scene, place + 1, day);
}

/** "mardi en huit" is seven days after the coming Tuesday; said on a Tuesday, it is in seven days. */
function moved(scene: Scene, place: number, day: Weekday, before: Which | undefined): Parsed<Days> | null {
  const { items, today } = scene;
  const plus = sense(items[place + 1], 'plus');
  if (plus !== undefined) {
    const inWeek = addDays(weekOf(today).from, day - 1);
    const base = inWeek >= today ? inWeek : addDays(inWeek, 7);
    return { value: known(addDays(base, plus.days)), next: place + 2 };
  }
  const after = sense(items[place + 1], 'which');
  if (after === undefined || !speaksOfDay(scene, place + 1)) return null;
  if (before !== undefined && after.which !== 'afterNext') return null;
  return { value: weekdayShifted(scene, day, after.which), next: place + 2 };
}

/** "Wednesday next week": there the word belongs to the week. */
function speaksOfDay({ items }: Scene, at: number): boolean {
  return !is(items[at + 1], 'unit', 'month') && !(is(items[at + 1], 'number') && is(items[at + 2], 'unit'));
}

function plain(scene: Scene, place: number, which: Which | undefined): Parsed<Days> {
  const { items, data } = scene;
  const found = sense(items[place], 'weekday');
  const day = found?.day ?? 1;
  if (which !== undefined) return { value: weekdayShifted(scene, day, which), next: place + 1 };
  const article = data.habits.articleRepeats && is(items[place - 1], 'the');
  const every = found?.every === true || article || isWhichever(scene, place);
  return {
    value: { kind: 'weekday', days: [day], every: every && !isOfTime(scene, place) },
    next: place + 1,
  };
}

/** "un mardi", "on a Monday": whichever, unless one is counted from there ("a Monday in two weeks"). */
function isWhichever({ items }: Scene, place: number): boolean {
  return is(items[place - 1], 'indefinite') && !is(items[place + 1], 'in', 'hence', 'which', 'plus');
}

/** "nel pomeriggio di giovedì": the day of that time, where "di giovedì" alone is every Thursday. */
function isOfTime({ items, data }: Scene, place: number): boolean {
  const [first = '', ...more] = items[place]?.text.split(' ') ?? [];
  const joined = more.length > 0 && data.markers.of.split('|').includes(first);
  return joined && is(items[place - 1], 'part', 'noon', 'midnight', 'hours', 'number', 'but');
}

function repeated(days: readonly Weekday[]): Days {
  return { kind: 'weekday', days, every: true };
}

function weekdayShifted(scene: Scene, weekday: Weekday, which: Which): Days {
  const { today } = scene;
  const inWeek = addDays(weekOf(today).from, weekday - 1);
  const coming = inWeek > today ? inWeek : addDays(inWeek, 7);
  switch (which) {
    case 'this':
      return known(inWeek >= today ? inWeek : coming);
    case 'coming':
      return known(coming);
    case 'last':
      return known(inWeek < today ? inWeek : addDays(inWeek, -7));
    case 'afterNext':
      return known(addDays(coming, 7));
    case 'next':
      return nextOne(scene, inWeek, coming);
  }
}

/** "jeudi prochain": when this week's is still to come, or the coming one is tomorrow, two days may be meant. */
function nextOne({ today, data }: Scene, inWeek: LocalDate, coming: LocalDate): Days {
  const skips = coming <= addDays(today, 1) || (data.habits.nextWeekday === 'nextWeek' && inWeek > today);
  const later = addDays(coming, 7);
  if (coming > addDays(today, 1) && inWeek <= today) return known(coming);
  return skips ? { ...known(later), other: coming } : { ...known(coming), other: later };
}
