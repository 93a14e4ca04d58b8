// Labelled sentences become requests: the same wish in several sentences is one request, and times go where they belong.

import type { Language } from '../../domain/language.ts';
import {
  type FaqMatch,
  type Label,
  REQUEST_KINDS,
  type ReadSentence,
  type Request,
  type RequestKind,
} from '../../domain/reading.ts';
import type { Wish, WishContext } from '../../domain/wish.ts';
import { fold } from './fold.ts';
import { isRequestKind } from './labels.ts';
import { merged } from './merge-requests.ts';
import { bareChoice, choiceIn } from './opinion/choice.ts';
import { type TimesMeant, timesMeant } from './times-meant.ts';

interface Asked {
  readonly sentences: readonly ReadSentence[];
  readonly faq: readonly FaqMatch[];
  readonly language: Language;
  readonly context: WishContext;
  /** The mail answers another: wishes alone choose among what was offered. */
  readonly reply: boolean;
}

/** What a mail asks for, in the order in which a reply treats it (handbook §3.2). */
export function requestsOf(asked: Asked): readonly Request[] {
  const drafts = anew(
    asked.sentences.flatMap((sentence) => draftsOf(sentence, asked)),
    asked.sentences,
  );
  const joined = merged([...drafts, ...looseWishes(drafts, asked)]);
  const real = joined.filter(({ kind }) => kind !== 'none');
  return (real.length > 0 ? real : joined).toSorted(
    (a, b) => REQUEST_KINDS.indexOf(a.kind) - REQUEST_KINDS.indexOf(b.kind),
  );
}

const ANOTHER =
  /\b(?:autre|nouveau|nouvelle|a la place|replacer|reprendre|reprogrammer|another|new|instead|rebook|different|ander|andere|nieuwe|anderen|neuen|inny|nowy|otra|otro|nueva|altro|nuovo|outra|outro|nova)\b/;

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
    return gaveUp.has(number) || ANOTHER.test(text(number)) ? { ...draft, kind: 'move' } : draft;
  });
}

/** Kinds whose times are those of the existing appointment, of the wanted one, of both, or say nothing. */
const TIMES: Readonly<Record<RequestKind, 'only-about' | 'only-wishes' | 'both' | 'no'>> = {
  choose: 'only-wishes',
  confirm: 'only-about',
  move: 'both',
  cancel: 'only-about',
  book: 'only-wishes',
  series: 'only-wishes',
  home: 'only-wishes',
  when: 'only-about',
  late: 'only-about',
  earlier: 'only-wishes',
  question: 'no',
  renewal: 'no',
  document: 'only-about',
  sends: 'no',
  payment: 'no',
  contact: 'no',
  exercises: 'no',
  clinical: 'no',
  complaint: 'no',
  third: 'no',
  rights: 'no',
  human: 'no',
  survey: 'no',
  stop: 'no',
  thanks: 'no',
  none: 'no',
};

/** Kinds that a sentence with nothing but a time belongs to. */
const TAKES_WISHES: ReadonlySet<RequestKind> = new Set<RequestKind>([
  'book',
  'move',
  'earlier',
  'series',
  'home',
  'choose',
]);

const ALL =
  /\b(?:tou(?:te)?s (?:mes|nos|les|ses) (?:\p{L}+ )?(?:seances?|rdvs?|rendez|consultations?|creneaux)|l ensemble de (?:mes|nos)|all (?:of )?(?:my|our|the|future) (?:\p{L}+ )?(?:appointments?|appts?|sessions?|slots?|bookings?)|al (?:mijn|onze) (?:\p{L}+ )?afspraken|alle (?:meine |unsere )?(?:\p{L}+ )?(?:afspraken|termine)|wszystkie (?:moje )?(?:wizyty|terminy)|todas (?:mis|las|as|as minhas|minhas) (?:citas|consultas)|tutti (?:i miei |gli )?appuntamenti)\b/u;

function draftsOf(sentence: ReadSentence, asked: Asked): readonly Request[] {
  const said = sentence.labels.filter(isRequestKind);
  const kinds = withoutDoubt(
    said.map((kind) => orMove(kind, sentence, asked)),
    sentence,
    asked.reply,
  );
  return kinds.map((kind) => draft(kind, sentence, kinds, asked));
}

/** Giving up a time and naming another in one breath is a move, never a mere cancellation (design §3). */
function orMove(kind: RequestKind, { text }: ReadSentence, { language, context }: Asked): RequestKind {
  if (kind !== 'cancel') return kind;
  return timesMeant(text, language, context, 'about').wishes.some(({ include }) => include) ? 'move' : kind;
}

/** Giving up a time is a move only where another one is asked for: "en déplacement" asks for none. */
const WANTS_ANOTHER =
  /\b(?:decal|deplac(?!ement)|report(?!age)|repouss|avanc|chang|remettr|reprogramm|replac|echang|autre|plutot|sinon|possible|nouve|dispo|move|moving|resched|rebook|swap|push|instead|another|rather|other|different|bring|verzet|verplaats|ander|liever|versch|verleg|ander|neuen|przel|przen|zmien|inn|cambi|otr|mover|pasar|spost|altr|anticip|rimand|mud|remarc|outr|adi)/;

