// Accounting for a sentence piece by piece: politeness is taken off both ends, and what is left may be several
// statements with commas between. Each piece must be explained by itself, as if a full stop stood there.

import type { Language } from '../../../domain/language.ts';
import type { Label } from '../../../domain/reading.ts';
import { wordsOf } from '../fold.ts';
import { isAccompanying, isProtected } from '../labels.ts';
import type { InItsMail } from '../neighbours/beside-neighbours.ts';
import { acts, isCalmBeside, isThanksAlone } from './beside.ts';
import { calmLabels } from './calm.ts';
import type { Classified, Classify } from './classified.ts';
import { isOfficeSentence } from './office-sentence.ts';
import { closingEnd, greetingStart } from './politeness.ts';

/** Shorter pieces say too little to be judged alone. */
const SHORTEST_PIECE = 2;
const MOST_PIECES = 6;

/**
 * The labels of a whole sentence; explained when it is, by itself or beside its neighbours (`inMail`), and no clause
 * beside an act says what a human must read.
 */
export function accountFor(
  text: string,
  language: Language,
  classify: Classify,
  inMail: InItsMail | null = null,
): Classified {
  const account = besideOthers(accountOf(text, language, classify), text, language, inMail);
  const thanks = account.labels.includes('thanks') && account.labels.every(isCourtesy);
  if (!account.explained || !(thanks || acts(account.labels))) return account;
  const { core } = withoutPoliteness(text, language);
  const calm = thanks ? isThanksAlone(core, language, classify) : isCalmBeside(core, language, classify);
  return calm ? account : { ...account, explained: false };
}

/** Words that may be left of courtesy when its formulas are taken away: names. */
const LONGEST_COURTESY = 4;

/** What a sentence that says too little alone is in its mail. */
function besideOthers(
  account: Classified,
  text: string,
  language: Language,
  inMail: InItsMail | null,
): Classified {
  if (account.explained || inMail === null || !inMail.calm || !inMail.heard) return account;
  if (account.labels.some(isProtected)) return account;
  if (saysMoreThan(inMail.labels, text, language)) return account;
  return { ...account, labels: inMail.labels, explained: true, leans: true };
}

/** "Hi, I'd like to book Friday if my boss lets me go" is more than a greeting. */
export function saysMoreThan(labels: readonly Label[], text: string, language: Language): boolean {
  const { core } = withoutPoliteness(text, language);
  return labels.every(isPolite) && wordsOf(core).length > LONGEST_COURTESY;
}

function isPolite(label: Label): boolean {
  return label === 'greeting' || label === 'closing' || label === 'thanks' || label === 'name';
}

function isCourtesy(label: Label): boolean {
  return label === 'thanks' || isAccompanying(label);
}

/** The sentence, or every one of its pieces, explained. */
function accountOf(text: string, language: Language, classify: Classify): Classified {
  const whole = classify(text, language);
  if (whole.explained || whole.labels.some(isProtected)) return whole;
  const { core, labels } = withoutPoliteness(text, language);
  if (wordsOf(core).length === 0) return { labels, explained: labels.length > 0 };
  const bare = core === text ? whole : classify(core, language);
  if (bare.explained && !bare.labels.some(isProtected)) return joined([{ labels, explained: true }, bare]);
  const office = officeLabels(core, language, bare) ?? calmLabels(bare.p ?? {});
  if (office !== null) return { labels: [...new Set([...labels, ...office])], explained: true };
  const pieces = piecesOf(core).map((piece) => classify(piece, language));
  const heard = joined([{ labels, explained: true }, whole, bare, ...pieces]);
  const every = pieces.length > 1 && pieces.every(({ explained }) => explained);
  if (heard.labels.some(isProtected)) return { ...heard, explained: false };
  return every
    ? joined([{ labels, explained: true }, ...pieces])
    : { ...joined([{ labels, explained: true }, whole]), explained: false };
}

/** From this probability of a protected label on, office words alone do not explain a sentence. */
const SUSPICIOUS = 0.2;
/** … and this probable must the office matter be. */
const LIKELY = 0.75;

/** Nothing but office words, one office matter likely, and no scent of anything else: its labels, else null. */
function officeLabels(core: string, language: Language, { p = {} }: Classified): readonly Label[] | null {
  const chances = Object.entries(p) as [Label, number][];
  const labels = chances
    .filter(([label, chance]) => !isProtected(label) && chance >= LIKELY)
    .map(([label]) => label);
  const suspicious = chances.some(([label, chance]) => isProtected(label) && chance >= SUSPICIOUS);
  return labels.length > 0 && !suspicious && isOfficeSentence(core, language) ? labels : null;
}

function withoutPoliteness(text: string, language: Language): { core: string; labels: readonly Label[] } {
  const start = greetingStart(text, language);
  const rest = text.slice(start);
  const end = closingEnd(rest, language);
  return {
    core: rest.slice(0, end).trim(),
    labels: [
      ...(start > 0 ? (['greeting'] as const) : []),
      ...(end < rest.length ? (['closing'] as const) : []),
    ],
  };
}

const BREAK = /\s*(?:[,;:]|\s[-–—]\s|\.{2,}|…)\s+/u;

function piecesOf(core: string): readonly string[] {
  const pieces = core.split(BREAK).filter((piece) => piece.trim() !== '');
  const fit =
    pieces.length <= MOST_PIECES && pieces.every((piece) => wordsOf(piece).length >= SHORTEST_PIECE);
  return fit ? pieces : [];
}

function joined(parts: readonly Classified[]): Classified {
  const known = parts.flatMap(({ p }) => (p === undefined ? [] : [p]));
  return {
    labels: [...new Set(parts.flatMap(({ labels }) => labels))],
    explained: parts.every(({ explained }) => explained),
    red: Math.max(...parts.map(({ red = 0 }) => red)),
    ...(known.length === 0 ? {} : { p: highest(known) }),
  };
}

function highest(chances: readonly NonNullable<Classified['p']>[]): NonNullable<Classified['p']> {
  const p: Partial<Record<Label, number>> = {};
  for (const [label, chance] of chances.flatMap((one) => Object.entries(one) as [Label, number][])) {
    p[label] = Math.max(p[label] ?? 0, chance);
  }
  return p;
}
