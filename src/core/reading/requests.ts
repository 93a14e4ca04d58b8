// Labelled sentences become requests: the same wish in several sentences is one request, and times go where they belong.

import type { Language } from '../../domain/language.ts';
import { REQUEST_KINDS, type ReadSentence, type Request, type RequestKind } from '../../domain/reading.ts';
import { addDays, at, dayOf, partsOf } from '../../domain/time.ts';
import type { Wish, WishContext } from '../../domain/wish.ts';
import { asksSomething } from './faq/faq-search.ts';
import { fold, plainWords, wordsOf } from './fold.ts';
import { isRequestKind } from './labels.ts';
import { merged } from './merge-requests.ts';
import { bareChoice, choiceIn } from './opinion/choice.ts';
import type { Asked } from './times/asked.ts';
import { ANOTHER, asksWhen, wantsTheTimes } from './times/asks-when.ts';
import { looseTimes, supposed } from './times/loose-times.ts';
import { takenOffers } from './times/offered-times.ts';
import { withQuoted } from './times/quoted-offers.ts';
import { NO_TIMES, TAKES_WISHES, timesOf } from './times/request-times.ts';
import { settledTimes, withNamed } from './times/settled-times.ts';
import { speaksOf } from './times/time-pieces.ts';
import { namesAppointment, type TimesMeant, timesMeant } from './times/times-meant.ts';
import { withoutTold } from './times/told-times.ts';
import { readWishes } from './wishes/read-wishes.ts';

/** What a mail asks for, in the order in which a reply treats it (handbook §3.2). */
export function requestsOf(asked: Asked): readonly Request[] {
  const drafts = withoutOffers(anew(withoutAnnouncements(draftsIn(asked), asked), asked.sentences), asked);
  const single = [...drafts, ...looseTimes(drafts, asked), ...supposed(drafts, asked)];
  const joined = merged(withoutTold(single, asked));
  const settled = withQuoted(withTaken(settledTimes(joined, asked), asked), asked);
  const real = settled.filter(({ kind }) => kind !== 'none');
  return (real.length > 0 ? real : settled).toSorted(
    (a, b) => REQUEST_KINDS.indexOf(a.kind) - REQUEST_KINDS.indexOf(b.kind),
  );
}

/** Who quotes the times they were offered wants those that they take of them, and no other. */
export function withTaken(requests: readonly Request[], asked: Asked): readonly Request[] {
  const taken = requests.some(({ choice }) => choice !== undefined && asked.reply)
    ? null
    : takenOffers(asked);
  if (taken === null) return requests;
  const { sentences, offers, wishes } = taken;
  const others = requests.filter(({ kind }) => !OF_OFFERS.has(kind));
  const isOffer = ({ start }: Wish) => offers.some((offer) => dayOf(offer.start) === dayOf(start));
  const moved = requests.find(({ kind, about }) => kind === 'move' && about.some((wish) => !isOffer(wish)));
  if (moved !== undefined) return [...others, { ...moved, wishes }];
  return [...others, { kind: 'choose', sentences, wishes, about: [], faq: [] }];
}

const OF_OFFERS: ReadonlySet<RequestKind> = new Set<RequestKind>([
  'choose',
  'book',
  'move',
  'confirm',
  'none',
]);

/** Who answers no mail of ours takes no offered time, unless they name its day and hour: they ask for one. */
function withoutOffers(drafts: readonly Request[], asked: Asked): readonly Request[] {
  const { reply } = asked;
  const takes = ({ kind, choice, wishes }: Request) =>
    kind !== 'choose' || reply || choice !== undefined || wishes.some(({ exact }) => exact === true);
  const taker = drafts.find(({ kind }) => kind !== 'choose' && TAKES_WISHES.has(kind));
  if (taker !== undefined)
    return drafts
      .filter((draft) => !tellsOnly(draft, drafts, asked))
      .filter((draft) => takes(draft) || draft.wishes.some(({ include }) => include))
      .map((draft) => (takes(draft) ? draft : { ...draft, kind: taker.kind }));
  return drafts.map((draft) => (takes(draft) ? draft : { ...draft, kind: 'book' }));
}

