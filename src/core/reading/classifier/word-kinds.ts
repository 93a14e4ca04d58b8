import { hashOf } from '../../text-hash.ts';
import { fold } from '../fold.ts';

/**
 * Kinds of words. What they are about: those that a secretary leaves to a human, then those of her own work. Last the
 * turns: what a word does in a sentence, whatever the sentence is about.
 */
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
  'not',
  'i',
  'you',
  'come',
  'absent',
  'prevented',
  'can',
  'cancel',
  'give-up',
  'move',
  'book',
  'wish',
  'ask',
  'when',
  'confirm',
  'doubt',
  'refuse',
  'instead',
  'sooner',
  'late',
  'send',
  'receive',
  'renew',
  'call',
  'forget',
  'first-time',
  'series',
  'at-home',
  'stop',
  'own-file',
  'pick',
  'offer',
  'access',
  'bring',
  'wait',
  'sorry',
  'end',
  'bill',
  'human',
  'exercise',
  'understand',
] as const;

/** A kind, by its place in `WORD_KINDS`. */
export type WordKind = number;

/** The kinds a word belongs to; keys are hashes of folded words, stems and turns of several words. */
export type WordKinds = Pick<ReadonlyMap<number, readonly WordKind[]>, 'get' | 'entries'>;

const PLACES: ReadonlyMap<string, WordKind> = new Map(WORD_KINDS.map((kind, place) => [kind, place]));
const FIRST_PLAIN = WORD_KINDS.indexOf('transport');
const FIRST_TURN = WORD_KINDS.indexOf('not');

/** At most this many letters of a stem are looked up. */
const LONGEST_STEM = 14;
const SHORTEST_STEM = 2;

/** Says what a sentence is about: health, danger, another's business, or administration. */
export function isTopic(kind: WordKind): boolean {
  return kind < FIRST_TURN;
}

/** Belongs to administration. */
export function isPlainKind(kind: WordKind): boolean {
  return isTopic(kind) && kind >= FIRST_PLAIN;
}

/** Belongs to what a secretary leaves to a human. */
export function isHumansKind(kind: WordKind): boolean {
  return kind < FIRST_PLAIN;
}

/** Reads `kind: word stem* of-several-words` lines (examples/sentences/<language>/words.txt); throws for another kind. */
export function parseWordKinds(text: string): WordKinds {
  const kinds = new Map<number, readonly WordKind[]>();
  for (const line of text.split('\n')) {
    const [, name, words] = /^([a-z-]+):\s*(.*)$/.exec(line.trim()) ?? [];
    if (name === undefined || words === undefined) continue;
    const place = PLACES.get(name);
    if (place === undefined) throw new Error(`words.txt: "${name}" is not a kind of words.`);
    for (const word of words.split(/\s+/)) {
      const key = hashOf(fold(word));
      kinds.set(key, [...new Set([...(kinds.get(key) ?? []), place])]);
    }
  }
  return kinds;
}

/** The kinds of a folded word, or of several joined by hyphens, each once; none when it is in no list. */
export function kindsOfWord(word: string, kinds: WordKinds): readonly WordKind[] {
  const found = new Set(kinds.get(hashOf(word)));
  const longest = Math.min(word.length, LONGEST_STEM);
  for (let end = SHORTEST_STEM; end <= longest; end += 1)
    for (const kind of kinds.get(hashOf(`${word.slice(0, end)}*`)) ?? []) found.add(kind);
  return [...found];
}
