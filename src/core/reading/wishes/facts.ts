// Dates that say something about the past or about papers, and are no wishes.

import { addDays } from '../../../domain/time.ts';
import { type Expression, parseDay, parseExpression } from './expressions.ts';
import { is, sense } from './lex.ts';
import { isSign, numberAt, type Scene, skipGlue } from './scene.ts';

/** Dates that are facts and no wishes: a birth date, the date of a paper, "depuis mardi". */
export function passFact(scene: Scene, at: number): number | null {
  const { items } = scene;
  if (is(items[at], 'birth')) return passDate(scene, at + 1, 4);
  if (is(items[at], 'document')) {
    const dated = is(items[at + 1], 'of', 'start', 'document') ? passDate(scene, at + 1, 5) : null;
    return dated === null ? null : passHour(scene, dated);
  }
  if (sense(items[at], 'limit')?.limit === 'from') return passBeginning(scene, at);
  if (!is(items[at], 'since')) return null;
  const first = parseExpression(scene, skipGlue(scene, at + 1));
  if (first !== null) return parseExpression(scene, first.next)?.next ?? first.next;
  const amount = numberAt(scene, at + 1) !== null && is(items[at + 2], 'unit', 'hours');
  return amount ? at + 3 : null;
}

/** "Notre appel d'hier vers 16 h": the hour belongs to the date before it. */
function passHour(scene: Scene, at: number): number {
  const next = parseExpression(scene, at);
  return next?.value.is === 'time' ? next.next : at;
}

/** "desde el lunes pasado": what began before the mail was sent is told, not wanted. */
function passBeginning(scene: Scene, at: number): number | null {
  const found = parseExpression(scene, at);
  if (found?.value.is !== 'days' || found.value.days.kind !== 'limit') return null;
  const { limit, day } = found.value.days;
  const began = limit === 'from' && day.kind === 'known' && day.span.to <= scene.today;
  return began ? found.next : null;
}

/** Up to `words` little words, then the date that belongs to the paper or the birth. */
function passDate(scene: Scene, at: number, words: number): number | null {
  const { items } = scene;
  let place = at;
  for (let passed = 0; passed <= words; passed += 1) {
    const item = items[place];
    if (item === undefined) return null;
    const date = parseDay(scene, skipGlue(scene, place));
    if (date !== null) return date.next;
    if (!is(item, 'of', 'the', 'on', 'start', 'document', 'neutral', 'appointment') && !isSign(item, ':('))
      return null;
    place += 1;
  }
  return null;
}

/** A date more than a year ago is somebody's birth or an old paper. */
export function isOld({ today }: Scene, expression: Expression): boolean {
  if (expression.is !== 'days' || expression.days.kind !== 'known') return false;
  return expression.days.span.from < addDays(today, -400);
}
