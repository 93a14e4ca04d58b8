// The red-flag lexicon and its look-alikes, as parsed from data/red-flags.yaml and data/look-alikes.yaml.

import { z } from 'zod';
import { LANGUAGES, type Language } from '../../../domain/language.ts';
import type { RedFlag } from '../../../domain/reading.ts';
import { indexOf, type PhraseIndex } from './phrases.ts';

/** One kind of alarm in one language. */
export interface FlagEntry {
  readonly flag: string;
  readonly tier: RedFlag['tier'];
  readonly class: RedFlag['class'];
  readonly say: readonly string[];
  /** Patterns; each is a list of groups that must all be met near each other; each group lists its alternatives. */
  readonly near: readonly (readonly (readonly string[])[])[];
}

export interface LookAlikes {
  readonly clauseEnds: ReadonlySet<string>;
  readonly negations: PhraseIndex;
  readonly symptoms: PhraseIndex;
  readonly diagnoses: ReadonlySet<string>;
  readonly history: PhraseIndex;
  readonly recent: PhraseIndex;
  readonly topics: PhraseIndex;
  readonly harmless: PhraseIndex;
  readonly idioms: PhraseIndex;
  /** Names of what a practice does, and the plain word that stands for any of them. */
  readonly services: PhraseIndex;
  readonly service: string;
}

export interface LanguageLexicon {
  readonly entries: readonly FlagEntry[];
  /** Entries that a phrase may help to meet. */
  readonly entriesWith: ReadonlyMap<string, readonly FlagEntry[]>;
  /** All phrases of all entries. */
  readonly phrases: PhraseIndex;
  /** By flag: phrases that make a hit inside them void. */
  readonly unless: Readonly<Record<string, PhraseIndex>>;
  readonly around: LookAlikes;
}

export type Lexicon = Readonly<Record<Language, LanguageLexicon>>;

const Words = z.object({
  say: z.array(z.string()).default([]),
  near: z.array(z.array(z.string())).default([]),
  unless: z.array(z.string()).default([]),
});
const Entry = z.object({
  tier: z.enum(['red', 'amber', 'gate']),
  class: z.enum(['life', 'maternity', 'suicide', 'violence', 'distress', 'clinical', 'gate']),
  ...languageKeys(Words.optional()),
});
const RedFlags = z.record(z.string(), Entry);

const Alternatives = z.string().transform((line) =>
  line
    .split('|')
    .map((phrase) => phrase.trim())
    .filter(Boolean),
);
const Around = z.strictObject({
  'clause-ends': Alternatives,
  negations: Alternatives,
  symptoms: Alternatives,
  diagnoses: Alternatives,
  history: Alternatives,
  recent: Alternatives,
  topics: Alternatives,
  harmless: Alternatives,
  idioms: Alternatives,
  services: Alternatives,
  service: z.string(),
});
const LookAlikesFile = z.object(languageKeys(Around));

/** Parses both files, already read as YAML. Throws when they have not the shape their headers describe. */
export function parseLexicon(redFlags: unknown, lookAlikes: unknown): Lexicon {
  const flags = RedFlags.parse(redFlags);
  const around = LookAlikesFile.parse(lookAlikes);
  const parsed = LANGUAGES.map(
    (language) => [language, lexiconOf(language, flags, around[language])] as const,
  );
  return Object.fromEntries(parsed) as Lexicon;
}

function lexiconOf(
  language: Language,
  flags: z.infer<typeof RedFlags>,
  around: z.infer<typeof Around>,
): LanguageLexicon {
  const written = Object.entries(flags).flatMap(([flag, entry]) => {
    const words = entry[language];
    return words === undefined ? [] : [{ flag, entry, words }];
  });
  const entries = written.map(({ flag, entry, words }) => ({
    flag,
    tier: entry.tier,
    class: entry.class,
    say: words.say,
    near: words.near.map((groups) => groups.map((group) => group.split('|'))),
  }));
  const entriesWith = byPhraseOf(entries);
  return {
    entries,
    entriesWith,
    phrases: indexOf(entriesWith.keys(), true),
    unless: Object.fromEntries(written.map(({ flag, words }) => [flag, indexOf(words.unless, false)])),
    around: lookAlikesOf(around),
  };
}

function byPhraseOf(entries: readonly FlagEntry[]): ReadonlyMap<string, readonly FlagEntry[]> {
  const byPhrase = new Map<string, FlagEntry[]>();
  for (const entry of entries) {
    for (const phrase of new Set([...entry.say, ...entry.near.flat(2)]))
      byPhrase.set(phrase, [...(byPhrase.get(phrase) ?? []), entry]);
  }
  return byPhrase;
}

function lookAlikesOf(around: z.infer<typeof Around>): LookAlikes {
  return {
    clauseEnds: new Set(around['clause-ends']),
    negations: indexOf(around.negations, false),
    symptoms: indexOf(around.symptoms, true),
    diagnoses: new Set(around.diagnoses),
    history: indexOf(around.history, false),
    recent: indexOf(around.recent, false),
    topics: indexOf(around.topics, false),
    harmless: indexOf(around.harmless, false),
    idioms: indexOf(around.idioms, false),
    services: indexOf(around.services, false),
    service: around.service,
  };
}

function languageKeys<T extends z.ZodType>(type: T): Record<Language, T> {
  return Object.fromEntries(LANGUAGES.map((language) => [language, type])) as Record<Language, T>;
}
