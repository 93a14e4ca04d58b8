import type { FlagEntry, LanguageLexicon } from './lexicon.ts';
import { type Hit, hitsIn } from './phrases.ts';
import type { Token } from './tokens.ts';

/** A flag met by certain words: one hit for a phrase, several for words near each other. */
export interface Match {
  readonly entry: FlagEntry;
  readonly hits: readonly [Hit, ...Hit[]];
}

/** Words between the first and the last of two groups, and of three and more. */
const WINDOW = 9;
const WIDE_WINDOW = 16;
/** More ways of meeting one pattern than this add nothing. */
const MOST = 60;

/** Every way in which the text meets a flag. */
export function matchesIn(tokens: readonly Token[], lexicon: LanguageLexicon): readonly Match[] {
  const byPhrase = byPhraseOf(hitsIn(tokens, lexicon.phrases));
  const near = new Set([...byPhrase.keys()].flatMap((phrase) => lexicon.entriesWith.get(phrase) ?? []));
  return lexicon.entries
    .filter((entry) => near.has(entry))
    .flatMap((entry) => {
      const ways = waysToMeet(entry, byPhrase).filter(
        (hits) => entry.tier !== 'gate' || !hits.some(({ slip }) => slip),
      );
      const voids = ways.length === 0 ? [] : hitsIn(tokens, lexicon.unless[entry.flag] ?? NONE);
      return ways.filter((hits) => !hits.some((hit) => isVoid(hit, voids))).map((hits) => ({ entry, hits }));
    });
}

function isVoid(hit: Hit, voids: readonly Hit[]): boolean {
  return voids.some((idiom) => idiom.from <= hit.from && hit.to <= idiom.to);
}

const NONE = { exact: new Map(), prefixes: new Map(), long: new Map() };

function byPhraseOf(hits: readonly Hit[]): ReadonlyMap<string, readonly Hit[]> {
  const byPhrase = new Map<string, Hit[]>();
  for (const hit of hits) byPhrase.set(hit.phrase, [...(byPhrase.get(hit.phrase) ?? []), hit]);
  return byPhrase;
}

function waysToMeet(
  entry: FlagEntry,
  byPhrase: ReadonlyMap<string, readonly Hit[]>,
): readonly Match['hits'][] {
  const said = entry.say.flatMap((phrase) => byPhrase.get(phrase) ?? []).map((hit): Match['hits'] => [hit]);
  return [...said, ...entry.near.flatMap((groups) => nearWays(groups, byPhrase))];
}

function nearWays(
  groups: readonly (readonly string[])[],
  byPhrase: ReadonlyMap<string, readonly Hit[]>,
): readonly Match['hits'][] {
  const window = groups.length > 2 ? WIDE_WINDOW : WINDOW;
  const found = groups.map((group) => group.flatMap((phrase) => byPhrase.get(phrase) ?? []));
  if (found.some((hits) => hits.length === 0)) return [];
  const [first = [], ...others] = found;
  let ways: Match['hits'][] = first.map((hit) => [hit]);
  for (const hits of others) {
    ways = ways.flatMap((way) =>
      hits.filter((hit) => joins(way, hit, window)).map((hit): Match['hits'] => [...way, hit]),
    );
    ways.length = Math.min(ways.length, MOST);
  }
  return ways;
}

/** The hit uses other words than the way so far, and all of them still lie within the window. */
function joins(way: readonly Hit[], hit: Hit, window: number): boolean {
  if (way.some((other) => other.from < hit.to && hit.from < other.to)) return false;
  const from = Math.min(hit.from, ...way.map((other) => other.from));
  const to = Math.max(hit.to, ...way.map((other) => other.to));
  return to - from <= window;
}
