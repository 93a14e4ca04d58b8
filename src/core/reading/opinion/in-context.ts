// What a sentence is beside the others of its mail. Alone, "would Tuesday the 10th do?" may move, book or choose, and "the
// old one is dead" says nothing; beside a request that is understood they are its time and a remark.

import type { Language } from '../../../domain/language.ts';
import type { FaqMatch, Label, Sentence } from '../../../domain/reading.ts';
import { wordsOf } from '../fold.ts';
import { isAccompanying, isProtected, isRequestKind } from '../labels.ts';
import type { Chances } from '../mail-kinds/kind-signs.ts';
import type { InItsMail } from '../neighbours/beside-neighbours.ts';
import { readWishes } from '../wishes/read-wishes.ts';
import { ANY_DAY } from './any-day.ts';
import { asksNothing, isCalmRemark } from './calm.ts';
import { isUndecided, takesBack, wordsBear } from './kind-cues.ts';

/** What is made of one sentence. */
export interface HeardSentence {
  readonly sentence: number;
  readonly labels: readonly Label[];
  /** The labels account for the whole sentence, or raise an alarm. */
  readonly sure: boolean;
  /** It is administration as a whole, whatever its labels rest on. */
  readonly explained: boolean;
  /** Explained only because of what stands beside it. */
  readonly leans?: boolean;
  readonly matches: readonly FaqMatch[];
  readonly scent: boolean;
  readonly p?: Chances;
  /** As a net reads it beside its neighbours; null where it knows nothing. */
  readonly inMail?: InItsMail | null;
}

interface Context {
  readonly sentences: readonly Sentence[];
  readonly language: Language;
  /** The mail answers a letter of ours, or speaks of an appointment that there is. */
  readonly ofOneThatExists: boolean;
}

/** The sentences with what their neighbours tell of them. */
export function inContext(alone: readonly HeardSentence[], context: Context): readonly HeardSentence[] {
  const { sentences, language } = context;
  const heard = alone.map((one, at) => asOtherTime(one, sentences[at]?.text ?? '', context));
  const sure = new Set(heard.filter((one) => one.sure).flatMap(({ labels }) => labels.filter(asksSomething)));
  if (sure.size === 0) return heard.map((one) => (one.leans === true ? { ...one, sure: false } : one));
  return heard.map((one, at) => {
    const text = sentences[at]?.text ?? '';
    if (takesBack(text, language) || isUndecided(text, language))
      return one.labels.every(isRemark) ? { ...one, sure: false } : one;
    if (one.sure) return one;
    if (isItsTime(one, text, sure, language)) return { ...one, labels: withWish(one.labels), sure: true };
    return isRemarkOn(one, text, sure, language) ? { ...one, labels: ['none'], sure: true } : one;
  });
}

/** So likely must a move be that no word of it says. */
const OTHER_TIME = 0.85;

/** "Same time on Wednesday the 25th, would that do?": another time is asked for, of an appointment that there is. */
function asOtherTime(
  one: HeardSentence,
  text: string,
  { language, ofOneThatExists }: Context,
): HeardSentence {
  const { sure, explained, inMail, labels } = one;
  const calm = explained || (inMail?.calm === true && inMail.heard);
  const asks = ofOneThatExists && text.includes('?') && (inMail?.p.move ?? 0) >= OTHER_TIME;
  if (sure || !calm || !asks) return one;
  const only = labels.every((label) => TIMED.has(label) || isAccompanying(label));
  return only && namesTimes(text, language) && !takesBack(text, language)
    ? { ...one, labels: ['move'], sure: true }
    : one;
}

function asksSomething(label: Label): boolean {
  return isRequestKind(label) && !isProtected(label) && label !== 'none' && label !== 'thanks';
}

function isRemark(label: Label): boolean {
  return label === 'none' || label === 'reason' || label === 'name';
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
  { labels, p = {}, inMail }: HeardSentence,
  text: string,
  sure: ReadonlySet<Label>,
  language: Language,
): boolean {
  const known = namesTimes(text, language) ? NOTHING : sure;
  const adds = (label: Label) =>
    isProtected(label) || (isRequestKind(label) && label !== 'none' && !known.has(label));
  const words = wordsOf(text).length;
  if (labels.some(adds)) return false;
  return (
    isCalmRemark(text, words, p, known) ||
    (inMail?.calm === true && asksNothing(text, words, inMail.p, known))
  );
}

const NOTHING: ReadonlySet<Label> = new Set();

function namesTimes(text: string, language: Language): boolean {
  return readWishes(text, language, ANY_DAY).wishes.length > 0;
}
