// What a sentence is beside the others of its mail. Alone, "would Tuesday the 10th do?" may move, book or choose, and "the
// old one is dead" says nothing; beside a request that is understood they are its time and a remark.

import type { Language } from '../../../domain/language.ts';
import type { FaqMatch, Label, Sentence } from '../../../domain/reading.ts';
import { wordsOf } from '../fold.ts';
import { isAccompanying, isProtected, isRequestKind } from '../labels.ts';
import type { Chances } from '../mail-kinds/kind-signs.ts';
import { readWishes } from '../wishes/read-wishes.ts';
import { ANY_DAY } from './any-day.ts';
import { isCalmRemark } from './calm.ts';
import { takesBack, wordsBear } from './kind-cues.ts';

/** What is made of one sentence. */
export interface HeardSentence {
  readonly sentence: number;
  readonly labels: readonly Label[];
  /** The labels account for the whole sentence, or raise an alarm. */
  readonly sure: boolean;
  /** It is administration as a whole, whatever its labels rest on. */
  readonly explained: boolean;
  readonly matches: readonly FaqMatch[];
  readonly scent: boolean;
  readonly p?: Chances;
}

interface Context {
  readonly sentences: readonly Sentence[];
  readonly language: Language;
}

/** The sentences with what their neighbours tell of them; as they are where no request is understood. */
export function inContext(
  heard: readonly HeardSentence[],
  { sentences, language }: Context,
): readonly HeardSentence[] {
  const sure = new Set(heard.filter((one) => one.sure).flatMap(({ labels }) => labels.filter(asksSomething)));
  if (sure.size === 0) return heard;
  return heard.map((one, at) => {
    const text = sentences[at]?.text ?? '';
    if (takesBack(text, language)) return one.labels.every(isRemark) ? { ...one, sure: false } : one;
    if (one.sure) return one;
    if (isItsTime(one, text, sure, language)) return { ...one, labels: withWish(one.labels), sure: true };
    return isRemarkOn(one, text, sure, language) ? { ...one, labels: ['none'], sure: true } : one;
  });
}

function asksSomething(label: Label): boolean {
  return isRequestKind(label) && !isProtected(label) && label !== 'none' && label !== 'thanks';
}

function isRemark(label: Label): boolean {
  return label === 'none' || label === 'reason';
}

/** Requests that wait for a time. */
const WAITS: readonly Label[] = ['book', 'move', 'series', 'home', 'earlier'];
/** What a sentence that only names times is taken for. */
const TIMED: ReadonlySet<Label> = new Set<Label>(['book', 'move', 'choose', 'wish']);

/** Nothing but administration, a time in it, and no word for giving up: the time of the request beside it. */
function isItsTime(
  { labels, explained }: HeardSentence,
  text: string,
  sure: ReadonlySet<Label>,
  language: Language,
): boolean {
  return (
    explained &&
    WAITS.some((kind) => sure.has(kind)) &&
    labels.some((label) => TIMED.has(label)) &&
    labels.every((label) => TIMED.has(label) || isAccompanying(label)) &&
    !wordsBear(['cancel'], text, language) &&
    namesTimes(text, language)
  );
}

function withWish(labels: readonly Label[]): readonly Label[] {
  return [...new Set([...labels.filter((label) => !TIMED.has(label)), 'wish' as const])];
}

/** A calm remark that asks for nothing; without a time in it, also one that says again what is understood already. */
function isRemarkOn(
  { labels, p = {} }: HeardSentence,
  text: string,
  sure: ReadonlySet<Label>,
  language: Language,
): boolean {
  const known = namesTimes(text, language) ? NOTHING : sure;
  const adds = (label: Label) =>
    isProtected(label) || (isRequestKind(label) && label !== 'none' && !known.has(label));
  return !labels.some(adds) && isCalmRemark(text, wordsOf(text).length, p, known);
}

const NOTHING: ReadonlySet<Label> = new Set();

function namesTimes(text: string, language: Language): boolean {
  return readWishes(text, language, ANY_DAY).wishes.length > 0;
}
