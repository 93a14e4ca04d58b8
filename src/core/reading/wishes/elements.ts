// The expressions of a text with what joins them, and how a sentence's denials, conditions and references pass on.

import type { Expression } from './expressions.ts';

/** What stands between an expression and the one before it, from close to far. */
const LINKS = ['none', 'words', 'comma', 'and', 'or', 'else', 'break'] as const;
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

/** What has been said so far in the walk through a text. */
export interface State {
  readonly elements: Element[];
  link: Link;
  denial: 'no' | 'not' | 'except';
  /** A denial that has met no expression yet. */
  pending: boolean;
  /** The pending denial may turn out to speak of the expression before it. */
  backward: boolean;
  /** The pending denial is a bare "pas", "nicht": any unknown word behind it is what it denies. */
  plain: boolean;
  /** Unknown words since the denial. */
  strayed: number;
  condition: boolean;
  reference: boolean;
  moving: boolean;
  instead: boolean;
  /** "any day" was said: an English "but" then takes away. */
  anyDay: boolean;
  /** First element of the sentence. */
  sentence: number;
}

/** The state before the first word. */
export function beginning(): State {
  return {
    elements: [],
    link: 'none',
    denial: 'no',
    pending: false,
    backward: false,
    plain: false,
    strayed: 0,
    condition: false,
    reference: false,
    moving: false,
    instead: false,
    anyDay: false,
    sentence: 0,
  };
}

/** A denial goes on through "et", "ni", "ou"; "sauf" through commas too. */
export function carriesOn({ denial, link }: State): boolean {
  if (denial === 'no') return false;
  if (link === 'none' || link === 'and' || link === 'or') return true;
  return denial === 'except' && link === 'comma';
}

/** The farthest of the links between two expressions counts: "lundi, ou mardi" is an `or`. */
export function join(state: State, link: Link): void {
  if (LINKS.indexOf(link) > LINKS.indexOf(state.link)) state.link = link;
}

/** Unknown words behind a denial: "pas bien", "ne peux plus marcher". After two of them it denies something else. */
export function stray(state: State): void {
  state.strayed += 1;
  if (state.plain) state.backward = false;
  if (state.pending && state.strayed > MOST_STRAY) forget(state);
}

const MOST_STRAY = 2;

function forget(state: State): void {
  Object.assign(state, { denial: 'no', pending: false, backward: false });
}

/** Denial, condition and reference end with their sentence; what comes next stands behind a `break`. */
export function endSentence(state: State): void {
  denyBackward(state);
  join(state, 'break');
  Object.assign(state, { denial: 'no', pending: false, backward: false, condition: false });
  Object.assign(state, { reference: false, moving: false, anyDay: false, sentence: state.elements.length });
}

/** "mais", "plutôt", "sinon": what follows is no longer denied, and no longer the old appointment. */
export function turn(state: State, far: boolean): void {
  denyBackward(state);
  Object.assign(state, { denial: 'no', pending: false, condition: false, reference: false });
  join(state, far ? 'else' : 'comma');
}

/**
 * `ahead`: of what follows only ("sauf"); `either`: "je ne peux pas"; `plain`: a bare "pas", "nicht"; `verb`: the "pas" of
 * another verb, which may still deny what follows.
 */
export function deny(
  state: State,
  kind: 'not' | 'except',
  where: 'ahead' | 'either' | 'plain' | 'verb',
): void {
  const backward = where === 'either' || where === 'plain';
  if (state.pending && state.backward && backward) return;
  Object.assign(state, { denial: kind, pending: true, backward, plain: where === 'plain', strayed: 0 });
}

/** A comma ends a condition, and a denial whose words went elsewhere: "je ne suis pas bien, une place demain ?" */
export function pause(state: State): void {
  denyBackward(state);
  if (state.pending && state.denial === 'not' && (state.plain || state.strayed > 0)) forget(state);
  state.condition = false;
  join(state, 'comma');
}

/** "mardi je ne peux pas": a denial that meets nothing more speaks of what stands before it. */
export function denyBackward(state: State): void {
  if (!state.pending || !state.backward) return;
  for (let at = state.elements.length - 1; at >= state.sentence; at -= 1) {
    const element = state.elements[at] as Element;
    if (element.denied !== 'no') break;
    state.elements[at] = { ...element, denied: 'not', first: element.first || isHourLimit(element) };
    if (!['none', 'and', 'or'].includes(element.link)) break;
  }
  if (state.elements.length > state.sentence) forget(state);
}

/** "Antes de las 11 no puedo" says what "no antes de las 11" says. */
function isHourLimit({ expression }: Element): boolean {
  return expression.is === 'time' && expression.time.kind === 'limit';
}

/** "mijn afspraak van donderdag naar …": what stood before was the old appointment. */
export function arrive(state: State): void {
  for (let at = state.sentence; at < state.elements.length; at += 1) {
    state.elements[at] = { ...(state.elements[at] as Element), reference: true };
  }
  Object.assign(state, { reference: false, moving: false });
}
