import type { Case } from '../../domain/case.ts';
import { type Label, OTHER_LABELS } from '../../domain/reading.ts';

const HARMLESS: readonly Label[] = OTHER_LABELS.filter((label) =>
  ['greeting', 'closing', 'name', 'contact-line', 'reason'].includes(label),
);

/**
 * A case whose sentence was something else, by the word of a person. A proposal that rested on the other reading is
 * taken back, unless both readings are only courtesies. Null when there is no such sentence.
 */
export function relabelled(kase: Case, number: number, labels: readonly Label[]): Case | null {
  const { reading } = kase;
  const meant = reading?.sentences.find((sentence) => sentence.number === number);
  if (reading === null || meant === undefined) return null;
  const sentences = reading.sentences.map((sentence) => {
    if (sentence.number !== number) return sentence;
    const { heard: _, disputed: __, ...rest } = sentence;
    return { ...rest, labels };
  });
  const isCourtesy = [...meant.labels, ...labels].every((label) => HARMLESS.includes(label));
  const proposal = isCourtesy && meant.labels.length > 0 ? kase.proposal : [];
  return { ...kase, reading: { ...reading, sentences }, proposal };
}
