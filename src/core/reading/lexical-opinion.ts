import type { Language } from '../../domain/language.ts';
import type { FaqEntry } from '../../domain/letter.ts';
import type { Mail } from '../../domain/mail.ts';
import {
  type FaqMatch,
  isDanger,
  type Label,
  type Opinion,
  REQUEST_KINDS,
  type Sentence,
  type Voice,
} from '../../domain/reading.ts';
import { faqMatches } from './faq-search.ts';
import { isAccompanying, isProtected } from './labels.ts';
import { accountFor, type Classified, type Classify } from './opinion/account.ts';
import { wordsBear } from './opinion/kind-cues.ts';
import { sureLabels } from './opinion/sure-labels.ts';

interface Asked {
  readonly mail: Mail;
  readonly sentences: readonly Sentence[];
  readonly language: Language;
  readonly faq: readonly FaqEntry[];
  readonly classify: Classify;
}

/** A match this good explains the whole question by itself, in languages that the classifier has not learned. */
const PLAIN_QUESTION = 0.8;
/** … and so good that the classifier's scent of health is no reason to hesitate. */
const APPROVED_QUESTION = 0.9;

/** What the lexical reader says, and what it only supposes: labels for a draft, of sentences it cannot account for. */
export interface Heard {
  readonly opinion: Opinion;
  readonly guesses: readonly Voice[];
  /** Sentences in which the classifier scents a danger, and is not sure enough for the fixed emergency text. */
  readonly scents: readonly Sentence[];
}

/** The lexical reader's opinion: patterns for what can mean only one thing, then the classifier; silent when unsure. */
export function lexicalOpinion(asked: Asked): Heard {
  const heard = asked.sentences.map((sentence) => hear(sentence, asked));
  const asksNothing = heard.every(({ labels, sure }) => sure && labels.every(isCourtesy));
  const voices = heard
    .filter(({ sure, labels }) => sure && labels.length > 0)
    .map(({ sentence, labels }): Voice => ({ sentence, labels: asksNothing ? labels : asClosing(labels) }));
  return {
    opinion: { reader: 'lexical', voices, faq: heard.flatMap(({ matches }) => matches) },
    scents: asked.sentences.filter(({ number }) =>
      heard.some(({ sentence, scent }) => scent && sentence === number),
    ),
    guesses: heard
      .filter(({ sure, labels }) => !sure && labels.length > 0)
      .map(({ sentence, labels }) => ({ sentence, labels })),
  };
}

interface HeardSentence {
  readonly sentence: number;
  readonly labels: readonly Label[];
  /** The labels account for the whole sentence, or raise an alarm. */
  readonly sure: boolean;
  readonly matches: readonly FaqMatch[];
  readonly scent: boolean;
}

function hear(sentence: Sentence, { mail, language, faq, classify }: Asked): HeardSentence {
  const { number, text } = sentence;
  const sure = sureLabels(sentence, mail, language);
  if (sure !== null) return { sentence: number, labels: sure, sure: true, matches: [], scent: false };
  const { labels: said, explained, p } = accountFor(text, language, classify);
  const labels = said.map((label) => (isFaint(label, p) ? 'health' : label));
  const scent = said.some((label) => isFaint(label, p));
  const { matches, covered } = faqMatches(sentence, faq, language);
  const alarming = labels.filter(isProtected);
  if (isApproved(text, covered, alarming))
    return { sentence: number, labels: ['question'], sure: true, matches, scent };
  const likely = likelyRequests(p, alarming);
  if (alarming.length > 0)
    return { sentence: number, labels: [...new Set([...alarming, ...likely])], sure: true, matches, scent };
  const borne = explained && wordsBear(labels, text);
  const kept = explained && labels.length > 0 && labels.every(isAccompanying) ? [] : matches;
  return { sentence: number, labels, sure: borne, matches: kept, scent };
}

/** From this probability on, the classifier's danger is as good as a reader's word: the fixed text leaves (R-ALERT). */
const RED_FROM = 0.8;

/** From this probability on a request is worth preparing, though the sentence as a whole is a human's. */
const LIKELY = 0.5;
/** They say themselves what the sentence wants: nothing else is supposed beside them. */
const SPEAK_ALONE: ReadonlySet<Label> = new Set<Label>(['clinical', 'complaint', 'third']);

/** What an unexplained or alarming sentence probably asks for, so that the human finds it named and prepared. */
function likelyRequests(p: Classified['p'] = {}, alarming: readonly Label[]): readonly Label[] {
  if (alarming.some((label) => SPEAK_ALONE.has(label) || isDanger(label))) return [];
  return REQUEST_KINDS.filter(
    (kind) => kind !== 'none' && kind !== 'thanks' && !isProtected(kind) && (p[kind] ?? 0) >= LIKELY,
  );
}

function isFaint(label: Label, p: Classified['p']): boolean {
  return isDanger(label) && p !== undefined && (p[label] ?? 0) < RED_FROM;
}

/** The practice approved this very question; only words of danger or distress in it say otherwise. */
function isApproved(text: string, covered: number, alarming: readonly Label[]): boolean {
  const mild = alarming.every((label) => label === 'health' || label === 'clinical');
  return text.includes('?') && mild && covered >= (alarming.length > 0 ? APPROVED_QUESTION : PLAIN_QUESTION);
}

/** Thanks at the end of a mail that asks for something are politeness. */
function asClosing(labels: readonly Label[]): readonly Label[] {
  return [...new Set(labels.map((label) => (label === 'thanks' ? 'closing' : label)))];
}

function isCourtesy(label: Label): boolean {
  return isAccompanying(label) && label !== 'wish' && label !== 'reason';
}
