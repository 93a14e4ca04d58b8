import type { Key } from 'ink';

const NAMED: readonly (readonly [keyof Key, string])[] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'page-up'],
  ['pageDown', 'page-down'],
  ['home', 'home'],
  ['end', 'end'],
  ['escape', 'escape'],
  ['return', 'enter'],
  ['backspace', 'backspace'],
  // What most terminals send for the backspace key.
  ['delete', 'backspace'],
];

/**
 * The keys of one event: fast typing and a paste come as one string of several. Control characters other than enter and
 * backspace are none.
 */
export function keysOf(input: string, key: Key): readonly string[] {
  if (key.ctrl) return input === 'c' ? ['ctrl-c'] : [];
  if (key.tab) return [key.shift ? 'back-tab' : 'tab'];
  const named = NAMED.find(([name]) => key[name] === true);
  if (named !== undefined) return [named[1]];
  if (key.meta) return [];
  return [...input].flatMap((sign) => {
    if (sign === '\r' || sign === '\n') return ['enter'];
    if (sign === '\t') return ['tab'];
    if (sign === '\u007f' || sign === '\b') return ['backspace'];
    return /\p{Cc}/u.test(sign) ? [] : [sign];
  });
}
