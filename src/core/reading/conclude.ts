import type { Address, Mail } from '../../domain/mail.ts';
import type { Practice } from '../../domain/practice.ts';
import {
  type DangerClass,
  isDanger,
  type Label,
  type Opinion,
  type Reading,
  type ReadSentence,
  type RedFlag,
  type Request,
  type Urgency,
} from '../../domain/reading.ts';
import { toLocal } from '../../domain/time.ts';
import { agree, withGuess } from './agreement.ts';
import { withCalendar } from './calendar-request.ts';
import { isClosed } from './closed.ts';
import { contradictions } from './contradictions.ts';
import { injectionFrom } from './injection.ts';
import { isProtected } from './labels.ts';
import type { LexicalReading } from './lexical-reader.ts';
import { secondLook } from './mail-kinds/second-look.ts';
import { booked, namesOne } from './opinion/new-appointment.ts';
import { requestsOf, withTaken } from './requests.ts';
import { namesStrangeAddress } from './strange-address.ts';
import { isReply } from './subject.ts';
import { asWish } from './times/alternatives.ts';
import { calledByOffer, quotedIn } from './times/quoted-offers.ts';
import { spelledOut } from './times/spelled-out.ts';
import { unheardTimes, withUnplaced } from './times/unplaced-times.ts';
import { wishContext } from './times/wish-context.ts';
import { readWishes } from './wishes/read-wishes.ts';

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
  const ours = [mail.from, ...practice.mail.addresses];
  const understood = withoutInjected(agreed, ours);
  const context = wishContext(practice, toLocal(mail.sent, practice.zone));
  const faq = opinions.flatMap((opinion) => opinion.faq);
  const asked = { faq, language: lexical.language, context, reply: isReply(mail), quoted: quotedIn(mail) };
  const writtenOut = new Map(agreed.map(({ number, text }) => [number, spelledOut(text, lexical.language)]));
  const said = (all: readonly ReadSentence[]) =>
    spoken(all, mail).map((sentence) =>
      asWish({ ...sentence, text: writtenOut.get(sentence.number) ?? sentence.text }, all, asked),
    );
  const words = (all: readonly ReadSentence[]) => requestsOf({ ...asked, sentences: said(all) });
  const daysOf = (text: string) => readWishes(text, lexical.language, context).wishes;
  const asRead = words(understood);
  const sentences = contradictions(understood, asRead, daysOf);
  const heard = sentences === understood ? asRead : words(sentences);
  const flags = [...lexical.flags, ...sentences.flatMap(flagOf)];
  const unclear = sentences.filter(isUnexplained).map(({ text }) => text);
  const told = withCalendar(heard, mail.calendar);
  const whole = { ...asked, sentences: said(sentences) };
  const closable = isClosed({ mail, flags, sentences, requests: told, unexplained: unclear });
  const unheard = new Set(closable && mail.calendar === null ? unheardTimes(told, whole) : []);
  const unexplained = [
    ...unclear,
    ...sentences.filter(({ number }) => unheard.has(number)).map(({ text }) => text),
  ];
  const closed = closable && unheard.size === 0;
  const believed = understood.every((sentence, at) => sentence === agreed[at]);
  const again = !closed && believed && answer?.kind !== 'opinion' && mail.calendar === null;
  const seen = again ? lookedAgain(heard, { mail, lexical, reply: asked.reply, sentences, words }) : told;
  const requests = again ? withUnplaced(calledByOffer(withTaken(seen, whole), whole), whole) : seen;
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
    closed,
  };
}

interface LookedAgain {
  readonly mail: Mail;
  readonly lexical: LexicalReading;
  readonly reply: boolean;
  readonly sentences: readonly ReadSentence[];
  readonly words: (sentences: readonly ReadSentence[]) => readonly Request[];
}

/** What a mail that a human reads first asks for, seen as a whole: for its draft only. */
function lookedAgain(
  requests: readonly Request[],
  { mail, lexical, reply, sentences, words }: LookedAgain,
): readonly Request[] {
  const { language, chances, kindWeights } = lexical;
  const looked =
    chances === undefined || kindWeights === undefined
      ? requests
      : secondLook({ requests, sentences, chances, reply, weights: kindWeights, requestsOf: words });
  return namesOne({ mail, sentences, language }) ? looked : booked(looked);
}

/** A calendar program's subject repeats the event's title and date; what it asks stands in the calendar. */
function spoken(sentences: readonly ReadSentence[], { calendar }: Mail): readonly ReadSentence[] {
  return calendar === null ? sentences : sentences.filter(({ number }) => number !== 0);
}

/**
 * From words to a program onward nothing is believed, whatever a reader made of it; nor a sentence that brings in the
 * address of somebody else.
 */
function withoutInjected(
  sentences: readonly ReadSentence[],
  ours: readonly (Address | null)[],
): readonly ReadSentence[] {
  const from = injectionFrom(sentences) ?? Number.POSITIVE_INFINITY;
  return sentences.map((sentence) =>
    sentence.number < from && !namesStrangeAddress(sentence, ours)
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
