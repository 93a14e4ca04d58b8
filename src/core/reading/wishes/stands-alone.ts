// Whether a number is a day by itself, or counts what stands behind it.

import { leadsOn } from './clock.ts';
import { is } from './lex.ts';
import { counts, isDigits, isSign, type Scene } from './scene.ts';

/** `next`: the place behind the number; `ordinal`: it was written as one ("12.", "4e"). */
export function standsAlone(scene: Scene, next: number, ordinal: boolean): boolean {
  const { items } = scene;
  const item = items[next];
  if (leadsOn(scene, next)) return true;
  if (isOfTime(scene, next) || is(item, 'hours', 'am', 'pm') || isListMark(scene, next)) return false;
  if (isSign(item, '.-') && item?.glued && isDigits(items[next + 1]) && items[next + 1]?.glued) return false;
  if (ordinal && is(items[next + 1], 'subject')) return true;
  if (ordinal && item?.kind === 'word' && VERBAL.test(item.text)) return true;
  if (ordinal && item?.kind === 'word' && item.senses.length === 0)
    return scene.data.habits.capitalNouns === true && !item.capital && isLed(scene, next - 2);
  if (ordinal) return !is(item, 'unit', 'price', 'weekday');
  return !counts(scene, next) && !is(item, 'weekday');
}

/** "Kan ik de 6e terecht": no thing of which there could be a sixth. */
const VERBAL =
  /^(?:terecht|langskomen|komen|lukt|past|werken|werkt|schikt|dus|ook|wel|niet|kommen|passen|passt|geht)$/;

/** "9:30", "12/11"; not "samedi 19 : toute la journée". */
function isOfTime({ items }: Scene, at: number): boolean {
  return isSign(items[at], ':/') && (items[at]?.glued === true || isDigits(items[at + 1]));
}

function isLed({ items }: Scene, at: number): boolean {
  return is(items[at - 1], 'the', 'on', 'weekday') && !is(items[at - 1], 'limit');
}

/** "2) la facture": the number of a point in a list. */
function isListMark({ items }: Scene, next: number): boolean {
  if (!isSign(items[next], ')') || !items[next]?.glued) return false;
  return !items.slice(Math.max(0, next - 8), next).some((item) => isSign(item, '('));
}
