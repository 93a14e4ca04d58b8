import type { Language } from '../../domain/language.ts';
import type { FaqEntry } from '../../domain/letter.ts';
import type { Mail } from '../../domain/mail.ts';
import type { FaqMatch, Label, Opinion, Sentence, Voice } from '../../domain/reading.ts';
import { faqMatches } from './faq-search.ts';
import { isAccompanying, isProtected } from './labels.ts';
import { sureLabels } from './opinion/sure-labels.ts';

/** What the classifier says of one sentence: its sure labels, and whether every word of it is accounted for. */
export interface Classified {
  readonly labels: readonly Label[];
  readonly explained: boolean;
}
export type Classify = (sentence: string, language: Language) => Classified;

interface Asked {
  readonly mail: Mail;
  readonly sentences: readonly Sentence[];
  readonly language: Language;
  readonly faq: readonly FaqEntry[];
  readonly classify: Classify;
}

/** A match this good explains the whole question by itself, in languages that the classifier has not learned. */
const PLAIN_QUESTION = 0.8;

/** The lexical reader's opinion: patterns for what can mean only one thing, then the classifier; silent when unsure. */
export function lexicalOpinion({ mail, sentences, language, faq, classify }: Asked): Opinion {
  const heard = sentences.map((sentence) => {
    const matches = faqMatches(sentence, faq, language);
    return { sentence, matches, labels: labelsOf(sentence, mail, language, classify, matches) };
  });
  const asksNothing = heard.every(({ labels }) =>
    labels.every((label) => label === 'thanks' || isCourtesy(label)),
  );
  const voices = heard.map(
    ({ sentence, labels }): Voice => ({
      sentence: sentence.number,
      labels: asksNothing ? labels : labels.map((label) => (label === 'thanks' ? 'closing' : label)),
    }),
  );
  return {
    reader: 'lexical',
    voices: voices.filter(({ labels }) => labels.length > 0),
    faq: heard.flatMap(({ matches, labels }) =>
      labels.every(isAccompanying) && labels.length > 0 ? [] : matches,
    ),
  };
}

function labelsOf(
  sentence: Sentence,
  mail: Mail,
  language: Language,
  classify: Classify,
  matches: readonly FaqMatch[],
): readonly Label[] {
  const sure = sureLabels(sentence, mail, language);
  if (sure !== null) return sure;
  const { labels, explained } = classify(sentence.text, language);
  const alarming = labels.filter(isProtected);
  if (alarming.length > 0) return alarming;
  if (explained) return labels;
  const best = Math.max(0, ...matches.map(({ score }) => score));
  return best >= PLAIN_QUESTION && sentence.text.includes('?') ? ['question'] : [];
}

function isCourtesy(label: Label): boolean {
  return isAccompanying(label) && label !== 'wish' && label !== 'reason';
}
