// Questions that patients asked in vain, grouped by what they ask, so that the practice can write the missing answer.

import type { Case } from '../../domain/case.ts';
import type { Language } from '../../domain/language.ts';
import type { FaqEntry } from '../../domain/letter.ts';
import type { ReadSentence } from '../../domain/reading.ts';
import type { Instant } from '../../domain/time.ts';
import type { WordKinds } from '../reading/classifier/word-kinds.ts';
import { conceptOf } from '../reading/faq/faq-concepts.ts';
import { isFiller } from '../reading/faq/faq-fillers.ts';
import { asksSomething, faqMatches } from '../reading/faq/faq-search.ts';
import { wordsOf } from '../reading/fold.ts';
import { isProtected } from '../reading/labels.ts';
import { neutralWording } from './neutral-wording.ts';

/** One missing answer. */
export interface FaqGap {
  /** A name for the file to write, `faq/<id>.md`; no other answer has it. */
  readonly id: string;
  readonly language: Language;
  /** How often it was asked. */
  readonly count: number;
  /** Ways in which it was asked, without names, numbers, addresses or health. */
  readonly wordings: readonly string[];
  readonly last: Instant;
}

interface Wanted {
  readonly cases: readonly Case[];
  readonly faq: readonly FaqEntry[];
  /** Only mails sent from then on. */
  readonly since: Instant;
  readonly kindsOf: (language: Language) => WordKinds | null;
}

/** So alike (0 … 1) must two questions be to count as one. */
const ALIKE = 0.45;
const MOST_WORDINGS = 5;
/** A topic says more about a question than one of its words. */
const TOPIC_WEIGHT = 2;

/** The missing answers, most wanted first. A question that an approved answer meets by now is not missed any more. */
export function faqGaps(wanted: Wanted): readonly FaqGap[] {
  const groups: Asked[][] = [];
  for (const asked of askedInVain(wanted)) {
    const group = groups.find((known) => known.some((other) => alike(asked, other) >= ALIKE));
    if (group === undefined) groups.push([asked]);
    else group.push(asked);
  }
  const taken = new Set(wanted.faq.map(({ id }) => id));
  return groups
    .toSorted((a, b) => b.length - a.length || latest(b) - latest(a))
    .flatMap((group) => gapOf(group, taken));
}

interface Asked {
  readonly language: Language;
  readonly wording: string;
  readonly sent: Instant;
  readonly features: ReadonlySet<string>;
}

function askedInVain({ cases, faq, since, kindsOf }: Wanted): readonly Asked[] {
  return cases
    .filter(({ sent }) => sent >= since)
    .flatMap(({ reading, sent }) => {
      if (reading === null || reading.automatic !== null) return [];
      const { language, requests } = reading;
      const open = requests
        .filter(({ kind, faq: ids }) => kind === 'question' && ids.length === 0)
        .flatMap(({ sentences }) => sentences);
      return reading.sentences
        .filter((sentence) => isAsked(sentence, open))
        .filter((sentence) => faqMatches(sentence, faq, language).matches.length === 0)
        .map(({ text }) => neutralWording(text, language, kindsOf(language)))
        .filter((wording) => asksSomething(wording.replaceAll('…', ''), language))
        .map((wording) => ({ language, wording, sent, features: featuresOf(wording, language) }));
    });
}

/** Read as a question, or not read at all and ending like one; what is a human's for another reason is no gap. */
function isAsked({ number, labels, text }: ReadSentence, open: readonly number[]): boolean {
  if (labels.some((label) => isProtected(label) && label !== 'unknown')) return false;
  return open.includes(number) || (labels.length === 0 && text.trimEnd().endsWith('?'));
}

function featuresOf(wording: string, language: Language): ReadonlySet<string> {
  return new Set(
    wordsOf(wording).flatMap((word) => {
      const topic = conceptOf(word);
      if (topic !== null) return [`topic:${topic}`];
      return isFiller(word, language) || word.length < 3 ? [] : [word.slice(0, 5)];
    }),
  );
}

/** Weighted share of what both ask (Jaccard); a topic crosses languages, a word does not. */
function alike(one: Asked, other: Asked): number {
  if (one.language !== other.language) return 0;
  const weight = (features: Iterable<string>) =>
    [...features].reduce((sum, feature) => sum + (feature.startsWith('topic:') ? TOPIC_WEIGHT : 1), 0);
  const all = weight(new Set([...one.features, ...other.features]));
  return all === 0 ? 0 : weight([...one.features].filter((feature) => other.features.has(feature))) / all;
}

function gapOf(group: readonly Asked[], taken: Set<string>): readonly FaqGap[] {
  const [first] = group;
  if (first === undefined) return [];
  const id = freeId(nameOf(group), taken);
  taken.add(id);
  const wordings = [...new Map(group.map(({ wording }) => [wordsOf(wording).join(' '), wording])).values()];
  return [
    {
      id,
      language: first.language,
      count: group.length,
      wordings: wordings.slice(0, MOST_WORDINGS),
      last: latest(group),
    },
  ];
}

/** Their commonest word that has a topic, else their commonest telling word. */
function nameOf(group: readonly Asked[]): string {
  const names = group.flatMap(({ wording, language }) => {
    const words = wordsOf(wording);
    const topics = words.filter((word) => conceptOf(word) !== null);
    const telling = words.filter((word) => word.length > 3 && !isFiller(word, language));
    return topics.length > 0 ? topics : telling;
  });
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const [best] = [...counts].toSorted(([a, one], [b, other]) => other - one || b.length - a.length);
  const name = best?.[0] ?? '';
  return /^[a-z0-9]+$/u.test(name) ? name : 'question';
}

function freeId(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const numbers = Array.from({ length: taken.size + 1 }, (_, at) => `${name}-${at + 2}`);
  return numbers.find((id) => !taken.has(id)) ?? name;
}

function latest(group: readonly Asked[]): Instant {
  return Math.max(...group.map(({ sent }) => sent));
}

/** The file to write: the questions as they were asked, and no answer yet; empty, it can't be used or approved. */
export function faqSkeleton({
  id,
  language,
  wordings,
}: Pick<FaqGap, 'id' | 'language' | 'wordings'>): string {
  const questions = wordings.map((wording) => `  - ${JSON.stringify(wording)}\n`).join('');
  return `---\nid: ${id}\nlanguage: ${language}\naudience: anyone\nquestions:\n${questions}---\n`;
}
