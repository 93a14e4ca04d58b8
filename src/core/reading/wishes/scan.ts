// Walks through the text once and lists its expressions, with what joins them and what denies them.

import { type Expression, parseDay, parseExpression } from './expressions.ts';
import { type Item, is, sense } from './lex.ts';
import type { SenseName } from './senses.ts';
import { isSign, numberAt, type Scene, skipGlue } from './scene.ts';
import { parseTime } from './times.ts';

/** What stands between an expression and the one before it, from close to far. */
export const LINKS = ['none', 'words', 'comma', 'and', 'or', 'else', 'break'] as const;
export type Link = (typeof LINKS)[number];

export interface Element {
  readonly expression: Expression;
  readonly link: Link;
  readonly denied: 'no' | 'not' | 'except';
  /** The first of what a denial covers: there "pas avant" turns into "à partir de". */
  readonly first: boolean;
  /** An appointment the writer already has: no wish as long as another time is named. */
  readonly reference: boolean;
  /** Items [from, to). */
  readonly from: number;
  readonly to: number;
}

interface State {
  readonly elements: Element[];
  link: Link;
  denial: 'no' | 'not' | 'except';
  /** A denial that has met no expression yet. */
  pending: boolean;
  /** The pending denial may turn out to speak of the expression before it. */
  backward: boolean;
  /** The pending denial is a bare "pas", "nicht": any unknown word behind it is what it denies. */
  plain: boolean;
  condition: boolean;
  reference: boolean;
  moving: boolean;
  /** "any day" was said: an English "but" then takes away. */
  anyDay: boolean;
  /** First element of the sentence. */
  sentence: number;
}

/** A text that names more times than this is no wish; what stands behind them is left unread. */
const MOST_ELEMENTS = 120;

export function scan(scene: Scene): readonly Element[] {
  const state: State = {
    elements: [],
    link: 'none',
    denial: 'no',
    pending: false,
    backward: false,
    plain: false,
    condition: false,
    reference: false,
    moving: false,
    anyDay: false,
    sentence: 0,
  };
  for (let at = 0; at < scene.items.length && state.elements.length < MOST_ELEMENTS; ) at = step(scene, state, at);
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
    const ranged = is(scene.items[at], 'between');
    add(state, found.value, { from: at, to: found.next, ranged });
    if (is(scene.items[at], 'anyDay')) state.anyDay = true;
    if (isPartOfDay(scene.items[at])) addPart(scene, state, at);
    if (is(scene.items[at], 'except')) deny(state, 'except', false);
    return found.next;
  }
  mark(scene, state, at);
  return at + 1;
}

/** Most words of a mail begin no expression and are passed at once. */
function mayBegin(item: Item): boolean {
  return item.kind === 'number' || item.senses.some((one) => !NEVER_FIRST.has(one.is));
}

const NEVER_FIRST: ReadonlySet<SenseName> = new Set(['neutral', 'the', 'of', 'on', 'or', 'and', 'nor', 'not', 'cannot', 'but', 'else', 'if', 'price', 'move', 'appointment', 'hours', 'except']);

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
  const continues = state.pending || carriesOn(state);
  if (!continues) state.denial = 'no';
  const moved = state.moving && !ranged && expression.is === 'days' && expression.days.kind === 'between';
  state.elements.push({
    expression: moved ? destination(expression) : expression,
    link: state.elements.length === 0 ? 'break' : state.link,
    denied: state.denial,
    first: state.pending,
    reference: state.reference && !moved,
    from,
    to,
  });
  if (moved) state.reference = false;
  state.link = 'none';
  state.pending = false;
  state.backward = false;
}

/** "décaler du 3 au 10": the tenth is the wish. */
function destination(expression: Expression): Expression {
  if (expression.is !== 'days' || expression.days.kind !== 'between') return expression;
  return { is: 'days', days: expression.days.last };
}

/** A denial goes on through "et", "ni", "ou"; "sauf" through commas too. */
function carriesOn({ denial, link }: State): boolean {
  if (denial === 'no') return false;
  if (link === 'none' || link === 'and' || link === 'or') return true;
  return denial === 'except' && link === 'comma';
}

function join(state: State, link: Link): void {
  if (LINKS.indexOf(link) > LINKS.indexOf(state.link)) state.link = link;
}

