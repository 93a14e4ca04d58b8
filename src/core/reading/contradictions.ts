import type { ReadSentence, Request } from '../../domain/reading.ts';
import type { Wish } from '../../domain/wish.ts';

/** Marks the sentences of a mail that keeps and gives up the same appointment: only a human can ask which. */
export function contradictions(
  sentences: readonly ReadSentence[],
  requests: readonly Request[],
): readonly ReadSentence[] {
  const yes = requests.find(({ kind }) => kind === 'confirm');
  const no = requests.find(({ kind }) => kind === 'cancel');
  if (yes === undefined || no === undefined || differ(yes.about, no.about)) return sentences;
  const meant = new Set([...yes.sentences, ...no.sentences]);
  return sentences.map((sentence) =>
    meant.has(sentence.number) ? { ...sentence, disputed: true } : sentence,
  );
}

/** "Oui pour jeudi, j'annule lundi": both name a time, and not the same. */
function differ(a: readonly Wish[], b: readonly Wish[]): boolean {
  return (
    a.length > 0 &&
    b.length > 0 &&
    !a.some((one) => b.some((other) => one.start < other.end && other.start < one.end))
  );
}
