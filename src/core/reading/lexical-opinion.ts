import type { Language } from '../../domain/language.ts';
import type { FaqEntry } from '../../domain/letter.ts';
import type { Mail } from '../../domain/mail.ts';
import {
  isDanger,
  type Label,
  type Opinion,
  REQUEST_KINDS,
  type Sentence,
  type Voice,
} from '../../domain/reading.ts';
import { withoutDeath } from '../consents/death-words.ts';
import { faqMatches } from './faq/faq-search.ts';
import { wordsOf } from './fold.ts';
import { isAccompanying, isProtected, isRequestKind } from './labels.ts';
import type { Chances } from './mail-kinds/kind-signs.ts';
import { accountFor } from './opinion/account.ts';
import { alarmIn } from './opinion/alarm.ts';
import { isCalmTitle } from './opinion/calm.ts';
import type { Classified, Classify } from './opinion/classified.ts';
import { type HeardSentence, inContext } from './opinion/in-context.ts';
import { wordsBear } from './opinion/kind-cues.ts';
import { asNew, isAboutOneThatExists } from './opinion/new-appointment.ts';
import { signed } from './opinion/signature.ts';
import { withoutStopOfSessions } from './opinion/stop-what.ts';
import { isBareWish, sureLabels } from './opinion/sure-labels.ts';
import { wantsPerson } from './opinion/wants-person.ts';
import { isReply } from './subject.ts';

interface Asked {
  readonly mail: Mail;
  readonly sentences: readonly Sentence[];
  readonly language: Language;
  readonly faq: readonly FaqEntry[];
  readonly classify: Classify;
  /** A text without its figures of speech; null when it has none. */
  readonly withoutIdioms?: (text: string) => string | null;
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
  /** The classifier's probabilities by sentence number; none where a pattern spoke. */
  readonly chances: ReadonlyMap<number, Chances>;
}

/** The lexical reader's opinion: patterns for what can mean only one thing, then the classifier; silent when unsure. */
export function lexicalOpinion(asked: Asked): Heard {
  const namesOneThatExists = isAboutOneThatExists(asked);
  const spoken = asked.sentences.map((sentence) =>
    withPerson(hear(sentence, { ...asked, namesOneThatExists }), sentence, asked.language),
  );
  const heard = inContext(withSignature(spoken, asked.sentences), asked);
  const asksNothing = heard.every(({ labels, sure }) => sure && labels.every(isCourtesy));
  const voices = heard
    .filter(({ sure, labels }) => sure && labels.length > 0)
    .map(({ sentence, labels }): Voice => ({ sentence, labels: asksNothing ? labels : asClosing(labels) }));
  return {
    opinion: { reader: 'lexical', voices, faq: heard.flatMap(({ matches }) => matches) },
    scents: asked.sentences.filter(({ number }) =>
      heard.some(({ sentence, scent }) => scent && sentence === number),
    ),
    chances: new Map(heard.flatMap(({ sentence, p }) => (p === undefined ? [] : [[sentence, p] as const]))),
    guesses: heard
      .filter(({ sure, labels }) => !sure && labels.length > 0)
      .map(({ sentence, labels }) => ({ sentence, labels })),
  };
}

function hear(
  sentence: Sentence,
  { namesOneThatExists, ...asked }: Asked & { readonly namesOneThatExists: boolean },
): HeardSentence {
  const { number, text } = sentence;
  const sure = sureLabels(sentence, asked.mail, asked.language);
  if (sure !== null)
    return { sentence: number, labels: sure, sure: true, explained: true, matches: [], scent: false };
  const account = withoutStopOfSessions(accountFor(text, asked.language, asked.classify), text);
  const classified = namesOneThatExists ? account : asNew(account);
  const heard = weighed(sentence, classified, asked);
  return classified.p === undefined ? heard : { ...heard, p: classified.p };
}

