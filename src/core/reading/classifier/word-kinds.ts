import { fold } from '../fold.ts';
import { hashOf } from './hash.ts';

/** Kinds of words that a secretary leaves to a human, then those of her own work. The order is that of the bits. */
export const WORD_KINDS = [
  'body',
  'symptom',
  'illness',
  'drug',
  'exam',
  'care',
  'pregnancy',
  'danger',
  'violence',
  'feeling',
  'anger',
  'third',
  'spam',
  'weather-talk',
  'transport',
  'work',
  'school',
  'family',
  'pet',
  'event',
  'place',
  'money',
  'paper',
  'booking',
  'greeting',
  'courtesy',
  'name',
] as const;

const FIRST_PLAIN = WORD_KINDS.indexOf('transport');
/** The bits of the kinds that belong to administration. */
export const PLAIN_KINDS = ((1 << WORD_KINDS.length) - 1) & ~((1 << FIRST_PLAIN) - 1);

/** Which kinds a word belongs to: bit n = the nth of `WORD_KINDS`. Keys are hashes. */
export type WordKinds = ReadonlyMap<number, number>;

const PLACES: ReadonlyMap<string, number> = new Map(WORD_KINDS.map((kind, place) => [kind, place]));

/** At most this many letters of a stem are looked up. */
const LONGEST_STEM = 14;
const SHORTEST_STEM = 2;

/** Reads `kind: word stem* of-several-words` lines (examples/sentences/<language>/words.txt); throws for another kind. */
export function parseWordKinds(text: string): WordKinds {
  const kinds = new Map<number, number>();
  for (const line of text.split('\n')) {
    const [, name, words] = /^([a-z-]+):\s*(.*)$/.exec(line.trim()) ?? [];
    if (name === undefined || words === undefined) continue;
    const place = PLACES.get(name);
    if (place === undefined) throw new Error(`words.txt: "${name}" is not a kind of words.`);
    for (const word of words.split(/\s+/)) {
      const key = hashOf(fold(word));
      kinds.set(key, (kinds.get(key) ?? 0) | (1 << place));
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
