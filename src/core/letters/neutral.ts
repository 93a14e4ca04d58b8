// Nothing that leaves may tell what kind of care somebody gets (R-NEUTRAL, R-7 to R-9). A list is a floor: it finds
// the plain words, and the human who approves a text finds the rest.

import { parse } from 'yaml';
import { z } from 'zod';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import { wordsOf } from '../reading/fold.ts';

const LIST = z.array(z.string()).min(1);
const WORDS = z.strictObject({
  specialties: LIST,
  titles: LIST,
  acts: LIST,
  reasons: LIST,
  body: LIST,
  care: LIST,
});

type Written = z.infer<typeof WORDS>;

/** One word or several in a row, folded; `open`: the last one may go on. */
interface Entry {
  readonly words: readonly string[];
  readonly open: boolean;
}

/** The revealing words by language and sort (`data/revealing-words.yaml`). */
export type RevealingWords = Readonly<
  Record<Language, { readonly [Sort in keyof Written]: readonly Entry[] }>
>;

/** Where a text stands. A subject, a sender and a file name are seen by whoever sees the screen. */
export type Place = 'subject' | 'body' | 'sender' | 'file-name';

/** Reads `data/revealing-words.yaml`; throws when the file that ships is broken. */
export function parseRevealingWords(text: string): RevealingWords {
  const written = FILE.parse(parse(text));
  const compiled = LANGUAGES.map((language) => [language, entriesOf(written[language])]);
  return Object.fromEntries(compiled) as RevealingWords;
}

const FILE = z.strictObject(
  Object.fromEntries(LANGUAGES.map((language) => [language, WORDS])) as Record<Language, typeof WORDS>,
);

/**
 * The words of a text that reveal care, as they stand in the lists; empty when it is neutral. Outside the body,
 * specialties count in every language and so do words that only say that it is about care.
 */
export function neutralityProblems(
  text: string,
  place: Place,
  language: Language,
  lists: RevealingWords,
): readonly string[] {
  const words = place === 'body' ? wordsOf(text) : wordsOf(text.replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2'));
  const found = entriesFor(place, language, lists).flatMap((entry) => shown(entry, words));
  return [...new Set(found)];
}

function entriesFor(place: Place, language: Language, lists: RevealingWords): readonly Entry[] {
  const { specialties, titles, acts, reasons, body, care } = lists[language];
  const own = [...specialties, ...titles, ...acts, ...reasons, ...body];
  if (place === 'body') return own;
  return [...own, ...care, ...LANGUAGES.flatMap((other) => lists[other].specialties)];
}

/** The words of the text that an entry meets, as one string; empty when it meets none. */
function shown({ words: wanted, open }: Entry, words: readonly string[]): readonly string[] {
  const start = words.findIndex((_, place) =>
    wanted.every((word, offset) => {
      const there = words[place + offset] ?? '';
      return open && offset === wanted.length - 1 ? there.startsWith(word) : there === word;
    }),
  );
  return start === -1 ? [] : [words.slice(start, start + wanted.length).join(' ')];
}

function entriesOf(written: Written): RevealingWords[Language] {
  const entries = (list: readonly string[]) =>
    list.map((phrase) => ({ words: wordsOf(phrase), open: phrase.endsWith('*') }));
  return {
    specialties: entries(written.specialties),
    titles: entries(written.titles),
    acts: entries(written.acts),
    reasons: entries(written.reasons),
    body: entries(written.body),
    care: entries(written.care),
  };
}