/** "Their nan picks them up at quarter past three" takes no time, beside a sentence that asks for one. */
function tellsOnly(
  { kind, choice, sentences: [number] }: Request,
  drafts: readonly Request[],
  { sentences, language, reply }: Asked,
): boolean {
  const sentence = sentences.find((one) => one.number === number);
  if (kind !== 'choose' || reply || choice !== undefined || sentence === undefined) return false;
  const { text, labels } = sentence;
  if (isListed(sentence, sentences, language)) return false;
  const wants = labels.includes('wish') || text.includes('?') || speaksOf(text, language, ['wanted', 'free']);
  return (
    !wants && drafts.some((other) => other.kind !== 'choose' && other.wishes.some(({ include }) => include))
  );
}

/** "Alternativ möglich wären:", and a line for each time. */
function isListed({ number }: ReadSentence, sentences: readonly ReadSentence[], language: Language): boolean {
  const before = sentences.filter((one) => one.number < number);
  const head = before.findLast(
    ({ text }) => wordsOf(text).length > LONGEST_LINE || text.trimEnd().endsWith(':'),
  );
  return head?.text.trimEnd().endsWith(':') === true && speaksOf(head.text, language, ['wanted', 'free']);
}

/** Words of a line in a list of times. */
const LONGEST_LINE = 8;

/** "J'ai une question" asks nothing that the question after it does not. */
function withoutAnnouncements(
  drafts: readonly Request[],
  { sentences, language }: Asked,
): readonly Request[] {
  const questions = drafts.filter(({ kind }) => kind === 'question');
  const announces = ({ faq, sentences: [number] }: Request) =>
    faq.length === 0 && !asksSomething(sentences.find((one) => one.number === number)?.text ?? '', language);
  const real = questions.filter((question) => !announces(question));
  return real.length === 0
    ? drafts
    : drafts.filter((draft) => !questions.includes(draft) || real.includes(draft));
}

/** Giving up one appointment and asking for another one is a move, also in two sentences (design §3). */
function anew(drafts: readonly Request[], sentences: readonly ReadSentence[]): readonly Request[] {
  if (!drafts.some(({ kind }) => kind === 'cancel') || drafts.some(({ kind }) => kind === 'move'))
    return drafts;
  const text = (number: number | undefined) =>
    fold(sentences.find((one) => one.number === number)?.text ?? '');
  const gaveUp = new Set(drafts.filter(({ kind }) => kind === 'cancel').flatMap((draft) => draft.sentences));
  return drafts.map((draft) => {
    const [number] = draft.sentences;
    if (draft.kind !== 'book' || number === undefined) return draft;
    return gaveUp.has(number) || ANOTHER.test(text(number))
      ? { ...withNamed(draft, [draft]), kind: 'move' }
      : draft;
  });
}

const ALL =
  /\b(?:tou(?:te)?s (?:mes|nos|les|ses) (?:\p{L}+ )?(?:seances?|rdvs?|rendez|consultations?|creneaux)|l ensemble de (?:mes|nos)|all (?:of )?(?:my|our|the|future) (?:\p{L}+ )?(?:appointments?|appts?|sessions?|slots?|bookings?)|al (?:mijn|onze) (?:\p{L}+ )?afspraken|alle (?:meine |unsere )?(?:\p{L}+ )?(?:afspraken|termine)|wszystkie (?:moje )?(?:wizyty|terminy)|todas (?:mis|las|as|as minhas|minhas) (?:citas|consultas)|tutti (?:i miei |gli )?appuntamenti)\b/u;

/** One draft for each thing a sentence asks; what was said of the appointment in question is known in later sentences. */
function draftsIn(asked: Asked): readonly Request[] {
  const drafts: Request[] = [];
  for (const sentence of asked.sentences) {
    const moves = sentence.labels.some((label) => label === 'move' || label === 'cancel');
    const known = drafts.some(({ about }) => about.length > 0) || (moves && saidElsewhere(sentence, asked));
    drafts.push(...draftsOf(sentence, { ...asked, known }));
  }
  return drafts;
}

