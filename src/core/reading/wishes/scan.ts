// Walks through the text once and lists its expressions, with what joins them and what denies them.

import { addDays } from '../../../domain/time.ts';
import type { Days } from './days.ts';
import {
  arrive,
  beginning,
  carriesOn,
  deny,
  denyBackward,
  type Element,
  endSentence,
  join,
  pause,
  type State,
  stray,
  turn,
} from './elements.ts';
import { type Expression, parseExpression } from './expressions.ts';
import { isOld, passFact } from './facts.ts';
import { type Item, is, sense } from './lex.ts';
import { isSign, type Scene } from './scene.ts';
import type { SenseName } from './senses.ts';
import { exactAt, parseTime } from './times.ts';

/** A text that names more times than this is no wish; what stands behind them is left unread. */
const MOST_ELEMENTS = 120;

/** In the order of the text; what lies behind the most elements is not read. */
export function scan(scene: Scene): readonly Element[] {
  const state = beginning();
  for (let at = 0; at < scene.items.length && state.elements.length < MOST_ELEMENTS; ) {
    at = step(scene, state, at);
  }
  denyBackward(state);
  return state.elements;
}

function step(scene: Scene, state: State, at: number): number {
  const item = scene.items[at] as Item;
  if (!mayBegin(item)) {
    mark(scene, state, at);
    return at + 1;
  }
  const behind = passFact(scene, at);
  if (behind !== null) {
    join(state, 'words');
    return behind;
  }
  const found = parseExpression(scene, at);
  if (found !== null) {
    if (isOld(scene, found.value)) {
      join(state, 'words');
      return found.next;
    }
    if (is(item, 'but')) turn(state, false);
    if (is(item, 'anyDay')) state.reference = false;
    const ranged = is(item, 'between');
    const meant =
      state.moving && !ranged && isJoined(scene, at, found.next)
        ? moveTime(scene, state, found.value)
        : found.value;
    add(state, meant, { from: at, to: found.next, ranged });
    if (is(item, 'anyDay')) state.anyDay = true;
    if (isPartOfDay(item)) addPart(scene, state, at);
    if (is(item, 'except')) deny(state, 'except', 'ahead');
    return found.next;
  }
  mark(scene, state, at);
  return at + 1;
}

/** Most words of a mail begin no expression and are passed at once. */
function mayBegin(item: Item): boolean {
  return item.kind === 'number' || item.senses.some((one) => !NEVER_FIRST.has(one.is));
}

const NEVER_FIRST: ReadonlySet<SenseName> = new Set([
  'neutral',
  'the',
  'of',
  'on',
  'or',
  'and',
  'nor',
  'not',
  'nothing',
  'indefinite',
  'moiety',
  'cannot',
  'but',
  'else',
  'if',
  'price',
  'move',
  'appointment',
  'instead',
  'hours',
  'except',
]);

/** "ce soir", "tonight", "domattina": a day and a part of it in one word. */
function isPartOfDay(item: Item | undefined): boolean {
  return is(item, 'day') && sense(item, 'part')?.withDay === true;
}

function addPart(scene: Scene, state: State, at: number): void {
  const time = parseTime(scene, at);
  if (time !== null) add(state, { is: 'time', time: time.value }, { from: at, to: at + 1, ranged: false });
}

interface Place {
  readonly from: number;
  readonly to: number;
  /** Introduced by "entre": both ends are meant, even when something is moved. */
  readonly ranged: boolean;
}

function add(state: State, expression: Expression, { from, to, ranged }: Place): void {
  const continues = state.pending || (carriesOn(state) && !startsAnew(state, expression));
  if (!continues) state.denial = 'no';
  if (state.reference && !continues && expression.is === 'time') referDayBefore(state);
  const moved = state.moving && !ranged && expression.is === 'days' && expression.days.kind === 'between';
  state.elements.push({
    expression: moved ? destination(expression) : expression,
    link: state.elements.length === 0 ? 'break' : state.link,
    denied: state.denial,
    first: state.pending,
    reference: (state.reference || state.instead) && !moved,
    from,
    to,
  });
  if (moved) state.reference = false;
  state.instead = false;
  state.link = 'none';
  state.pending = false;
  state.backward = false;
}

