// Which time words of a sentence point at an appointment that exists, which at a time that is wanted or ruled out, and
// which at neither: "mon rdv de jeudi, plutôt vendredi, je travaille jusqu'à 17h".

import type { Language } from '../../../domain/language.ts';
import { addDays, addMinutes, at, dayOf } from '../../../domain/time.ts';
import type { Wish, WishContext } from '../../../domain/wish.ts';
import { clausesOf } from '../clauses.ts';
import { fold, plainWords, wordsOf } from '../fold.ts';
import { CUES } from '../opinion/cue-words.ts';
import { readWishes } from '../wishes/read-wishes.ts';
import { combineWishes, isEveryWeek } from './combine-wishes.ts';
import { newClock } from './new-clock.ts';
import { ALL_BUT, type Leaning, type Look, type Piece, type Side, sidesOf } from './piece-sides.ts';
import { timePieces, withoutDenials, withoutReasons } from './time-pieces.ts';

export interface TimesMeant {
  /** Of the existing appointment; always included windows, save "all but Thursday". */
  readonly about: readonly Wish[];
  readonly wishes: readonly Wish[];
}

/** Characters of a sentence beyond which nobody names a time in it: a log, a table, a letter without a full stop. */
const LONGEST = 2_000;

/** Reads the times of one sentence; one that is too long to be a person's names none. */
export function timesMeant(
  text: string,
  language: Language,
  context: WishContext,
  leaning: Leaning,
): TimesMeant {
  if (text.length > LONGEST) return { about: [], wishes: [] };
  if (leaning === 'only-about') return { about: namedIn(text, language, context), wishes: [] };
  const moves = MOVES.test(fold(text));
  const clock = moves ? newClock(text, language) : null;
  const about: Wish[] = [];
  const wishes: (readonly Wish[])[] = clock === null ? [] : [read(clock.hour, language, context)];
  const spare: boolean[] = clock === null ? [] : [false];
  for (const piece of sidesOf(timePieces(clock?.rest ?? text, language), leaning, look(language, context))) {
    const [existing, wanted] = fromTo(piece, moves, language, context);
    about.push(...existing);
    wishes.push(wanted.filter(({ end }) => end > context.sent));
    spare.push(LEADS_OTHER.test(fold(piece.text)));
  }
  return { about, wishes: wishesOf(wishes, spare, OR.test(fold(text))) };
}

/**
 * The times that are said of an existing appointment. Where one clause gives something up and names its day, the days of
 * the other clauses are other matters: "j'annule jeudi, je vous redis pour lundi".
 */
function namedIn(text: string, language: Language, context: WishContext): readonly Wish[] {
  const all = read(text, language, context);
  if (ALL_BUT.test(fold(text)) || all.length < 2) return asNamed(text, all);
  const clauses = clausesOf(text).map((clause) => ({ clause, days: read(clause, language, context) }));
  const givesUp = CUES[language].givesUp;
  const kept: Wish[] = [];
  let following = false;
  for (const { clause, days } of clauses) {
    const gives = givesUp.test(plainWords(clause));
    const bare = wordsOf(readWishes(clause, language, context).rest).length <= 1;
    following = gives || (following && bare && days.every(({ include }) => include));
    if (following) kept.push(...days);
  }
  return asNamed(text, kept.some(namesADay) ? kept : all);
}

/** Whether a statement names, in words, the time of an appointment that exists. */
export function namesAppointment(text: string, language: Language, context: WishContext): boolean {
  if (text.length > LONGEST || text.includes('?')) return false;
  return timePieces(text, language).some(
    (piece) => piece.side === 'about' && read(piece.text, language, context).some(namesADay),
  );
}

/** What a sentence's pieces want together; a piece that "or" opens is another offer, and "or" inside one stays in it. */
function wishesOf(
  pieces: readonly (readonly Wish[])[],
  spare: readonly boolean[],
  alternatives: boolean,
): readonly Wish[] {
  if (!alternatives) return together(pieces.flat());
  let all: readonly Wish[] = [];
  for (const [place, wishes] of pieces.entries()) {
    const apart = spare[place] === true || !wishes.every(isHours);
    all = apart ? all.concat(wishes) : combineWishes(all, wishes);
  }
  return all;
}

/** Hours of any day. */
function isHours({ include, daily, start, end }: Wish): boolean {
  return include && daily !== undefined && end > addMinutes(start, ONE_LONG_STRETCH);
}

const ONE_LONG_STRETCH = 60 * 24 * 60;

/** Words between alternatives, of which none narrows another. */
const OR =
  /\b(?:ou|sinon|or|otherwise|else|failing|oder|sonst|ansonsten|ersatzweise|of|anders|albo|lub|inaczej|o|si no|altrimenti|oppure|senao)\b/;

const LEADS_OTHER = new RegExp(`^[^\\p{L}\\d]*(?:et |and |und |en |e |y |i )?(?:${OR.source})`, 'u');

