// Ones that are no one o'clock: "this one", "an appointment", "une heure" of work.

import { type Item, is } from './lex.ts';
import type { Scene } from './scene.ts';

/** Whether a "one" is a pronoun, an article or the length of a visit. */
export function isNoHour(scene: Scene, at: number, cued: boolean): boolean {
  return isArticle(scene, at) || isThatOne(scene, at) || (!cued && isAnHourLong(scene, at));
}

/** "For this one", "at the last one": a pronoun. */
function isThatOne({ items }: Scene, at: number): boolean {
  const before = items[at - 1];
  if (items[at]?.text !== 'one') return false;
  return is(before, 'which', 'ordinal', 'weekday', 'part', 'month') || POINTS.has(before?.text ?? '');
}

const POINTS: ReadonlySet<string> = new Set(
  'this that the which any each every either other another only new old first last next no my your'.split(
    ' ',
  ),
);

/** "Vous resterait-il une heure ?" is no one o'clock; "mardi une heure" is. */
function isAnHourLong({ items }: Scene, at: number): boolean {
  if (!ARTICLES.has(items[at]?.text ?? '') || !is(items[at + 1], 'hours')) return false;
  if (/^an?$/.test(items[at]?.text ?? '')) return true;
  return (
    is(items[at + 1], 'unit') && !is(items[at - 1], 'weekday', 'day', 'part', 'or', 'to', 'month', 'number')
  );
}

/** "a", "une", "eine": mostly no number, unless "the" stands before it ("a la una") or "hour" behind it. */
function isArticle({ items }: Scene, at: number): boolean {
  if (items[at]?.text === 'one' || items[at]?.text === 'eins') return false;
  if (isBeforeNoun(items[at + 1], ARTICLES.has(items[at]?.text ?? ''))) return true;
  if (NEVER_HOURS.has(items[at]?.text ?? '')) return !is(items[at + 1], 'hours', 'am', 'pm');
  // "Falta a uma aula": without its accent, "à uma" is an hour only where a word of hours goes with it.
  if (items[at]?.text === 'uma' && items[at - 1]?.text === 'a')
    return !is(items[at + 1], 'hours', 'part', 'and', 'pm', 'am') && items[at + 1]?.text !== 'da';
  const led = is(items[at - 1], 'the') || (is(items[at - 1], 'at') && (items[at - 1]?.text.length ?? 0) > 2);
  return !led && !is(items[at + 1], 'hours', 'am', 'pm');
}

/** "for an appointment", "voor een afspraak". */
function isBeforeNoun(item: Item | undefined, certain: boolean): boolean {
  if (item?.kind !== 'word') return false;
  return (
    item.senses.length === 0 ||
    is(item, 'appointment', 'document') ||
    (certain && is(item, 'neutral', 'ordinal', 'which', 'few', 'plus'))
  );
}

/** German has "eins" for the hour: "gegen eine am Freitag tauschen". */
const NEVER_HOURS: ReadonlySet<string> = new Set(['ein', 'eine', 'einen', 'einem', 'einer']);

/** Numbers that are hardly ever said of an hour. */
const ARTICLES: ReadonlySet<string> = new Set([
  ...['a', 'an', 'een', 'ein', 'eine', 'einen'],
  ...['un', 'une', 'una', 'uno', 'um', 'uma'],
]);

/** "Nos deux heures": two visits. */
export function isPlural({ items }: Scene, at: number): boolean {
  return is(items[at + 1], 'hours') && PLURAL.has(items[at - 1]?.text ?? '');
}

const PLURAL: ReadonlySet<string> = new Set(['nos', 'vos', 'mes', 'tes', 'ses', 'ces', 'leurs']);