/** "On Monday I have my appointment at 2": the day before the word and the hour behind it are one appointment. */
function referDayBefore(state: State): void {
  const day = state.elements.at(-1);
  const joined = state.link === 'none' || state.link === 'words';
  if (day?.expression.is !== 'days' || day.denied !== 'no' || !joined || state.moving) return;
  state.elements[state.elements.length - 1] = { ...day, reference: true };
}

/** "excepto los miércoles, después de las 17", "hors le week-end, entre le 1er et le 18": behind the comma the wish goes on. */
function startsAnew({ denial, link, elements }: State, expression: Expression): boolean {
  const last = elements.at(-1)?.expression;
  if (denial !== 'except' || link !== 'comma' || last?.is !== 'days') return false;
  if (expression.is === 'time') return true;
  if (last.days.kind === 'listed') return expression.days.kind !== 'listed';
  return isStretch(expression.days) && !isStretch(last.days);
}

/** Days that frame others: "entre le 1er et le 18", "the week of the 7th", "ab dem 3.". */
function isStretch(days: Days): boolean {
  if (days.kind === 'between') return days.first.kind !== 'weekday';
  return (
    days.kind === 'limit' ||
    (days.kind === 'known' && days.whole && days.span.to > addDays(days.span.from, 2))
  );
}

function isJoined({ items }: Scene, from: number, to: number): boolean {
  return items.slice(from + 1, to).some((item) => is(item, 'to'));
}

/** "avancer mon rdv de vendredi 16h à 14h": the day stays, the hour is new. */
function moveTime(scene: Scene, state: State, expression: Expression): Expression {
  const last =
    expression.is === 'time' && expression.time.kind === 'range' ? expression.time.clocks?.[1] : undefined;
  if (last === undefined) return expression;
  const day = state.elements.at(-1);
  if (day?.expression.is === 'days') state.elements[state.elements.length - 1] = { ...day, reference: false };
  state.reference = false;
  return { is: 'time', time: exactAt(scene, last) };
}

/** "décaler du 3 au 10": the tenth is the wish. */
function destination(expression: Expression): Expression {
  if (expression.is !== 'days' || expression.days.kind !== 'between') return expression;
  return { is: 'days', days: expression.days.last };
}

/** Takes note of a word or sign that is no expression. */
function mark(scene: Scene, state: State, at: number): void {
  const item = scene.items[at] as Item;
  if (item.kind === 'sign') {
    markSign(scene, state, at);
    return;
  }
  if (is(item, 'appointment') && !isAnyOne(scene, at)) state.reference = true;
  if (is(item, 'instead')) state.instead = true;
  if (is(item, 'move')) state.moving = true;
  if (is(item, 'to') && (state.moving || state.reference)) arrive(state);
  if (is(item, 'if')) state.condition = true;
  const excepts = is(item, 'except') && (!is(item, 'but') || state.anyDay);
  if (is(item, 'but', 'else') && !excepts) turn(state, is(item, 'else'));
  joinBy(scene, state, at);
  if (item.senses.length === 0) stray(state);
  if (is(item, 'nothing') && !state.condition && !isAsked(scene, at)) deny(state, 'not', 'plain');
  markDenial(scene, state, at, excepts);
}

/** What a word makes of the expressions on both sides of it. */
function joinBy(scene: Scene, state: State, at: number): void {
  const item = scene.items[at] as Item;
  if (is(item, 'or') && !opensChoice(scene, at)) join(state, 'or');
  if (is(item, 'and')) join(state, 'and');
  if (item.senses.length === 0 || is(item, 'number')) join(state, 'words');
}

