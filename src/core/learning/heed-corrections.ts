// A correction counts at once, and only towards care: what it calls health is health from now on, and a sentence that was
// read as something else than it is goes to a person. More may be let through only after learning (docs/reading.md).

import type { Language } from '../../domain/language.ts';
import type { Label, Opinion, Voice } from '../../domain/reading.ts';
import { isAccompanying, isProtected } from '../reading/labels.ts';
import type { LexicalReader, LexicalReading } from '../reading/lexical-reader.ts';
import { type LearnedSentence, sentenceKey } from './learned-sentence.ts';

/** The reader, mindful of the practice's corrections. */
export function heedful(reader: LexicalReader, sentences: readonly LearnedSentence[]): LexicalReader {
  if (sentences.length === 0) return reader;
  const known = new Map(sentences.map((one) => [keyOf(one.language, one.text), one.labels]));
  return {
    read: (mail, faq, preferred) => heeded(reader.read(mail, faq, preferred), known),
  };
}

function heeded(reading: LexicalReading, known: ReadonlyMap<string, readonly Label[]>): LexicalReading {
  const { language, sentences, opinion } = reading;
  const warned = new Map<number, readonly Label[]>();
  for (const { number, text } of sentences) {
    const labels = known.get(keyOf(language, text));
    if (labels === undefined) continue;
    const warning = warningOf(labels, labelsFor(number, opinion));
    if (warning.length > 0) warned.set(number, warning);
  }
  if (warned.size === 0) return reading;
  return { ...reading, opinion: withWarnings(opinion, warned), carries: false };
}

/** What a reader must say beside what it says of a corrected sentence; nothing when it is right, or more careful. */
export function warningOf(corrected: readonly Label[], said: readonly Label[]): readonly Label[] {
  const alarms = corrected.filter((label) => isProtected(label) && !said.includes(label));
  if (corrected.some(isProtected)) return alarms;
  const wrong = said.length > 0 && !said.some(isProtected) && !sameWish(corrected, said);
  return wrong ? ['unknown'] : [];
}

function sameWish(one: readonly Label[], other: readonly Label[]): boolean {
  const wishes = (labels: readonly Label[]) => labels.filter((label) => !isAccompanying(label));
  const [a, b] = [wishes(one), wishes(other)];
  return a.length === b.length && a.every((label) => b.includes(label));
}

function labelsFor(number: number, { voices }: Opinion): readonly Label[] {
  return voices.filter(({ sentence }) => sentence === number).flatMap(({ labels }) => labels);
}

function withWarnings(opinion: Opinion, warned: ReadonlyMap<number, readonly Label[]>): Opinion {
  const voices = opinion.voices.filter(({ sentence }) => !warned.has(sentence));
  const spoken = [...warned].map(([sentence, warning]): Voice => {
    const said = labelsFor(sentence, opinion);
    return { sentence, labels: [...new Set([...said, ...warning])] };
  });
  return {
    ...opinion,
    voices: [...voices, ...spoken].sort((a, b) => a.sentence - b.sentence),
    faq: opinion.faq.filter(({ sentence }) => !warned.has(sentence)),
  };
}

function keyOf(language: Language, text: string): string {
  return `${language} ${sentenceKey(text)}`;
}
