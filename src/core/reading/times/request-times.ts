// Where the times of a mail go: to the request of their own sentence, to the nearest one that waits for a time, or to
// the request that such a time lets suppose.

import type { Language } from '../../../domain/language.ts';
import type { Label, ReadSentence, RequestKind } from '../../../domain/reading.ts';
import { addDays, at, dayOf, daysBetween, type LocalDate } from '../../../domain/time.ts';
import type { Wish, WishContext } from '../../../domain/wish.ts';
import { fold, wordsOf } from '../fold.ts';
import { speaksOfMoving } from '../opinion/kind-cues.ts';
import { readWishes } from '../wishes/read-wishes.ts';
import type { Asked } from './asked.ts';
import { combineWishes, isEveryWeek } from './combine-wishes.ts';
import { inNamedWeek } from './named-week.ts';
import type { Leaning } from './piece-sides.ts';
import { withPointedDay } from './pointed-day.ts';
import { withPointedWeek } from './pointed-week.ts';
import { quotedDays, quotedOffers } from './quoted-offers.ts';
import { speaksOf } from './time-pieces.ts';
import { type TimesMeant, timesMeant } from './times-meant.ts';
import { referredTime } from './times-referred.ts';

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
  earlier: 'both',
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
export const TAKES_WISHES: ReadonlySet<RequestKind> = new Set<RequestKind>([
  'book',
  'move',
  'earlier',
  'series',
  'home',
  'choose',
]);

/** Whether times say anything of a request of this kind. */
export function asksForTime(kind: RequestKind): boolean {
  return TIMES[kind] !== 'no';
}

/** Kinds about no appointment that exists. */
export function wantsOnly(kind: RequestKind): boolean {
  return TIMES[kind] === 'only-wishes';
}

/** Words with which the alternative to what was just asked begins; over folded text. */
export const OTHERWISE =
  /^ *(?:sinon|a defaut|dans le cas contraire|si (?:non|ce n est pas le cas)|if not|otherwise|failing that|or else|falls nicht|wenn nicht|sonst|ansonsten|anders|zo niet|zo nee|indien niet|si no|de lo contrario|altrimenti|se no|senao|caso contrario|jesli nie|inaczej|w przeciwnym razie)\b/;

/** "If yes, Sat 6 June 9.30": what is wanted if a question before it finds its yes. */
export const IF_SO =
  /^ *(?:if (?:yes|so)|si (?:oui|c est le cas|es que si)|falls? ja|wenn (?:ja|das geht)|zo ja|indien ja|als dat kan|(?:en|de) (?:caso afirmativo|ser asi)|se (?:si|sim)|(?:in|em) caso aff?[ei]rmativo|je(?:sli|zeli) tak)\b/;

/** Of what names no time. */
export const NO_TIMES: TimesMeant = { about: [], wishes: [] };

/** The times of a sentence that asks for this, as far as they belong to it. */
export function timesOf(
  kind: RequestKind,
  sentence: ReadSentence,
  kinds: readonly RequestKind[],
  asked: Asked,
): TimesMeant {
  const { labels } = sentence;
  const { known = false } = asked;
  const meaning = TIMES[kind];
  if (meaning === 'no') return NO_TIMES;
  const both = meaning === 'both' || twoSided(kind, kinds, labels);
  const times = timesIn(sentence, both ? leaningOf(kind, known) : meaning, asked);
  if (kind === 'late' || kind === 'when')
    return { about: times.about.filter(({ daily }) => daily === undefined), wishes: [] };
  if (kind === 'choose' && asked.reply && times.wishes.length === 0 && !givesAway(sentence, asked))
    return { about: [], wishes: times.about };
  if (kind === 'move' && (isPlainWish(sentence, times, asked) || isAskedFor(sentence, times, asked)))
    return { about: [], wishes: times.about };
  if (kind === 'move') return withCounterOffer(times, asked);
  if (!both || kind === 'earlier') return times;
  return meaning === 'only-about'
    ? { about: times.about, wishes: labels.includes('wish') ? times.wishes : [] }
    : { about: [], wishes: times.wishes };
}

/** "Meinen alten am Donnerstag geben Sie bitte weg": the other one, not the one that is taken. */
function givesAway({ text }: ReadSentence, { language }: Asked): boolean {
  return speaksOf(text, language, ['cannot']);
}

/** "Mercoledì 27 o giovedì 28, di pomeriggio.": a wish by its label, with hardly a word beside the times. */
function isPlainWish(
  { text, labels }: ReadSentence,
  times: TimesMeant,
  { language, context }: Asked,
): boolean {
  const { about, wishes } = times;
  if (!labels.includes('wish') || wishes.length > 0 || about.length < 2) return false;
  if (speaksOf(text, language, ['about', 'cannot', 'past', 'away'])) return false;
  return wordsOf(readWishes(text, language, context).rest).length <= FEW_WORDS;
}

