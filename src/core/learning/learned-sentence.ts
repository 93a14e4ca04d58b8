// Sentences that a person of the practice corrected: learned/sentences.tsv, in the shape of examples/sentences, with
// the language in the place of the style.

import type { Case } from '../../domain/case.ts';
import { isLanguage, type Language } from '../../domain/language.ts';
import { LABELS, type Label } from '../../domain/reading.ts';
import { type CorpusFile, parseRows, type Row } from '../reading/classifier/learn/corpus.ts';
import { wordsOf } from '../reading/fold.ts';

/** What a sentence is, by the word of somebody of the practice. */
export interface LearnedSentence {
  readonly labels: readonly Label[];
  readonly language: Language;
  readonly text: string;
}

/** Reads the practice's sentences. Throws with file and line when one can't be read. */
export function parseLearned(file: CorpusFile): readonly LearnedSentence[] {
  return parseRows(file).map(({ labels, style, text }) => {
    if (!isLanguage(style)) throw new Error(`${file.name}: "${style}" is not one of our languages.`);
    return { labels, language: style, text };
  });
}

/** The lines of the file, one a sentence. */
export function learnedText(sentences: readonly LearnedSentence[]): string {
  return sentences
    .map(({ labels, language, text }) => `${labels.join('+')}\t${language}\t${text}\n`)
    .join('');
}

/** The practice's sentences of one language as the learning wants them. */
export function learnedRows(sentences: readonly LearnedSentence[], language: Language): readonly Row[] {
  return sentences
    .filter((sentence) => sentence.language === language)
    .map(({ labels, text }) => ({ labels, text, style: 'practice', file: 'learned' }));
}

export type Correction =
  | { readonly kind: 'sentence'; readonly sentence: LearnedSentence }
  | { readonly kind: 'not-read' | 'empty' }
  | { readonly kind: 'no-such-sentence'; readonly numbers: readonly number[] }
  | { readonly kind: 'no-such-label'; readonly label: string };

/** What a correction of a case teaches: "sentence 2 was a cancellation" (`cancel`, or `cancel+reason`). */
export function correctionOf(
  { reading }: Pick<Case, 'reading'>,
  number: number,
  written: string,
): Correction {
  if (reading === null) return { kind: 'not-read' };
  const names = written.split('+').map((name) => name.trim());
  const unknown = names.find((name) => !isLabel(name));
  if (unknown !== undefined) return { kind: 'no-such-label', label: unknown };
  const meant = reading.sentences.find((sentence) => sentence.number === number);
  if (meant === undefined)
    return { kind: 'no-such-sentence', numbers: reading.sentences.map((sentence) => sentence.number) };
  const text = withoutTraces(meant.text);
  if (wordsOf(text).length === 0) return { kind: 'empty' };
  const labels = LABELS.filter((label) => names.includes(label));
  return { kind: 'sentence', sentence: { labels, language: reading.language, text } };
}

/** The sentences with one more; a sentence that was corrected before is corrected anew. */
export function withCorrection(
  sentences: readonly LearnedSentence[],
  one: LearnedSentence,
): readonly LearnedSentence[] {
  return [...sentences.filter((known) => !isSame(known, one)), one];
}

/** The same words in the same language, however they are typed. */
export function isSame(
  one: Pick<LearnedSentence, 'language' | 'text'>,
  other: Pick<LearnedSentence, 'language' | 'text'>,
): boolean {
  return one.language === other.language && sentenceKey(one.text) === sentenceKey(other.text);
}

/** By which a sentence is known again: its folded words, numbers that were taken out aside. */
export function sentenceKey(text: string): string {
  return wordsOf(withoutTraces(text)).join(' ');
}

/** Addresses and long numbers are not learned from, and need not be kept: fictitious ones stand in for them. */
function withoutTraces(text: string): string {
  return text
    .replace(/[^\s@<>]+@[^\s@<>]+\.\p{L}+/gu, 'nom@example.org')
    .replace(/(?:\+|\b)\d(?:[ .\-/]?\d){7,}/gu, '06 39 98 00 00')
    .replace(/\s+/gu, ' ')
    .trim();
}

function isLabel(name: string): name is Label {
  return LABELS.some((label) => label === name);
}