/** "Après 17 h, soit le mardi, soit le jeudi": the first of such words parts nothing. */
function opensChoice({ items }: Scene, at: number): boolean {
  const text = items[at]?.text ?? '';
  if (!OPENS_CHOICE.test(text)) return false;
  const isAnother = (item: Item) => item.text === text || (text !== 'soit' && is(item, 'or'));
  return (
    !items.slice(Math.max(0, at - FAR), at).some(isAnother) && items.slice(at + 1, at + FAR).some(isAnother)
  );
}

const OPENS_CHOICE = /^(?:soit|either|ofwel)$/;
/** Items between the two words of a choice. */
const FAR = 10;

/** "An evening appointment on Friday": one that is wanted, and none that exists. */
function isAnyOne({ items }: Scene, at: number): boolean {
  const before = is(items[at - 1], 'part') ? items[at - 2] : items[at - 1];
  if (before?.kind !== 'word') return false;
  return is(before, 'indefinite') || sense(before, 'number')?.value === 1 || FIRST.test(before.text);
}

/** Whoever comes for the first time, or anew, has none. */
const FIRST =
  /^(?:premiere?|first|1st|erste[nrs]?|eerste|primer[ao]?|prim[ao]|primeir[ao]|pierwsz\p{L}+|nouve(?:l|au|lle)|new|neue[nrs]?|nieuwe?|nuev[ao]|nuov[ao]|nov[ao]|now\p{L}+)$/u;

/** The sentence ends with a question mark. */
function isAsked({ items }: Scene, at: number): boolean {
  const end = items.findIndex(
    (item, place) => place > at && item.kind === 'sign' && '.!?'.includes(item.text),
  );
  return isSign(items[end], '?');
}

function markDenial(scene: Scene, state: State, at: number, excepts: boolean): void {
  const item = scene.items[at];
  if (is(item, 'nor') && !isSign(scene.items[at + 1], ',.;!?')) {
    deny(state, 'not', 'ahead');
    join(state, 'and');
  }
  if (excepts) deny(state, 'except', 'ahead');
  if (state.condition) return;
  if (is(item, 'not')) deny(state, 'not', deniesItsVerb(scene, at) ? 'verb' : 'plain');
  if (is(item, 'cannot')) deny(state, 'not', 'either');
}

/** "Un matin où elle ne dort pas", "moi je conduis pas": behind a verb with its subject, French denies that verb. */
function deniesItsVerb({ items }: Scene, at: number): boolean {
  const verb = items[at - 1];
  if (!/^(?:pas|jamais)$/.test(items[at]?.text ?? '')) return false;
  if (verb?.kind !== 'word' || verb.senses.length > 0 || OF_WORK.test(verb.text)) return false;
  for (let back = at - 2; back >= at - MOST_PRONOUNS; back -= 1) {
    const text = items[back]?.text ?? '';
    if (SUBJECTS.has(text)) return true;
    if (!OBJECTS.has(text)) return false;
  }
  return false;
}

/** "Le mercredi je ne travaille pas": what is said of one's working days is said of the day. */
const OF_WORK = /^(?:travail|boss)/;
const MOST_PRONOUNS = 5;
const SUBJECTS: ReadonlySet<string> = new Set('je j tu il elle on nous vous ils elles'.split(' '));
const OBJECTS: ReadonlySet<string> = new Set('ne n me m te t se s y en le la l les lui leur'.split(' '));

function markSign(scene: Scene, state: State, at: number): void {
  const item = scene.items[at] as Item;
  const paragraph = item.text === '\n' && scene.items[at + 1]?.text === '\n';
  const stop = item.text === '.' && !isAbbreviation(scene.items[at - 1]);
  if (paragraph || stop || isSign(item, '!?;')) endSentence(state);
  else if (isSign(item, ',:()\n–—-')) pause(state);
  if (isSign(item, '/|')) join(state, 'or');
}

function isAbbreviation(item: Item | undefined): boolean {
  return item !== undefined && item.text.length <= 4 && is(item, 'weekday', 'month', 'am', 'pm', 'hours');
}