/** Takes note of a word or sign that is no expression. */
function mark(scene: Scene, state: State, at: number): void {
  const item = scene.items[at] as Item;
  if (item.kind === 'sign') return markSign(scene, state, at);
  if (is(item, 'appointment')) state.reference = true;
  if (is(item, 'move')) state.moving = true;
  if (is(item, 'to') && (state.moving || state.reference)) arrive(state);
  if (is(item, 'if')) state.condition = true;
  const excepts = is(item, 'except') && (!is(item, 'but') || state.anyDay);
  if (is(item, 'but', 'else') && !excepts) turn(state, is(item, 'else'));
  if (is(item, 'or')) join(state, 'or');
  if (is(item, 'and')) join(state, 'and');
  if (is(item, 'nor')) deny(state, 'not', false);
  if (is(item, 'nor')) join(state, 'and');
  if (excepts) deny(state, 'except', false);
  if (is(item, 'not') && !state.condition) deny(state, 'not', true);
  else if (item.senses.length === 0 && state.plain) state.backward = false;
  state.plain = is(item, 'not') || (state.plain && state.backward);
  if (is(item, 'cannot') && !state.condition) deny(state, 'not', true);
  if (item.senses.length === 0 || is(item, 'number')) join(state, 'words');
}

function markSign(scene: Scene, state: State, at: number): void {
  const item = scene.items[at] as Item;
  const paragraph = item.text === '\n' && scene.items[at + 1]?.text === '\n';
  const stop = item.text === '.' && !isAbbreviation(scene.items[at - 1]);
  if (paragraph || stop || isSign(item, '!?;')) return endSentence(state);
  if (isSign(item, ',:()\n–—-')) {
    if (state.pending && state.backward) denyBackward(state);
    join(state, 'comma');
  }
  if (isSign(item, '/|')) join(state, 'or');
}

function isAbbreviation(item: Item | undefined): boolean {
  return item !== undefined && item.text.length <= 4 && is(item, 'weekday', 'month', 'am', 'pm', 'hours');
}

function endSentence(state: State): void {
  denyBackward(state);
  join(state, 'break');
  Object.assign(state, { denial: 'no', pending: false, backward: false, condition: false });
  Object.assign(state, { reference: false, moving: false, anyDay: false, sentence: state.elements.length });
}

/** "mais", "plutôt", "sinon": what follows is no longer denied, and no longer the old appointment. */
function turn(state: State, far: boolean): void {
  denyBackward(state);
  Object.assign(state, { denial: 'no', pending: false, condition: false, reference: false });
  join(state, far ? 'else' : 'comma');
}

function deny(state: State, kind: 'not' | 'except', backward: boolean): void {
  if (state.pending && state.backward && backward) return;
  Object.assign(state, { denial: kind, pending: true, backward });
}

/** "mardi je ne peux pas": a denial that meets nothing more speaks of what stands before it. */
function denyBackward(state: State): void {
  if (!state.pending || !state.backward) return;
  for (let at = state.elements.length - 1; at >= state.sentence; at -= 1) {
    const element = state.elements[at] as Element;
    if (element.denied !== 'no') break;
    state.elements[at] = { ...element, denied: 'not' };
    if (!['none', 'and', 'or'].includes(element.link)) break;
  }
  if (state.elements.length > state.sentence) Object.assign(state, { denial: 'no', pending: false, backward: false });
}

/** "mijn afspraak van donderdag naar …": what stood before was the old appointment. */
function arrive(state: State): void {
  for (let at = state.sentence; at < state.elements.length; at += 1) {
    state.elements[at] = { ...(state.elements[at] as Element), reference: true };
  }
  Object.assign(state, { reference: false, moving: false });
}

/** Dates that are facts and no wishes: a birth date, the date of a paper, "depuis mardi". */
function passFact(scene: Scene, at: number): number | null {
  const { items } = scene;
  if (is(items[at], 'birth')) return passDate(scene, at + 1, 4);
  if (is(items[at], 'document')) return is(items[at + 1], 'of', 'start', 'document') ? passDate(scene, at + 1, 5) : null;
  if (!is(items[at], 'since')) return null;
  const first = parseExpression(scene, skipGlue(scene, at + 1));
  if (first !== null) return parseExpression(scene, first.next)?.next ?? first.next;
  const amount = numberAt(scene, at + 1) !== null && is(items[at + 2], 'unit', 'hours');
  return amount ? at + 3 : null;
}

/** Up to `words` little words, then the date that belongs to the paper or the birth. */
function passDate(scene: Scene, at: number, words: number): number | null {
  const { items } = scene;
  let place = at;
  for (let passed = 0; passed <= words; passed += 1) {
    const item = items[place];
    if (item === undefined) return null;
    const date = parseDay(scene, skipGlue(scene, place));
    if (date !== null) return date.next;
    if (!is(item, 'of', 'the', 'on', 'start', 'document', 'neutral', 'appointment') && !isSign(item, ':(')) return null;
    place += 1;
  }
  return null;
}