/** "À 10 h je n'arrive pas, mais ce jeudi à partir de midi": beside the time of the letter, the one that suits. */
function withCounterOffer(times: TimesMeant, asked: Asked): TimesMeant {
  const { about, wishes } = times;
  if (!asked.reply || wishes.some(({ include }) => include)) return times;
  const [offers, days] = [quotedOffers(asked), quotedDays(asked)];
  const isOffered = ({ start, exact }: Wish) =>
    exact === true && offers.some((offer) => offer.start === start);
  const others = about.filter((wish) => wish.include && !isOffered(wish) && days.has(dayOf(wish.start)));
  if (!about.some(isOffered) || others.length === 0) return times;
  return { about: about.filter((wish) => !others.includes(wish)), wishes: [...wishes, ...others] };
}

/** "A środa 9 grudnia, 14:00?", "Woensdag de 18e" under a letter about the 17th: no word tells, and it is no old time. */
function isAskedFor({ text }: ReadSentence, { about, wishes }: TimesMeant, asked: Asked): boolean {
  const { language, reply } = asked;
  if (about.length === 0 || wishes.some(({ include }) => include)) return false;
  if (INSTEAD.test(fold(text)) && about.every(({ include }) => include)) return true;
  if (speaksOfMoving(text, language)) return false;
  if (speaksOf(text, language, ['about', 'cannot', 'past', 'away'])) return false;
  if (text.trimEnd().endsWith('?')) return true;
  const days = reply ? quotedDays(asked) : new Set<LocalDate>();
  return days.size > 0 && about.every(({ start }) => !days.has(dayOf(start)));
}

/** "Statt um 15 Uhr um 16 Uhr": the grammar leaves out the time that stands behind such words. */
const INSTEAD =
  /\b(?:statt|anstatt|anstelle|au lieu d|a la place d|instead of|rather than|in plaats van|en vez de|en lugar de|invece (?:che|di|de\p{L}*)|em vez d\p{L}|zamiast)\b/u;

const FEW_WORDS = 4;

/** Characters before a sentence in which the time that it points back to is looked for. */
export const LONGEST_BEFORE = 1_000;

/** Hours under a signature are those of the writer's own office. */
const OPENING_HOURS =
  /\b(?:open|opening|office hours|ouverte?s?|horaires?|geoffnet|(?:offnungs|buro|sprech|geschafts)zeiten|geopend|openingstijden|kantooruren|abiert[oa]s?|horarios?|apert[oi]|orari[oi]?|riceve|ricevimento|recoit|ontvangt|abert[oa]s?|otwarte|czynne|godziny pracy|werkdagen|aanwezig op|arbeits(?:tage|zeiten)|jours (?:de presence|travailles)|work(?:ing)? days|dias laborables|giorni lavorativi|dni pracy)\b/;

/** "Telefonisch erreichen Sie mich erst nach 14 Uhr": hours at which somebody is to be called. */
const CALLS =
  /\b(?:r?appel(?:er|ez|le)|joindre|joignable|telephoner|(?:call|reach|ring|text|phone) me|give me a (?:call|ring|bell)|anrufen|erreich\p{L}+|zuruckrufen|telefonisch|bellen|bereik\p{L}+|terugbellen|llam\p{L}+|localiz\p{L}+|chiam\p{L}+|richiam\p{L}+|reperibil\p{L}+|ligar\p{L}*|lig(?:uem|ue) me|telefon\p{L}+|zadzwoni\p{L}+|oddzwoni\p{L}+|dzwoni\p{L}+)\b/u;

function isOfCall({ text, labels }: ReadSentence): boolean {
  if (!labels.includes('human') && !labels.includes('contact-line')) return false;
  const asks = labels.some((label) => TAKES_WISHES.has(label as RequestKind)) && !labels.includes('human');
  return !asks && !text.includes('?') && CALLS.test(fold(text));
}

function isUnderSignature({ number, text }: ReadSentence, sentences: readonly ReadSentence[]): boolean {
  const before = sentences.filter((other) => other.number < number);
  const closed = before.findIndex(({ labels }) => labels.includes('closing') && !labels.includes('wish'));
  return closed > 0 && !text.includes('?') && OPENING_HOURS.test(fold(text));
}

