import { hashOf } from '../../text-hash.ts';
import { type Token, tokensOf } from './tokens.ts';
import { isTopic, kindsOfWord, type WordKind, type WordKinds } from './word-kinds.ts';

/** The hashed features of a sentence, kept by the place where they begin, so that any window of it can be weighed. */
export interface Features {
  readonly tokens: readonly Token[];
  /** Per token: the kinds of words it belongs to. */
  readonly kinds: readonly (readonly WordKind[])[];
  /** Per token: the word alone, and what its kinds say. */
  readonly words: readonly (readonly number[])[];
  /** Per token: the groups of letters in the word; they weigh `GROUP_WEIGHT`. */
  readonly groups: readonly (readonly number[])[];
  /** Per token: the pair that begins there, as typed and by its stems; none when it is the last. */
  readonly pairs: readonly (readonly number[])[];
  /** Per token: the three words that begin there, and the stems of the outer two; none when fewer are left. */
  readonly triples: readonly (readonly number[])[];
  /** Of the whole sentence: length, question mark, first and last word. */
  readonly shape: readonly number[];
}

/** A word has many groups of letters and is one word: a group says half as much. */
export const GROUP_WEIGHT = 0.5;

const SHORTEST_GROUP = 3;
const LONGEST_GROUP = 4;
/** Longer words are links or noise. */
const LONGEST_WORD = 24;
/** Words. */
const LONGEST_NAME = 4;
/** Letters of a word that its endings mostly leave alone. */
const STEM = 5;
/** A turn is heard with so many of those that follow it, whatever stands between. */
const TURNS_AHEAD = 2;

/** Features of one sentence as typed. */
export function featuresOf(sentence: string, kinds: WordKinds): Features {
  const tokens = namesMarked(tokensOf(sentence));
  const all = tokens.map((_, at) => kindsAt(tokens, at, kinds));
  const topics = all.map((own) => own.filter(isTopic));
  const turns = turnFeatures(all.map((own) => own.filter((kind) => !isTopic(kind))));
  const text = (place: number) => tokens[place]?.text ?? '';
  const stem = (place: number) => stemOf(text(place));
  const whole = (place: number, length: number) => place + length <= tokens.length;
  return {
    tokens,
    kinds: all,
    words: tokens.map((token, at) => [
      ...wordFeatures(token),
      ...topicFeatures(tokens, topics, at),
      ...(turns[at] ?? []),
    ]),
    groups: tokens.map(letterGroups),
    pairs: tokens.map((_, at) =>
      whole(at, 2) ? [hashOf(`2 ${text(at)} ${text(at + 1)}`), hashOf(`2s ${stem(at)} ${stem(at + 1)}`)] : [],
    ),
    triples: tokens.map((_, at) =>
      whole(at, 3)
        ? [hashOf(`3 ${text(at)} ${text(at + 1)} ${text(at + 2)}`), hashOf(`3s ${stem(at)} ${stem(at + 2)}`)]
        : [],
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
export function allFeatures({ words, groups, pairs, triples, shape }: Features): readonly number[] {
  return [...words.flat(), ...groups.flat(), ...pairs.flat(), ...triples.flat(), ...shape];
}

/** The word comes first. */
function wordFeatures({ text, glued, nameLike }: Token): readonly number[] {
  const features = [hashOf(`1 ${text}`)];
  if (nameLike) features.push(hashOf('1 <Name>'));
  if (glued !== text) features.push(hashOf(`1 ${glued}`));
  return features;
}

function letterGroups({ text, glued }: Token): readonly number[] {
  if (text.startsWith('<')) return [];
  const features: number[] = [];
  const padded = ` ${glued.slice(0, LONGEST_WORD)} `;
  for (let length = SHORTEST_GROUP; length <= LONGEST_GROUP; length += 1) {
    for (let at = 0; at + length <= padded.length; at += 1) {
      features.push(hashOf(`c ${padded.slice(at, at + length)}`));
    }
  }
  return features;
}

function stemOf(text: string): string {
  return text.startsWith('<') ? text : text.slice(0, STEM);
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

function kindsAt(tokens: readonly Token[], at: number, kinds: WordKinds): readonly WordKind[] {
  const [one, two, three] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (one === undefined) return [];
  const own = [...kindsOfWord(one.text, kinds)];
  if (two !== undefined) own.push(...(kinds.get(hashOf(`${one.text}-${two.text}`)) ?? []));
  if (three !== undefined) own.push(...(kinds.get(hashOf(`${one.text}-${two?.text}-${three.text}`)) ?? []));
  return [...new Set(own)].sort((first, second) => first - second);
}

/** What the word is about, also beside its neighbours. */
function topicFeatures(
  tokens: readonly Token[],
  topics: readonly (readonly WordKind[])[],
  at: number,
): readonly number[] {
  const before = tokens[at - 1]?.text ?? '';
  return (topics[at] ?? []).flatMap((kind) => {
    const alone = hashOf(`k ${kind}`);
    const after = hashOf(`k ${before} ${kind}`);
    const beside = (topics[at - 1] ?? []).map((other) => hashOf(`k ${other} ${kind}`));
    return [alone, alone, alone, after, after, ...beside];
  });
}

/** Per token: its turns, and each in order with those of the next words that have any ("give … my place"). */
function turnFeatures(turns: readonly (readonly WordKind[])[]): readonly (readonly number[])[] {
  const places = turns.flatMap((own, at) => (own.length > 0 ? [at] : []));
  const features = turns.map((own) => own.map((turn) => hashOf(`t ${turn}`)));
  places.forEach((at, nth) => {
    const next = places.slice(nth + 1, nth + 1 + TURNS_AHEAD).flatMap((place) => turns[place] ?? []);
    for (const turn of turns[at] ?? [])
      features[at]?.push(...next.map((other) => hashOf(`t ${turn} ${other}`)));
  });
  return features;
}
