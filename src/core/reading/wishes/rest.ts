// What of a text the reading did not use.

import type { Element } from './elements.ts';
import { is } from './lex.ts';
import type { Scene } from './scene.ts';

/** Unknown words and unused numbers, in their order; what only joins, denies or greets is not listed. */
export function restOf({ items }: Scene, used: readonly Element[], text: string): string {
  const taken = new Set<number>();
  for (const { from, to } of used) for (let at = from; at < Math.max(to, from + 1); at += 1) taken.add(at);
  const left = items.filter((item, at) => {
    if (taken.has(at)) return false;
    if (item.kind === 'sign') return item.text === '¤';
    return item.senses.length === 0 || !is(item, ...SMALL);
  });
  return left.map((item) => text.slice(item.from, item.to).replace(/\s+/g, ' ')).join(' ');
}

/** Words that join, deny or compare: with a wish beside them they are used, without one they say nothing. */
const SMALL = [
  'the',
  'of',
  'at',
  'on',
  'in',
  'or',
  'and',
  'nor',
  'not',
  'cannot',
  'except',
  'but',
  'else',
  'if',
  'to',
  'start',
  'around',
  'move',
  'every',
  'indefinite',
] as const;
