// The approved questions made ready for the search: what each answer is about, and how telling every word is.

import { LANGUAGES, type Language } from '../../../domain/language.ts';
import type { FaqEntry } from '../../../domain/letter.ts';
import { wordsOf } from '../fold.ts';
import { conceptOf } from './faq-concepts.ts';
import { isFiller } from './faq-fillers.ts';

/** One approved answer. */
export interface Entry {
  readonly id: string;
  readonly topics: ReadonlySet<string>;
  /** What most of its questions are about. */
  readonly chief: ReadonlySet<string>;
  /** Beginnings of the telling words of all its questions. */
  readonly words: ReadonlySet<string>;
  readonly variants: readonly Variant[];
}

/** One of its approved questions. */
export interface Variant {
  readonly question: string;
  readonly features: ReadonlySet<string>;
  /** Its words that no other question might have. */
  readonly telling: string;
}

/** All approved answers, for questions in one language. */
export interface Index {
  readonly entries: readonly Entry[];
  /** How telling a feature is: it stands in few entries. */
  readonly weight: (feature: string) => number;
}

const indexes = new WeakMap<readonly FaqEntry[], Map<Language, Index>>();

/** The index of a practice's answers, made when it is first asked for. */
export function indexOf(faq: readonly FaqEntry[], language: Language): Index {
  const known = indexes.get(faq)?.get(language);
  if (known !== undefined) return known;
  const index = makeIndex(faq, language);
  indexes.set(faq, (indexes.get(faq) ?? new Map<Language, Index>()).set(language, index));
  return index;
}

/** Every language of an entry is searched: a practice may have written the question in one only. */
function makeIndex(faq: readonly FaqEntry[], language: Language): Index {
  const ordered: readonly [Language, ...Language[]] = [
    language,
    ...LANGUAGES.filter((other) => other !== language),
  ];
  const entries = faq.map((entry) => entryOf(entry, ordered));
  const counts = new Map<string, number>();
  for (const { variants } of entries) {
    for (const feature of new Set(variants.flatMap(({ features }) => [...features])))
      counts.set(feature, (counts.get(feature) ?? 0) + 1);
  }
  const weight = (feature: string) =>
    Math.log(1 + faq.length / (counts.get(feature) ?? 0.5)) * kindWeight(feature);
  return { entries, weight };
}

/** `languages`: the one in which is asked, then all others. */
function entryOf({ id, questions }: FaqEntry, languages: readonly [Language, ...Language[]]): Entry {
  const [asked] = languages;
  const variants = languages.flatMap((language) =>
    (questions[language] ?? []).map((question) => ({
      question,
      features: featuresOf(question, language),
      telling: tellingWords(question, asked),
    })),
  );
  const share = (feature: string) =>
    variants.filter(({ features }) => features.has(feature)).length / variants.length;
  const all = [...new Set(variants.flatMap(({ features }) => [...features]))];
  const topics = all.filter((one) => one.startsWith('topic:') && share(one) > PASSING);
  const words = all.filter((one) => one.startsWith('word:'));
  const most = Math.max(0, ...topics.map(share));
  return {
    id,
    variants,
    topics: new Set(topics.map((topic) => topic.slice('topic:'.length))),
    chief: new Set(
      topics.filter((topic) => share(topic) === most).map((topic) => topic.slice('topic:'.length)),
    ),
    words: new Set(words.map((word) => word.slice('word:'.length))),
  };
}

/** A topic of no more than this share of the approved questions only came along with one of them. */
const PASSING = 1 / 3;

function kindWeight(feature: string): number {
  if (feature.startsWith('topic:')) return 3;
  return feature.startsWith('word:') ? 1.5 : 0.35;
}

/** The words of a question that no other question might have, in the order of the alphabet. */
export function tellingWords(text: string, language: Language): string {
  return [...new Set(wordsOf(text).filter((word) => !isFiller(word, language)))].toSorted().join(' ');
}

/** Letters of a word that count. */
export const STEM = 6;

/** What a question is about: topics, telling words (their beginnings), and groups of four letters. */
export function featuresOf(text: string, language: Language): ReadonlySet<string> {
  const features = new Set<string>();
  for (const word of wordsOf(text)) {
    const topic = conceptOf(word);
    if (topic !== null) features.add(`topic:${topic}`);
    if (topic === null && (isFiller(word, language) || word.length < 2)) continue;
    features.add(`word:${word.slice(0, STEM)}`);
    for (let at = 0; at + 4 <= word.length; at += 1) features.add(`gram:${word.slice(at, at + 4)}`);
  }
  return features;
}
