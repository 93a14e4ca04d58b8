import { hashOf } from './hash.ts';
import { type Token, tokensOf } from './tokens.ts';
import { kindsOfWord, WORD_KINDS, type WordKinds } from './word-kinds.ts';

/** The hashed features of a sentence, kept by the place where they begin, so that any window of it can be weighed. */
export interface Features {
  readonly tokens: readonly Token[];
  /** Per token: the kinds of words it belongs to, as bits. */
  readonly kinds: readonly number[];
  /** Per token: the word alone and its letter groups. */
  readonly words: readonly (readonly number[])[];
  /** Per token: the pair that begins there; 0 when it is the last. */
  readonly pairs: readonly number[];
  /** Per token: the three words that begin there; 0 when fewer are left. */
  readonly triples: readonly number[];
  /** Of the whole sentence: length, question mark, first and last word. */
  readonly shape: readonly number[];
}

const SHORTEST_GROUP = 3;
const LONGEST_GROUP = 4;
/** Longer words are links or noise. */
const LONGEST_WORD = 24;
/** Words. */
const LONGEST_NAME = 4;

/** Features of one sentence as typed. */
export function featuresOf(sentence: string, kinds: WordKinds): Features {
  const tokens = namesMarked(tokensOf(sentence));
  const bits = tokens.map((_, at) => kindsAt(tokens, at, kinds));
  const text = (place: number) => tokens[place]?.text ?? '';
  const whole = (place: number, length: number) => place + length <= tokens.length;
  return {
    tokens,
    kinds: bits,
    words: tokens.map((token, at) => [...wordFeatures(token), ...kindFeatures(tokens, bits, at)]),
    pairs: tokens.map((_, at) => (whole(at, 2) ? hashOf(`2 ${text(at)} ${text(at + 1)}`) : 0)),
    triples: tokens.map((_, at) =>
      whole(at, 3) ? hashOf(`3 ${text(at)} ${text(at + 1)} ${text(at + 2)}`) : 0,
    ),
    shape: shapeOf(sentence, tokens),
  };
}

/** A line of capitalised words is a name even where a sentence would begin with a capital. */
function namesMarked(tokens: readonly Token[]): readonly Token[] {
  const all = tokens.length >= 2 && tokens.length <= LONGEST_NAME && tokens.every(({ capital }) => capital);
  return all ? tokens.map((token) => ({ ...token, nameLike: true })) : tokens;
}

/** Every feature of the sentence in one list. */
export function allFeatures({ words, pairs, triples, shape }: Features): readonly number[] {
  return [...words.flat(), ...pairs, ...triples, ...shape].filter((feature) => feature !== 0);
}

function wordFeatures({ text, glued, nameLike }: Token): readonly number[] {
  const features = [hashOf(`1 ${text}`)];
  if (nameLike) features.push(hashOf('1 <Name>'));
  if (glued !== text) features.push(hashOf(`1 ${glued}`));
  if (text.startsWith('<')) return features;
  const padded = ` ${glued.slice(0, LONGEST_WORD)} `;
  for (let length = SHORTEST_GROUP; length <= LONGEST_GROUP; length += 1) {
    for (let at = 0; at + length <= padded.length; at += 1) {
      features.push(hashOf(`c ${padded.slice(at, at + length)}`));
    }
  }
  return features;
}

function shapeOf(sentence: string, tokens: readonly Token[]): readonly number[] {
  const first = tokens[0]?.text ?? '';
  const second = tokens[1]?.text ?? '';
  const last = tokens.at(-1)?.text ?? '';
  const shape = [`s ${lengthClass(tokens.length)}`, `s ^${first}`, `s ^${first} ${second}`, `s ${last}$`];
  if (/\?/.test(sentence)) shape.push('s ?');
  if (/!/.test(sentence)) shape.push('s !');
  if (tokens.length <= LONGEST_NAME && tokens.every(({ capital }) => capital)) shape.push('s Names');
  if (tokens.length <= 3) shape.push(`s =${tokens.map(({ text }) => text).join(' ')}`);
  return shape.map(hashOf);
}

function lengthClass(length: number): string {
  if (length <= 3) return `${length}`;
  if (length <= 6) return '4-6';
  if (length <= 12) return '7-12';
  return length <= 20 ? '13-20' : '21-';
}

function kindsAt(tokens: readonly Token[], at: number, kinds: WordKinds): number {
  const [one, two, three] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (one === undefined) return 0;
  let bits = kindsOfWord(one.text, kinds);
  if (two !== undefined) bits |= kinds.get(hashOf(`${one.text}-${two.text}`)) ?? 0;
  if (three !== undefined) bits |= kinds.get(hashOf(`${one.text}-${two?.text}-${three.text}`)) ?? 0;
  return bits;
}

/** The kinds of the word, each also beside its neighbours. */
function kindFeatures(tokens: readonly Token[], bits: readonly number[], at: number): readonly number[] {
  const own = bits[at] ?? 0;
  if (own === 0) return [];
  const before = tokens[at - 1]?.text ?? '';
  const features: number[] = [];
  for (let kind = 0; kind < WORD_KINDS.length; kind += 1) {
    if ((own & (1 << kind)) === 0) continue;
    const alone = hashOf(`k ${kind}`);
    const after = hashOf(`k ${before} ${kind}`);
    features.push(alone, alone, alone, after, after);
    const last = bits[at - 1] ?? 0;
    for (let other = 0; other < WORD_KINDS.length; other += 1) {
      if ((last & (1 << other)) !== 0) features.push(hashOf(`k ${other} ${kind}`));
    }
  }
  return features;
}
