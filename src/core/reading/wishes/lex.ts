// From tokens to items: each item is a phrase the language knows, a number, a sign, or an unknown word.

import type { Entry, Lexicon } from './lexicon.ts';
import type { Sense, SenseName, SenseOf } from './senses.ts';
import { misspelled } from './spelling.ts';
import { type Token, tokenise } from './tokens.ts';

export interface Item {
  readonly kind: Token['kind'];
  readonly text: string;
  readonly senses: readonly Sense[];
  readonly from: number;
  readonly to: number;
  readonly glued: boolean;
  readonly capital: boolean;
}

/** Written inside phrases without meaning anything: "week-end", "d'ici", "p.m.". */
const INNER = new Set(["'", '’', '-', '`', '´', '‑']);

/** Apostrophes are dropped; the places of an item are those of the original text. */
export function lex(text: string, lexicon: Lexicon): readonly Item[] {
  const tokens = withoutNoise(tokenise(text)).flatMap((token) => split(token, lexicon));
  const items: Item[] = [];
  for (let at = 0; at < tokens.length; ) {
    const { item, next } = itemAt(tokens, at, lexicon);
    const noise = item.kind === 'sign' && (/['’`´]/.test(item.text) || isOfAbbreviation(tokens, at, items));
    if (!noise) items.push(item);
    at = next;
  }
  return joinNumbers(items);
}

/** "Godz. 16", "ok. 17": the full stop of a word before an hour, which ends no sentence. */
function isOfAbbreviation(tokens: readonly Token[], at: number, items: readonly Item[]): boolean {
  const [dot, number, before] = [tokens[at], tokens[at + 1], items.at(-1)];
  const short = before?.kind === 'word' && (before.text.split(' ').at(-1)?.length ?? 0) <= SHORTENED;
  return dot?.text === '.' && dot.glued && number?.kind === 'number' && short && is(before, 'at', 'around');
}

/** Letters. */
const SHORTENED = 4;

// These two are asked dozens of times for every word: plain loops, and nothing to do for unknown words.

/** What an item means in this role, of all that it may mean; undefined when it has no such role. */
export function sense<Name extends SenseName>(item: Item | undefined, name: Name): SenseOf<Name> | undefined {
  if (item === undefined) return undefined;
  for (const one of item.senses) if (one.is === name) return one as SenseOf<Name>;
  return undefined;
}

/** Whether the item may play one of these roles; never for an unknown word, or behind the end. */
export function is(item: Item | undefined, ...names: readonly SenseName[]): boolean {
  if (item === undefined) return false;
  for (const one of item.senses) if (names.includes(one.is)) return true;
  return false;
}

function itemAt(tokens: readonly Token[], at: number, lexicon: Lexicon): { item: Item; next: number } {
  const token = tokens[at] as Token;
  for (const entry of lexicon.byFirst.get(token.text) ?? []) {
    const next = matchEnd(tokens, at, entry.words);
    if (next !== null)
      return { item: { ...itemOf(tokens, at, next, entry.senses), kind: kindOf(token, entry) }, next };
  }
  if (token.kind === 'number') return { item: itemOf(tokens, at, at + 1, numberSenses(token)), next: at + 1 };
  const near = token.kind === 'word' ? misspelled(token.text, lexicon.names) : null;
  return { item: itemOf(tokens, at, at + 1, near?.senses ?? []), next: at + 1 };
}

/** A phrase that begins with a digit ("1er", "2main") is a word. */
function kindOf(token: Token, entry: Entry): Token['kind'] {
  return entry.words.length > 1 ? 'word' : token.kind;
}

function matchEnd(tokens: readonly Token[], at: number, words: readonly string[]): number | null {
  let here = at;
  for (const [place, word] of words.entries()) {
    if (place > 0) while (isInner(tokens, here)) here += 1;
    if (tokens[here]?.text !== word) return null;
    if (place === 1 && word.length === 1 && tokens[at]?.kind === 'number' && !tokens[here]?.glued)
      return null;
    here += 1;
  }
  return here;
}

/** A full stop joins single letters only: "p.m." */
function isInner(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.kind !== 'sign') return false;
  if (token.text === '\n') return tokens[at + 1]?.text !== '\n';
  if (token.text === '.')
    return token.glued && tokens[at - 1]?.text.length === 1 && tokens[at + 1]?.text.length === 1;
  return INNER.has(token.text);
}

function itemOf(tokens: readonly Token[], at: number, next: number, senses: Entry['senses']): Item {
  const first = tokens[at] as Token;
  const last = tokens[next - 1] as Token;
  const text = tokens.slice(at, next).map((token) => token.text);
  return {
    kind: first.kind,
    text: text.join(' '),
    senses,
    from: first.from,
    to: last.to,
    glued: first.glued,
    capital: first.capital,
  };
}

function numberSenses(token: Token): readonly Sense[] {
  return token.text.length <= 4 ? [{ is: 'number', value: Number(token.text) }] : [];
}

/** Compound words are cut where both halves are known: "Montagmorgen", "donderdagmiddag". */
function split(token: Token, lexicon: Lexicon): readonly Token[] {
  if (!lexicon.data.habits.compounds || token.kind !== 'word') return [token];
  if (token.text.length > 24 || token.text.length < 7 || lexicon.byFirst.has(token.text)) return [token];
  for (let cut = 4; cut <= token.text.length - 3; cut += 1) {
    const head = token.text.slice(0, cut);
    const tail = token.text.slice(cut);
    if (!isCompound(lexicon, head, tail)) continue;
    const middle = token.from + cut;
    return [
      { ...token, text: head, to: middle },
      { ...token, text: tail, from: middle, glued: true },
    ];
  }
  return [token];
}

/** "Montagmorgen", "Januarhälfte", "Januarwoche". */
function isCompound(lexicon: Lexicon, head: string, tail: string): boolean {
  const day = knows(lexicon, head, ['weekday', 'day']) && knows(lexicon, tail, ['part']);
  return (
    day || (knows(lexicon, head, ['month']) && (knows(lexicon, tail, ['moiety']) || isWeek(lexicon, tail)))
  );
}

function isWeek({ byFirst }: Lexicon, word: string): boolean {
  const senses = (byFirst.get(word) ?? [])
    .filter(({ words }) => words.length === 1)
    .flatMap((one) => one.senses);
  return senses.some((one) => one.is === 'unit' && one.unit === 'week');
}

function knows(lexicon: Lexicon, word: string, names: readonly SenseName[]): boolean {
  const entries = lexicon.byFirst.get(word) ?? [];
  return entries.some(
    (entry) => entry.words.length === 1 && entry.senses.some((one) => names.includes(one.is)),
  );
}

/** "twenty-five", "trente et un" are one number each. */
function joinNumbers(items: readonly Item[]): readonly Item[] {
  const joined: Item[] = [];
  for (let at = 0; at < items.length; at += 1) {
    const item = items[at] as Item;
    const tens = tensOf(item);
    const gap = ['-', 'et', 'y', 'e', 'and', 'a'].includes(items[at + 1]?.text ?? '') ? 2 : 1;
    const unit = items[at + gap];
    const ones = tens > 0 && unit?.kind === 'word' ? onesOf(unit) : null;
    if (ones === null || unit === undefined) {
      joined.push(item);
      continue;
    }
    const value = tens + ones.value;
    joined.push({
      ...item,
      text: `${item.text} ${unit.text}`,
      senses: [{ is: ones.is, value }],
      to: unit.to,
    });
    at += gap;
  }
  return joined;
}

function tensOf(item: Item): number {
  const value = item.kind === 'word' ? (sense(item, 'number')?.value ?? 0) : 0;
  return value >= 20 && value % 10 === 0 ? value : 0;
}

function onesOf(item: Item): { is: 'number' | 'ordinal'; value: number } | null {
  const found = sense(item, 'number') ?? sense(item, 'ordinal');
  return found !== undefined && found.value >= 1 && found.value <= 9 ? found : null;
}

/** Phone numbers, addresses of mail and web: their digits are no dates. */
function withoutNoise(tokens: readonly Token[]): readonly Token[] {
  const noisy = new Set<number>();
  for (const [at, token] of tokens.entries()) {
    if (isAddressSign(tokens, at)) markGlued(tokens, at, noisy);
    if (token.kind === 'number') markPairs(tokens, at, noisy);
  }
  return tokens.map((token, at) => (noisy.has(at) ? { ...token, kind: 'sign', text: '¤' } : token));
}

function isAddressSign(tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (token?.text === '@') return token.glued && next?.glued === true;
  return token?.text === ':' && next?.text === '/' && tokens[at + 2]?.text === '/';
}

function markGlued(tokens: readonly Token[], at: number, noisy: Set<number>): void {
  if (noisy.has(at)) return;
  let first = at;
  while (first > 0 && tokens[first]?.glued) first -= 1;
  for (let here = first; here === first || tokens[here]?.glued; here += 1) noisy.add(here);
}

/** Five pairs of digits with the same sign between them, as telephones are written. */
function markPairs(tokens: readonly Token[], at: number, noisy: Set<number>): void {
  const sign = tokens[at + 1]?.kind === 'sign' ? tokens[at + 1]?.text : undefined;
  const step = sign === undefined ? 1 : 2;
  for (let pair = 0; pair < 5; pair += 1) {
    const digits = tokens[at + pair * step];
    if (digits?.kind !== 'number' || digits.text.length !== 2) return;
    if (pair > 0 && sign !== undefined && tokens[at + pair * step - 1]?.text !== sign) return;
  }
  for (let here = at; here < at + 4 * step + 1; here += 1) noisy.add(here);
}
