// The floor under both readers (handbook §2.3): word lists that work when everything else is off. They only stop
// routine handling; they never judge how serious something is.

import type { Language } from '../../domain/language.ts';
import type { CutPart, Mail } from '../../domain/mail.ts';
import type { RedFlag } from '../../domain/reading.ts';
import { deathPhrases } from '../consents/death-words.ts';
import { wordsOf as folded } from './fold.ts';
import type { LanguageLexicon, Lexicon } from './red-flags/lexicon.ts';
import { surroundingsOf, tierOf } from './red-flags/lowering.ts';
import { type Match, matchesIn } from './red-flags/matches.ts';
import { tokensOf } from './red-flags/tokens.ts';

/** Which languages are searched. */
export interface SearchedLanguages {
  /** For red and amber wording: all of them when the language is unsure. */
  readonly alarms: readonly Language[];
  /** For the health gate, whose words mean other things in other languages. */
  readonly gate: readonly Language[];
}

/** Longer texts are searched in their first and last halves of this many characters. */
const LONGEST = 40_000;

const RANK: Readonly<Record<RedFlag['tier'], number>> = { gate: 0, amber: 1, red: 2 };

/** Every flag that the mail's own words, subject, cut parts or attachment names meet, each once a place. */
export function redFlagsIn(
  mail: Pick<Mail, 'ownWords' | 'subject' | 'cut' | 'attachments'>,
  lexicon: Lexicon,
  languages: SearchedLanguages,
): readonly RedFlag[] {
  const search = (text: string, where: RedFlag['where'], gate: boolean) =>
    flagsOf({ text, where, context: where === 'subject' ? mail.ownWords : '' }, lexicon, {
      alarms: languages.alarms,
      gate: gate ? languages.gate : [],
    });
  const names = mail.attachments.map(({ name }) => name.replace(/[_.-]+/g, ' ')).join('\n');
  return [
    ...search(mail.ownWords, 'own', true),
    ...search(mail.subject, 'subject', true),
    ...mail.cut.flatMap((part) =>
      ofCutPart(
        part,
        mail,
        search(part.text, 'cut', part.kind === 'forward' || part.kind === 'other-version'),
      ),
    ),
    ...search(names, 'attachment', true),
  ];
}

/**
 * What others wrote is no emergency of this mail, but a human looks; a bare forward is the sender's message, and so
 * is what only the formatted text of it says.
 */
function ofCutPart(
  part: CutPart,
  mail: Pick<Mail, 'ownWords'>,
  flags: readonly RedFlag[],
): readonly RedFlag[] {
  if (part.kind === 'other-version' || (part.kind === 'forward' && mail.ownWords.trim() === '')) return flags;
  return flags.map((flag) => (flag.tier === 'red' ? { ...flag, tier: 'amber' } : flag));
}

interface Place {
  readonly text: string;
  readonly where: RedFlag['where'];
  /** Text beside it that may tell that something is long past: the words below a subject. */
  readonly context: string;
}

function flagsOf(
  { text, where, context }: Place,
  lexicon: Lexicon,
  { alarms, gate }: SearchedLanguages,
): readonly RedFlag[] {
  const searched =
    text.length <= LONGEST ? text : `${text.slice(0, LONGEST / 2)}\n${text.slice(-LONGEST / 2)}`;
  const found = [...new Set([...alarms, ...gate])].flatMap((language) =>
    flagsInLanguage({ text: searched, where, context }, lexicon[language]).filter(({ tier }) =>
      (tier === 'gate' ? gate : alarms).includes(language),
    ),
  );
  return strongestOfEach(found);
}

function flagsInLanguage({ text, where, context }: Place, lexicon: LanguageLexicon): readonly RedFlag[] {
  const tokens = tokensOf(text, lexicon.around.clauseEnds);
  const matches = matchesIn(tokens, lexicon);
  if (matches.length === 0) return [];
  const surroundings = surroundingsOf(tokens, tokensOf(context, lexicon.around.clauseEnds), lexicon.around);
  return matches.flatMap((match) => {
    const tier = tierOf(match, tokens, surroundings);
    if (tier === null) return [];
    const { from, to } = wordsOf(match, (at) => tokens[at]);
    const words = text.slice(from, to);
    const { flag } = match.entry;
    if (match.entry.class === 'suicide' && tellsOfAnother(words, text))
      return [{ flag, tier: 'amber', class: 'distress', words, where }];
    const lowered = tier !== match.entry.tier;
    const kind = lowered ? loweredClass(tier) : match.entry.class;
    return [{ flag, tier, class: kind, words, where }];
  });
}

/** "Mme Roux n'est plus de ce monde": the words tell of somebody's death, and of no wish to die. */
function tellsOfAnother(words: string, text: string): boolean {
  const said = folded(words).join(' ');
  return deathPhrases(text).some((phrase) => ` ${phrase} `.includes(` ${said} `));
}

function loweredClass(tier: RedFlag['tier']): RedFlag['class'] {
  return tier === 'gate' ? 'gate' : 'clinical';
}

function wordsOf({ hits }: Match, token: (at: number) => { from: number; to: number } | undefined) {
  const first = Math.min(...hits.map(({ from }) => from));
  const last = Math.max(...hits.map(({ to }) => to)) - 1;
  return { from: token(first)?.from ?? 0, to: token(last)?.to ?? 0 };
}

function strongestOfEach(flags: readonly RedFlag[]): readonly RedFlag[] {
  const kept = new Map<string, RedFlag>();
  for (const flag of flags) {
    const known = kept.get(flag.flag);
    if (known === undefined || RANK[flag.tier] > RANK[known.tier]) kept.set(flag.flag, flag);
  }
  return [...kept.values()];
}
