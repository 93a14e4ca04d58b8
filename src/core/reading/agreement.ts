// What two readers together make of a sentence (design §3).

import type { Label, Opinion, ReaderName, ReadSentence, Sentence, Voice } from '../../domain/reading.ts';
import { isAccompanying, isProtected } from './labels.ts';

/**
 * Health, distress and danger stand when either reader says so. Administration needs one reader that says so and no
 * objection: asking for different things, or not understanding, is an objection; silence is none.
 */
export function agree(sentence: Sentence, opinions: readonly Opinion[]): ReadSentence {
  const heard = opinions
    .map(({ reader, voices }) => ({ reader, labels: labelsFor(sentence.number, voices) }))
    .filter(({ labels }) => labels.length > 0);
  const [first, second] = heard.map(({ labels }) => labels);
  const labels = [...new Set(heard.flatMap((voice) => voice.labels))];
  const disputed = first !== undefined && second !== undefined && objects(first, second);
  const by: readonly ReaderName[] = heard.map(({ reader }) => reader);
  return { ...sentence, labels: settled(labels), by, ...(disputed ? { disputed: true, heard } : {}) };
}

/** A sentence that nobody explained, with what it may ask: good for a draft, and still unknown. */
export function withGuess(sentence: ReadSentence, guesses: readonly Voice[]): ReadSentence {
  if (sentence.labels.length > 0) return sentence;
  const guessed = labelsFor(sentence.number, guesses);
  return guessed.length === 0 ? sentence : { ...sentence, labels: [...guessed, 'unknown'], by: ['lexical'] };
}

function labelsFor(number: number, voices: Opinion['voices']): readonly Label[] {
  return voices.filter(({ sentence }) => sentence === number).flatMap(({ labels }) => labels);
}

/** Two readings that cannot both be right. Protected labels stand by themselves and are no dispute. */
function objects(a: readonly Label[], b: readonly Label[]): boolean {
  const asksA = requestsIn(a);
  const asksB = requestsIn(b);
  if (asksA.length === 0 || asksB.length === 0) return false;
  return !asksA.some((one) => asksB.some((other) => areAlike(one, other)));
}

function requestsIn(labels: readonly Label[]): readonly Label[] {
  return labels.filter((label) => !isAccompanying(label) && !isProtected(label));
}

/** Taking the only time offered is a yes. */
function areAlike(a: Label, b: Label): boolean {
  return a === b || (isYes(a) && isYes(b));
}

function isYes(label: Label): boolean {
  return label === 'confirm' || label === 'choose';
}

/** "none" beside a request says nothing more. */
function settled(labels: readonly Label[]): readonly Label[] {
  const asks = requestsIn(labels).length > 0;
  return asks ? labels.filter((label) => label !== 'none') : labels;
}