function weighed(sentence: Sentence, classified: Classified, asked: Asked): HeardSentence {
  const { mail, language, faq } = asked;
  const { number, text } = sentence;
  const { explained, p } = classified;
  const first = alarmIn(classified);
  const figurative = first !== null && isFigurative(first, text, asked);
  const alarm = figurative ? null : first;
  const scent = figurative || (alarm === null && classified.labels.some(isDanger));
  const said = withAlarm(figurative ? [...classified.labels, first] : classified.labels, alarm);
  const labels = isFarewell(said, text, language) ? said.filter((label) => label !== 'confirm') : said;
  const { matches, covered } = faqMatches(sentence, faq, language);
  const alarming = labels.filter(isProtected);
  if (isApproved(text, covered, alarming))
    return { sentence: number, labels: ['question'], sure: true, explained, matches, scent };
  const likely = likelyRequests(p, alarming);
  if (alarming.length > 0)
    return {
      sentence: number,
      labels: [...new Set([...alarming, ...likely])],
      sure: true,
      explained: false,
      matches,
      scent,
    };
  if (labels.length === 0 && isBareWish(text, language))
    return { sentence: number, labels: ['wish'], sure: true, explained, matches: [], scent };
  if (number === 0 && !explained && labels.length === 0 && isTitle(text, mail, p))
    return { sentence: number, labels: ['none'], sure: true, explained, matches: [], scent };
  const borne = explained && (wordsBear(labels, text, language) || takesTime(labels, text, asked));
  const kept = explained && labels.length > 0 && labels.every(isAccompanying) ? [] : matches;
  const guessed = borne || labels.some(isRequestKind) ? labels : [...labels, ...likeliestRequest(p)];
  return { sentence: number, labels: guessed, sure: borne, explained, matches: kept, scent };
}

/**
 * "I've been dying to go": an emergency that is none without the figure of speech. "Mon père vient de mourir": no wish to
 * die without the news of a death. A human reads both soon.
 */
function isFigurative(alarm: Label, text: string, { classify, language, withoutIdioms }: Asked): boolean {
  const death = alarm === 'danger-suicide' ? withoutDeath(text) : null;
  return [withoutIdioms?.(text) ?? null, death].some(
    (plain) => plain !== null && alarmIn(accountFor(plain, language, classify)) === null,
  );
}

/** "Merci, à jeudi !" takes leave; no word of it says yes. */
function isFarewell(labels: readonly Label[], text: string, language: Language): boolean {
  const leave = labels.filter((label) => label !== 'confirm');
  const takesLeave = leave.includes('closing') && leave.every(isAccompanying);
  return takesLeave && leave.length < labels.length && !wordsBear(['confirm'], text, language);
}

/** "Mardi 9 h": in an answer, a time and nothing else takes it. */
function takesTime(labels: readonly Label[], text: string, { mail, language }: Asked): boolean {
  const takes =
    labels.includes('choose') && labels.every((label) => label === 'choose' || isAccompanying(label));
  return takes && isReply(mail) && isBareWish(text, language);
}

/** A subject of few words above a mail that says what it wants. */
function isTitle(text: string, { ownWords }: Mail, p: Classified['p'] = {}): boolean {
  return ownWords.trim() !== '' && !text.includes('?') && isCalmTitle(wordsOf(text).length, p);
}

/** A name at the end, of whoever it is, is how a mail ends. */
function withSignature(
  heard: readonly HeardSentence[],
  sentences: readonly Sentence[],
): readonly HeardSentence[] {
  const names = signed(heard.map((one, at) => ({ ...one, text: sentences[at]?.text ?? '' })));
  return heard.map((one, at) => (names.has(at) ? { ...one, labels: ['name'], sure: true } : one));
}

/** A wish for a person is heard beside whatever else a sentence says. */
function withPerson(heard: HeardSentence, { text }: Sentence, language: Language): HeardSentence {
  if (heard.labels.includes('human') || !wantsPerson(text, language)) return heard;
  const beside = heard.labels.filter((label) => label !== 'contact-line' && label !== 'none');
  return { ...heard, labels: [...beside, 'human'] };
}

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

/** … and from this one on, the likeliest alone, where nothing else is heard. */
const PERHAPS = 0.35;

function likeliestRequest(p: Classified['p'] = {}): readonly Label[] {
  const chances = REQUEST_KINDS.filter((kind) => kind !== 'none' && kind !== 'thanks').map(
    (kind) => [kind, p[kind] ?? 0] as const,
  );
  const [best] = chances.toSorted(([, one], [, other]) => other - one);
  return best !== undefined && best[1] >= PERHAPS ? [best[0]] : [];
}

/** An emergency that is not certain enough for the fixed text is a word about health: a human reads. */
function withAlarm(labels: readonly Label[], alarm: Label | null): readonly Label[] {
  if (alarm === null) return labels.map((label) => (isDanger(label) ? 'health' : label));
  return [...new Set([alarm, ...labels])];
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
