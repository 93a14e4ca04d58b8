// Finding many phrases in a text at once. A phrase is folded words; a word ending in * means "begins with";
// * alone is any one word, # any number.

import type { Token } from './tokens.ts';

/** A phrase found: tokens [from, to). */
export interface Hit {
  readonly phrase: string;
  readonly from: number;
  readonly to: number;
  /** Recognised in spite of a wrong letter. */
  readonly slip?: true;
}

export interface PhraseIndex {
  readonly exact: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** By the first two letters: phrases that begin with a starred word. */
  readonly prefixes: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** By the first two letters: single words long enough to be recognised with one slip of the finger. */
  readonly long: ReadonlyMap<string, readonly string[]>;
}

/** Words shorter than this are never recognised with a slip (handbook §2.8). */
const LONG = 7;
/** Key of the phrases that begin with any word or number. */
const ANY = '*';

/** Prepares phrases for `hitsIn`. `slips`: recognise long single words with one letter wrong. */
export function indexOf(phrases: Iterable<string>, slips: boolean): PhraseIndex {
  const exact = new Map<string, (readonly string[])[]>();
  const prefixes = new Map<string, (readonly string[])[]>();
  const long = new Map<string, string[]>();
  for (const phrase of new Set(phrases)) {
    const words = phrase.split(' ');
    const first = words[0] ?? '';
    if (first === '*' || first === '#') push(prefixes, ANY, words);
    else if (first.endsWith('*')) push(prefixes, first.slice(0, 2), words);
    else push(exact, first, words);
    if (slips && words.length === 1 && first.replace('*', '').length >= LONG)
      push(long, first.slice(0, 2), first);
  }
  return { exact, prefixes, long };
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

/** Every place where a phrase of the index stands. */
export function hitsIn(tokens: readonly Token[], index: PhraseIndex): readonly Hit[] {
  const { exact, prefixes } = index;
  return tokens.flatMap(({ word }, at) => {
    const hits: Hit[] = [];
    for (const phrases of [exact.get(word), prefixes.get(word.slice(0, 2)), prefixes.get(ANY)])
      for (const words of phrases ?? [])
        if (standsAt(tokens, at, words))
          hits.push({ phrase: words.join(' '), from: at, to: at + words.length });
    return [...hits, ...slipsAt(word, at, index)];
  });
}

function standsAt(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  return words.every((wanted, offset) => fits(tokens[at + offset]?.word, wanted));
}

function fits(word: string | undefined, wanted: string): boolean {
  if (word === undefined) return false;
  if (wanted === '#') return /^\d+$/.test(word);
  return wanted.endsWith('*') ? word.startsWith(wanted.slice(0, -1)) : word === wanted;
}

function slipsAt(word: string, at: number, { exact, long }: PhraseIndex): readonly Hit[] {
  if (word.length < LONG - 1 || exact.has(word)) return [];
  return (long.get(word.slice(0, 2)) ?? [])
    .filter((wanted) => !fits(word, wanted) && nearly(word, wanted))
    .map((phrase) => ({ phrase, from: at, to: at + 1, slip: true }));
}

function nearly(word: string, wanted: string): boolean {
  if (!wanted.endsWith('*')) return oneSlip(word, wanted);
  const stem = wanted.slice(0, -1);
  return [-1, 0, 1].some((more) => oneSlip(word.slice(0, stem.length + more), stem));
}

/** One letter too many, missing, wrong, or two letters exchanged. */
function oneSlip(a: string, b: string): boolean {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same += 1;
  const [restA, restB] = [a.slice(same), b.slice(same)];
  if (restA.length === restB.length) {
    if (restA.slice(1) === restB.slice(1)) return restA !== '';
    return restA[0] === restB[1] && restA[1] === restB[0] && restA.slice(2) === restB.slice(2);
  }
  return restA.length > restB.length ? restA.slice(1) === restB : restA === restB.slice(1);
}
