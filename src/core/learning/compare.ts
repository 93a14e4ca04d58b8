// What other weights would change: on the sentences of past cases, and on those of the shipped corpus that a person must
// read. Shown before anything is switched on; what would newly let a red or health sentence through forbids it.

import type { Case } from '../../domain/case.ts';
import type { Language } from '../../domain/language.ts';
import type { Mail } from '../../domain/mail.ts';
import { isDanger, type Label, type Sentence } from '../../domain/reading.ts';
import type { Row } from '../reading/classifier/learn/corpus.ts';
import { isProtected } from '../reading/labels.ts';
import { lexicalOpinion } from '../reading/lexical-opinion.ts';
import type { Classify } from '../reading/opinion/classified.ts';
import { isSame, type LearnedSentence } from './learned-sentence.ts';

/** Hears how many of how many steps are done. */
export type Told = (done: number, of: number) => void;

/** What the reader alone says of one sentence. */
export interface Said {
  readonly labels: readonly Label[];
  /** It accounts for the sentence as administration: nothing in it waits for a person. */
  readonly letThrough: boolean;
}

/** `safer`: waits for a person now, or is named more gravely. `freer`: the other way round. `other`: read differently. */
export interface Change {
  readonly direction: 'safer' | 'freer' | 'other';
  readonly text: string;
  readonly before: Said;
  readonly after: Said;
  /** Null for a sentence of the shipped corpus. */
  readonly case: string | null;
}

/** What happens to the sentences of the shipped corpus that a person must read. */
export interface CorpusGuard {
  readonly guarded: number;
  readonly letThroughBefore: number;
  readonly letThroughAfter: number;
}

export interface Comparison {
  readonly cases: number;
  readonly sentences: number;
  readonly past: readonly Change[];
  readonly corpus: CorpusGuard;
  /** Why these weights must not be switched on; empty when nothing forbids it. */
  readonly harm: readonly Change[];
}

interface Weighed {
  readonly language: Language;
  readonly before: Classify;
  readonly after: Classify;
  readonly cases: readonly Case[];
  readonly corpus: readonly Row[];
  /** The practice's own sentences: what a person calls administration may be let through. */
  readonly learned: readonly LearnedSentence[];
  readonly told: Told;
}

/** Reads everything twice, with the weights in use and with the new ones. */
export function compared({ language, before, after, cases, corpus, learned, told }: Weighed): Comparison {
  const guarded = corpus.filter(({ labels }) => labels.some(isProtected));
  const guard = { guarded: guarded.length, letThroughBefore: 0, letThroughAfter: 0 };
  const harm: Change[] = [];
  guarded.forEach(({ text, labels }, at) => {
    if (at % 50 === 0) told(at, guarded.length);
    const one = said(text, language, before);
    const other = said(text, language, after);
    if (one.letThrough) guard.letThroughBefore += 1;
    if (other.letThrough) guard.letThroughAfter += 1;
    if (!one.letThrough && other.letThrough && labels.some(isGrave))
      harm.push({ direction: 'freer', text, before: one, after: other, case: null });
  });
  told(guarded.length, guarded.length);
  const theirs = cases.filter(({ reading }) => reading?.language === language);
  const past = theirs.flatMap((kase) => changesIn(kase, language, before, after));
  const forbidden = past.filter((change) => isHarm(change, theirs, { language, learned }));
  return {
    cases: theirs.length,
    sentences: theirs.reduce((sum, { reading }) => sum + (reading?.sentences.length ?? 0), 0),
    past,
    corpus: guard,
    harm: [...forbidden, ...harm],
  };
}

function changesIn(kase: Case, language: Language, before: Classify, after: Classify): readonly Change[] {
  const sentences = kase.reading?.sentences ?? [];
  const mail = mailOf(kase);
  const one = heard(sentences, mail, language, before);
  const other = heard(sentences, mail, language, after);
  return sentences.flatMap(({ text }, at): readonly Change[] => {
    const change = changeOf(one[at] ?? NOTHING, other[at] ?? NOTHING);
    return change === null ? [] : [{ ...change, text, case: kase.id }];
  });
}

