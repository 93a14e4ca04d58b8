// Turns a language file into a lookup of phrases, once per language.

import type { Weekday } from '../../../domain/time.ts';
import type { LanguageData } from './language-data.ts';
import type {
  Edge,
  Feast,
  Festival,
  Limit,
  Marker,
  PartName,
  Season,
  Sense,
  SenseOf,
  Term,
  Unit,
  Which,
} from './senses.ts';
import { tokenise } from './tokens.ts';

export interface Entry {
  readonly words: readonly string[];
  readonly senses: readonly Sense[];
}

export interface Lexicon {
  readonly data: LanguageData;
  /** Entries by their first word, longest first. */
  readonly byFirst: ReadonlyMap<string, readonly Entry[]>;
  /** Long names of days and months, for near misses of spelling, by first letter. */
  readonly names: ReadonlyMap<string, readonly Entry[]>;
}

const known = new WeakMap<LanguageData, Lexicon>();

/** Compiled at the first question and kept for the life of the language's data. */
export function lexiconOf(data: LanguageData): Lexicon {
  const ready = known.get(data);
  if (ready !== undefined) return ready;
  const made = compile(data);
  known.set(data, made);
  return made;
}

/** Shorter names are too easily another word with one letter wrong. */
const SHORTEST_NAME = 6;

function compile(data: LanguageData): Lexicon {
  const senses = new Map<string, Sense[]>();
  for (const [phrases, sense] of sensesOf(data)) {
    for (const phrase of phrases.split('|')) {
      const key = wordsOf(phrase).join(' ');
      if (key !== '') senses.set(key, [...(senses.get(key) ?? []), sense]);
    }
  }
  const entries = [...senses].map(([key, list]): Entry => ({ words: key.split(' '), senses: list }));
  entries.sort((a, b) => b.words.length - a.words.length);
  const names = entries.filter(
    ({ words: [word = '', ...more], senses: [sense] }) =>
      more.length === 0 && word.length >= SHORTEST_NAME && (sense?.is === 'weekday' || sense?.is === 'month'),
  );
  return {
    data,
    byFirst: groupBy(entries, (entry) => entry.words[0] ?? ''),
    names: groupBy(names, (entry) => entry.words[0]?.slice(0, 1) ?? ''),
  };
}

function groupBy(entries: readonly Entry[], keyOf: (entry: Entry) => string): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const group = groups.get(keyOf(entry));
    if (group === undefined) groups.set(keyOf(entry), [entry]);
    else group.push(entry);
  }
  return groups;
}

/** The words of a phrase as the tokeniser will see them in a text. */
function wordsOf(phrase: string): readonly string[] {
  return tokenise(phrase).map((token) => token.text);
}

function* sensesOf(data: LanguageData): Generator<readonly [phrases: string, sense: Sense]> {
  yield* data.weekdays.map((word, at) => [word, weekday(at, false)] as const);
  yield* (data.weekdaysShort ?? []).map(
    (word, at) => [word, { ...weekday(at, false), short: true }] as const,
  );
  yield* (data.everyWeekday ?? []).map((word, at) => [word, weekday(at, true)] as const);
  yield* data.months.map((word, at) => [word, month(at, false)] as const);
  yield* data.monthsShort.map((word, at) => [word, month(at, true)] as const);
  yield* data.numbers.map((word, value) => [word, { is: 'number', value }] as const);
  yield* data.ordinals.map((word, at) => [word, { is: 'ordinal', value: at + 1 }] as const);
  for (const [ten, word] of Object.entries(data.tens ?? {}))
    yield [word, { is: 'number', value: Number(ten) }];
  for (const [word, offset] of Object.entries(data.days)) yield [word, { is: 'day', offset }];
  for (const [word, days] of Object.entries(data.plus ?? {})) yield [word, { is: 'plus', days }];
  for (const [word, part, edge] of data.partEdges ?? []) yield [word, { is: 'part', part, edge }];
  yield* listed<PartName>(data.parts, (part) => ({ is: 'part', part }));
  for (const [offset, parts] of [data.today, data.tomorrow ?? {}].entries()) {
    yield* listed<PartName>(parts, (part) => ({ is: 'part', part, withDay: true }));
    yield* listed<PartName>(parts, () => ({ is: 'day', offset }));
  }
  yield* listed<Unit>(data.units, (unit) => ({ is: 'unit', unit }));
  yield* listed<Which>(data.which, (which) => ({ is: 'which', which }));
  yield* listed<Which>(data.whichBehind ?? {}, (which) => ({ is: 'which', which, behind: true }));
  yield* listed<Edge>(data.edges, (edge) => ({ is: 'edge', edge }));
  yield* listed<Limit>(data.limits, (limit) => ({ is: 'limit', limit }));
  yield* listed<Feast>(data.feasts, (feast) => ({ is: 'feast', feast }));
  yield* listed<Festival>(data.festivals ?? {}, (festival) => ({ is: 'festival', festival }));
  yield* listed<Term>(data.terms ?? {}, (term) => ({ is: 'term', term }));
  yield* listed<Season>(data.seasons, (season) => ({ is: 'season', season }));
  yield* listed<Marker>(data.markers, (is) => ({ is }));
}

function* listed<Name extends string>(
  phrases: Readonly<Partial<Record<Name, string>>>,
  senseOf: (name: Name) => Sense,
): Generator<readonly [string, Sense]> {
  for (const name of Object.keys(phrases) as Name[]) yield [phrases[name] ?? '', senseOf(name)];
}

function weekday(at: number, every: boolean): SenseOf<'weekday'> {
  return { is: 'weekday', day: (at + 1) as Weekday, every, short: false };
}

function month(at: number, short: boolean): Sense {
  return { is: 'month', month: at + 1, short };
}
