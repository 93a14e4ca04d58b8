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
  if (office === null || wordsOf(text).length > LONGEST) return false;
  const bare = withoutPhrases(withoutNames(text), office);
  const words = wordsOf(readWishes(bare.text, language, ANY_DAY).rest);
  const anchored = bare.anchored || wordsOf(text).some((word) => office.anchors.has(word));
  return (
    anchored &&
    words.every(
      (word) => office.words.has(word) || office.anchors.has(word) || /^\d{1,4}\p{L}{0,2}$/u.test(word),
    )
  );
}

interface Vocabulary {
  readonly anchors: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  readonly phrases: RegExp;
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
  const longestFirst = phrases.split('|').toSorted((a, b) => b.length - a.length);
  const pattern = longestFirst.map((phrase) => phrase.replace(/[ -]/g, '[^\\p{L}\\p{N}]+')).join('|');
  return {
    anchors: new Set(anchors.split(' ')),
    words: new Set(words.split(' ')),
    phrases: new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, 'gu'),
  };
}

/** An appointment is the one set phrase that makes an office matter. */
const APPOINTMENT = /(?<!\p{L})rendez[ -]vous(?!\p{L})/u;

function withoutPhrases(text: string, { phrases }: Vocabulary): { text: string; anchored: boolean } {
  const folded = fold(text);
  return { text: folded.replace(phrases, ' ').replace(/ +/g, ' '), anchored: APPOINTMENT.test(folded) };
}

/** "Mme Caron", "Dr Nguyen": the capitalised words behind a title. */
function withoutNames(text: string): string {
  return text.replace(/(\p{L}+)\.?((?:\s+\p{Lu}[\p{L}'’-]+){1,3})/gu, (whole, title: string) =>
    isTitle(fold(title)) && !/^(?:et|and|und|en|i|y|e)$/.test(fold(title)) ? title : whole,
  );
}