/** "One morning next week, between 9 and 11": what one sentence says without "or" belongs together. */
function together(wishes: readonly Wish[]): readonly Wish[] {
  if (wishes.filter(({ include }) => include).length > MOST_TOGETHER) return wishes;
  return wishes.reduce<readonly Wish[]>((all, wish) => combineWishes(all, [wish]), []);
}

/** More are the days of a repetition. */
const MOST_TOGETHER = 7;

function read(text: string, language: Language, context: WishContext): readonly Wish[] {
  return readWishes(text, language, context).wishes;
}

function look(language: Language, context: WishContext): Look {
  return {
    named: (text) => read(text, language, context).length > 0,
    exact: (text) => {
      const wishes = read(text, language, context);
      return wishes.length > 0 && wishes.every((wish) => wish.exact === true && isHours(wish));
    },
    open: (text) => isOpen(read(text, language, context).filter(({ include }) => include)),
    timed: (text) => read(text, language, context).some(hasHours),
    plain: (text) => withoutReasons(text, language),
    words: (text) => wordsOf(readWishes(text, language, context).rest).length,
  };
}

/** Hours of any day, days of every week, or hours of several days; no clock time. */
function isOpen(wishes: readonly Wish[]): boolean {
  if (wishes.length === 0 || wishes.some(({ exact, sameTime }) => exact === true || sameTime === true))
    return false;
  return wishes.every(isHours) || isEveryWeek(wishes) || (wishes.length > 1 && wishes.every(hasHours));
}

function hasHours(wish: Wish): boolean {
  return wish.daily !== undefined || lengthOf(wish) < 1;
}

/** "Je ne viens pas jeudi" names Thursday's appointment; only "sauf jeudi" takes one out. */
function asNamed(text: string, wishes: readonly Wish[]): readonly Wish[] {
  return ALL_BUT.test(fold(text)) ? wishes : wishes.map((wish) => ({ ...wish, include: true }));
}

const TO =
  /\s(?:à|a|au|sur|vers|pour|par|became|becomes?|devient|devenait|to|for|naar|auf|durch|gegen|door|na|al|para|per|por|con)\s/gi;
const MOVES =
  /\b(?:decal|davanc|deplac(?!ement)|report|bascul|(?:passer|mettre) (?:mon|ma|notre|le rdv|le rendez|la seance)|bec(?:ame|omes?)|deven|devien|passer (?:de|a (?=\d|lun|mar|mer|jeu|ven|sam))|glisser|reculer|modif|chang|avanc|echang|move|shift|resched|swap|push|verzet|verplaats|naar|schuif|schuiv|rutsch|schieb|verschieb|verleg|legen\b|gelegt|verschob|vorzieh|forward|bring|umbuch|przeloz|przenies|zmien|cambi|mover|pasar|passar|trocar|repor |repomos|recuper|odrob|zamien|traslad|aplaz|adelant|pospon|retras|spost|anticip|rimand|rinvi|posticip|antecip|reagend|transfer|przepis|przesun|mud|remarc|adi|remplac|ersetz|tausch|vervang|ruil|lo de(?:l)? [a-z]+ (?:al|a la|para)\b|quell[oa] (?:di|del|dell) ?[a-z]+ a[l ]|[oa] de [a-z]+ para\b|z (?:poniedzialku|wtorku|srody|czwartku|piatku|soboty|jutra|dzisiaj) na\b)/;
/** "à 11h15" gives the clock time of the day before it, "à partir" opens a stretch: no way from one day to another. */
const CLOCK = /^(?:\d{1,2}\s*(?:h|:|\.\d|uhr|am\b|pm\b|heures?)|partir\b)/i;

/** "à" and its like that are tried as the way from one day to another. */
const MOST_WAYS = 12;

/** "décaler mardi à jeudi", "from Tuesday to Thursday": what stands before is left for what stands behind. */
function fromTo(
  { text, side }: Piece,
  moves: boolean,
  language: Language,
  context: WishContext,
): readonly [readonly Wish[], readonly Wish[]] {
  if (side === 'nothing') return [[], []];
  for (const { index, 0: word } of moves ? [...text.matchAll(TO)].slice(0, MOST_WAYS) : []) {
    const rest = text.slice(index + word.length);
    if (CLOCK.test(rest) || ENDS_IN_OR.test(fold(text.slice(0, index)))) continue;
    const before = read(text.slice(0, index), language, context);
    const behind = thatBehind(text, rest, before, language, context);
    if (before.some(namesADay) && behind.some(namesADay)) return [asNamed(text, before), behind];
    const [day] = before;
    if (day !== undefined && isTimed(before) && PART.test(rest) && behind.length > 0 && behind.every(isHours))
      return [asNamed(text, before), combineWishes([wholeDay(day)], behind)];
  }
  const wishes = read(text, language, context);
  if (!RULED_OUT.has(side)) return bySide(text, side, wishes);
  const heard = !sameWishes(read(withoutDenials(text, language), language, context), wishes);
  if (wishes.every(isSomeHours)) return [[], heard ? wishes : wishes.map(turnedHours)];
  return bySide(text, side, wishes.map(outOfDays));
}

