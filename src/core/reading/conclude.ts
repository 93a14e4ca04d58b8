import type { Mail } from '../../domain/mail.ts';
import type { Practice } from '../../domain/practice.ts';
import {
  type DangerClass,
  isDanger,
  type Label,
  type Opinion,
  type Reading,
  type ReadSentence,
  type RedFlag,
  type Urgency,
} from '../../domain/reading.ts';
import { toLocal } from '../../domain/time.ts';
import { agree, withGuess } from './agreement.ts';
import { isClosed } from './closed.ts';
import { contradictions } from './contradictions.ts';
import { injectionFrom } from './injection.ts';
import { isProtected } from './labels.ts';
import type { LexicalReading } from './lexical-reader.ts';
import { requestsOf } from './requests.ts';
import { isReply } from './subject.ts';
import { wishContext } from './wish-context.ts';

/** What the model reader answered, as far as a conclusion needs it. */
export type ModelWord =
  | { readonly kind: 'opinion'; readonly opinion: Opinion }
  | { readonly kind: 'away' | 'unusable'; readonly sentence: string };

interface Read {
  readonly mail: Mail;
  readonly practice: Practice;
  readonly lexical: LexicalReading;
  /** null when the model was not asked. */
  readonly answer: ModelWord | null;
}

/** Joins both readers' opinions of a mail into one reading (design §3). */
export function conclude({ mail, practice, lexical, answer }: Read): Reading {
  const opinions = [lexical.opinion, ...(answer?.kind === 'opinion' ? [answer.opinion] : [])];
  const agreed = lexical.sentences
    .map((sentence) => agree(sentence, opinions))
    .map((sentence) => withGuess(sentence, lexical.guesses ?? []));
  const understood = withoutInjected(agreed);
  const context = wishContext(practice, toLocal(mail.sent, practice.zone));
  const faq = opinions.flatMap((opinion) => opinion.faq);
  const asked = { faq, language: lexical.language, context, reply: isReply(mail) };
  const sentences = contradictions(understood, requestsOf({ ...asked, sentences: understood }));
  const requests = requestsOf({ ...asked, sentences });
  const flags = [...lexical.flags, ...sentences.flatMap(flagOf)];
  const unexplained = sentences.filter(isUnexplained).map(({ text }) => text);
  return {
    language: lexical.language,
    automatic: mail.automatic,
    urgency: urgencyOf(flags),
    danger: dangerOf(flags),
    flags,
    sentences,
    requests,
    unexplained,
    readers: opinions.map(({ reader }) => reader),
    modelAway: answer !== null && answer.kind !== 'opinion',
    closed: isClosed({ mail, flags, sentences, requests, unexplained }),
  };
}

/** From words to a program onward nothing is believed, whatever a reader made of it. */
function withoutInjected(sentences: readonly ReadSentence[]): readonly ReadSentence[] {
  const from = injectionFrom(sentences);
  if (from === null) return sentences;
  return sentences.map((sentence) =>
    sentence.number < from
      ? sentence
      : { ...sentence, labels: [...sentence.labels.filter(isProtected), 'unknown'] },
  );
}

/** A sentence that nobody could explain as administration. */
function isUnexplained({ labels, disputed }: ReadSentence): boolean {
  return labels.length === 0 || disputed === true || labels.some(isNoAdministration);
}

function isNoAdministration(label: Label): boolean {
  return label === 'unknown' || label === 'health' || label === 'distress' || isDanger(label);
}

/** A danger or distress that a reader heard weighs as much as one the lexicon found (handbook §2.2.2). */
function flagOf({ number, labels, text }: ReadSentence): readonly RedFlag[] {
  return labels.flatMap((label): readonly RedFlag[] => {
    const kind = alarmOf(label);
    if (kind === null) return [];
    const tier = kind === 'distress' ? 'amber' : 'red';
    return [{ flag: 'reader', tier, class: kind, words: text, where: number === 0 ? 'subject' : 'own' }];
  });
}

const ALARMS: Readonly<Partial<Record<Label, DangerClass | 'distress'>>> = {
  distress: 'distress',
  'danger-life': 'life',
  'danger-maternity': 'maternity',
  'danger-suicide': 'suicide',
  'danger-violence': 'violence',
};

function alarmOf(label: Label): DangerClass | 'distress' | null {
  return ALARMS[label] ?? null;
}

function urgencyOf(flags: readonly RedFlag[]): Urgency {
  if (flags.some(({ tier }) => tier === 'red')) return 'red';
  return flags.some(({ tier }) => tier === 'amber') ? 'amber' : 'none';
}

/** Violence first: nothing may be written then. The suicide text names the emergency numbers too. */
const GRAVEST: readonly DangerClass[] = ['violence', 'suicide', 'maternity', 'life'];

function dangerOf(flags: readonly RedFlag[]): DangerClass | null {
  const red = new Set<RedFlag['class']>(flags.filter(({ tier }) => tier === 'red').map((flag) => flag.class));
  return GRAVEST.find((danger) => red.has(danger)) ?? null;
}