/** "Mon rendez-vous est le 15" tells when it is and does not ask. */
const ASKS_WHEN =
  /\b(?:quand|quel|heure|date|rappel|retrouv|sais (?:pas|plus)|confirm|toujours|oubli|croyais|pensais|verifi|note|perdu|when|what|time|remind|check|forg|lost|still|thought|sure|wann|uhrzeit|hoe laat|wanneer|kiedy|godzin|cuando|hora|quando|ora)/;
const PAPERS =
  /\b(?:factur|attest|certific|justific|papier|document|devis|feuille|copie|compte rendu|recu\b|dossier|invoice|receipt|letter|note\b|form\b|report|copy|paper|quote|rechnung|bescheinig|faktur|zaswiadcz|certificad|fattura|certificat)/;
const SEVERAL =
  /\b(?:series?|plusieurs|several|par semaine|a week|per week|weekly|hebdo|twice|fois|times|seances|sessions|toutes les|tous les|every|each|chaque|forfait|block of|course of|woche|keer|razy|veces|volte|vezes|\d+ ?x)\b/;

/** A doubt ("c'était pas 15 h ?") is no yes (K04); a number taken is more than a yes; only an answer can choose. */
function withoutDoubt(
  kinds: readonly RequestKind[],
  { text, labels }: ReadSentence,
  reply: boolean,
): readonly RequestKind[] {
  const drop = new Set<RequestKind>();
  if (kinds.includes('when') || kinds.includes('choose')) drop.add('confirm');
  if (kinds.includes('move') && kinds.includes('cancel')) {
    drop.add(labels.includes('wish') || WANTS_ANOTHER.test(fold(text)) ? 'cancel' : 'move');
  }
  if (kinds.includes('when') && !ASKS_WHEN.test(fold(text)) && !text.includes('?')) drop.add('when');
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
  const choice =
    kind === 'choose' ? (choiceIn(sentence.text) ?? (asked.reply ? bareChoice(sentence.text) : null)) : null;
  const times = choice === null ? timesOf(kind, sentence, kinds, asked) : NO_TIMES;
  const all = KEEPS_APPOINTMENT.has(kind) && ALL.test(fold(sentence.text).replace(/[^\p{L}\p{N}]+/gu, ' '));
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

const NO_TIMES: TimesMeant = { about: [], wishes: [] };
const KEEPS_APPOINTMENT: ReadonlySet<RequestKind> = new Set<RequestKind>([
  'cancel',
  'confirm',
  'when',
  'move',
]);

function timesOf(
  kind: RequestKind,
  { text, labels }: ReadSentence,
  kinds: readonly RequestKind[],
  { language, context }: Asked,
): TimesMeant {
  const meaning = TIMES[kind];
  if (meaning === 'no') return NO_TIMES;
  const both = meaning === 'both' || twoSided(kind, kinds, labels);
  const times = timesMeant(text, language, context, both ? leaningOf(kind) : meaning);
  if (kind === 'late' || kind === 'when')
    return { about: times.about.filter(({ daily }) => daily === undefined), wishes: [] };
  if (!both || kind === 'move') return times;
  return meaning === 'only-about'
    ? { about: times.about, wishes: labels.includes('wish') ? times.wishes : [] }
    : { about: [], wishes: times.wishes };
}

/** One sentence that gives up a time and wants another names both. */
function twoSided(kind: RequestKind, kinds: readonly RequestKind[], labels: readonly Label[]): boolean {
  if (kind === 'cancel' || kind === 'confirm')
    return labels.includes('wish') || kinds.some((other) => TAKES_WISHES.has(other));
  return TAKES_WISHES.has(kind) && kinds.some((other) => other === 'cancel' || other === 'confirm');
}

function leaningOf(kind: RequestKind): 'about' | 'wishes' {
  return kind === 'move' || kind === 'cancel' || kind === 'confirm' ? 'about' : 'wishes';
}

/** Sentences that only say when: they join the nearest request that wants a time; in an answer they choose one. */
function looseWishes(drafts: readonly Request[], asked: Asked): readonly Request[] {
  return asked.sentences
    .filter(
      ({ labels }) =>
        labels.includes('wish') && !labels.some((label) => isRequestKind(label) && TIMES[label] !== 'no'),
    )
    .flatMap(({ number, text }) => {
      const { wishes } = timesMeant(text, asked.language, asked.context, 'only-wishes');
      const kind = nearestTaker(number, drafts) ?? (asked.reply ? 'choose' : null);
      return kind === null ? [] : [loose(kind, number, wishes)];
    });
}

function loose(kind: RequestKind, sentence: number, wishes: readonly Wish[]): Request {
  return { kind, sentences: [sentence], wishes, about: [], faq: [] };
}

/** The request before it, else the one after it; a cancellation that wants another time is a move. */
function nearestTaker(number: number, drafts: readonly Request[]): RequestKind | null {
  const distance = ({ sentences }: Request) => {
    const gap = number - (sentences[0] ?? 0);
    return gap >= 0 ? gap * 2 : -gap * 2 + 1;
  };
  const [nearest] = drafts
    .filter(({ kind }) => TAKES_WISHES.has(kind) || kind === 'cancel')
    .toSorted((a, b) => distance(a) - distance(b));
  if (nearest === undefined) return null;
  return nearest.kind === 'cancel' ? 'move' : nearest.kind;
}
