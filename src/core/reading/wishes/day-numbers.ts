// Numbers beside which a clock time stands, and which are days of the month.

import { is } from './lex.ts';
import { isDigits, isSign, type Scene } from './scene.ts';

/** "pour le 3 à 15h": the bare number behind an article is a day. */
export function isDayNumber(scene: Scene, place: number): boolean {
  const before = scene.items[place - 1];
  return (
    scene.data.habits.articleDates &&
    is(before, 'the') &&
    !is(before, 'at') &&
    isDigits(scene.items[place]) &&
    !hasHours(scene, place)
  );
}

function hasHours({ items }: Scene, at: number): boolean {
  return (
    is(items[at + 1], 'hours', 'am', 'pm') ||
    isSign(items[at + 1], ':.') ||
    is(items[at], 'noon', 'half', 'quarter')
  );
}

/** "um den 8. Dezember": a day. */
export function isMonthBehind({ items }: Scene, at: number): boolean {
  return is(items[at], 'month') || (isSign(items[at], '.') && is(items[at + 1], 'month'));
}

/** "Etwa am 3. oder 4.": days of the month. */
export function isOrdinalDay({ items, data }: Scene, at: number): boolean {
  const dotted = isSign(items[at], '.') && items[at]?.glued === true;
  return data.habits.dottedDates && dotted && is(items[at - 2], 'on') && isDigits(items[at - 1]);
}