/** Another sentence names the appointment in question: "Currently I'm down for the 13th." */
function saidElsewhere({ number }: ReadSentence, { sentences, language, context }: Asked): boolean {
  return sentences.some(
    (other) => other.number > 0 && other.number !== number && namesAppointment(other.text, language, context),
  );
}

function draftsOf(sentence: ReadSentence, asked: Asked): readonly Request[] {
  const said = sentence.labels.filter(isRequestKind);
  const kinds = withoutDoubt(
    said.map((kind) => orChoice(orMove(kind, sentence, asked), sentence, asked)),
    sentence,
    asked,
  );
  return kinds.map((kind) => draft(kind, sentence, kinds, asked));
}

/** Giving up a time and naming another in one breath is a move, never a mere cancellation (design §3). */
function orMove(kind: RequestKind, { text }: ReadSentence, { language, context }: Asked): RequestKind {
  if (kind !== 'cancel') return kind;
  return timesMeant(text, language, context, 'about').wishes.some(({ include }) => include) ? 'move' : kind;
}

/** An answer that refuses one of the times offered and is content with another takes that one. */
function orChoice(
  kind: RequestKind,
  { text }: ReadSentence,
  { sentences, language, context, reply }: Asked,
): RequestKind {
  if (kind === 'confirm' && namesStretch(text, language, context))
    return sentences.some(({ labels }) => labels.includes('move') || labels.includes('cancel'))
      ? 'move'
      : 'book';
  if (kind !== 'confirm' || !reply) return kind;
  if (choiceIn(text) !== null && timesMeant(text, language, context, 'wishes').wishes.some(isMoment))
    return 'choose';
  const { wishes } = timesMeant(text, language, context, 'wishes');
  return wishes.some(({ include, exact }) => include && exact === true) &&
    speaksOf(text, language, ['cannot'])
    ? 'choose'
    : kind;
}

/** "Anything in the week of the 7th would be lovely": no appointment lasts so long. */
function namesStretch(text: string, language: Language, context: WishContext): boolean {
  const [days, another] = readWishes(text, language, context).wishes.filter(({ include }) => include);
  if (days === undefined || another !== undefined || days.daily !== undefined) return false;
  return days.end > at(addDays(dayOf(days.start), 3), 0) && days.end <= at(addDays(dayOf(days.start), 14), 0);
}

/** Giving up a time is a move only where another one is asked for: "en déplacement" asks for none. */
const WANTS_ANOTHER =
  /\b(?:decal|deplac(?!ement)|report(?!age)|repouss|avanc|chang|remettr|reprogramm|replac|echang|autre|plutot|sinon|possible|nouve|dispo|move|moving|resched|rebook|swap|push|instead|another|rather|other|different|bring|verzet|verplaats|ander|liever|versch|verleg|ander|neuen|przel|przen|zmien|inn|cambi|otr|mover|pasar|spost|altr|anticip|rimand|mud|remarc|outr|adi)/;

/** "Je confirme" says it and asks nothing; "pouvez-vous confirmer" does not. */
const SAYS_YES =
  /\b(?:je (?:vous |te )?(?:re)?confirme|i (?:can |do |hereby )?confirm|i am confirming|ik bevestig|ich bestatige|hiermit bestatige|potwierdzam|confirmo|confermo)\b/;

function saysYes(text: string): boolean {
  return SAYS_YES.test(fold(text)) && !text.includes('?');
}

const PAPERS =
  /\b(?:factur|attest|certific|justific|papier|document|devis|feuille|copie|compte rendu|recu\b|dossier|invoice|receipt|letter|note\b|form\b|report|copy|paper|quote|rechnung|bescheinig|faktur|zaswiadcz|certificad|fattura|certificat)/;