/** The times of one sentence; one that points back is counted from what the mail named before it. */
export function timesIn(
  sentence: ReadSentence,
  leaning: Leaning,
  { sentences, language, context, quoted = [] }: Asked,
): TimesMeant {
  const { number, text } = sentence;
  if (isUnderSignature(sentence, sentences) || isOfCall(sentence)) return NO_TIMES;
  if (leaning === 'only-about') return timesMeant(text, language, context, leaning);
  const before = sentences.filter((other) => other.number > 0 && other.number < number);
  const earlier = before
    .map((other) => other.text)
    .join('\n')
    .slice(-LONGEST_BEFORE);
  const known = [...quoted, earlier].join('\n').slice(-LONGEST_BEFORE);
  const dated = withPointedDay(text, known, language, context);
  const written = withPointedWeek(dated, known, language, context);
  const anchor = BARE_DAY.test(text)
    ? (dateBefore(earlier, language, context) ?? monthOfSubject(sentences, language, context))
    : null;
  const said = timesMeant(written, language, anchor === null ? context : { ...context, anchor }, leaning);
  const times = { ...said, wishes: inNamedWeek(said.wishes, written, earlier, language, context) };
  const referred = referredTime(written, earlier, language, context);
  if (isEveryWeek(times.wishes)) {
    const frame = referred ?? referredBefore(before, language, context);
    return frame === null ? times : { about: times.about, wishes: times.wishes.filter(liesIn(frame)) };
  }
  if (referred === null || times.wishes.some(isBounded)) return times;
  const others = times.wishes.filter(({ include, daily }) => !include || daily !== undefined);
  return { about: times.about, wishes: combineWishes([referred], others) };
}

/** A number that may be a day of the month: "le 7", "the 8th". */
const BARE_DAY = /(?<![\d:.,/h])\d{1,2}(?![\d:/h]|[.,]\d)/;

/** The single day of another month that the mail named last: a later "the 7th" lies in that month. */
function dateBefore(earlier: string, language: Language, context: WishContext): LocalDate | null {
  const today = dayOf(context.sent);
  const named = readWishes(earlier, language, context).wishes.filter(({ daily }) => daily === undefined);
  const last = named.findLast(({ start, end }) => end <= at(addDays(dayOf(start), 1), 0));
  if (last === undefined || isEveryWeek(named) || named.length > MOST_DATES) return null;
  const date = dayOf(last.start);
  return date > addDays(today, THIS_MONTH) && date < addDays(today, SOON) ? date : null;
}

/** "Vos rendez-vous de décembre", and below "sauf le 24": the only month that the subject names. */
function monthOfSubject(
  sentences: readonly ReadSentence[],
  language: Language,
  context: WishContext,
): LocalDate | null {
  const subject = sentences.find(({ number }) => number === 0);
  if (subject === undefined || subject.text.length > LONGEST_BEFORE) return null;
  const [month, another] = readWishes(subject.text, language, context).wishes;
  if (month === undefined || another !== undefined || month.daily !== undefined) return null;
  const first = dayOf(month.start);
  const length = daysBetween(first, dayOf(month.end));
  const isMonth = first.endsWith('-01') && length >= 28 && length <= 31;
  const today = dayOf(context.sent);
  return isMonth && first > today && first < addDays(today, SOON) ? first : null;
}

/** More windows are the days of a repetition. */
const MOST_DATES = 4;

const THIS_MONTH = 20;
const SOON = 75;

/** "Il faudrait qu'on se voie avant. Les lundis me conviennent.": the frame stands one sentence earlier. */
function referredBefore(
  before: readonly ReadSentence[],
  language: Language,
  context: WishContext,
): Wish | null {
  const last = before.at(-1);
  const earlier = before.slice(0, -1).map(({ text }) => text);
  return last === undefined ? null : referredTime(last.text, earlier.join('\n'), language, context);
}

function liesIn(stretch: Wish): (wish: Wish) => boolean {
  return ({ start, end }) => stretch.start <= start && end <= stretch.end;
}

/** A day or a few, and not from some day on. */
function isBounded({ include, start, end }: Wish): boolean {
  return include && end <= at(addDays(dayOf(start), LONGEST_DAYS), 0);
}

const LONGEST_DAYS = 60;

/** One sentence that gives up a time and wants another names both. */
function twoSided(kind: RequestKind, kinds: readonly RequestKind[], labels: readonly Label[]): boolean {
  if (kind === 'cancel' || kind === 'confirm')
    return labels.includes('wish') || kinds.some((other) => TAKES_WISHES.has(other));
  return TAKES_WISHES.has(kind) && kinds.some((other) => other === 'cancel' || other === 'confirm');
}

/** A second sentence about a move says where to, when the first has said from where. */
function leaningOf(kind: RequestKind, known: boolean): Leaning {
  if (kind === 'move' && known) return 'wishes';
  return kind === 'move' || kind === 'cancel' || kind === 'confirm' ? 'about' : 'wishes';
}
