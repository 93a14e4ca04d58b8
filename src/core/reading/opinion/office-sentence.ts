import type { Language } from '../../../domain/language.ts';
import { fold, wordsOf } from '../fold.ts';
import { readWishes } from '../wishes/read-wishes.ts';
import { ANY_DAY } from './any-day.ts';
import { OFFICE_WORDS, type OfficeWords } from './office-words.ts';
import { isTitle } from './politeness.ts';

/** Longer ones are tales, whatever their words. */
const LONGEST = 35;

/** Every word of the sentence belongs to a secretary's desk, and one of them makes it an office matter. */
export function isOfficeSentence(text: string, language: Language): boolean {
  const office = vocabularyOf(language);
  const folded = fold(withoutNames(text));
  if (office === null || wordsOf(text).length > LONGEST || !isAnchored(text, folded, office)) return false;
  const words = wordsOf(readWishes(withoutPhrases(folded, office), language, ANY_DAY).rest);
  return words.every(
    (word) => office.words.has(word) || office.anchors.has(word) || /^\d{1,4}\p{L}{0,2}$/u.test(word),
  );
}

interface Vocabulary {
  readonly anchors: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  /** The words of every set phrase, longest phrase first, by its first word. */
  readonly phrases: ReadonlyMap<string, readonly (readonly string[])[]>;
}

const known = new Map<Language, Vocabulary | null>();

function vocabularyOf(language: Language): Vocabulary | null {
  const ready = known.get(language);
  if (ready !== undefined) return ready;
  const written = OFFICE_WORDS[language];
  const vocabulary = written === undefined ? null : prepared(written);
  known.set(language, vocabulary);
  return vocabulary;
}

function prepared({ anchors, words, phrases }: OfficeWords): Vocabulary {
  const byFirst = new Map<string, (readonly string[])[]>();
  for (const phrase of phrases.split('|').toSorted((a, b) => b.length - a.length)) {
    const parts = wordsOf(phrase);
    const first = parts[0] ?? '';
    byFirst.set(first, [...(byFirst.get(first) ?? []), parts]);
  }
  return { anchors: new Set(anchors.split(' ')), words: new Set(words.split(' ')), phrases: byFirst };
}

/** An appointment is the one set phrase that makes an office matter. */
const APPOINTMENT = /(?<!\p{L})rendez[ -]vous(?!\p{L})/u;

function isAnchored(text: string, folded: string, { anchors }: Vocabulary): boolean {
  return APPOINTMENT.test(folded) || wordsOf(text).some((word) => anchors.has(word));
}

/** The text without set phrases, its signs kept: times are read in what is left. */
function withoutPhrases(folded: string, { phrases }: Vocabulary): string {
  const words = [...folded.matchAll(/[\p{L}\p{N}]+/gu)];
  const left: string[] = [];
  let from = 0;
  for (let at = 0; at < words.length; ) {
    const starting = phrases.get(words[at]?.[0] ?? '') ?? [];
    const met = starting.find((parts) => parts.every((part, step) => words[at + step]?.[0] === part));
    if (met === undefined) at += 1;
    else {
      const last = words[at + met.length - 1];
      left.push(folded.slice(from, words[at]?.index));
      from = (last?.index ?? 0) + (last?.[0].length ?? 0);
      at += met.length;
    }
  }
  return [...left, folded.slice(from)].join(' ').replace(/ +/g, ' ');
}

/** "Mme Caron", "Dr Nguyen": the capitalised words behind a title. */
function withoutNames(text: string): string {
  return text.replace(/(\p{L}+)\.?((?:\s+\p{Lu}[\p{L}'’-]+){1,3})/gu, (whole, title: string) =>
    isTitle(fold(title)) && !/^(?:et|and|und|en|i|y|e)$/.test(fold(title)) ? title : whole,
  );
}
