// The small part of Liquid that letters may use: choices, lists and plain text. Nothing that reads files, tells the
// time, draws lots or repeats without end; a letter says the same thing each time it is made from the same facts.

import { Liquid, LiquidError } from 'liquidjs';
import type { Facts } from '../../domain/letter.ts';

const TAGS = new Set(['if', 'unless', 'case', 'for', 'break', 'continue', 'comment', '#']);
const FILTERS = new Set([
  ...['size', 'first', 'last', 'join', 'slice', 'default', 'append', 'prepend', 'replace', 'remove'],
  ...['capitalize', 'upcase', 'downcase', 'strip', 'lstrip', 'rstrip'],
  ...['plus', 'minus', 'times', 'at_least', 'at_most', 'modulo'],
]);

const liquid = small(
  new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    lenientIf: true,
    // `{% if alerted %}` must be false for the empty text; Liquid itself would take it for true.
    jsTruthy: true,
    templates: {},
    parseLimit: 20_000,
    memoryLimit: 200_000,
    renderLimit: 5_000,
  }),
);

/** What is wrong in the Liquid of a text, and where: line from 1. */
export interface LiquidFault {
  readonly kind: 'tag' | 'filter' | 'variable' | 'syntax';
  /** The tag, filter or variable; else the passage. */
  readonly word: string;
  readonly line: number;
}

export type Rendered =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'fault'; readonly fault: LiquidFault };

/** The text with its facts. A fact that the text needs and nobody gave is a fault, never a gap. */
export function render(body: string, facts: Facts): Rendered {
  return attempt(() => ({ kind: 'text', text: String(liquid.parseAndRenderSync(body, { ...facts })) }));
}

/** The first fault of the syntax; null when it can be read. */
export function syntaxFault(body: string): LiquidFault | null {
  const read = attempt(() => {
    liquid.parse(body);
    return { kind: 'text', text: '' };
  });
  return read.kind === 'fault' ? read.fault : null;
}

/** Names of the facts a text uses, sorted; the text must be readable (`syntaxFault`). */
export function variablesOf(body: string): readonly string[] {
  return [...new Set(liquid.globalVariablesSync(body))].sort();
}

/** The words of a text without its Liquid, those between quotation marks kept: they are shown too. */
export function wordsWithoutLiquid(body: string): string {
  return body.replaceAll(/\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}/gu, (tag) =>
    [' ', ...(tag.match(/"[^"]*"|'[^']*'/gu) ?? []), ' '].join(''),
  );
}

function small(engine: Liquid): Liquid {
  for (const tag of Object.keys(engine.tags)) if (!TAGS.has(tag)) delete engine.tags[tag];
  for (const filter of Object.keys(engine.filters)) if (!FILTERS.has(filter)) delete engine.filters[filter];
  return engine;
}

function attempt(read: () => Rendered): Rendered {
  try {
    return read();
  } catch (error) {
    if (error instanceof LiquidError) return { kind: 'fault', fault: faultOf(error) };
    throw error;
  }
}

const NAMED = [
  ['tag', /tag "([^"]+)" not found/u],
  ['filter', /undefined filter: (\S+?)(?:,|$)/u],
  ['variable', /undefined variable: (\S+?)(?:,|$)/u],
] as const;

function faultOf(error: LiquidError): LiquidFault {
  const [line = 1] = error.token.getPosition();
  for (const [kind, pattern] of NAMED) {
    const word = pattern.exec(error.message)?.[1];
    if (word !== undefined) return { kind, word, line };
  }
  return { kind: 'syntax', word: passageOf(error, line), line };
}

/** What stands where the fault was found; the whole line when it was found between two words. */
function passageOf({ token }: LiquidError, line: number): string {
  const passage = token.getText().split('\n')[0]?.trim() ?? '';
  return (passage === '' ? (token.input.split('\n')[line - 1] ?? '') : passage).slice(0, 60);
}