const NOTHING: Said = { labels: [], letThrough: false };

function changeOf(before: Said, after: Said): Pick<Change, 'direction' | 'before' | 'after'> | null {
  const gravity = graveness(after.labels) - graveness(before.labels);
  const direction = directionOf(before, after, gravity);
  return direction === null ? null : { direction, before, after };
}

function directionOf(before: Said, after: Said, gravity: number): Change['direction'] | null {
  if (before.letThrough !== after.letThrough) return after.letThrough ? 'freer' : 'safer';
  if (gravity !== 0) return gravity < 0 ? 'freer' : 'safer';
  const same =
    before.labels.length === after.labels.length &&
    before.labels.every((label) => after.labels.includes(label));
  return same ? null : 'other';
}

/** 2: an emergency. 1: something else that a person must read. */
function graveness(labels: readonly Label[]): number {
  if (labels.some(isDanger)) return 2;
  return labels.some(isProtected) ? 1 : 0;
}

/** A sentence that was red, health, or held for such a reason, and that no person has called administration since. */
function isHarm(
  { text, direction, before, after, case: id }: Change,
  cases: readonly Case[],
  { language, learned }: Pick<Weighed, 'language' | 'learned'>,
): boolean {
  if (direction !== 'freer' || !(after.letThrough || before.labels.some(isDanger))) return false;
  if (learned.some((one) => isSame(one, { language, text }) && !one.labels.some(isProtected))) return false;
  const reading = cases.find((kase) => kase.id === id)?.reading;
  const stored = reading?.sentences.find((sentence) => sentence.text === text)?.labels ?? [];
  const flagged = reading?.flags.some(({ words }) => words !== '' && text.includes(words)) ?? false;
  return flagged || [...before.labels, ...stored].some((label) => isGrave(label));
}

/** Red, or of health: what must never be let through because something else was learned. */
function isGrave(label: Label): boolean {
  return isDanger(label) || label === 'health' || label === 'distress' || label === 'clinical';
}

function said(text: string, language: Language, classify: Classify): Said {
  const [only = NOTHING] = heard([{ number: 1, text }], NO_MAIL, language, classify);
  return only;
}

/** What the reader alone says of each sentence; approved answers aside, which no weights change. */
function heard(
  sentences: readonly Sentence[],
  mail: Mail,
  language: Language,
  classify: Classify,
): readonly Said[] {
  const { opinion, scents } = lexicalOpinion({ mail, sentences, language, faq: [], classify });
  return sentences.map(({ number }) => {
    const labels = opinion.voices.find(({ sentence }) => sentence === number)?.labels ?? [];
    const scented = scents.some((scent) => scent.number === number);
    return { labels, letThrough: labels.length > 0 && !scented && !labels.some(isProtected) };
  });
}

const NO_MAIL: Mail = {
  source: { folder: '', key: '' },
  messageId: null,
  contentHash: '',
  from: null,
  fromName: '',
  to: [],
  subject: '',
  sent: 0,
  inReplyTo: [],
  references: [],
  text: '',
  ownWords: '',
  cut: [],
  attachments: [],
  calendar: null,
  reports: [],
  automatic: null,
  proof: { kind: 'unknown', sentence: '' },
  languageHints: [],
  truncated: false,
};

/** The mail of a case, as far as it is kept. */
function mailOf({ from, thread, sent, reading }: Case): Mail {
  const ownWords = (reading?.sentences ?? [])
    .filter(({ number }) => number > 0)
    .map(({ text }) => text)
    .join('\n');
  return { ...NO_MAIL, from, sent, text: ownWords, ownWords, inReplyTo: thread.slice(0, -1) };
}
