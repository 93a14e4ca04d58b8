// Numbers that are hours because of what stands before them: "after" and its like, or a day.

import { type Item, is } from './lex.ts';
import { counts, type Scene } from './scene.ts';

/** "Después de las 3 tenéis algo", "depois das 15 tem": an hour, whatever unknown word follows. */
export function isLimited({ items }: Scene, at: number): boolean {
  const [before, after] = [items[at - 1], items[at + 1]];
  const unknown = after?.kind === 'word' && after.senses.length === 0 && !COUNTED.test(after.text);
  if (!unknown) return false;
  return (is(before, 'limit') && OF_HOURS.test(before?.text ?? '')) || endsRange(items, at);
}

/** "Domani entro le 11": days have another article. */
export function hasArticleOfHours(item: Item | undefined): boolean {
  return is(item, 'limit') && OF_HOURS.test(item?.text ?? '');
}

/** "Tra le 9 e le 11 avreste qualcosa": the article of hours on both sides. */
function endsRange(items: Scene['items'], at: number): boolean {
  if (!AND_HOUR.test(items[at - 1]?.text ?? '')) return false;
  return items.slice(Math.max(0, at - LONGEST_START), at - 1).some((item) => is(item, 'between', 'start'));
}

const AND_HOUR = /^(?:e le|alle|[ye] las|a las|e as|as)$/;
/** Items from the beginning of a range to the hour that ends it: "dalle 9 e mezza alle 11". */
const LONGEST_START = 6;

/** The articles of hours, and the Polish "po". */
const OF_HOURS = /(?: (?:las|le|alle|das|as)|^(?:tylko |dopiero )?po)$/;
/** "Po 10 zabiegach": what Polish counts behind that word. */
const COUNTED = /(?:ach|ich|ych)$/;

/** "Po szesnastej jesteśmy" is an hour, whatever follows; small ordinals count things: "po drugiej wizycie". */
export function countsAfter(scene: Scene, at: number, hour: number): boolean {
  return counts(scene, at + 1) && !(hour >= SMALL && isLimited(scene, at));
}

const SMALL = 8;

/** "Sat 6 June 930": digits behind a day are an hour, unless they may be a year. */
export function isBehindDay({ items }: Scene, at: number): boolean {
  if (!is(items[at - 1], 'month', 'weekday', 'day')) return false;
  return /^(?:[7-9]|1[0-8])[0-5][05]$/.test(items[at]?.text ?? '');
}
