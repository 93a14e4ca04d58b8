import type { Language } from '../../../domain/language.ts';
import { fold, wordsOf } from '../fold.ts';
import { CLOSINGS, GREETINGS, THANKS } from './courtesy.ts';

const sets = new Map<string, ReadonlySet<string>>();

/** The phrases of a list written with "|" between. */
export function phrasesIn(list: string): ReadonlySet<string> {
  const known = sets.get(list) ?? new Set(list.split('|'));
  sets.set(list, known);
  return known;
}

const TITLES =
  /^(?:m|mr|mrs|ms|miss|mme|mlle|madame|monsieur|docteur|docteure|dr|dra|pr|prof|herr|frau|mevrouw|meneer|dhr|mw|pani|pan|senor|senora|signor|signora|dottore|dottoressa|doutor|doutora|doctor|doctora|dokter|doktor|et|and|und|en|i|y|e)\.?$/;

/** A title, or a word written with a capital as names are. */
export function isNameLike(word: string): boolean {
  return /^\p{Lu}[\p{L}'’-]*\.?[,!.]?$/u.test(word) || TITLES.test(fold(word));
}

/** One folded word; the little words between titles ("Mme et M.") count too. */
export function isTitle(word: string): boolean {
  return TITLES.test(word);
}

interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

function wordsAt(text: string): readonly Word[] {
  return [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    text: word,
    from: index,
    to: index + word.length,
  }));
}

/** Where the greeting at the beginning of a text ends, in characters; 0 when there is none or nothing follows. */
export function greetingStart(text: string, language: Language): number {
  const words = wordsAt(text);
  const greetings = phrasesIn(GREETINGS[language]);
  for (let length = Math.min(4, words.length - 1); length > 0; length -= 1) {
    if (greetings.has(plainPhrase(words.slice(0, length)))) return words[length]?.from ?? 0;
  }
  return 0;
}

const PHONE_OR_NAME = /^[\d+().\-/]+$/;

/** Where the thanks, the farewell and the signature at the end of a text begin; its length when there are none. */
export function closingEnd(text: string, language: Language): number {
  const words = wordsAt(text);
  const closings = [phrasesIn(THANKS[language]), phrasesIn(CLOSINGS[language])];
  const signed = words.length - signatureLength(words);
  for (let from = Math.max(1, words.length - 9); from < words.length; from += 1) {
    for (let to = words.length; to > from && to >= signed; to -= 1) {
      const phrase = plainPhrase(words.slice(from, to));
      if (closings.some((set) => set.has(phrase))) return words[from]?.from ?? text.length;
    }
  }
  return text.length;
}

/** How many words at the end could be a signature. */
function signatureLength(words: readonly Word[]): number {
  const other = words.findLastIndex(({ text }) => !isSignature(text));
  return words.length - 1 - other;
}

function plainPhrase(words: readonly Word[]): string {
  return words.flatMap(({ text }) => wordsOf(text)).join(' ');
}

function isSignature(word: string): boolean {
  return isNameLike(word) || PHONE_OR_NAME.test(word);
}
