import type { Group } from './groups.ts';
import { is } from './lex.ts';
import type { Scene } from './scene.ts';

/** The words of a text that a group was read from, as written, with single spaces. */
export function groupWords({ items }: Scene, { elements }: Group, text: string): string {
  const places = elements.map(({ from, to }) => [
    items[beginOf(items, from)]?.from ?? 0,
    items[to - 1]?.to ?? 0,
  ]);
  const from = Math.min(...places.map(([start = 0]) => start));
  const to = Math.max(...places.map(([, end = 0]) => end));
  return text.slice(from, to).replace(/\s+/g, ' ').trim();
}

/** The article before a phrase is quoted with it. */
function beginOf(items: Scene['items'], at: number): number {
  return is(items[at - 1], 'the', 'on', 'every') ? at - 1 : at;
}
