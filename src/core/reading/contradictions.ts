import type { ReadSentence, Request } from '../../domain/reading.ts';
import type { Wish } from '../../domain/wish.ts';
import { fold } from './fold.ts';
import { isAccompanying } from './labels.ts';

/**
 * Marks the sentences of a mail that keeps and gives up the same appointment, or gives it up and takes leave until then:
 * only a human can ask which. `daysOf` reads the times that a text names.
 */
export function contradictions(
  sentences: readonly ReadSentence[],
  requests: readonly Request[],
  daysOf: (text: string) => readonly Wish[],
): readonly ReadSentence[] {
  const yes = requests.find(({ kind }) => kind === 'confirm');
  const no = requests.find(({ kind }) => kind === 'cancel');
  if (no === undefined) return sentences;
  const until = sentences
    .filter((sentence) => takesLeaveUntil(sentence, no, daysOf))
    .map(({ number }) => number);
  const kept = yes === undefined || differ(yes.about, no.about) ? [] : yes.sentences;
  if (kept.length === 0 && until.length === 0) return sentences;
  const meant = new Set([...kept, ...until, ...no.sentences]);
  return sentences.map((sentence) =>
    meant.has(sentence.number) ? { ...sentence, disputed: true } : sentence,
  );
}

/** "À jeudi", "bis dann" beside Thursday's cancellation: it is not meant, or not Thursday is. */
function takesLeaveUntil(
  { number, text, labels }: ReadSentence,
  { about, sentences }: Request,
  daysOf: (text: string) => readonly Wish[],
): boolean {
  if (sentences.includes(number) || !labels.includes('closing') || !labels.every(isAccompanying))
    return false;
  if (UNTIL_THEN.test(fold(text))) return true;
  const days = daysOf(text);
  return days.length > 0 && (about.length === 0 || !differ(days, about));
}

const UNTIL_THEN = /\b(?:see you then|bis dann|hasta entonces|tot dan|a allora|ate la|do zobaczenia wtedy)\b/;

/** "Oui pour jeudi, j'annule lundi": both name a time, and not the same. */
function differ(a: readonly Wish[], b: readonly Wish[]): boolean {
  return (
    a.length > 0 &&
    b.length > 0 &&
    !a.some((one) => b.some((other) => one.start < other.end && other.start < one.end))
  );
}
