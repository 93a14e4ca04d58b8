import type { Language } from '../../domain/language.ts';
import type { Reading, RequestKind, Urgency } from '../../domain/reading.ts';
import type { Wish } from '../../domain/wish.ts';
import type { Truth } from './labelled-mail.ts';
import { sameTimes } from './same-times.ts';

/** What a reader made of one mail, as far as it is measured. */
export interface Got {
  readonly urgency: Urgency;
  readonly kinds: readonly RequestKind[];
  readonly closed: boolean;
  readonly wishes: readonly Wish[];
  readonly language: Language;
  /** Sentences of the sender's own words. */
  readonly sentences: number;
  /** A model was asked and gave no usable answer. */
  readonly modelAway: boolean;
}

/** What one question to the model cost. */
export interface Cost {
  readonly seconds: number;
  /** Tokens of the whole prompt; null when the server does not tell, like the others. */
  readonly prompt: number | null;
  /** Of these, those that it had to read anew. */
  readonly read: number | null;
  /** Tokens of the answer; null when it does not tell. */
  readonly written: number | null;
}

/** One mail, what is true of it and what was read. */
export interface Marked {
  readonly id: string;
  /** null: not measured. */
  readonly language: Language | null;
  readonly truth: Truth;
  /** null when the mail could not be read at all. */
  readonly got: Got | null;
  /** null when no model was asked. */
  readonly cost: Cost | null;
}

/** The measured part of a reading of a mail of which this is true. */
export function gotOf(reading: Reading, truth: Truth): Got {
  const { urgency, closed, language, modelAway, requests, sentences } = reading;
  return {
    urgency,
    closed,
    language,
    modelAway,
    kinds: [...new Set(requests.map(({ kind }) => kind))],
    wishes: timesOf(requests, truth),
    sentences: sentences.length,
  };
}

/** The wanted times; of a mail that says yes to a time, and is labelled with it, the time it says yes to. */
function timesOf(requests: Reading['requests'], { kinds, wishes: agreed }: Truth): readonly Wish[] {
  const wanted = requests.flatMap(({ wishes }) => wishes);
  if (wanted.length > 0 || agreed === null || !kinds.includes('confirm')) return wanted;
  return requests.filter(({ kind }) => kind === 'confirm').flatMap(({ about }) => about);
}

/** By the label of a human, not by what was read. */
export function isRed({ truth }: Marked): boolean {
  return truth.urgency === 'red';
}

/** By what was read: an automatic answer could have left. False where nothing could be read. */
export function isClosed({ got }: Marked): boolean {
  return got?.closed === true;
}

/** An emergency that would have been answered like any other mail: this may never happen. */
export function isRedAsRoutine(marked: Marked): boolean {
  return isRed(marked) && isClosed(marked) && marked.got?.urgency !== 'red';
}

/** The wanted days and minutes, where people agree about them; null where nothing is to be measured. */
export function timesRead({ truth, got }: Marked): ReturnType<typeof sameTimes> | null {
  if (truth.wishes === null || truth.urgency === 'red') return null;
  return sameTimes(truth.wishes, got?.wishes ?? []);
}

/** Thanks and "nothing" ask for no answer: beside a request they mislead nobody and are not counted. */
const SILENT: ReadonlySet<RequestKind> = new Set<RequestKind>(['thanks', 'none']);

/** What is asked for; thanks or nothing only where there is nothing else. */
export function asked(kinds: readonly RequestKind[] = []): ReadonlySet<RequestKind> {
  const real = kinds.filter((kind) => !SILENT.has(kind));
  return new Set(real.length === 0 ? kinds : real);
}

/** The same requests; thanks and nothing are alike. */
export function sameKinds(a: readonly RequestKind[], b: readonly RequestKind[]): boolean {
  const [one, other] = [a, b].map((kinds) => kinds.filter((kind) => !SILENT.has(kind)));
  const known = new Set(other);
  return new Set(one).size === known.size && (one ?? []).every((kind) => known.has(kind));
}

/** Answered alone and wrongly: a human had to read it first, or it asked for something else or for other days. */
export function isWronglyAnswered(marked: Marked): boolean {
  const { truth, got } = marked;
  if (got === null || !got.closed) return false;
  return !truth.release || !sameKinds(truth.kinds, got.kinds) || timesRead(marked)?.days === false;
}
