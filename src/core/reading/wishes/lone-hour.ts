// Hours with a full stop that can be nothing else: "10.30 plz", "the 9.40 please".

import { is } from './lex.ts';
import { isSign, type Scene } from './scene.ts';

/** Whether nothing but little words stands around five-minute hours; `at` is their full stop. */
export function isLoneHour({ items }: Pick<Scene, 'items'>, at: number): boolean {
  const [before, hour, minutes, after] = [items[at - 2], items[at - 1], items[at + 1], items[at + 2]];
  if (Number(hour?.text) > 20 || !/^[0-5][05]$/.test(minutes?.text ?? '')) return false;
  const led = before?.text === 'the' || before?.text === 'le';
  const opened = led || before === undefined || isSign(before, ',;:!?\n');
  const small = SMALL.test(after?.text ?? '') || (led && is(after, 'neutral'));
  return opened && (after === undefined || isSign(after, ',;!?\n') || small);
}

const SMALL = /^(?:please|plz|pls|svp|stp|thanks|thx|ta)$/;