const SEVERAL =
  /\b(?:series?|plusieurs|several|par semaine|a week|per week|weekly|hebdo|twice|fois|times|seances|sessions|toutes les|tous les|every|each|chaque|forfait|block of|course of|woche|keer|razy|veces|volte|vezes|\d+ ?x)\b/;

/** A doubt ("c'était pas 15 h ?") is no yes (K04); a number taken is more than a yes; only an answer can choose. */
function withoutDoubt(
  kinds: readonly RequestKind[],
  { text, labels }: ReadSentence,
  asked: Asked,
): readonly RequestKind[] {
  const { reply } = asked;
  const drop = new Set<RequestKind>();
  const offersTimes = kinds.includes('when') && wantsTheTimes(text, asked);
  if (kinds.includes('choose')) drop.add('confirm');
  if (kinds.includes('when') && kinds.includes('confirm')) drop.add(saysYes(text) ? 'when' : 'confirm');
  if (kinds.includes('move') && kinds.includes('cancel')) {
    drop.add(labels.includes('wish') || WANTS_ANOTHER.test(fold(text)) ? 'cancel' : 'move');
  }
  if (!asksWhen(text, kinds) || offersTimes) drop.add('when');
  if (kinds.includes('when') && !PAPERS.test(fold(text))) drop.add('document');
  if (kinds.includes('book') && !SEVERAL.test(fold(text))) drop.add('series');
  if (!reply && kinds.some((kind) => kind === 'move' || kind === 'book' || kind === 'series'))
    drop.add('choose');
  if (kinds.some((kind) => kind !== 'none' && kind !== 'thanks')) drop.add('none');
  return [...new Set(kinds)].filter((kind) => !drop.has(kind));
}

function draft(
  kind: RequestKind,
  sentence: ReadSentence,
  kinds: readonly RequestKind[],
  asked: Asked,
): Request {
  const place =
    kind === 'choose' ? (choiceIn(sentence.text) ?? (asked.reply ? bareChoice(sentence.text) : null)) : null;
  const named = timesOf(kind, sentence, kinds, asked);
  const offered = asked.reply || bareChoice(sentence.text) !== null;
  const isDay =
    named.wishes.some((wish) => isThatDay(wish, place, offered)) || isWeekday(sentence, named, asked);
  const choice = isDay ? null : place;
  const times = choice === null || named.wishes.some(isMoment) ? named : NO_TIMES;
  const all = KEEPS_APPOINTMENT.has(kind) && ALL.test(plainWords(sentence.text));
  return {
    kind,
    sentences: [sentence.number],
    wishes: times.wishes,
    about: times.about,
    ...(choice === null ? {} : { choice }),
    ...(all ? { all: true } : {}),
    faq:
      kind === 'question'
        ? [...new Set(asked.faq.filter((match) => match.sentence === sentence.number).map(({ faq }) => faq))]
        : [],
  };
}

/** "Der 2. um halb fünf": a day of the month, and not the second of the times offered; so where none was offered. */
function isThatDay({ include, exact, start, end }: Wish, day: number | null, offered: boolean): boolean {
  const oneDay = exact === true ? dayOf(start) === dayOf(end) : end === at(addDays(dayOf(start), 1), 0);
  return include && oneDay && (exact === true || !offered) && partsOf(dayOf(start)).day === day;
}

/** "As 18h de segunda": in Portuguese the weekdays are ordinals too. */
function isWeekday({ text }: ReadSentence, { wishes }: TimesMeant, { language }: Asked): boolean {
  const dated = language === 'pt' && wishes.some(({ include }) => include);
  return dated && !/\b(?:opcao|hipotese|proposta|data|vaga)\b/.test(fold(text));
}

function isMoment({ include, exact, daily }: Wish): boolean {
  return include && exact === true && daily === undefined;
}

const KEEPS_APPOINTMENT: ReadonlySet<RequestKind> = new Set<RequestKind>([
  'cancel',
  'confirm',
  'when',
  'move',
]);