/** What the words behind name; "dieser Woche … auf die nächste" is understood only with the words before. */
function thatBehind(
  text: string,
  rest: string,
  before: readonly Wish[],
  language: Language,
  context: WishContext,
): readonly Wish[] {
  const alone = read(rest, language, context);
  if (alone.length > 0 || before.length === 0) return alone;
  return read(text, language, context).filter(({ start }) => before.every((wish) => wish.start !== start));
}

/** The times of a piece that names no way from one to another: existing ones first, then wanted ones. */
function bySide(
  text: string,
  side: Side,
  wishes: readonly Wish[],
): readonly [readonly Wish[], readonly Wish[]] {
  if (side === 'given-up' && isOneDay(wishes)) return [asNamed(text, wishes), []];
  if (side === 'denied' || side === 'given-up') return [[], denied(wishes)];
  if (side === 'out')
    return [
      [],
      wishes
        .filter((wish) => namesADay(wish) && lengthOf(wish) <= LONGEST_DAYS)
        .map((wish) => ({ ...wish, include: false })),
    ];
  return side === 'about' ? [asNamed(text, wishes), []] : [[], wishes];
}

const RULED_OUT: ReadonlySet<Side> = new Set<Side>(['denied', 'given-up']);

function sameWishes(a: readonly Wish[], b: readonly Wish[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** "Antes de las diez no puede" means from ten on, and hours in the middle of the day are left out of it. */
function turnedHours(wish: Wish): Wish {
  const [from, to] = wish.daily ?? [0, 0];
  if (!wish.include) return wish;
  if (from <= MORNING) return { ...wish, daily: [to, NIGHT] };
  return to >= NIGHT ? { ...wish, daily: [MORNING, from] } : { ...wish, include: false };
}

/** Of several days of which the grammar denied only some: "el martes no me cuadra y los jueves tengo inglés". */
function outOfDays(wish: Wish, _: number, all: readonly Wish[]): Wish {
  const whole = all.every(
    ({ start, end, daily }) => daily === undefined && !/T(?!00:00)/.test(`${start} ${end}`),
  );
  return whole && all.some(({ include }) => !include) && lengthOf(wish) <= 1
    ? { ...wish, include: false }
    : wish;
}

/** Where "before" begins and "after" ends, in minutes. */
const MORNING = 480;
const NIGHT = 1260;

/** "Przed 11 nie dam rady": hours of any day, which no appointment is. */
function isSomeHours(wish: Wish): boolean {
  return wish.exact !== true && isHours({ ...wish, include: true });
}

/** "Au lundi ou au mardi": the second word leads to another offer, not away from the first. */
const ENDS_IN_OR = /\b(?:ou|or|oder|of|albo|lub|czy|o|et|and|und|en|y|i|e)\s*$/;

/** "Décaler le 9 à 9 h sur l'après-midi": a part of the same day. */
const PART =
  /^(?:any |an |une? |einen |een |una |uma? |l['’]|la |le |the |den |de |il |al |o |a |po)?\s*(?:apr|mat|soir|aft|even|morn|nachm|vorm|abend|middag|ocht|avond|tard|mañ|noch|pom|ser|manh|noit|połud|wiecz|ran)/i;

/** One day with an hour. */
function isTimed(wishes: readonly Wish[]): boolean {
  return (
    wishes.length === 1 &&
    wishes.every((wish) => wish.include && wish.daily === undefined && lengthOf(wish) < 1)
  );
}

function wholeDay({ start }: Wish): Wish {
  return { include: true, start: at(dayOf(start), 0), end: at(addDays(dayOf(start), 1), 0) };
}

/** "Friday no longer works": days without hours are ruled out, though no word of the grammar denies them. */
function denied(wishes: readonly Wish[]): readonly Wish[] {
  if (wishes.some(({ include }) => !include)) return wishes;
  return wishes
    .filter((wish) => !(wish.exact === true && isHours(wish)))
    .map((wish) => (isAFewDays(wish) ? { ...wish, include: false } : wish));
}

/** One appointment is given up; who can't on several days, or in a whole week, rules them out. */
function isOneDay(wishes: readonly Wish[]): boolean {
  const days = new Set(wishes.filter(({ daily }) => daily === undefined).map(({ start }) => dayOf(start)));
  return days.size <= 1 && wishes.every((wish) => wish.daily !== undefined || lengthOf(wish) <= 1);
}

function isAFewDays(wish: Wish): boolean {
  return wish.sameTime === undefined && wish.daily === undefined && lengthOf(wish) <= LONGEST_DAYS;
}

/** In days. */
function lengthOf({ start, end }: Wish): number {
  return (Date.parse(`${end}Z`) - Date.parse(`${start}Z`)) / 86_400_000;
}

const LONGEST_DAYS = 60;

/** A day or a few, not a time of day on any day. */
function namesADay(wish: Wish): boolean {
  const { daily, sameTime } = wish;
  return (daily === undefined && sameTime === undefined) || lengthOf(wish) <= LONGEST_DAYS;
}
