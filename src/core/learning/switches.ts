// Which weights a practice reads with, and since when: learned/switches.tsv, one line a switch, never changed afterwards.

import { isLanguage, type Language } from '../../domain/language.ts';
import type { Instant } from '../../domain/time.ts';

/** Own weights that were switched on. */
export interface OwnWeights {
  readonly language: Language;
  /** Of the sentences they were learned from. */
  readonly fingerprint: string;
  /** SHA-256 of the file, in hex. */
  readonly hash: string;
  /** Fingerprint of the shipped weights they were compared with: when an update brings others, these are out of date. */
  readonly base: string;
  /** How many sentences of the practice's own are in them. */
  readonly sentences: number;
  readonly since: Instant;
}

export type Switch =
  | ({ readonly verb: 'on' } & OwnWeights)
  | { readonly verb: 'undo'; readonly language: Language; readonly since: Instant };

/** Reads the lines. Throws with the line that can't be read: which weights count must never be guessed. */
export function parseSwitches(text: string): readonly Switch[] {
  return text.split('\n').flatMap((line, at) => (line.trim() === '' ? [] : [parseSwitch(line, at + 1)]));
}

function parseSwitch(line: string, at: number): Switch {
  const [when = '', verb, language = '', fingerprint = '', hash = '', base = '', count] = line.split('\t');
  const since = Date.parse(when);
  if (Number.isNaN(since) || !isLanguage(language)) throw new Error(`switches.tsv:${at}: not a switch.`);
  if (verb === 'undo') return { verb, language, since };
  const sentences = Number(count);
  if (verb !== 'on' || !/^[0-9a-f]{16}$/.test(fingerprint) || !Number.isInteger(sentences))
    throw new Error(`switches.tsv:${at}: not a switch.`);
  return { verb, language, fingerprint, hash, base, sentences, since };
}

/** One line for the file. */
export function switchLine(one: Switch): string {
  const when = new Date(one.since).toISOString();
  const more = one.verb === 'on' ? [one.fingerprint, one.hash, one.base, String(one.sentences)] : [];
  return `${[when, one.verb, one.language, ...more].join('\t')}\n`;
}

/** The own weights that counted at a moment, by language; a language without any is read with the shipped ones. */
export function weightsAt(
  switches: readonly Switch[],
  moment: Instant,
): Readonly<Partial<Record<Language, OwnWeights>>> {
  const stacks = stacksOf(switches.filter(({ since }) => since <= moment));
  return Object.fromEntries(
    [...stacks].flatMap(([language, stack]) => (stack.length === 0 ? [] : [[language, stack.at(-1)]])),
  );
}

/** Weights that an undo can still come back to, those in use included. */
export function reachable(switches: readonly Switch[]): readonly OwnWeights[] {
  return [...stacksOf(switches).values()].flat();
}

function stacksOf(switches: readonly Switch[]): ReadonlyMap<Language, readonly OwnWeights[]> {
  const stacks = new Map<Language, readonly OwnWeights[]>();
  for (const one of switches) {
    const stack = stacks.get(one.language) ?? [];
    stacks.set(one.language, one.verb === 'on' ? [...stack, one] : stack.slice(0, -1));
  }
  return stacks;
}
