import type { Language } from '../../domain/language.ts';
import type { FaqEntry } from '../../domain/letter.ts';
import type { Mail } from '../../domain/mail.ts';
import { isDanger, type Label, type Opinion, type Sentence, type Voice } from '../../domain/reading.ts';
import { withoutDeath } from '../consents/death-words.ts';
import { faqMatches } from './faq/faq-search.ts';
import { isAccompanying, isProtected, isRequestKind } from './labels.ts';
import type { Chances } from './mail-kinds/kind-signs.ts';
import { besideNeighbours, type InItsMail } from './neighbours/beside-neighbours.ts';
import type { NeighbourWeights } from './neighbours/neighbour-weights.ts';
import { accountFor } from './opinion/account.ts';
import { accountInMail } from './opinion/account-in-mail.ts';
import { alarmIn } from './opinion/alarm.ts';
import type { Classified, Classify } from './opinion/classified.ts';
import { type HeardSentence, inContext } from './opinion/in-context.ts';
import { leavesOpen, wordsBear } from './opinion/kind-cues.ts';
import { likeliestRequest, likelyRequests } from './opinion/likely-requests.ts';
import { asNew, isAboutOneThatExists } from './opinion/new-appointment.ts';
import { signed } from './opinion/signature.ts';
import { withoutStopOfSessions } from './opinion/stop-what.ts';
import { isBareWish, sureLabels } from './opinion/sure-labels.ts';
import { asTitle, isTitle } from './opinion/title.ts';
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
  /** A text with a plain word for every service that it names; null when it names none. */
  readonly withPlainServices?: (text: string) => string | null;
  readonly neighbourWeights?: NeighbourWeights;
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
export function lexicalOpinion(given: Asked): Heard {
  const asked = { ...given, classify: remembering(given.classify) };
  const namesOneThatExists = isAboutOneThatExists(asked);
  const inMail = readTogether(asked);
  const spoken = asked.sentences.map((sentence, at) =>
    withPerson(
      hear(sentence, { ...asked, namesOneThatExists, inMail: inMail[at] ?? null }),
      sentence,
      asked.language,
    ),
  );
  const heard = inContext(withSignature(spoken, asked.sentences), {
    ...asked,
    ofOneThatExists: namesOneThatExists,
  });
  const asksNothing = heard.every(({ labels, sure }) => sure && labels.every(isCourtesy));
  const voices = heard
    .filter(({ sure, labels }) => sure && labels.length > 0)
    .map(({ sentence, labels }): Voice => ({ sentence, labels: asksNothing ? labels : asClosing(labels) }));
  return {
    opinion: { reader: 'lexical', voices, faq: heard.flatMap(({ matches }) => matches) },
    scents: asked.sentences.filter(({ number }) =>
      heard.some(({ sentence, scent }) => scent && sentence === number),
    ),
    chances: new Map(
      heard.flatMap(({ sentence, p, inMail }) => {
        const known = inMail?.p ?? p;
        return known === undefined ? [] : [[sentence, known] as const];
      }),
    ),
    guesses: heard
      .filter(({ sure, labels }) => !sure && labels.length > 0)
      .map(({ sentence, labels }) => ({ sentence, labels })),
  };
}

/** The same classifier, asked once for every text: sentences are read alone, together, and clause by clause. */
function remembering(classify: Classify): Classify {
  const known = new Map<string, Classified>();
  return (text, language) => {
    const said = known.get(text) ?? classify(text, language);
    known.set(text, said);
    return said;
  };
}

/** Every sentence as it is beside the others; nothing where nothing was learned of that. */
function readTogether({
  sentences,
  mail,
  language,
  classify,
  neighbourWeights,
}: Asked): readonly (InItsMail | null)[] {
  if (neighbourWeights === undefined) return [];
  const alone = sentences.map((sentence) => ({
    ...sentence,
    first: classify(sentence.text, language).first ?? null,
  }));
  return besideNeighbours({ sentences: alone, language, reply: isReply(mail) }, neighbourWeights);
}

interface HeardInMail extends Asked {
  readonly namesOneThatExists: boolean;
  readonly inMail: InItsMail | null;
}

function hear(sentence: Sentence, { namesOneThatExists, ...asked }: HeardInMail): HeardSentence {
  const { number, text } = sentence;
  const sure = sureLabels(sentence, asked.mail, asked.language);
  if (sure !== null)
    return { sentence: number, labels: sure, sure: true, explained: true, matches: [], scent: false };
  const seen = number === 0 ? asTitle(asked.inMail) : asked.inMail;
  const inMail = seen === null || namesOneThatExists ? seen : asNew(seen);
  const account = withoutStopOfSessions(accountInMail(text, { ...asked, inMail }), text);
  const classified = namesOneThatExists ? account : asNew(account);
  const heard = {
    ...weighed(sentence, classified, { ...asked, inMail }),
    inMail,
    leans: classified.leans === true,
  };
  return classified.p === undefined ? heard : { ...heard, p: classified.p };
}

function weighed(
  sentence: Sentence,
  classified: Classified,
  asked: Omit<HeardInMail, 'namesOneThatExists'>,
): HeardSentence {
  const { mail, language, faq } = asked;
  const { number, text } = sentence;
  const { explained } = classified;
  const p = chancesOf(sentence, classified, asked);
  const first = alarmIn(classified, asked.inMail);
  const figurative = first !== null && isFigurative(first, text, asked);
  const alarm = figurative ? null : first;
  const suspected = alarmIn(classified) !== null || classified.labels.some(isDanger);
  const scent = figurative || (alarm === null && suspected);
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
  if (number === 0 && !explained && labels.length === 0 && isTitle(text, { mail, p, inMail: asked.inMail }))
    return { sentence: number, labels: ['none'], sure: true, explained, matches: [], scent };
  const borne = explained && (wordsBear(labels, text, language) || takesTime(labels, text, asked));
  const kept = explained && labels.length > 0 && labels.every(isAccompanying) ? [] : matches;
  const guessed = borne || labels.some(isRequestKind) ? labels : [...labels, ...likeliestRequest(p)];
  return { sentence: number, labels: guessed, sure: borne, explained, matches: kept, scent };
}

/** What a sentence probably asks, beside its neighbours where that is known; a subject is above them all. */
function chancesOf(
  { number }: Sentence,
  { p }: Classified,
  { inMail }: Pick<HeardInMail, 'inMail'>,
): Classified['p'] {
  return number === 0 ? p : (inMail?.p ?? p);
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
  return takes && isReply(mail) && isBareWish(text, language) && !leavesOpen(text, language);
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
