import { fold } from '../fold.ts';
import { hashOf } from './hash.ts';

/** Which kinds of words (body, drug, transport …) a word belongs to: bit n = kind n. Keys are hashes. */
export type WordKinds = ReadonlyMap<number, number>;

/** At most this many letters of a stem are looked up. */
const LONGEST_STEM = 14;
const SHORTEST_STEM = 2;

/** Reads `kind: word stem* of-several-words` lines (examples/sentences/<language>/words.txt). */
export function parseWordKinds(text: string): WordKinds {
  const kinds = new Map<number, number>();
  const names: string[] = [];
  for (const line of text.split('\n')) {
    const [, name, words] = /^([a-z-]+):\s*(.*)$/.exec(line.trim()) ?? [];
    if (name === undefined || words === undefined) continue;
    if (!names.includes(name)) names.push(name);
    const bit = 1 << names.indexOf(name);
    for (const word of words.split(/\s+/)) {
      const key = hashOf(fold(word));
      kinds.set(key, (kinds.get(key) ?? 0) | bit);
    }
  }
  return kinds;
}

/** The kinds of a folded word, or of several joined by hyphens, as bits; 0 when it is in no list. */
export function kindsOfWord(word: string, kinds: WordKinds): number {
  let bits = kinds.get(hashOf(word)) ?? 0;
  const end = Math.min(word.length, LONGEST_STEM);
  for (let length = SHORTEST_STEM; length <= end; length += 1) {
    bits |= kinds.get(hashOf(`${word.slice(0, length)}*`)) ?? 0;
  }
  return bits;
}
