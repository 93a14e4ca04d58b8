// Which of our languages a text is written in. Letter groups decide (the n-gram method of the package eld, on a
// subset of its data); in very short texts small words, the sender's headers and the practice's language tip the scale.

import { z } from 'zod';
import { isLanguage, LANGUAGES, type Language } from '../../domain/language.ts';
import { wordsOf } from './fold.ts';

/** What `data/languages/` holds. */
export interface LanguageTables {
  /** Our languages first, then neighbours that would otherwise be taken for them. */
  readonly languages: readonly string[];
  /** Letter group, as UTF-8 bytes → place of a language and its points, alternately. */
  readonly ngrams: Readonly<Record<string, readonly number[]>>;
  readonly functionWords: Readonly<Record<Language, ReadonlySet<string>>>;
}

export interface LanguageGuess {
  /** The preferred language when the text is in none of ours. */
  readonly language: Language;
  /** False when the text is too short to tell, or in another language. */
  readonly sure: boolean;
  /** Every language it may be written in, best first. */
  readonly candidates: readonly Language[];
  /** Another language than ours, as far as one can tell. */
  readonly other: boolean;
}

export interface LanguageHints {
  readonly preferred: Language;
  /** Content-Language and the like. */
  readonly headers: readonly Language[];
}

/** Characters looked at; more changes nothing. */
const ENOUGH = 2000;
/** Points that one small word is worth, shared among the languages that have it. */
const WORD_POINTS = 150;
const HEADER_POINTS = 60;
const PREFERRED_POINTS = 80;
/** A language is a candidate when it has at least this share of the best one's points. */
const CANDIDATE_SHARE = 0.8;
const SURE_MARGIN = 0.12;
/** Fewer letter groups than this say nothing about languages that are not ours. */
const TELLS_NEIGHBOURS = 8;

const Ngrams = z.object({
  languages: z.array(z.string()),
  ngrams: z.record(z.string(), z.array(z.number())),
});
const FunctionWords = z.record(z.enum(LANGUAGES), z.string());

/** Parses the files of `data/languages/`, already read as JSON and YAML. */
export function parseLanguageTables(ngrams: unknown, functionWords: unknown): LanguageTables {
  const words = FunctionWords.parse(functionWords);
  const setOf = (language: Language): ReadonlySet<string> => new Set(words[language].split(/\s+/));
  return {
    ...Ngrams.parse(ngrams),
    functionWords: {
      fr: setOf('fr'),
      en: setOf('en'),
      nl: setOf('nl'),
      de: setOf('de'),
      pl: setOf('pl'),
      es: setOf('es'),
      it: setOf('it'),
      pt: setOf('pt'),
    },
  };
}

const NOT_A_LETTER = /[^\p{L}]+(?<!['`’])/gu;
const LETTER = /\p{L}/gu;
const LATIN = /\p{Script=Latin}/gu;

/** The language of a text, with the hints that break a tie. */
export function languageOf(text: string, tables: LanguageTables, hints: LanguageHints): LanguageGuess {
  const start = text.slice(0, ENOUGH);
  if (isOtherScript(start)) return { language: hints.preferred, sure: false, candidates: [], other: true };
  const groups = letterGroups(start);
  const points = pointsOf(groups, tables);
  if (groups.size < TELLS_NEIGHBOURS) forgetNeighbours(points, tables);
  addWords(points, start, tables);
  const bare = bestOf(points, tables);
  if (isLanguage(bare.name)) addHints(points, hints, tables);
  const best = bestOf(points, tables);
  if (!isLanguage(best.name)) {
    return {
      language: hints.preferred,
      sure: false,
      candidates: candidates(points, best.points, tables),
      other: true,
    };
  }
  return {
    language: best.name,
    sure: best.points > 0 && best.name === bare.name && bare.margin >= SURE_MARGIN && groups.size >= 4,
    candidates: candidates(points, best.points, tables),
    other: false,
  };
}

function isOtherScript(text: string): boolean {
  const letters = text.match(LETTER)?.length ?? 0;
  const latin = text.match(LATIN)?.length ?? 0;
  return letters > 3 && latin < letters / 2;
}

/** The distinct groups of four bytes, three apart, of each word; word ends are marked by a space. */
function letterGroups(text: string): ReadonlySet<string> {
  const groups = new Set<string>();
  for (const word of text.replace(NOT_A_LETTER, ' ').toLowerCase().split(' ')) {
    if (word !== '') addGroups(groups, asBytes(word).slice(0, 70));
  }
  return groups;
}

function addGroups(groups: Set<string>, word: string): void {
  let at = 0;
  for (; at + 4 < word.length; at += 3) groups.add(`${at === 0 ? ' ' : ''}${word.slice(at, at + 4)}`);
  groups.add(`${at === 0 ? ' ' : ''}${word.slice(Math.max(0, word.length - 4))} `);
}

const encoder = new TextEncoder();

function asBytes(word: string): string {
  return String.fromCharCode(...encoder.encode(word));
}

function pointsOf(groups: ReadonlySet<string>, { languages, ngrams }: LanguageTables): number[] {
  const points = languages.map(() => 0);
  for (const group of groups) {
    const known = ngrams[group] ?? [];
    for (let at = 0; at < known.length; at += 2) {
      const place = known[at] ?? 0;
      points[place] = (points[place] ?? 0) + (known[at + 1] ?? 0);
    }
  }
  return points;
}

function forgetNeighbours(points: number[], { languages }: LanguageTables): void {
  for (const [place, name] of languages.entries()) if (!isLanguage(name)) points[place] = 0;
}

function addWords(points: number[], text: string, { languages, functionWords }: LanguageTables): void {
  for (const word of new Set(wordsOf(text))) {
    const having = languages
      .map((language, place) => ({ language, place }))
      .filter(({ language }) => isLanguage(language) && functionWords[language].has(word));
    for (const { place } of having) points[place] = (points[place] ?? 0) + WORD_POINTS / having.length ** 2;
  }
}

function addHints(
  points: number[],
  { headers, preferred }: LanguageHints,
  { languages }: LanguageTables,
): void {
  const [first] = headers;
  if (first !== undefined) add(points, languages.indexOf(first), HEADER_POINTS);
  add(points, languages.indexOf(preferred), PREFERRED_POINTS);
}

function add(points: number[], place: number, more: number): void {
  points[place] = (points[place] ?? 0) + more;
}

function bestOf(points: readonly number[], { languages }: LanguageTables) {
  let best = 0;
  for (const [place, value] of points.entries()) if (value > (points[best] ?? 0)) best = place;
  const second = Math.max(0, ...points.filter((_, place) => place !== best));
  const top = points[best] ?? 0;
  return { name: languages[best] ?? '', points: top, margin: top === 0 ? 0 : (top - second) / top };
}

function candidates(
  points: readonly number[],
  top: number,
  { languages }: LanguageTables,
): readonly Language[] {
  return languages
    .map((name, place) => ({ name, value: points[place] ?? 0 }))
    .filter(({ value }) => top > 0 && value >= top * CANDIDATE_SHARE)
    .sort((a, b) => b.value - a.value)
    .map(({ name }) => name)
    .filter(isLanguage);
}
